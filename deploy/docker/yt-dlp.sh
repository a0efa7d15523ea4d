#!/bin/sh
# yt-dlp.sh FOLDER AS-OF: takes yt-dlp into the image as the script ytarchive does on a machine: upstream's current release
# with its published SHA-256, else Debian's, whose signature apt verifies. FOLDER/source says which it is.
set -eu
here=$(dirname "$0")
# shellcheck source=/dev/null
. "$here/yt-dlp-release.sh"
folder=$1
mkdir -p "$folder"
code=0
update_from_upstream "$folder" jNQXAC9IVRw '' '' '' || code=$?
[ "$code" -eq 0 ] || [ "$code" -eq 2 ] || exit "$code"
for suite in trixie-backports bookworm; do
  [ "$code" -ne 0 ] || break
  fresh=$(new_version_folder "$folder")
  if "$here/debian-yt-dlp" "$suite" "$fresh" >/dev/null; then
    adopt_yt_dlp "$folder" "$fresh" "Debian's $suite, its signature verified; upstream's release could not be had"
    release_says "WARNING: the image has Debian's yt-dlp: YouTube changes often and breaks old ones"
    code=0
  fi
done
[ "$code" -eq 0 ] || { release_says "no yt-dlp could be had, neither upstream's nor Debian's"; exit 1; }
"$folder/yt-dlp" --version >"$folder/version"
echo "yt-dlp $(cat "$folder/version") as of $2: $(cat "$folder/source")"

# shellcheck shell=sh
# Takes yt-dlp's current release into a folder of versions, and switches to it when it passes a trial.
#
# The script ytarchive reads this file for its functions; the download service runs it once a day if it is told to:
#   sh yt-dlp-release.sh FOLDER TRIAL-VIDEO OPTIONS-FILE FFMPEG JAVASCRIPT
# The last three may be empty; JAVASCRIPT is such as node:/usr/bin/node. Exit status: 0 switched, or it is the one in use; 1 it could not be had, or
# failed its trial: then everything is as it was. The last line printed says what happened.
#
# FOLDER/yt-dlp is what others call: a line that names the version in use, replaced in one step. A version stays where
# it is for days after it was replaced: a download that runs goes on with the one it began with.

yt_dlp_upstream=${NEWEST_YT_DLP_URL:-https://github.com/yt-dlp/yt-dlp/releases/latest/download}

release_says() { printf 'ytarchive: %s\n' "$*" >&2; }

# get URL FILE: over https alone, giving up in seconds when nobody answers.
get() {
  if command -v curl >/dev/null 2>&1; then
    curl --fail --silent --location --proto '=https' --connect-timeout 4 --max-time 180 --output "$2" "$1" 2>/dev/null
  elif command -v wget >/dev/null 2>&1; then
    wget --quiet --https-only --connect-timeout=4 --dns-timeout=4 --read-timeout=30 --tries=1 --output-document="$2" "$1"
  else
    return 1
  fi
}

sha256_of() {
  if command -v sha256sum >/dev/null 2>&1; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# new_version_folder FOLDER: a name nobody else has; later ones sort behind.
new_version_folder() { printf '%s/%s-%s\n' "$1" "$(date -u +%Y%m%dT%H%M%S)" "$$"; }

# upstream_yt_dlp FOLDER: the current release, if it has its published SHA-256 and runs here.
upstream_yt_dlp() {
  mkdir -p "$1"
  get "$yt_dlp_upstream/SHA2-256SUMS" "$1/SHA2-256SUMS" && get "$yt_dlp_upstream/yt-dlp" "$1/yt-dlp" || return 1
  expected=$(sed -n 's/^\([0-9a-f]\{64\}\) [ *]yt-dlp$/\1/p' "$1/SHA2-256SUMS")
  if [ -z "$expected" ] || [ "$expected" != "$(sha256_of "$1/yt-dlp")" ]; then
    release_says "WARNING: upstream's yt-dlp does not have its published SHA-256; it is not used"
    return 1
  fi
  chmod 755 "$1/yt-dlp"
  "$1/yt-dlp" --version >/dev/null 2>&1 && return
  release_says "upstream's yt-dlp does not run on $(python3 --version 2>&1)"
  return 1
}

# version_in_use FOLDER: the folder of the version that is called now; fails when there is none.
version_in_use() {
  [ -x "$1/yt-dlp" ] || return 1
  used=$(sed -n 's/^exec "\(.*\)\/yt-dlp" "$@"$/\1/p' "$1/yt-dlp")
  [ -n "$used" ] && printf '%s\n' "$used"
}

# is_in_use FOLDER CANDIDATE: whether it is byte for byte the one in use.
is_in_use() {
  used=$(version_in_use "$1") && [ -f "$used/yt-dlp" ] &&
    [ "$(sha256_of "$used/yt-dlp")" = "$(sha256_of "$2/yt-dlp")" ]
}

# try_yt_dlp CANDIDATE TRIAL-VIDEO OPTIONS-FILE FFMPEG JAVASCRIPT: fetches a video that everybody knows, in its smallest form.
try_yt_dlp() {
  trial=$1/trial
  rm -rf "$trial"
  mkdir -p "$trial"
  limit=
  # In our own process group, or who ends that would leave the trial behind.
  ! timeout --foreground 1 true >/dev/null 2>&1 || limit='timeout --foreground 600'
  # shellcheck disable=SC2086
  if $limit "$1/yt-dlp" --ignore-config ${3:+--config-locations "$3"} ${4:+--ffmpeg-location "$4"} \
    ${5:+--js-runtimes "$5"} --no-update --no-playlist --use-extractors 'youtube.*' \
    --socket-timeout 15 --retries 2 --extractor-retries 1 --no-progress --max-filesize 200M -f 'wa/w/wv' \
    -P "$trial" -o 'trial.%(ext)s' -- "https://www.youtube.com/watch?v=$2" >"$1/trial.log" 2>&1 </dev/null 8>&- &&
    [ -n "$(find "$trial" -type f -name 'trial.*' -size +0)" ]; then
    rm -rf "$trial"
    return 0
  fi
  rm -rf "$trial"
  release_says "$(tail -n 1 "$1/trial.log" | cut -c 1-300)"
  return 1
}

# adopt_yt_dlp FOLDER CANDIDATE SOURCE: from now on this one is called. What it is, is kept in the file 'source'.
adopt_yt_dlp() {
  version=$("$2/yt-dlp" --version)
  replaced=$(version_in_use "$1") || replaced=
  if ! { printf '#!/bin/sh\nexec "%s/yt-dlp" "$@"\n' "$2" >"$2.launcher" && chmod 755 "$2.launcher" &&
    printf '%s\n' "$3" >"$2.source" && mv "$2.launcher" "$1/yt-dlp"; }; then
    rm -rf "$2" "$2.launcher" "$2.source"
    release_says "yt-dlp $version cannot be put in place in $1; is there room on the disk?"
    return 1
  fi
  mv "$2.source" "$1/source" || true
  [ -z "$replaced" ] || touch "$replaced" || true # downloads go on with it from now on, for days at most
  release_says "yt-dlp $version is in $2 ($3)"
  forget_old_versions "$1"
}

# The two newest stay, and whatever may still be running: one that was replaced is touched, and no download takes days.
forget_old_versions() {
  find "$1" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +3 | while read -r old; do
    if [ "$old" != "$(version_in_use "$1")" ] && [ -z "$(find "$old" -maxdepth 0 -mtime -2)" ]; then
      rm -rf "$old"
    fi
  done
}

# with_folder_locked FOLDER COMMAND...: one at a time; where there is no flock, steps in one stroke must do.
with_folder_locked() {
  mkdir -p "$1" || return 1
  (
    exec 8>"$1/.lock"
    ! command -v flock >/dev/null 2>&1 || flock -w 900 8 || exit 1
    shift
    "$@"
  )
}

# update_from_upstream FOLDER TRIAL-VIDEO OPTIONS-FILE FFMPEG JAVASCRIPT: returns 2 when upstream cannot be had.
update_from_upstream() {
  fresh=$(new_version_folder "$1")
  if ! upstream_yt_dlp "$fresh"; then
    rm -rf "$fresh"
    return 2
  fi
  if is_in_use "$1" "$fresh"; then
    rm -rf "$fresh"
    release_says "yt-dlp $("$1/yt-dlp" --version) is the current release already"
    return
  fi
  try_and_adopt "$fresh" "upstream's current release, its published SHA-256 verified" "$@"
}

# try_and_adopt CANDIDATE SOURCE FOLDER TRIAL-VIDEO OPTIONS-FILE FFMPEG JAVASCRIPT: the very first one needs no trial unless
# must_try says so: there is nothing better to go back to.
try_and_adopt() {
  if { [ -n "${must_try:-}" ] || version_in_use "$3" >/dev/null; } && ! try_yt_dlp "$1" "$4" "$5" "$6" "$7"; then
    candidate=$("$1/yt-dlp" --version)
    rm -rf "$1"
    release_says "yt-dlp $candidate failed its trial on the video $4; what was in use stays in use"
    return 1
  fi
  adopt_yt_dlp "$3" "$1" "$2"
}

# The daily run: several processes may share a home, and none asks twice a day.
update_daily() {
  if [ -n "$(find "$1/checked" -mmin -1430 2>/dev/null)" ]; then
    release_says "was looked for today already"
    return
  fi
  date -u +%Y-%m-%dT%H:%M:%SZ >"$1/checked"
  must_try=yes
  update_from_upstream "$@" || {
    [ $? -ne 2 ] || release_says "no new yt-dlp: upstream's release cannot be had just now"
    return 1
  }
}

if [ "${0##*/}" = yt-dlp-release.sh ]; then
  [ $# -eq 5 ] || exit 64
  with_folder_locked "$1" update_daily "$@"
fi

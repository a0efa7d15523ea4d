# shellcheck shell=sh
# shellcheck disable=SC2154
# The programs YTArchive drives: finds, installs and updates them. Part of the script ytarchive.

# How a release is taken, tried and adopted; the download service does the same once a day.
# shellcheck source=/dev/null
. "$root/download-service/src/main/resources/tool/yt-dlp-release.sh"

tools_folder() { printf '%s\n' "$YTARCHIVE_HOME/tools/yt-dlp"; }

need_tools() {
  need_ffmpeg
  need_python
  need_yt_dlp
  explain_missing_javascript
}

# --- packages of this system -------------------------------------------------

can_be_root() { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::http::Timeout=20 "$@" </dev/null; }

# Installs packages, with the lists the machine has if those do.
apt_install() {
  apt_get install -y --no-install-recommends "$@" >/dev/null 2>&1 && return
  apt_get update >/dev/null && apt_get install -y --no-install-recommends "$@" >/dev/null
}

# install_or_explain WHAT APT-PACKAGE DNF-PACKAGE PACMAN-PACKAGE BREW-PACKAGE
install_or_explain() {
  family=$(os_family)
  if [ "$family" = debian ] && has apt-get && can_be_root; then
    say "installing $1 (apt-get install $2)"
    apt_install "$2" && return
    give_up 3 "apt-get could not install $2; see what it says above"
  fi
  say "$1 is missing. To install it:"
  case $family in
    debian) echo "  sudo apt-get update && sudo apt-get install -y $2" ;;
    fedora) echo "  sudo dnf install -y $3" ;;
    arch) echo "  sudo pacman -S --needed $4" ;;
    mac) echo "  brew install $5" ;;
    other) echo "  by your system's package manager" ;;
  esac | with_sudo_where_needed >&2
  exit 3
}

need_ffmpeg() {
  { [ -x "${FFMPEG_PATH:-}" ] || has ffmpeg; } && { [ -x "${FFPROBE_PATH:-}" ] || has ffprobe; } && return
  install_or_explain ffmpeg ffmpeg ffmpeg-free ffmpeg ffmpeg
}

need_python() {
  [ -n "${YTDLP_PATH:-}" ] || has python3 || install_or_explain python3 python3 python3 python python
}

# --- yt-dlp -------------------------------------------------------------------

need_yt_dlp() {
  if [ -n "${YTDLP_PATH:-}" ]; then
    [ -x "$YTDLP_PATH" ] || give_up 2 "YTDLP_PATH names no program: $YTDLP_PATH"
  elif ! [ -x "$(tools_folder)/yt-dlp" ]; then
    fetch_yt_dlp
  fi
}

# The newest there is: upstream's, else Debian's, else this system's own. What is in use is only replaced by what passes
# a trial.
fetch_yt_dlp() {
  mkdir -p "$(tools_folder)" || give_up 2 "YTARCHIVE_HOME $YTARCHIVE_HOME cannot be used"
  with_folder_locked "$(tools_folder)" fetch_yt_dlp_alone || exit $?
}

fetch_yt_dlp_alone() {
  folder=$(tools_folder)
  set -- "$folder" "${YTDLP_TRIAL_VIDEO:-jNQXAC9IVRw}" "${YTDLP_OPTIONS_FILE:-}" "${FFMPEG_PATH:-}" \
    "$(javascript_option)"
  say "looking for the current yt-dlp"
  code=0
  update_from_upstream "$@" || code=$?
  [ "$code" -eq 2 ] || return "$code"
  fresh=$(new_version_folder "$folder")
  if ! may_become_debians; then
    say "upstream's release could not be had; yt-dlp $("$folder/yt-dlp" --version) stays in use"
    return 1
  elif debian_yt_dlp trixie-backports "$fresh"; then
    try_and_adopt "$fresh" "Debian's trixie-backports, its signature verified; upstream's release could not be had" "$@"
  elif has yt-dlp; then
    warn_of_old "the one on the PATH, $(command -v yt-dlp), version $(yt-dlp --version)"
  elif debian_yt_dlp bookworm "$fresh"; then
    try_and_adopt "$fresh" "Debian's bookworm" "$@"
    warn_of_old "Debian's bookworm, version $("$folder/yt-dlp" --version)"
  else
    rm -rf "$fresh"
    give_up 3 "no yt-dlp could be had: neither upstream's, nor Debian's, nor one on the PATH. Install one and set YTDLP_PATH"
  fi
}

# Debian's is the older one where upstream's is in use.
may_become_debians() {
  ! version_in_use "$folder" >/dev/null || grep -q "^Debian" "$folder/source" 2>/dev/null
}

warn_of_old() {
  say "WARNING: no current yt-dlp could be had, so this one is used: $1"
  say "WARNING: YouTube changes often and breaks old ones; './ytarchive tools update' tries again when there is a network"
}

debian_yt_dlp() {
  has apt-get && has dpkg-deb && [ -x /usr/bin/python3 ] || return 1
  rm -rf "$2"
  "$root/youtube-standin/debian-yt-dlp" "$1" "$2" >/dev/null
}

# --- JavaScript ---------------------------------------------------------------

# Prints the runtime yt-dlp can use; fails when there is none.
javascript_runtime() {
  if has deno; then echo "deno $(deno --version | sed -n 's/^deno \([0-9.]*\).*/\1/p')"; return; fi
  has node || return 1
  node_version=$(node --version)
  [ "$(expr "$node_version" : 'v\([0-9]*\)')" -ge 22 ] && echo "node $node_version"
}

# As yt-dlp wants it; deno it finds by itself.
javascript_option() {
  case $(javascript_runtime) in node*) printf 'node:%s\n' "$(command -v node)" ;; esac
}

explain_missing_javascript() {
  javascript_runtime >/dev/null && return
  say "no JavaScript runtime (deno, or node 22 or newer): real YouTube hides formats from a yt-dlp without one."
  say "  To have it: https://docs.deno.com/runtime/getting_started/installation/ (nothing else changes; it is found by itself)"
}

# --- ./ytarchive tools ---------------------------------------------------------

tools() {
  case "$#:${1:-}" in
    1:status) show_tools ;;
    1:update) need_python; fetch_yt_dlp ;;
    *) wrong_use ;;
  esac
}

show_tools() {
  if [ -n "${YTDLP_PATH:-}" ]; then
    echo "yt-dlp      $("$YTDLP_PATH" --version)  $YTDLP_PATH (YTDLP_PATH)"
  elif [ -x "$(tools_folder)/yt-dlp" ]; then
    echo "yt-dlp      $("$(tools_folder)/yt-dlp" --version)  $(cat "$(tools_folder)/source")"
  elif has yt-dlp; then
    echo "yt-dlp      $(yt-dlp --version)  $(command -v yt-dlp)"
  else
    echo "yt-dlp      none; './ytarchive tools update' fetches it"
  fi
  echo "ffmpeg      $(version_of "${FFMPEG_PATH:-ffmpeg}")"
  echo "ffprobe     $(version_of "${FFPROBE_PATH:-ffprobe}")"
  echo "JavaScript  $(javascript_runtime || echo 'none (deno, or node 22 or newer)')"
}

version_of() {
  if has "$1"; then "$1" -version | sed -n '1s/.* version \([^ ]*\).*/\1/p'; else echo none; fi
}

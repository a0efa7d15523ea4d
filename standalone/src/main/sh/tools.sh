# shellcheck shell=sh
# shellcheck disable=SC2154
# The programs YTArchive drives: finds, installs and updates them. Part of the script ytarchive.

newest_upstream=${NEWEST_YT_DLP_URL:-https://github.com/yt-dlp/yt-dlp/releases/latest/download}

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

# The newest there is: upstream's, else Debian's, else this system's own. What it was is kept in the file 'source'.
fetch_yt_dlp() {
  mkdir -p "$(tools_folder)" || give_up 2 "YTARCHIVE_HOME $YTARCHIVE_HOME cannot be used"
  fresh=$(tools_folder)/$(date -u +%Y%m%dT%H%M%S)-$$
  say "looking for the current yt-dlp"
  if upstream_yt_dlp "$fresh"; then
    adopt_yt_dlp "$fresh" "upstream's current release, its published SHA-256 verified"
  elif debian_yt_dlp trixie-backports "$fresh"; then
    adopt_yt_dlp "$fresh" "Debian's trixie-backports, its signature verified; upstream's release could not be had"
  elif has yt-dlp; then
    warn_of_old "the one on the PATH, $(command -v yt-dlp), version $(yt-dlp --version)"
  elif debian_yt_dlp bookworm "$fresh"; then
    adopt_yt_dlp "$fresh" "Debian's bookworm"
    warn_of_old "Debian's bookworm, version $("$(tools_folder)/yt-dlp" --version)"
  else
    rm -rf "$fresh"
    give_up 3 "no yt-dlp could be had: neither upstream's, nor Debian's, nor one on the PATH. Install one and set YTDLP_PATH"
  fi
}

warn_of_old() {
  say "WARNING: no current yt-dlp could be had, so this one is used: $1"
  say "WARNING: YouTube changes often and breaks old ones; './ytarchive tools update' tries again when there is a network"
}

# get URL FILE: over https alone, giving up in seconds when nobody answers.
get() {
  if has curl; then
    curl --fail --silent --location --proto '=https' --connect-timeout 4 --max-time 180 --output "$2" "$1" 2>/dev/null
  elif has wget; then
    wget --quiet --https-only --connect-timeout=4 --dns-timeout=4 --read-timeout=30 --tries=1 --output-document="$2" "$1"
  else
    return 1
  fi
}

sha256_of() {
  if has sha256sum; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

upstream_yt_dlp() {
  mkdir -p "$1"
  get "$newest_upstream/SHA2-256SUMS" "$1/SHA2-256SUMS" && get "$newest_upstream/yt-dlp" "$1/yt-dlp" || return 1
  expected=$(sed -n 's/^\([0-9a-f]\{64\}\) [ *]yt-dlp$/\1/p' "$1/SHA2-256SUMS")
  if [ -z "$expected" ] || [ "$expected" != "$(sha256_of "$1/yt-dlp")" ]; then
    say "WARNING: upstream's yt-dlp does not have its published SHA-256; it is not used"
    return 1
  fi
  chmod 755 "$1/yt-dlp"
  "$1/yt-dlp" --version >/dev/null 2>&1 && return
  say "upstream's yt-dlp does not run on $(python3 --version 2>&1)"
  return 1
}

debian_yt_dlp() {
  has apt-get && has dpkg-deb && [ -x /usr/bin/python3 ] || return 1
  rm -rf "$2"
  "$root/youtube-standin/debian-yt-dlp" "$1" "$2" >/dev/null
}

# The program stays where it is while it runs; what is called is a line that names it, replaced in one step.
adopt_yt_dlp() {
  version=$("$1/yt-dlp" --version)
  launcher=$(tools_folder)/yt-dlp
  printf '#!/bin/sh\nexec "%s/yt-dlp" "$@"\n' "$1" >"$launcher.new"
  chmod 755 "$launcher.new"
  mv "$launcher.new" "$launcher"
  printf '%s\n' "$2" >"$(tools_folder)/source"
  say "yt-dlp $version is in $1 ($2)"
  find "$(tools_folder)" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +3 | while read -r old; do rm -rf "$old"; done
}

# --- JavaScript ---------------------------------------------------------------

# Prints the runtime yt-dlp can use; fails when there is none.
javascript_runtime() {
  if has deno; then echo "deno $(deno --version | sed -n 's/^deno \([0-9.]*\).*/\1/p')"; return; fi
  has node || return 1
  node_version=$(node --version)
  [ "$(expr "$node_version" : 'v\([0-9]*\)')" -ge 22 ] && echo "node $node_version"
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

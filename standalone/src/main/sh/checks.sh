# shellcheck shell=sh
# shellcheck disable=SC2154
# Runs what the build checks and tests, and counts. Part of the script ytarchive.

checks() {
  full=false
  docker=no
  case "$#:${1:-}" in
    0:) ;;
    1:--full) full=true ;;
    1:--docker) docker=alone ;;
    *) wrong_use ;;
  esac
  [ -z "${CI:-}" ] || [ "$docker" = alone ] || docker=too
  [ "$docker" = no ] || docker_answers || {
    say "no Docker engine answers with 'docker compose' here: the tests in containers are skipped"
    [ "$docker" = too ] || { echo "0 passed, 0 failed"; return; }
    docker=no
  }
  find_java
  find_maven
  need_ffmpeg
  need_python
  has curl || install_or_explain curl curl curl curl curl
  [ "$full" = false ] || has nginx || install_or_explain nginx nginx-core nginx nginx nginx
  need_another_user
  need_debian_yt_dlps
  need_rtsp_server
  need_old_clients
  need_prometheus
  tested=
  forks=2
  if [ "$full" = true ]; then
    ready_to_run # what is measured is what people run
    tested="-Dytarchive.build=$app"
    forks=1 # beside others a figure means nothing
  fi
  run_checks
}

docker_answers() {
  has docker && docker version >/dev/null 2>&1 && docker compose version >/dev/null 2>&1
}

# PostgreSQL refuses root. The tests' one takes a user namespace; where those are forbidden it becomes nobody.
need_another_user() {
  [ "$(id -u)" -eq 0 ] || return 0
  unshare -U true 2>/dev/null && return
  say "no user namespaces here: the tests' PostgreSQL runs as nobody"
  PATH=$root/common/src/test/scripts:$PATH
  export PATH
}

# The real extractor is tested on three versions; those come from Debian's packages and stay in the build folder.
need_debian_yt_dlps() {
  for wanted in 2023.03.04=bookworm 2025.04.30=bookworm-backports 2026.10=trixie-backports; do
    folder=$root/target/yt-dlp/${wanted%=*}
    [ -x "$folder/yt-dlp" ] && continue
    say "fetching yt-dlp ${wanted%=*} of Debian's ${wanted#*=} for the tests"
    debian_yt_dlp "${wanted#*=}" "$folder" || say "WARNING: no yt-dlp ${wanted%=*} here; the tests that need it will fail"
  done
}

# Captures are tested against GStreamer's RTSP server, which the distribution's Python runs.
need_rtsp_server() {
  can_serve_rtsp && return
  if has apt-get && can_be_root; then
    say "installing GStreamer's RTSP server for the tests"
    apt_install python3 python3-gi gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-base \
      gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly || true
  fi
  can_serve_rtsp || say "WARNING: no GStreamer RTSP server here; the tests that need it will fail"
}

can_serve_rtsp() {
  [ -x /usr/bin/python3 ] && /usr/bin/python3 -c '
import gi
gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gst, GstRtspServer
Gst.init(None)
wanted = ("x264enc", "voaacenc", "mulawenc", "jpegenc", "rtph264pay", "rtpmp4gpay", "rtppcmupay", "rtpjpegpay")
raise SystemExit(any(Gst.ElementFactory.find(name) is None for name in wanted))' 2>/dev/null
}

# The doors are tested with the clients they are for: those from npm, curl, and a browser that plays; npm has the linter
# of the OpenAPI documents and newman, too. The packages are those of the lock file and stay in the build folder.
need_old_clients() {
  has curl || install_or_explain curl curl curl curl curl
  has node || install_or_explain Node nodejs nodejs nodejs node
  has npm || install_or_explain npm npm npm npm node
  has chromium || install_or_explain Chromium chromium chromium chromium chromium
  sources=$root/system-tests/src/test/npm
  packages=$root/system-tests/target/npm
  mkdir -p "$packages"
  if ! cmp -s "$sources/package-lock.json" "$packages/node_modules/of-this-lock-file"; then
    say "fetching the npm packages for the tests"
    cp "$sources/package.json" "$sources/package-lock.json" "$sources/.npmrc" "$packages/"
    if (cd "$packages" && npm ci --silent >&2); then
      cp "$packages/package-lock.json" "$packages/node_modules/of-this-lock-file"
    else
      say "WARNING: the npm packages could not be had; the tests that need them will fail"
    fi
  fi
  cp "$sources"/*.mjs "$packages/"
}

# Rules and dashboards are tested with the real Prometheus and its promtool. The distribution's package is unpacked into
# the build folder and not installed, so that no service of it starts.
need_prometheus() {
  folder=$root/target/prometheus
  [ -x "$folder/usr/bin/promtool" ] && return
  say "fetching Prometheus for the tests"
  rm -rf "$folder"
  mkdir -p "$folder"
  if has apt-get && has dpkg-deb && download_package prometheus "$folder" && dpkg-deb -x "$folder"/prometheus_*.deb "$folder"; then
    rm -f "$folder"/prometheus_*.deb
  else
    say "WARNING: no Prometheus here (apt-get download prometheus); the tests that need it will fail"
  fi
}

# download_package NAME FOLDER
download_package() {
  (cd "$2" && apt-get download "$1" >/dev/null 2>&1) && return
  can_be_root && apt_get update >/dev/null && (cd "$2" && apt-get download "$1" >/dev/null)
}

run_checks() {
  began=$(date +%s)
  log=$root/target/test.log
  mkdir -p "$root/target"
  find "$root" -path '*/target/*-reports/*' \( -name 'TEST-*.xml' -o -name '*.txt' \) -exec rm -f {} +
  say "building and testing; all of Maven's output goes to $log"
  set --
  [ "$docker" = no ] || set -- -Dtest.excluded=
  [ "$docker" != alone ] || set -- "$@" --projects system-tests --also-make -Dspotless.check.skip=true \
    -Dtest=None -Dit.test='StockPostgresIT,ComposeSystemTest' \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
  {
    code=0
    run_maven verify "$@" --fail-at-end -Dmaven.test.failure.ignore=true -Dtest.forks="$forks" -Dtest.replicas="$full" \
      -Dtest.args="-Dytarchive.full=$full $tested" 2>&1 || code=$?
    echo "$code" >"$root/target/test.status"
  } | tee "$log" | only_progress
  count_and_report "$(cat "$root/target/test.status")"
}

only_progress() {
  grep --line-buffered -E '^\[INFO\] (Building ytarchive|Building [a-z-]+ [0-9]|Tests run:.* in )|^\[ERROR\]|^\[WARNING\] Tests run:.*(Failures: [1-9]|Errors: [1-9])' || true
}

# Prints the value of an attribute summed over all test suites that reported.
sum_of() {
  find "$root" -path '*/target/*-reports/TEST-*.xml' -exec sed -n "s/.*<testsuite [^>]*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" {} + |
    awk '{ sum += $1 } END { print sum + 0 }'
}

count_and_report() {
  failed=$(($(sum_of failures) + $(sum_of errors)))
  skipped=$(sum_of skipped)
  passed=$(($(sum_of tests) - failed - skipped))
  if [ "$1" -ne 0 ] && [ "$failed" -eq 0 ]; then
    say "the build itself failed; it counts as one:"
    grep '^\[ERROR\]' "$root/target/test.log" | head -n 20 >&2 || true
    failed=1
  fi
  [ "$skipped" -eq 0 ] || say "$skipped were skipped"
  say "took $(($(date +%s) - began)) s"
  echo "$passed passed, $failed failed"
  [ "$failed" -eq 0 ]
}

# Writes docs/openapi anew from the code and its comments; 'test' fails when it would differ.
openapi() {
  [ $# -eq 0 ] || wrong_use
  find_java
  find_maven
  run_maven --quiet --projects system-tests --also-make test -Dtest=OpenApiDocumentsTest \
    -Dsurefire.failIfNoSpecifiedTests=false -Dtest.args=-Dytarchive.openapi.write=true -Dspotless.check.skip=true
  say "docs/openapi is as the code is"
}

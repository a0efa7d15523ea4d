# shellcheck shell=sh
# shellcheck disable=SC2154
# Runs what the build checks and tests, and counts. Part of the script ytarchive.

checks() {
  full=false
  case "$#:${1:-}" in
    0:) ;;
    1:--full) full=true ;;
    *) wrong_use ;;
  esac
  find_java
  find_maven
  need_ffmpeg
  need_python
  [ "$full" = false ] || has nginx || install_or_explain nginx nginx-core nginx nginx nginx
  need_debian_yt_dlps
  tested=
  if [ "$full" = true ]; then
    ready_to_run # what is measured is what people run
    tested="-Dytarchive.build=$app"
  fi
  run_checks
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

run_checks() {
  began=$(date +%s)
  log=$root/target/test.log
  mkdir -p "$root/target"
  find "$root" -path '*/target/*-reports/*' \( -name 'TEST-*.xml' -o -name '*.txt' \) -exec rm -f {} +
  say "building and testing; all of Maven's output goes to $log"
  {
    code=0
    run_maven verify --fail-at-end -Dmaven.test.failure.ignore=true \
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

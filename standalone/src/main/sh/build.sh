# shellcheck shell=sh
# shellcheck disable=SC2154
# Builds what is not built or is stale. Sets: app (a folder nobody changes any more). Part of the script ytarchive.
#
# Each build lands in a folder of its own, so that a stack that runs keeps its files while a newer one is built.

modules='common contracts youtube-standin client metadata-service download-service storage-service jobs-service standalone'
builds=$root/standalone/target/builds

# The newest build's folder; fails when there is none.
newest_build() {
  [ -r "$builds/newest" ] && app=$builds/$(cat "$builds/newest") && [ -d "$app/lib" ]
}

# Folders count too: their time tells of files that were removed.
sources_newer_than() {
  for module in $modules; do
    find "$root/$module/pom.xml" "$root/$module/src/main" -newer "$1" 2>/dev/null
  done
  find "$root/pom.xml" "$root/docs/openapi" -newer "$1"
}

is_fresh() {
  newest_build && [ -z "$(sources_newer_than "$app/sources-as-of" | head -n 1)" ]
}

# Everything Java needs: found, built, and in $app.
ready_to_run() {
  find_java
  is_fresh && return
  find_maven
  mkdir -p "$builds" || give_up 3 "cannot build: $root is not writable"
  if has flock; then
    exec 8>"$builds/lock"
    flock 8
  fi
  is_fresh || build
  exec 8>&-
}

build() {
  say "building; the first time Maven fetches its libraries, which takes minutes"
  began=$(date +%s)
  name=$(date -u +%Y%m%dT%H%M%S)-$$
  new=$builds/$name
  mkdir -p "$new"
  touch "$new/sources-as-of"
  if ! run_maven --quiet --projects standalone --also-make process-classes -Dspotless.check.skip=true >"$builds/log" 2>&1; then
    grep -v '^\[INFO\]' "$builds/log" | head -n 60 >&2
    rm -rf "$new"
    give_up 1 "the build failed; all of it is in $builds/log"
  fi
  cp -R "$root/standalone/target/lib" "$new/lib"
  for module in $modules; do
    "$jdk/bin/jar" --create --no-compress --file "$new/lib/0-$module.jar" -C "$root/$module/target/classes" .
  done
  rehearse "$new"
  printf '%s\n' "$name" >"$builds/newest.new"
  mv "$builds/newest.new" "$builds/newest"
  app=$new
  drop_old_builds
  say "built in $(($(date +%s) - began)) s"
}

# rehearse BUILD: runs the stack once on tools that only act, and keeps what the JVM learned. Without it all works too,
# only starts take longer.
rehearse() {
  stage=$1/rehearsal
  mkdir "$stage"
  say "rehearsing, so that later starts are quick"
  "$jdk/bin/java" -XX:AOTCacheOutput="$1/stack.aot" '-Xlog:cds*=off,aot*=off' -Xmx512m --enable-native-access=ALL-UNNAMED \
    -cp "$1/lib/*" org.ytarchive.standalone.rehearsal.Rehearsal "$stage" >"$1/rehearsal.log" 2>&1 ||
    say "WARNING: no start cache, starts will take longer: see $1/rehearsal.log"
  rm -rf "$stage"
}

# All but the newest two: the one before may still be running, and its files stay readable to it.
drop_old_builds() {
  find "$builds" -mindepth 1 -maxdepth 1 -type d | sort -r | tail -n +3 | while read -r old; do rm -rf "$old"; done
}

#!/bin/sh
# Runs the services once on tools that only act, with the JVM, the jars and the options of later, and keeps what that JVM
# learned in /app/cache. Run by the Dockerfile, not as root. Without it all works too, only starts take longer.
set -eu
umask 022
stage=$(mktemp -d)
trap 'kill "${database:-}" 2>/dev/null || true; rm -rf "$stage"' EXIT

java -XX:+UseSerialGC -Xmx64m -cp "/rehearsal/lib/*:$(sed 's/^-cp "\(.*\)"$/\1/' /app/own/classpath)" \
  org.ytarchive.standalone.rehearsal.Database "$stage/postgres" "$stage/address" >"$stage/log" 2>&1 &
database=$!
tenths=600
while ! [ -s "$stage/address" ]; do
  tenths=$((tenths - 1))
  if [ "$tenths" -eq 0 ] || ! kill -0 "$database" 2>/dev/null; then
    cat "$stage/log" >&2
    echo "rehearse: WARNING: no PostgreSQL to rehearse on, so there is no start cache: starts will take longer" >&2
    exit 0
  fi
  sleep 0.1
done

mkdir "$stage/act"
# shellcheck source=/dev/null
. "$stage/address"
if java -XX:AOTCacheOutput=/app/cache/services.aot '-Xlog:cds*=off,aot*=off' -XX:+UseSerialGC -Xmx512m \
  --enable-native-access=ALL-UNNAMED @/app/own/classpath org.ytarchive.standalone.rehearsal.Rehearsal "$stage/act" \
  "$DATABASE_URL" "$DATABASE_USER" "$DATABASE_PASSWORD" >"$stage/log" 2>&1
then
  ls -l /app/cache
else
  cat "$stage/log" >&2
  rm -f /app/cache/services.aot
  echo "rehearse: WARNING: the rehearsal failed, so there is no start cache: starts will take longer" >&2
fi

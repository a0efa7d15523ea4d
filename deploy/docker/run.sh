#!/bin/sh
# run jobs|metadata|download|storage: becomes the JVM of one service.
# run backup|restore ARGUMENT...: becomes the command of that name. Anything else is run as it is.
#
#   UMASK       of the files it makes (022)
#   JAVA_HEAP   the largest heap (256m); further options of the JVM in JAVA_TOOL_OPTIONS
set -eu
case ${1:-} in
  jobs | metadata | download | storage | backup | restore) service=$1 ;;
  *) exec "$@" ;;
esac
umask "${UMASK:-022}"

# A yt-dlp on the volume wins over the image's, unless a newer image has brought a newer one.
prefer_the_newer_yt_dlp() {
  own=$YTARCHIVE_HOME/tools/yt-dlp/yt-dlp
  [ -x "$own" ] || return 0
  theirs=$("$own" --version 2>/dev/null) || theirs=0
  ours=$(cat /opt/yt-dlp/version)
  [ "$ours" != "$theirs" ] && [ "$(printf '%s\n%s\n' "$ours" "$theirs" | sort -V | tail -n 1)" = "$ours" ] || return 0
  echo "ytarchive: the image's yt-dlp $ours takes the place of the volume's $theirs" >&2
  rm -f "$own"
}

# The operator's own for a database of theirs, else the one that was made for this service.
given=/run/secrets/database_password
made=/run/ytarchive/database-password
if [ -s "$given" ]; then DATABASE_PASSWORD_FILE=$given; elif [ -r "$made" ]; then DATABASE_PASSWORD_FILE=$made; fi
[ -z "${DATABASE_PASSWORD_FILE:-}" ] || export DATABASE_PASSWORD_FILE

# Unless the operator named one database and role for all, each schema has a role of its own.
own_roles() {
  for schema in jobs metadata download storage; do
    password=/run/ytarchive/$schema/database-password
    [ ! -r "$password" ] || printf -- '--database %s=%s ' "$schema" "/tmp/$schema"
    printf 'DATABASE_URL=%s\nDATABASE_USER=%s\nDATABASE_PASSWORD_FILE=%s\n' "$DATABASE_URL" "$schema" "$password" >"/tmp/$schema"
  done
}

case $service in
  backup | restore)
    shift
    # shellcheck disable=SC2046
    [ -s "$given" ] || set -- $(own_roles) "$@"
    exec java -XX:+UseSerialGC "-Xmx${JAVA_HEAP:-256m}" --enable-native-access=ALL-UNNAMED \
      -Dlogback.configurationFile=logback-cli.xml @/app/own/classpath org.ytarchive.standalone.cli.Main "$service" "$@"
    ;;
esac

[ "$service" != download ] || prefer_the_newer_yt_dlp

cache=/app/cache/services.aot
[ ! -r "$cache" ] || set -- "-XX:AOTCache=$cache"
[ -r "$cache" ] || set --
# Replicas come and go: the JVM is not to remember an address for longer than Docker's DNS does.
exec java "$@" '-Xlog:cds*=off,aot*=off' -XX:+UseSerialGC "-Xmx${JAVA_HEAP:-256m}" -XX:+ExitOnOutOfMemoryError \
  -Dsun.net.inetaddr.ttl=2 -Dsun.net.inetaddr.negative.ttl=1 --enable-native-access=ALL-UNNAMED \
  @/app/own/classpath "org.ytarchive.$service.Application"

#!/bin/sh
# build.sh FOLDER: builds the services and lays out what goes into the images. Run by the Dockerfile, in the checkout.
#
#   FOLDER/lib         the libraries, which change rarely
#   FOLDER/own         our jars, and the class path in a fixed order, as the JVM's cache needs it
#   FOLDER/rehearsal   what only the rehearsal needs: PostgreSQL's binaries and what unpacks them
set -eu
out=$1
modules=$(sed -n 's/^ *<module>\(.*\)<\/module>$/\1/p' pom.xml)

MAVEN_OPTS="-XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow" \
  mvn --batch-mode --no-transfer-progress --quiet --projects standalone --also-make process-classes -Dspotless.check.skip=true

mkdir -p "$out/lib" "$out/own" "$out/rehearsal/lib"
cp standalone/target/lib/*.jar "$out/lib/"
for only in embedded-postgres commons-compress xz-; do
  mv "$out/lib/$only"* "$out/rehearsal/lib/"
done
for module in $modules; do
  [ ! -d "$module/target/classes" ] ||
    jar --create --no-compress --file "$out/own/$module.jar" -C "$module/target/classes" .
done
cp deploy/docker/rehearse.sh "$out/rehearsal/"
{
  printf -- '-cp "'
  (cd "$out" && { find own -name '*.jar' | LC_ALL=C sort; find lib -name '*.jar' | LC_ALL=C sort; } | sed 's,^,/app/,' | paste -s -d : - | tr -d '\n')
  printf '"\n'
} >"$out/own/classpath"
# The JVM's cache knows its jars by their time, too; a layer may keep an older build's.
find "$out" -exec touch -d '2020-01-01 00:00:00 UTC' {} +

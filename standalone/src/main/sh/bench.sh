# shellcheck shell=sh
# shellcheck disable=SC2154
# Measures on this machine. Part of the script ytarchive.

bench() {
  [ $# -ge 1 ] || wrong_use
  name=$1
  shift
  case $name in
    throughput) run_bench system-tests org.ytarchive.benchmarks.Throughput "$@" ;;
    thousand) run_bench system-tests org.ytarchive.benchmarks.Thousand "$@" ;;
    idle) run_bench system-tests org.ytarchive.benchmarks.Idle "$@" ;;
    upload) run_bench storage-service org.ytarchive.storage.upload.UploadBenchmark "$@" ;;
    files) run_bench storage-service org.ytarchive.storage.serving.FileServingBenchmark "$@" ;;
    search) run_bench storage-service org.ytarchive.storage.search.SearchBenchmark "$@" ;;
    *) say "there is no benchmark '$name'"; wrong_use ;;
  esac
}

# run_bench MODULE CLASS ARG...: compiles the module's tests and becomes Java on them.
run_bench() {
  ready_to_run # before ours are set: there are no local variables here
  module=$1
  class=$2
  shift 2
  find_java
  find_maven
  need_ffmpeg
  need_python
  need_debian_yt_dlps
  say "building the benchmark"
  run_maven --quiet --projects "$module" --also-make -DskipTests -Dspotless.check.skip=true \
    test-compile dependency:build-classpath -Dmdep.includeScope=test -Dmdep.outputFile=target/test.classpath >&2
  cd "$root/$module" || exit
  exec "$jdk/bin/java" -Dytarchive.build="$app" --enable-native-access=ALL-UNNAMED \
    -cp "target/test-classes:target/classes:$(cat target/test.classpath)" "$class" "$@"
}

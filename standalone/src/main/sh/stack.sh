# shellcheck shell=sh
# shellcheck disable=SC2154
# Starts, stops and asks the stack. Part of the script ytarchive.

# Asked here: inside $(...) the output is never the terminal.
output_is_no_terminal=yes
[ ! -t 1 ] || output_is_no_terminal=

state_file() { printf '%s\n' "$YTARCHIVE_HOME/run/stack.properties"; }

# The command line of a process; empty when there is none.
command_line_of() {
  if [ -r "/proc/$1/cmdline" ]; then
    { tr '\0' ' ' <"/proc/$1/cmdline"; } 2>/dev/null || true
  elif has ps; then
    ps -p "$1" -o args= 2>/dev/null || true
  fi
}

# One that ended and was not collected by its parent has no command line any more.
is_running() { [ -n "$(command_line_of "$1")" ]; }

is_stack() {
  case $(command_line_of "$1") in *org.ytarchive.standalone.*) return 0 ;; *) return 1 ;; esac
}

# Sets pid to that of the stack that has all services running on this home; fails when none has.
is_up() {
  [ -r "$(state_file)" ] || return 1
  pid=$(sed -n 's/^pid=//p' "$(state_file)")
  is_stack "$pid"
}

# Sets pid to that of the stack that holds this home, be it up or starting or stopping.
is_held() {
  [ -r "$YTARCHIVE_HOME/run/pid" ] || return 1
  pid=$(cat "$YTARCHIVE_HOME/run/pid")
  is_stack "$pid"
}

address_of() { sed -n "s/^$1=//p" "$(state_file)"; }

# Whoever asks a stack that is up finds it, whatever ports it was started with.
use_its_addresses() {
  : "${JOBS_URL:=$(address_of jobs)}" "${METADATA_URL:=$(address_of metadata)}"
  : "${DOWNLOAD_URL:=$(address_of download)}" "${STORAGE_URL:=$(address_of storage)}"
  export JOBS_URL METADATA_URL DOWNLOAD_URL STORAGE_URL
}

show_addresses() {
  for service in jobs metadata download storage doors; do
    address=$(address_of "$service")
    [ -z "$address" ] || printf '  %-9s %s\n' "$service" "$address"
  done
}

# java_as NAME OPTION...: becomes Java on what was built. JAVA_TOOL_OPTIONS adds options or overrides these.
# Without a cache made by the build, the first end leaves the loaded classes in a file beside the build, which spares later starts almost half of their work;
# it is silent about those classes of our libraries that cannot be kept that way.
java_as() {
  name=$1
  shift
  if [ -r "$app/$name.aot" ]; then
    set -- "-XX:AOTCache=$app/$name.aot" "$@"
  else
    set -- -XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$app/$name.jsa" "$@"
  fi
  # shellcheck disable=SC2086
  exec ${own_session:-} "$jdk/bin/java" '-Xlog:cds*=off,aot*=off' \
    --enable-native-access=ALL-UNNAMED -cp "$app/lib/*" "$@"
}

# A bounded heap, and an end at once when it is full; what is lost is taken up again at the next start.
java_for_stack() { java_as stack -Xmx512m -XX:+ExitOnOutOfMemoryError "$@"; }

up() {
  detach=
  case "$#:${1:-}" in
    0:) ;;
    1:--detach | 1:-d) detach=yes ;;
    *) wrong_use ;;
  esac
  if is_up; then
    say "is up already (process $pid)"
    show_addresses
    return
  fi
  ready_to_run
  need_tools
  if [ -n "$detach" ]; then
    up_detached
    return
  fi
  java_for_stack org.ytarchive.standalone.Standalone
}

up_detached() {
  mkdir -p "$YTARCHIVE_HOME/logs" || give_up 2 "YTARCHIVE_HOME $YTARCHIVE_HOME cannot be used"
  console=$YTARCHIVE_HOME/logs/console.log
  (
    trap '' HUP
    ! has setsid || own_session="setsid"
    java_for_stack -Dlogback.configurationFile=logback-detached.xml -Dytarchive.logs="$YTARCHIVE_HOME/logs" \
      org.ytarchive.standalone.Standalone
  ) </dev/null >"$console" 2>&1 &
  started=$!
  say "starting (process $started)"
  while ! { is_up && [ "$pid" = "$started" ]; }; do
    if ! is_running "$started"; then
      code=0
      wait "$started" || code=$?
      cat "$console" >&2
      [ "$code" -ne 0 ] || code=1
      exit "$code"
    fi
    sleep 0.1
  done
  say "is up; './ytarchive logs' shows its log, './ytarchive down' stops it"
  show_addresses
}

down() {
  if is_held; then
    say "stopping process $pid"
    kill -s TERM "$pid"
    wait_for_end "$pid" 90 || give_up 1 "process $pid does not end; 'kill -9 $pid' ends it, nothing that was answered is lost"
    say "stopped"
  elif stop_left_over_postgres; then
    say "stopped a PostgreSQL that a killed stack had left"
  else
    say "is not up"
  fi
}

wait_for_end() {
  tenths=$(($2 * 10))
  while is_running "$1"; do
    [ "$tenths" -gt 0 ] || return 1
    tenths=$((tenths - 1))
    sleep 0.1
  done
}

# Only when no stack holds the home: one that is starting has not written its state yet.
stop_left_over_postgres() {
  file=$YTARCHIVE_HOME/postgres/data/postmaster.pid
  [ -r "$file" ] || return 1
  left=$(head -n 1 "$file")
  case $(command_line_of "$left") in *"$YTARCHIVE_HOME/postgres/"*) ;; *) return 1 ;; esac
  kill -s INT "$left"
  wait_for_end "$left" 60
}

logs() {
  log=$YTARCHIVE_HOME/logs/app.log
  [ -r "$log" ] || give_up 1 "no log yet: $log is written by './ytarchive up'"
  case "$#:${1:-}" in
    0:) exec tail -n 200 "$log" ;;
    1:-f) exec tail -n 200 -F "$log" ;;
    *) wrong_use ;;
  esac
}

# The command line in Java, tuned for a quick start since it lives for seconds.
cli() (
  java_as cli -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -Dlogback.configurationFile=logback-cli.xml \
    -Dytarchive.columns="$(terminal_size cols)" -Dytarchive.rows="$(terminal_size lines)" \
    org.ytarchive.standalone.cli.Main "$@"
)

# Columns or rows of the terminal the output goes to; 0 when it goes elsewhere.
terminal_size() {
  if [ -n "$output_is_no_terminal" ]; then echo 0; return; fi
  tput "$1" 2>/dev/null || if [ "$1" = cols ]; then echo 80; else echo 24; fi
}

# A jobs service named by JOBS_URL is someone else's to start.
archive() {
  [ $# -gt 0 ] || wrong_use
  if [ -n "${JOBS_URL:-}" ]; then
    ready_to_run
  else
    if is_up; then ready_to_run; else up --detach; fi
    use_its_addresses
  fi
  cli archive "$@"
}

# Backup and restore: hashing is worth the compiler's second stage.
backup() {
  ready_to_run
  java_as backup -XX:+UseSerialGC -Xmx384m -Dlogback.configurationFile=logback-cli.xml \
    -Dytarchive.columns="$(terminal_size cols)" -Dytarchive.rows="$(terminal_size lines)" \
    org.ytarchive.standalone.cli.Main "$@"
}

status() {
  ready_to_run
  ! is_up || use_its_addresses
  cli status
}

# The demonstration's stack lives in the same JVM, on a home and ports of its own.
demo() {
  java_as demo -Xmx512m -Dlogback.configurationFile=logback-detached.xml -Dytarchive.logs="$YTARCHIVE_HOME/demo/logs" \
    -Dytarchive.columns="$(terminal_size cols)" -Dytarchive.rows="$(terminal_size lines)" \
    org.ytarchive.standalone.cli.Main demo
}

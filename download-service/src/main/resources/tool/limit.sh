#!/bin/sh
# limit CPU MEMORY FILE COMMAND [ARGUMENT...]
#
# Becomes COMMAND with at most CPU seconds of processor time, MEMORY KiB of addresses and files of FILE blocks of 512
# bytes. No dumps: they would hold what it worked on.
[ $# -ge 4 ] || exit 64
ulimit -c 0 && ulimit -t "$1" && ulimit -v "$2" && ulimit -f "$3" || exit 71
shift 3
exec "$@"

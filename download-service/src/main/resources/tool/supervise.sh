#!/bin/sh
# supervise FOLDER COMMAND [ARGUMENT...]
#
# Runs COMMAND in a process group of its own, under a lock on FOLDER. Whoever starts this keeps the other end of its
# standard input and never writes: when that pipe ends, by a close or by the death of its owner, the whole group ends
# too. INT, TERM and HUP do the same. A group is asked with INT, and after 3 s told with KILL.
#
# Exit: what COMMAND exits with; 64 wrong use, 73 FOLDER cannot be written, 75 another command holds FOLDER.
[ $# -ge 2 ] || exit 64
folder=$1
shift
if [ ! -d "$folder" ] || [ ! -w "$folder" ]; then exit 73; fi
exec 9>>"$folder/.lock"
flock -n 9 || exit 75

# The owner's pipe moves to descriptor 3, out of the command's reach. The command inherits descriptor 9: the lock is
# held as long as one of the group lives. A shell makes its background commands deaf to INT; env undoes that.
exec 3<&0 </dev/null
env --default-signal=INT,QUIT setsid "$@" 3<&- &
leader=$!

end_group() {
  tries=0
  # Just after the start there is a leader, but no group yet.
  until kill -s INT -- "-$leader" 2>/dev/null; do
    kill -0 "$leader" 2>/dev/null || return 0
    tries=$((tries + 1))
    [ "$tries" -lt 50 ] || break
    sleep 0.05
  done
  tries=0
  while [ "$tries" -lt 30 ] && kill -0 -- "-$leader" 2>/dev/null; do
    sleep 0.1
    tries=$((tries + 1))
  done
  kill -s KILL -- "-$leader" 2>/dev/null
}

# In the background, since only this shell can reap the leader, and a dead one that nobody reaps still counts as there.
trap 'end_group &' INT TERM HUP

# Survives a KILL of this shell. It must not hold the lock.
{
  trap - INT TERM HUP
  while read -r _; do :; done
  end_group
} <&3 3<&- 9>&- >/dev/null 2>&1 &
watcher=$!
exec 3<&-

wait "$leader"
status=$?
while kill -0 "$leader" 2>/dev/null; do
  wait "$leader"
  status=$?
done
kill "$watcher" 2>/dev/null
end_group
exit "$status"

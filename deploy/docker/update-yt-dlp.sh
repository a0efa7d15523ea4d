#!/bin/sh
# update-yt-dlp: takes upstream's current yt-dlp onto the volume, for all replicas, if it has its published SHA-256 and passes
# a trial. Nothing is restarted; downloads under way go on with the version they began with.
set -eu
# shellcheck source=/dev/null
. /app/yt-dlp-release.sh
must_try=yes
export must_try
code=0
with_folder_locked "$YTARCHIVE_HOME/tools/yt-dlp" update_from_upstream "$YTARCHIVE_HOME/tools/yt-dlp" \
  "${YTDLP_TRIAL_VIDEO:-jNQXAC9IVRw}" "${YTDLP_OPTIONS_FILE:-}" '' '' || code=$?
[ "$code" -ne 2 ] || release_says "upstream's release cannot be had just now; what was in use stays in use"
exit "$code"

#!/bin/sh
# Starts Prometheus on the ports of this stack's services, and with a token where callers must show one: the first of the file.
set -eu
here=/etc/prometheus
tokens=/run/secrets/api_tokens
umask 077
port() { printf '/names: \\[%s-service\\]/,/port:/s/port: .*/port: %s/' "$1" "$2"; }
sed -e "$(port jobs "${JOBS_PORT:-8001}")" -e "$(port metadata "${METADATA_PORT:-8002}")" \
  -e "$(port download "${DOWNLOAD_PORT:-8003}")" -e "$(port storage "${STORAGE_PORT:-8004}")" \
  -e "s|- alerts.yml|- $here/alerts.yml|" "$here/prometheus.yml" >/tmp/prometheus.yml
if [ -s "$tokens" ]; then
  sed -n -e '/^ *#/d' -e 's/[[:space:]]//g' -e '/./{p;q;}' "$tokens" >/tmp/token || {
    echo "prometheus: API_TOKENS_FILE must be readable for user $(id -u), or nothing will be scraped" >&2
    exit 2
  }
  sed -i 's|^\( *\)metrics_path: /prometheus|&\n\1authorization: {credentials_file: /tmp/token}|' /tmp/prometheus.yml
fi
exec prometheus "$@"

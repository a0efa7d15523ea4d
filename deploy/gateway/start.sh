#!/bin/sh
# Fills in the gateway's configuration and becomes nginx. With a certificate and its key it speaks TLS alone.
set -eu
here=$(dirname "$0")
certificate=/run/secrets/tls_certificate
key=/run/secrets/tls_key
ssl=
tls=
if [ -s "$certificate" ] && [ -s "$key" ]; then
  ssl=' ssl'
  tls="ssl_certificate $certificate; ssl_certificate_key $key; ssl_protocols TLSv1.2 TLSv1.3;"
elif [ -s "$certificate" ] || [ -s "$key" ]; then
  echo "gateway: of certificate and key one is missing: set both TLS_CERTIFICATE_FILE and TLS_KEY_FILE" >&2
  exit 2
fi
# Behind a proxy of the operator's own, that proxy's word about the client is passed on.
# shellcheck disable=SC2016
case ${BEHIND_PROXY:-false} in
  true) forwarded='$proxy_add_x_forwarded_for' ;;
  *) forwarded='$remote_addr' ;;
esac
sed -e "s|@DOORS_PORT@|${DOORS_PORT:-8000}|g" -e "s|@JOBS_PORT@|${JOBS_PORT:-8001}|g" \
  -e "s|@METADATA_PORT@|${METADATA_PORT:-8002}|g" -e "s|@DOWNLOAD_PORT@|${DOWNLOAD_PORT:-8003}|g" \
  -e "s|@STORAGE_PORT@|${STORAGE_PORT:-8004}|g" -e "s|@SSL@|$ssl|g" -e "s|@TLS@|$tls|g" -e "s|@HERE@|$here|g" \
  -e "s|@FORWARDED_FOR@|$forwarded|g" "$here/nginx.conf" >/tmp/nginx.conf
exec nginx -c /tmp/nginx.conf -g 'daemon off;'

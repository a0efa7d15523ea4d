#!/bin/bash
# Starts PostgreSQL as its image does, and keeps in step with it: a role and a schema per service, each role with a random
# password that only its own service is handed, in a file on a volume of that service's own.
#
# Passwords are made when their files are not there; the roles are told them at every start, so that database and volumes may
# be lost, restored or moved apart from each other.
set -eu
umask 077
services='jobs metadata download storage'
keys=/run/ytarchive
secrets=$(dirname "$PGDATA")/secrets
owner=${PUID:-1000}:${PGID:-1000}

# secret FILE: makes it if it is not there.
secret() {
  [ -s "$1" ] || { od -An -N 32 -tx1 /dev/urandom | tr -d ' \n' >"$1.new" && mv "$1.new" "$1"; }
}

mkdir -p "$secrets"
secret "$secrets/superuser"
secret "$secrets/internal-token"
POSTGRES_PASSWORD=$(cat "$secrets/superuser")
export POSTGRES_PASSWORD
for service in $services; do
  secret "$keys/$service/database-password"
  cp "$secrets/internal-token" "$keys/$service/internal-token"
  chown "$owner" "$keys/$service" "$keys/$service"/*
done

# Reads SQL; over TCP, where the server answers only once it is whole.
sql() { PGPASSWORD=$POSTGRES_PASSWORD psql -h 127.0.0.1 -U postgres -d ytarchive -q -v ON_ERROR_STOP=1 "$@"; }

grant() {
  sql -v role="$1" -v password="$(cat "$keys/$1/database-password")" <<'SQL'
select format('create role %I login', :'role') where not exists (select from pg_roles where rolname = :'role') \gexec
select format('alter role %I with login password %L', :'role', :'password') \gexec
select format('create schema if not exists %I authorization %I', :'role', :'role') \gexec
select format('grant connect, temporary on database ytarchive to %I', :'role') \gexec
SQL
}

prepare() {
  until sql -c 'select 1' >/dev/null 2>&1; do sleep 0.2; done
  sql -c 'revoke all on database ytarchive from public; revoke all on schema public from public'
  for service in $services; do grant "$service"; done
  touch /tmp/prepared
}

rm -f /tmp/prepared
prepare &
exec docker-entrypoint.sh postgres -c max_connections="${POSTGRES_CONNECTIONS:-300}" -c shared_buffers="${POSTGRES_SHARED_BUFFERS:-128MB}"

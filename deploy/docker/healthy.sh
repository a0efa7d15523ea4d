#!/bin/bash
# healthy PORT: whether the service in this container has everything it needs. Needs nothing but bash.
exec 3<>"/dev/tcp/127.0.0.1/$1" || exit 1
printf 'GET /health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' >&3
IFS= read -r -t 4 status <&3 || exit 1
case $status in *' 200 '*) exit 0 ;; esac
echo "$status"
exit 1

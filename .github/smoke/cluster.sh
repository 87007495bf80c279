#!/bin/sh
# Takes the cluster in the given output directory through its own scripts: start, status, a message, a killed master,
# stop. It fails at the first thing that is not as it must be, and then stops all instances. cluster.ps1 does the same.
set -eu
output=$1
trap '"$output/bin/stop" >/dev/null 2>&1 || :' EXIT

# Runs a command that must end with the given status, and print the given text.
expect() {
    status=$1
    text=$2
    shift 2
    printf '> %s\n' "$*"
    ended=0
    said=$("$@" 2>&1) || ended=$?
    printf '%s\n' "$said"
    if [ "$ended" -ne "$status" ]; then
        printf 'FAILED: expected the exit status %s, and not %s\n' "$status" "$ended" >&2
        exit 1
    fi
    case $said in
        *"$text"*) ;;
        *)
            printf 'FAILED: expected this text: %s\n' "$text" >&2
            exit 1
            ;;
    esac
}

expect 3 'smoke: stopped' "$output/bin/status"
expect 0 '' "$output/bin/start" --timeout 180
expect 0 'smoke: whole: all 3 instances run' "$output/bin/status"
expect 0 '' "$output/instances/zk-1/bin/status"
expect 0 '' "$output/bin/activemq" producer --destination queue://hello --messageCount 3

for broker in orders-1 orders-2; do
    if "$output/instances/$broker/bin/status" | grep -q ': master'; then
        master=$broker
    fi
done
printf '> kill %s, the master\n' "$master"
kill -9 "$(cat "$output/instances/$master/run/pid")"
expect 0 'Received test message: 2' "$output/bin/activemq" consumer --destination queue://hello --messageCount 3
expect 3 '' "$output/instances/$master/bin/status"
expect 0 '' "$output/instances/$master/bin/start" --timeout 180
expect 0 'smoke: whole: all 3 instances run' "$output/bin/status"
expect 0 '' "$output/instances/$master/bin/restart" --timeout 180
expect 0 '' "$output/bin/stop"
expect 3 'smoke: stopped' "$output/bin/status"
printf 'smoke: all is as it must be\n'

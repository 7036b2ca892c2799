#!/bin/sh
# Runs the programs of a folder one after the other, showing each one's source and what it prints, and checks that it
# prints what it should.
#
# usage: tools/show_tutorial.sh OURO FOLDER
set -eu
ouro=$1
folder=$2
line=$(printf '%78s' '' | tr ' ' '-')
output=$(mktemp)
errors=$(mktemp)
trap 'rm -f "$output" "$errors"' EXIT

count=0
for program in "$folder"/*.py; do
    beside=${program%.py}
    printf '%s\n%s\n%s\n' "$line" "$program" "$line"
    cat "$program"
    status=0
    "$ouro" "$program" >"$output" 2>"$errors" || status=$?
    printf '%s\n' "---- it prints ----"
    cat "$output" "$errors"
    expected=0
    [ -f "$beside.status" ] && expected=$(cat "$beside.status")
    if [ "$status" -ne "$expected" ] || ! cmp -s "$output" "$beside.out"; then
        echo "show_tutorial: $program ended with status $status; expected is $expected and $beside.out" >&2
        exit 1
    fi
    count=$((count + 1))
done
printf '%s\n%s\n' "$line" "$count programs, and each has printed what it should."

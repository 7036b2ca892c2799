#!/bin/sh
# Runs the programs of a folder one after the other, showing each one's source and what it prints.
#
# usage: tools/show_tutorial.sh OURO FOLDER
set -eu
ouro=$1
folder=$2
line=$(printf '%78s' '' | tr ' ' '-')
for program in "$folder"/*.py; do
    name=$(basename "$program" .py)
    printf '%s\n%s\n%s\n' "$line" "$program" "$line"
    cat "$program"
    printf '%s\n' "---- what it prints ----"
    status=0
    "$ouro" "$program" || status=$?
    expected=0
    [ -f "$folder/$name.status" ] && expected=$(cat "$folder/$name.status")
    if [ "$status" -ne "$expected" ]; then
        echo "show_tutorial: $program ended with status $status, expected $expected" >&2
        exit 1
    fi
done

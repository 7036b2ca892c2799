#!/bin/sh
# Writes the expected output of scripts with the reference interpreter.
#
# usage: tools/write_expected.sh PYTHON SCRIPT.py...
#
# x.out gets what the script prints; x.status its exit status if that is not 0; x.err, when the file exists already or the
# status is not 0, what it writes to standard error. x.in is its standard input. The script's folder is taken out of both,
# so that expectations hold wherever the tree lies.
set -eu
python=$1
shift
for script in "$@"; do
    folder=$(dirname "$script")
    name=$(basename "$script" .py)
    (
        cd "$folder"
        input=/dev/null
        [ -f "$name.in" ] && input=$name.in
        status=0
        PYTHON_COLORS=0 NO_COLOR=1 PYTHONDONTWRITEBYTECODE=1 PYTHONIOENCODING=utf-8 \
            "$python" "$name.py" <"$input" >"$name.out" 2>"$name.err.new" || status=$?
        sed -i "s|$(pwd -P)/||g" "$name.out" "$name.err.new"
        if [ "$status" -ne 0 ]; then
            echo "$status" >"$name.status"
            mv "$name.err.new" "$name.err"
        else
            rm -f "$name.status"
            if [ -f "$name.err" ]; then mv "$name.err.new" "$name.err"; else rm -f "$name.err.new"; fi
        fi
    )
done

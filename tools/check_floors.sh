#!/bin/sh
# Checks the one hard rule: includes point sideways within a folder, or down. Also that every header
# compiles alone, and that memory comes from memory/ only.
#
# usage: tools/check_floors.sh BUILD_FOLDER     (from the top of the tree)
set -eu
build=$1
failed=0

# The folders each folder may include, besides itself.
allowed() {
    case $1 in
    memory) echo "" ;;
    grammar | objects) echo "memory" ;;
    compiler) echo "grammar objects memory" ;;
    vm) echo "objects memory" ;;
    modules) echo "compiler vm grammar objects memory" ;;
    cli) echo "modules compiler vm grammar objects memory" ;;
    esac
}

for folder in memory grammar objects compiler vm modules cli; do
    for file in "$folder"/*; do
        case $file in *.c | *.h | *.inc | *.def | *.re | *.y) ;; *) continue ;; esac
        for include in $(sed -n 's/^ *# *include "\([a-z_]*\)\/.*/\1/p' "$file" | sort -u); do
            case " $folder $(allowed $folder) " in
            *" $include "*) ;;
            *)
                echo "$file includes $include/, which $folder/ may not see"
                failed=1
                ;;
            esac
        done
    done
done

# The command is a client of the library, and readline hands out lines that malloc made: cli/ is free to use it.
for file in grammar/*.c objects/*.c compiler/*.c vm/*.c modules/*.c; do
    if grep -nE '(^|[^_[:alnum:]])(malloc|calloc|realloc|free)\(' "$file" | grep -vE '^[0-9]+: *(//|\*|/\*)' >"$build/calls.log"; then
        cat "$build/calls.log"
        echo "$file calls the system's allocator; memory comes from memory/"
        failed=1
    fi
done

for header in memory/*.h grammar/*.h objects/*.h compiler/*.h vm/*.h modules/*.h cli/*.h; do
    [ -f "$header" ] || continue
    if ! echo "#include \"$header\"" | ${CC:-gcc} -std=gnu11 -Wall -Werror -I. -I"$build" -x c -fsyntax-only - 2>"$build/header.log"; then
        echo "$header does not compile alone:"
        head -5 "$build/header.log"
        failed=1
    fi
done

[ $failed -eq 0 ] && echo "floors: includes point sideways or down; headers compile alone"
exit $failed

#!/bin/sh
# Cases of the command line: options, exit statuses, standard input.
#
# usage: tests/command/run.sh OURO
set -u
ouro=$(realpath "$1")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
passed=0
failed=0

# expect STATUS OUTPUT COMMAND...: standard output must be OUTPUT (lines joined by '|').
expect() {
    status=$1
    output=$2
    shift 2
    actual=$("$@" 2>err </dev/null | tr '\n' '|'; exit 0)
    "$@" >/dev/null 2>&1 </dev/null
    got=$?
    if [ "$got" -eq "$status" ] && [ "$actual" = "$output" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $*: status $got (expected $status), output '$actual' (expected '$output')"
        head -5 err
    fi
}
# expect_error STATUS TEXT COMMAND...: standard error must hold TEXT.
expect_error() {
    status=$1
    text=$2
    shift 2
    "$@" >/dev/null 2>err </dev/null
    got=$?
    if [ "$got" -eq "$status" ] && { [ -z "$text" ] || grep -qF -- "$text" err; }; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $*: status $got (expected $status), standard error lacks '$text':"
        head -5 err
    fi
}
# expect_input STATUS OUTPUT INPUT COMMAND...: with INPUT as standard input.
expect_input() {
    status=$1
    output=$2
    input=$3
    shift 3
    actual=$(printf "$input" | "$@" 2>err | tr '\n' '|')
    printf "$input" | "$@" >/dev/null 2>&1
    got=$?
    if [ "$got" -eq "$status" ] && [ "$actual" = "$output" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "FAILED $* with input: status $got (expected $status), output '$actual' (expected '$output')"
        head -5 err
    fi
}

printf 'import sys\nprint("hello", sys.argv)\n' >hello.py
printf 'import helper\nprint(helper.value, __name__)\n' >uses.py
printf 'value = 42\nif __name__ == "__main__": print("as main", value)\n' >helper.py
mkdir -p package elsewhere
printf 'print("in package", __name__)\n' >package/__init__.py
printf 'print("main of package", __name__)\n' >package/__main__.py
printf 'value = "found"\n' >elsewhere/apart.py

expect 0 "hello ['hello.py']|" "$ouro" hello.py
expect 0 "hello ['hello.py', 'a', '-x', '--dis']|" "$ouro" hello.py a -x --dis
expect 0 "1|" "$ouro" -c 'print(1)'
expect 0 "['-c', 'x', 'y']|" "$ouro" -c 'import sys; print(sys.argv)' x y
expect 0 "5|" "$ouro" -c'print(5)'
expect 0 "42 __main__|" "$ouro" uses.py
expect 0 "as main 42|" "$ouro" -m helper
expect 0 "in package package|main of package __main__|" "$ouro" -m package
expect 0 "found|" env OUROPATH="$folder/elsewhere" "$ouro" -c 'import apart; print(apart.value)'
expect_input 0 "7|" 'print(3 + 4)\n' "$ouro"
expect_input 0 "7 ['-', 'x']|" 'import sys\nprint(3 + 4, sys.argv)\n' "$ouro" - x
expect_input 0 "7|" '3 + 4\n' "$ouro" -i -q
expect_input 0 "1|2|" 'for i in range(2):\n    print(i + 1)\n\n' "$ouro" -i -q
expect_input 0 "hello ['hello.py']|3|" 'print(1 + 2)\n' "$ouro" -i hello.py
expect_input 0 "goes on|" '1 / 0\nprint("goes on")\n' "$ouro" -i -q
expect_input 3 "" 'raise SystemExit(3)\nprint("no")\n' "$ouro" -i -q
expect_error 1 "ZeroDivisionError: division by zero" "$ouro" -c '1 / 0'
expect_error 1 "SyntaxError: " "$ouro" -c 'x = = 1'
expect_error 3 "" "$ouro" -c 'raise SystemExit(3)'
expect_error 1 "message" "$ouro" -c 'import sys; sys.exit("message")'
expect_error 0 "" "$ouro" -c 'import sys; sys.exit()'
expect_error 0 "" "$ouro" -c 'import sys; sys.exit(None)'
expect_error 1 "" "$ouro" -c 'import sys; sys.exit(True)'
expect_error 255 "" "$ouro" -c 'import sys; sys.exit(-1)'
expect_error 130 "KeyboardInterrupt" "$ouro" -c 'raise KeyboardInterrupt'
expect_error 2 "can't open file '$folder/absent.py': [Errno 2] No such file or directory" "$ouro" absent.py
expect_error 2 "Unknown option: -Z" "$ouro" -Z
expect_error 2 "Unknown option: --nonsense" "$ouro" --nonsense
expect_error 2 "Argument expected for the -c option" "$ouro" -c
expect_error 1 "No module named absent" "$ouro" -m absent
expect_error 1 "BrokenPipeError" "$ouro" -c 'raise BrokenPipeError'
expect 0 "" "$ouro" -c ''
"$ouro" -V | grep -q '^Ouro [0-9]' && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED -V"; }
"$ouro" --help | grep -q '^usage: ouro' && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED --help"; }
"$ouro" --dis hello.py | grep -q 'RETURN' && passed=$((passed + 1)) || { failed=$((failed + 1)); echo "FAILED --dis"; }

# Ctrl-C stops a loop, with the exit status of a program that was interrupted. (A program in the background would ignore it.)
timeout --preserve-status --signal=INT --kill-after=10 0.5 "$ouro" -c 'while True: pass' 2>err
got=$?
if [ $got -eq 130 ] && grep -q KeyboardInterrupt err; then
    passed=$((passed + 1))
else
    failed=$((failed + 1))
    echo "FAILED Ctrl-C: status $got"
fi

echo "command: $passed passed, $failed failed"
[ $failed -eq 0 ]

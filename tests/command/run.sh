#!/bin/sh
# Cases of the command line: options, exit statuses, where programs come from and where their output goes.
#
# usage: tests/command/run.sh OURO
#
# A case is one line: what is expected, then the command. Statuses and texts are those of python3, where it has the
# like. Within expected outputs '|' stands for the end of a line.
set -u
ouro=$(realpath "$1")
folder=$(mktemp -d)
folder=$(realpath "$folder")
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 2
passed=0
failed=0
input=

# run COMMAND...: leaves its output in `out` and `err`, and its status in $got; $input goes to its standard input.
run() {
    printf '%b' "$input" >in
    "$@" <in >out 2>err
    got=$?
}
# judge EXPECTED_STATUS RIGHT COMMAND...: RIGHT is 0 if the rest was as expected.
judge() {
    if [ "$got" -eq "$1" ] && [ "$2" -eq 0 ]; then
        passed=$((passed + 1))
        return
    fi
    failed=$((failed + 1))
    shift 2
    echo "FAILED $*: status $got; standard output, then standard error:"
    head -n 5 out
    head -n 8 err
}
# expect STATUS OUTPUT COMMAND...: standard output must be OUTPUT, and standard error empty.
expect() {
    status=$1
    output=$2
    shift 2
    run "$@"
    [ "$(tr '\n' '|' <out)" = "$output" ] && [ ! -s err ]
    judge "$status" $? "$@"
}
# expect_error STATUS TEXT COMMAND...: standard error must hold the line TEXT.
expect_error() {
    status=$1
    text=$2
    shift 2
    run "$@"
    grep -qxF -- "$text" err
    judge "$status" $? "$@"
}
# expect_both STATUS OUTPUT TEXT COMMAND...: standard output must be OUTPUT, standard error must hold the line TEXT.
expect_both() {
    status=$1
    output=$2
    text=$3
    shift 3
    run "$@"
    [ "$(tr '\n' '|' <out)" = "$output" ] && grep -qxF -- "$text" err
    judge "$status" $? "$@"
}
# expect_start STATUS TEXT COMMAND...: standard output must begin with TEXT.
expect_start() {
    status=$1
    text=$2
    shift 2
    run "$@"
    head -n 1 out | grep -q "^$text"
    judge "$status" $? "$@"
}

printf 'import sys\nprint("hello", sys.argv)\n' >hello.py
printf 'import helper\nprint(helper.value, __name__)\n' >uses.py
printf 'value = 42\nif __name__ == "__main__": print("as main", value)\n' >helper.py
printf 'print("no newline at the end")' >unfinished.py
printf 'def f(:\n' >wrong.py
printf 'import wrong\n' >imports_wrong.py
printf '#!/usr/bin/env ouro\nprint("first line ignored")\n' >script
mkdir -p package elsewhere runnable empty 'with space' deep/er
printf 'print("in package", __name__)\n' >package/__init__.py
printf 'import sys; print("main of package", __name__, sys.argv[1:])\n' >package/__main__.py
printf 'print(__name__, __package__)\n' >package/inner.py
printf 'value = "found"\n' >elsewhere/apart.py
printf 'import sys, beside; print(sys.argv, __name__)\n' >runnable/__main__.py
printf 'print("beside")\n' >runnable/beside.py
printf 'import sys; print(sys.path[0] == sys.argv[1])\n' >deep/er/where.py
printf 'print(__file__)\n' >'with space/file.py'
printf 'class A:\n    def __del__(self): print("gone")\nkept = A()\nprint("end")\n' >at_exit.py

# ---- files ----
expect 0 "hello ['hello.py']|" "$ouro" hello.py
expect 0 "hello ['./hello.py']|" "$ouro" ./hello.py
expect 0 "hello ['hello.py', 'a', '-x', '--dis']|" "$ouro" hello.py a -x --dis
expect 0 "hello ['hello.py']|" "$ouro" -- hello.py
expect 0 "no newline at the end|" "$ouro" unfinished.py
expect 0 "first line ignored|" "$ouro" script
expect 0 "$folder/with space/file.py|" "$ouro" "with space/file.py"
expect 0 "42 __main__|" "$ouro" uses.py
expect 0 "True|" "$ouro" deep/er/where.py "$folder/deep/er"
expect 0 "beside|['runnable', 'x'] __main__|" "$ouro" runnable x
expect 0 "end|gone|" "$ouro" at_exit.py
expect_error 1 "ouro: can't find '__main__' module in '$folder/empty'" "$ouro" empty
expect_error 2 "ouro: can't open file '$folder/absent.py': [Errno 2] No such file or directory" "$ouro" absent.py
expect_error 2 "ouro: can't open file '$folder/./absent.py': [Errno 2] No such file or directory" "$ouro" ./absent.py
expect_error 2 "ouro: can't open file '/absent/x.py': [Errno 2] No such file or directory" "$ouro" /absent/x.py
expect_error 2 "ouro: can't open file '$folder/hello.py/x': [Errno 20] Not a directory" "$ouro" hello.py/x
expect_error 1 "  File \"$folder/wrong.py\", line 1" "$ouro" wrong.py
expect_error 1 "  File \"$folder/imports_wrong.py\", line 1, in <module>" "$ouro" imports_wrong.py

# ---- -c ----
expect 0 "1|" "$ouro" -c 'print(1)'
expect 0 "5|" "$ouro" -c'print(5)'
expect 0 "" "$ouro" -c ''
expect 0 "['-c', 'x', '-y']|" "$ouro" -c 'import sys; print(sys.argv)' x -y
expect 0 "1|2|" "$ouro" -c '
    print(1)
    if True:
        print(2)
'
expect 0 "True|" "$ouro" -c 'import sys; print(sys.path[0] == "")'
expect_error 1 "IndentationError: unexpected indent" "$ouro" -c 'print(1)
  print(2)'
expect_error 1 "    1 / 0" "$ouro" -c '1 / 0'
expect_error 1 "ZeroDivisionError: division by zero" "$ouro" -c '1 / 0'
expect_error 1 '  File "<string>", line 1' "$ouro" -c 'x = = 1'
expect_error 1 "SyntaxError: invalid syntax" "$ouro" -c 'x = = 1'

# ---- -m ----
expect 0 "as main 42|" "$ouro" -m helper
expect 0 "in package package|main of package __main__ ['a']|" "$ouro" -m package a
expect 0 "in package package|__main__ package|" "$ouro" -m package.inner
expect_error 1 "$ouro: No module named absent" "$ouro" -m absent
expect_error 1 "$ouro: No module named " "$ouro" -m ''
expect_error 1 "$ouro: Relative module names not supported" "$ouro" -m .helper
expect_error 1 "$ouro: No module named elsewhere.absent" "$ouro" -m elsewhere.absent
expect_error 1 "$ouro: No module named elsewhere.__main__; 'elsewhere' is a package and cannot be directly executed" "$ouro" -m elsewhere
expect_error 1 "$ouro: Error while finding module specification for 'absent.x' (ModuleNotFoundError: No module named 'absent')" "$ouro" -m absent.x
expect_error 1 "$ouro: Error while finding module specification for 'helper.py' (ModuleNotFoundError: __path__ attribute not found on 'helper' while trying to find 'helper.py'). Try using 'helper' instead of 'helper.py' as the module name." "$ouro" -m helper.py
expect_error 1 "SyntaxError: invalid syntax" "$ouro" -m imports_wrong.x
expect 0 "found|" env OUROPATH="$folder/elsewhere" "$ouro" -c 'import apart; print(apart.value)'
expect 0 "found|" env OUROPATH="/absent:$folder/elsewhere" "$ouro" -c 'import apart; print(apart.value)'

# ---- standard input ----
input='print(3 + 4)\n'
expect 0 "7|" "$ouro"
expect 0 "7|" "$ouro" -
expect 0 "7|" "$ouro" /dev/stdin
input='import sys; print(sys.argv)\n'
expect 0 "['']|" "$ouro"
expect 0 "['-', 'x']|" "$ouro" - x
input='1 / 0\n'
expect_error 1 '  File "<stdin>", line 1, in <module>' "$ouro"
input='if x\n'
expect_error 1 "SyntaxError: expected ':'" "$ouro"
input='one\ntwo\n'
expect 0 "one two|" "$ouro" -c 'print(input(), input())'
input=
expect_error 1 "EOFError: EOF when reading a line" "$ouro" -c 'input()'

# ---- the prompt, without a terminal ----
input='3 + 4\n'
expect_both 0 "7|" ">>> >>> " "$ouro" -i -q
input='for i in range(2):\n    print(i + 1)\n\n'
expect_both 0 "1|2|" ">>> ... ... >>> " "$ouro" -iq
input='1 / 0\nprint("goes on")\n'
expect_both 0 "goes on|" "ZeroDivisionError: division by zero" "$ouro" -i -q
input='raise SystemExit(3)\nprint("no")\n'
expect_both 3 "" ">>> " "$ouro" -i -q
input='print("got", input())\nanswer\n'
expect_both 0 "got answer|" ">>> >>> " "$ouro" -i -q
input='print(1 + 2)\n'
expect_both 0 "hello ['hello.py']|3|" ">>> >>> " "$ouro" -i hello.py
expect_both 0 "3|" "SystemExit: 4" "$ouro" -i -c 'raise SystemExit(4)'
expect_both 0 "3|" "ouro: can't open file '$folder/absent.py': [Errno 2] No such file or directory" "$ouro" -i absent.py
input='if 1:\n    print("unfinished")'
expect_both 0 "unfinished|" ">>> ... ... " "$ouro" -i -q
input=

# ---- exit statuses ----
expect 3 "" "$ouro" -c 'raise SystemExit(3)'
expect 0 "" "$ouro" -c 'import sys; sys.exit()'
expect 0 "" "$ouro" -c 'import sys; sys.exit(None)'
expect 1 "" "$ouro" -c 'import sys; sys.exit(True)'
expect 255 "" "$ouro" -c 'import sys; sys.exit(-1)'
expect 1 "" "$ouro" -c 'import sys; sys.exit(257)'
expect 4 "" "$ouro" -c 'exit(4)'
expect_error 1 "message" "$ouro" -c 'import sys; sys.exit("message")'
expect_error 1 "(1, 2)" "$ouro" -c 'import sys; sys.exit((1, 2))'
expect_error 1 "BrokenPipeError" "$ouro" -c 'raise BrokenPipeError'
expect_error 130 "KeyboardInterrupt" "$ouro" -c 'raise KeyboardInterrupt'
expect 5 "cleaned up|" "$ouro" -c 'try: raise SystemExit(5)
finally: print("cleaned up")'
expect_error 120 "OSError: [Errno 28] No space left on device" sh -c '"$0" -c "print(1)" >/dev/full' "$ouro"
expect_error 120 "OSError: [Errno 28] No space left on device" sh -c '"$0" -c "print(1); exit(3)" >/dev/full' "$ouro"

# ---- options ----
expect_error 2 "Unknown option: -Z" "$ouro" -Z
expect_error 2 "Unknown option: --nonsense" "$ouro" --nonsense
expect_error 2 "usage: ouro [option] ... [-c cmd | -m mod | file | -] [arg] ..." "$ouro" -Z
expect_error 2 "Argument expected for the -c option" "$ouro" -c
expect_error 2 "Argument expected for the -m option" "$ouro" -m
expect_error 1 'ouro: OUROHASHSEED must be "random" or a whole number' env OUROHASHSEED=x "$ouro" -c ''
expect 0 "True|" sh -c 'OUROHASHSEED=7 "$0" -c "print(hash(\"a\"))" >one; OUROHASHSEED=7 "$0" -c "print(hash(\"a\") == $(cat one))"' "$ouro"
expect_start 0 'Ouro [0-9]' "$ouro" -V
expect_start 0 'Ouro [0-9]' "$ouro" --version
expect_start 0 'usage: ouro' "$ouro" --help
expect_start 0 'usage: ouro' "$ouro" -h

# ---- bytecode ----
expect_start 0 '' "$ouro" --dis hello.py
grep -q RETURN out
judge 0 $? "$ouro" --dis hello.py
expect_start 0 '' "$ouro" --dis -c 'print(1)'
grep -q CALL out
judge 0 $? "$ouro" --dis -c 'print(1)'
expect_error 1 "SyntaxError: invalid syntax" "$ouro" --dis wrong.py
expect_error 2 "--dis shows a file or a text, not a module" "$ouro" --dis -m helper

# ---- signals and pipes ----
# Ctrl-C stops a loop; the program then dies of the signal, so that the shell knows.
cat >interrupted.sh <<'END'
: >out.txt
env --default-signal=INT "$1" -c "$2" >out.txt 2>err.txt &
child=$!
until [ -s out.txt ]; do sleep 0.02; done
kill -INT $child
wait $child
status=$?
cat out.txt
cat err.txt >&2
exit $status
END
expect_error 130 "KeyboardInterrupt" sh interrupted.sh "$ouro" 'print("ready", flush=True)
while True: pass'
expect_error 130 "KeyboardInterrupt" sh interrupted.sh "$ouro" 'import time; print("ready", flush=True)
time.sleep(60)'
expect_error 130 "KeyboardInterrupt" sh interrupted.sh "$ouro" 'print("ready", flush=True)
sum(i for i in iter(int, 1))'
expect 0 "ready|caught|" sh interrupted.sh "$ouro" 'try:
    print("ready", flush=True)
    while True: pass
except KeyboardInterrupt: print("caught")'
expect 0 "not interrupted|" sh -c 'trap "" INT; "$0" -c "import time
print(\"not interrupted\", flush=True); time.sleep(0.2)" & sleep 0.1; kill -INT $!; wait $!' "$ouro"
expect_error 0 "1" sh -c '"$0" -c "
for i in range(100000): print(i)" 2>errors | head -n 2 >&2' "$ouro"
grep -q BrokenPipeError errors
judge 0 $? "writing to a closed pipe"

echo "command: $passed passed, $failed failed"
[ $failed -eq 0 ]

# sys.stdin, stdout and stderr are text streams like others.
import sys, io
print(type(sys.stdout).__name__, sys.stdout.name, sys.stdout.mode, sys.stdout.buffer.name)
print(sys.stdin.name, sys.stdin.mode, sys.stderr.name, sys.stderr.errors, sys.stdin.fileno())
sys.stdout.write("text ")
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.buffer.flush()
sys.stdout.reconfigure(errors="replace", newline="\r\n", line_buffering=True)
print("a\nb", sys.stdout.errors, sys.stdout.line_buffering)
sys.stdout.reconfigure(newline="\n", encoding="ascii")
try:
    print("é")
except UnicodeEncodeError as error:
    print(error, sys.stdout.encoding)
sys.stdout.reconfigure(encoding="utf-8")
old, sys.stdout = sys.stdout, io.StringIO()
print("caught")
caught, sys.stdout = sys.stdout, old
print(repr(caught.getvalue()), sys.__stdout__ is old)
print("to stderr", file=sys.stderr)
class Writer:
    def write(self, text):
        old.write(f"<{text}>")
print("x", 1, sep="-", file=Writer())
old.write("\n")
print("none", file=None)
sys.stdout = None
print("nowhere")
sys.stdout = old
for wrong in (object(), 3):
    try:
        print("x", file=wrong)
    except AttributeError as error:
        print(error)

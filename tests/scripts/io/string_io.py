# StringIO: text in memory, positions in characters.
import io
s = io.StringIO("héllo\nwörld\r\nx")
print(s.readline(), s.tell(), repr(s.readline()), s.read(), repr(s.read()))
s.seek(2)
print(s.write("ZZ€"), s.getvalue(), s.tell())
s.seek(20)
print(s.write("q"), repr(s.getvalue()))
print(s.truncate(3), s.getvalue(), s.tell(), s.seek(0), s.readlines())
print(s.seek(0, 2), s.write("end"), s.seek(0), list(s), s.closed, s.line_buffering, s.encoding, s.errors)
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), t.readlines(), repr(t.getvalue()), t.newlines)
    t = io.StringIO(newline=newline)
    t.write("a\nb\r\n")
    print("   ", repr(t.getvalue()), t.newlines)
with io.StringIO() as s:
    print("printed", 1, file=s)
    print(repr(s.getvalue()))
print(s.closed)

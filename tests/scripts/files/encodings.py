# Files in other encodings than UTF-8.
import os
text = "naïve\ncafé €\n"
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252", "iso8859-15"):
    with open("t_encoding", "w", encoding=encoding) as f:
        print(f.encoding, f.write(text))
    with open("t_encoding", "a", encoding=encoding) as f:
        f.write("more\n")
    with open("t_encoding", "rb") as f:
        print(len(f.read()))
    with open("t_encoding", encoding=encoding) as f:
        print([line for line in f], f.read() == "")
with open("t_encoding", "wb") as f:
    f.write(b"caf\xe9\xff ok")
for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
    with open("t_encoding", encoding="utf-8", errors=errors) as f:
        try:
            print(errors, ascii(f.read()))
        except UnicodeDecodeError as error:
            print(errors, error)
for errors in ("strict", "replace", "xmlcharrefreplace"):
    with open("t_encoding", "w", encoding="ascii", errors=errors) as f:
        try:
            print(f.write("é"))
        except UnicodeEncodeError as error:
            print(error)
os.remove("t_encoding")
open("t_encoding", "w", encoding="nonsense")

# Names that no encoding has, and error handlers that do not exist.
for name in ("nonsense", "utf-9", "", "cp99999"):
    try:
        "a".encode(name)
    except LookupError as error:
        print(type(error).__name__, error)
print(b"".decode("nonsense") == "")
try:
    b"\xff".decode("ascii", "nonsense")
except LookupError as error:
    print(error)
try:
    "é".encode("ascii", "nonsense")
except LookupError as error:
    print(error)
print("a".encode("ascii", "nonsense"))
"a".encode("utf-9")

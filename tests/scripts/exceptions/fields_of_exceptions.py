# Exceptions with attributes of their own.
print(StopIteration(5).value, StopIteration().value, StopIteration(1, 2).value, StopAsyncIteration(5).args)
print(SystemExit(5).code, SystemExit().code, SystemExit(1, 2).code)
e = ImportError("m", name="n", path="p", name_from="q")
print(repr(e), e.msg, e.name, e.path, e.name_from, ImportError("m", "n").msg, ImportError().msg)
print(AttributeError("m", name="n", obj=5).obj, AttributeError("m").name, NameError("m", name="n").name)
print(str(KeyError("a")), str(KeyError()), str(KeyError("a", "b")), str(KeyError(5)), str(IndexError("a")))
for kind, keywords in ((ImportError, {"x": 1}), (AttributeError, {"x": 1}), (NameError, {"x": 1}), (KeyError, {"x": 1}),
                       (ValueError, {"x": 1}), (StopIteration, {"x": 1})):
    try:
        kind("m", **keywords)
    except TypeError as error:
        print(error)
try:
    (5).nothing
except AttributeError as e:
    print(e.name, e.obj, e.args)
try:
    from sys import nothing
except ImportError as e:
    print(e.name, e.name_from, e.msg)
try:
    undefined
except NameError as e:
    print(e.name, e.args)

# What code.replace() refuses, and that a code object's attributes cannot be set.
code = (lambda a: a).__code__
for fields in (
    {"foo": 1},
    {"co_name": 1},
    {"co_filename": b"x"},
    {"co_qualname": None},
    {"co_argcount": "x"},
    {"co_argcount": -1},
    {"co_firstlineno": -1},
    {"co_firstlineno": "x"},
    {"co_consts": [1]},
):
    try:
        print(code.replace(**fields))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    code.replace(1)
except TypeError as error:
    print(error)
for name in ("co_name", "co_flags", "co_consts", "co_varnames", "co_code", "co_cellvars", "nothing"):
    try:
        setattr(code, name, 1)
    except AttributeError as error:
        print(error)
try:
    del code.co_name
except AttributeError as error:
    print(error)
try:
    code < code
except TypeError as error:
    print(error)

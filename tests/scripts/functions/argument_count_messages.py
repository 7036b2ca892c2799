# Natives called with the wrong number of arguments.
for text in (
    "list.append(1, 2)", "list.append()", "[].append()", "str.join(1)", "str.join()", "''.join()", "int.__add__()",
    "int.__add__('a', 1)", "(1).__add__()", "[].__getitem__()", "[].__getitem__(1, 2)", "{}.__getitem__()", "{}.__contains__()",
    "[].__len__(1)", "[].__setitem__(1)", "[].__delitem__()", "[].__init__(1, 2)", "(1).__bool__(1)", "(1).__getattribute__()",
    "(1).__getattribute__(1)", "(1).__setattr__('a')", "(1).__setattr__('real', 1)", "(1).__delattr__('real')", "len.__call__()",
    "(lambda: 0).__call__(x=1)", "iter([]).__next__(1)", "type.mro()", "dict.fromkeys()", "''.split(1, 2, 3)", "object.__dir__()",
    "object.__format__(1)", "object.__reduce__()", "object.__sizeof__()", "int.from_bytes()", "(5).to_bytes(1, 'big', 3)",
):
    try:
        print(text, eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)

# What built-in methods say about themselves, and what they refuse.
for method in (int.__add__, (5).__add__, list.__setitem__, [].__len__, object.__init__, str.__eq__, list.__contains__):
    print(method.__name__, method.__qualname__, method.__objclass__, method.__text_signature__)

for method, args in (
    ((1).__add__, ()),
    ((1).__add__, (1, 2)),
    ([].__len__, (1,)),
    ([].__setitem__, (1,)),
    ((1).__setattr__, ("a",)),
    ((lambda: 0).__get__, ()),
    (int.__add__, ()),
    (int.__add__, ("a", 1)),
):
    try:
        print(method(*args))
    except TypeError as error:
        print(error)

for name in ("__name__", "__objclass__", "__qualname__", "other"):
    try:
        setattr(int.__add__, name, 1)
    except AttributeError as error:
        print(error)

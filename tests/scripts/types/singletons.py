# None, Ellipsis and NotImplemented.
for value in (None, ..., NotImplemented):
    print(repr(value), str(value), type(value), type(value)() is value, value == value, value != value, value == 1, value is value, isinstance(value, object), type(value).__name__, type(value).__mro__)
print(bool(None), bool(...), hash(None), None.__class__, None.__eq__(None), None.__eq__(1), None.__ne__(1), (None,) == (None,), [None] < [None], Ellipsis is ..., (...).__reduce__(), NotImplemented.__reduce__())
print(f"{None}", f"{...!r:>10}", "%s" % None, "{}".format(NotImplemented), None.__doc__ is not None, None.__bool__(), None.__repr__())

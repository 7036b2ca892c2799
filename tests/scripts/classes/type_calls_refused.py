# What type() with one and with three arguments refuses.
def attempt(*args, **keywords):
    try:
        print(type(*args, **keywords))
    except Exception as error:
        print(type(error).__name__, error)

class Entries:
    def __mro_entries__(self, bases):
        return ()

attempt()
attempt(1, 2)
attempt(1, x=2)
attempt("A", 1, {})
attempt("A", (1,), {})
attempt("A", (), 1)
attempt(1, (), {})
attempt("a\0", (), {})
attempt("A", (Entries(),), {})
attempt("A", (), {}, flag=1)
attempt("A", (), {}, 1)
attempt("A", (), {"__qualname__": 1})
attempt("A", (), {"__classcell__": 1})
attempt("A", (int, str), {})
attempt("A", (bool,), {})
attempt("A", (object, int), {})
attempt("A", (int, int), {})
attempt("A", (type(None),), {})
attempt("A", (range,), {})
attempt("A", (type(len),), {})

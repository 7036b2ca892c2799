# args, __cause__, __context__, __traceback__, notes: what cannot be set.
e = Exception(1, 2)
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: setattr(e, "args", 5))
attempt(lambda: delattr(e, "args"))
for name in ("__cause__", "__context__", "__traceback__", "__suppress_context__"):
    attempt(lambda: setattr(e, name, 5))
    attempt(lambda: delattr(e, name))
attempt(lambda: e.add_note(5))
attempt(lambda: e.add_note())
e.__notes__ = 5
attempt(lambda: e.add_note("x"))
e.args = [3]
print(e, repr(e), e.args)
e.__cause__ = ValueError()
print(e.__suppress_context__)
attempt(lambda: BaseException.__new__(int))
attempt(lambda: e.with_traceback(5))

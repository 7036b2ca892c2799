import traceback, sys
def f(x): return 1 / x
def g(): f(0)
try: g()
except ZeroDivisionError as e:
    print(traceback.format_exc())
    print("".join(traceback.format_exception(e)) == traceback.format_exc(), traceback.format_exception_only(e))
    print(traceback.format_tb(e.__traceback__))
    print(traceback.extract_tb(e.__traceback__))
    print([(s.name, s.lineno, s.line) for s in traceback.extract_tb(e.__traceback__)])
    print(traceback.format_exc(limit=1)); print(traceback.format_exc(limit=-1)); print(traceback.format_tb(e.__traceback__, limit=0))
    traceback.print_exc(file=sys.stdout); traceback.print_tb(e.__traceback__, limit=1, file=sys.stdout)
    traceback.print_exc()
try:
    try: g()
    except ZeroDivisionError: raise ValueError("second")
except ValueError as e:
    print(traceback.format_exc()); print(traceback.format_exc(chain=False))
    print(e.__context__ is not None, traceback.format_exception_only(e))
print(traceback.format_exc(), traceback.format_exception(None))
e = KeyError("never raised"); e.add_note("a note"); print(traceback.format_exception(e))
try: compile("a b", "<x>", "exec")
except SyntaxError as e: print("".join(traceback.format_exception_only(e)))
te = traceback.TracebackException.from_exception(ValueError("v")); print("".join(te.format()), str(te), te.exc_type_str)
print([s.name for s in traceback.extract_stack()], traceback.format_list([("f.py", 3, "fn", "code()")]))
try: traceback.print_exception(5)
except TypeError as e: print(e)

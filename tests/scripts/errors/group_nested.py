def f():
    try: 1/0
    except ZeroDivisionError as e: return e
e = ExceptionGroup("inner", [f(), KeyError("k")])
e.add_note("note")
raise ExceptionGroup("outer", [e, ValueError("v")]) from f()

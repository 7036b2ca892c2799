def a(): 1/0
def b():
    try: a()
    except ZeroDivisionError: {}["k"]
def c():
    try: b()
    except KeyError as e: raise RuntimeError("c") from e
try: c()
except RuntimeError:
    int("x")

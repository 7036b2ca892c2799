try:
    1/0
except ZeroDivisionError as z:
    e = ValueError("v")
    e.__cause__ = z
    raise ExceptionGroup("g", [e, TypeError()])

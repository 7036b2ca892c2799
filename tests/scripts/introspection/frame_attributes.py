# What a frame tells, and which of its attributes can be set.
import sys

def f():
    frame = sys._getframe()
    print(frame.f_code is f.__code__, frame.f_globals is globals(), frame.f_back.f_code.co_name)
    print(frame.f_lineno - f.__code__.co_firstlineno, frame.f_lasti > 0, frame.f_builtins is not None)
    print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)
    return frame

frame = f()
print(sys._getframe().f_back, sys._getframe().f_locals is globals())
for name, value in (
    ("f_trace", 5), ("f_trace", None), ("f_trace_lines", False), ("f_trace_lines", 1), ("f_trace_opcodes", "x"),
    ("f_lineno", 1), ("f_code", 1), ("f_back", 1), ("f_globals", 1), ("f_lasti", 1), ("f_locals", 1), ("other", 1),
):
    try:
        setattr(frame, name, value)
        print(name, getattr(frame, name))
    except (AttributeError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
for arguments in ((100,), ("x",)):
    try:
        sys._getframe(*arguments)
    except (ValueError, TypeError) as error:
        print(error)
try:
    type(frame)()
except TypeError as error:
    print(error)

# Traceback objects: walked, linked anew, made.
def fail():
    1 / 0

try:
    fail()
except ZeroDivisionError as error:
    tb = error.__traceback__
print(tb.tb_frame.f_code.co_name, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_next)
print(tb.tb_next.tb_lineno - fail.__code__.co_firstlineno, sorted(dir(tb)))

def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: setattr(tb, "tb_next", 5))
attempt(lambda: setattr(tb, "tb_next", tb))
attempt(lambda: setattr(tb.tb_next, "tb_next", tb))
attempt(lambda: delattr(tb, "tb_next"))
attempt(lambda: setattr(tb, "tb_lineno", 1))
attempt(lambda: setattr(tb, "other", 1))
tb.tb_next = None
print(tb.tb_next)
make = type(tb)
print(make(tb, tb.tb_frame, 0, 1).tb_next is tb)
attempt(lambda: make())
attempt(lambda: make(None, 1, 1, 1))
attempt(lambda: make(5, tb.tb_frame, 1, 1))
attempt(lambda: make(None, tb.tb_frame, "x", 1))
attempt(lambda: ValueError().with_traceback(5))
print(ValueError().with_traceback(tb).__traceback__ is tb)

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



show(open, "/nonexistent/file")
show(open, "/tmp")
show(open, "/tmp/x", "q")
show(open, "/tmp/x", "rw")
show(open, "/tmp/x", "")
show(open, "/tmp/x", "rbt")
show(open, "/tmp/x", "b")
show(open, "/tmp/x", "rr")
show(open, "/tmp/x", 5)
show(open, "/tmp/x", "rb", encoding="utf8")
show(open, "/tmp/x", "rb", newline="\n")
show(open, "/tmp/x", "r", 0)
show(open, "/dev/null", newline="x")
show(open, "/dev/null", encoding="nothing")
show(open, "/dev/null", encoding=5)
show(open, 5.0)
show(open, "a\0b")
show(open, -1)
show(open, 12345)
show(open, "/tmp/x", closefd=False)
show(open)

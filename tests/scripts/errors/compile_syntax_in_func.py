def f():
    compile("x = = 1", "<foo>", "exec")
f()

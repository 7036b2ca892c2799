x = 1
dfe f():
    return 1

def f():
    return [
        1,
        undefined,
    ]
f()

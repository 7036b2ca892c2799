import abc, atexit, collections, collections.abc, keyword, operator, weakref
for module in (abc, atexit, collections, collections.abc, keyword, operator, weakref):
    assert module.__doc__, module
    print(module.__name__)

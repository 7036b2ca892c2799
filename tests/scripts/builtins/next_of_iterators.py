def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



iterator = iter([1, 2])
show(next, iterator)
show(next, iterator)
show(next, iterator)
show(next, iterator, "end")
show(next, 3)
show(next, [1])


def generator():
    yield 1
    return "result"


items = generator()
print(next(items))
try:
    next(items)
except StopIteration as stop:
    print(repr(stop.value), stop.args)
try:
    next(items)
except StopIteration as stop:
    print(repr(stop.value), stop.args)
items = generator()
next(items)
print(next(items, "default"))

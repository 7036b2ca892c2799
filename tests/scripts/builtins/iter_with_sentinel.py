def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



numbers = [1, 2, 3, 0, 4]
print(list(iter(lambda: numbers.pop(0), 0)), numbers)
show(iter, 3)
show(iter, 3, 4)
show(iter, [], 4)


class Sequence:
    def __getitem__(self, index):
        if index == 3:
            raise IndexError
        return index * 10


print(list(iter(Sequence())))


class NotAnIterator:
    def __iter__(self):
        return 5


show(iter, NotAnIterator())
print(list(iter(iter([1, 2]))))

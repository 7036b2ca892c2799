for value in ([], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4, 5]):
    match value:
        case [first, *_, last]:
            print("first and last", first, last)
        case [only]:
            print("only", only)
        case _:
            print("nothing")
    match value:
        case [*_, 3 | 5 as end]:
            print("end", end)
        case [_, second, *_]:
            print("second", second)
    match value:
        case a, *b, c, d:
            print(a, b, c, d)
        case *b, c:
            print(b, c)


class Watched(list):
    def __getitem__(self, index):
        print("getitem", index)
        return super().__getitem__(index)

    def __len__(self):
        print("len")
        return super().__len__()

    def __iter__(self):
        print("iter")
        return super().__iter__()


match Watched([1, 2, 3]):
    case [_, *_, x]:
        print(x)
match Watched([1, 2, 3]):
    case [x, *y]:
        print(x, y)
match Watched([1, 2, 3]):
    case [*_]:
        print("all")
match Watched([1, 2, 3]):
    case [_, _, _]:
        print("three")

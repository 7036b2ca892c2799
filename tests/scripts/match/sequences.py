def show(value):
    match value:
        case []:
            return "empty"
        case [1]:
            return "just 1"
        case [1, 2]:
            return "1 and 2"
        case [1, *_, 9]:
            return "from 1 to 9"
        case [1, *middle, 8]:
            return f"from 1 to 8 over {middle}"
        case [*start, 7]:
            return f"{start} then 7"
        case [6, *end]:
            return f"6 then {end}"
        case [_, _, *_]:
            return "at least two"
        case [*_]:
            return "some sequence"
        case _:
            return "no sequence"


for value in ([], (), [1], (1, 2), [1, 9], [1, 2, 9], (1, 8), (1, 2, 3, 8), [7], [3, 7], [6],
              [6, 7, 1], range(0), range(1, 3), range(5), "abc", b"ab", bytearray(b"ab"), {1, 2},
              {1: 2}, iter([1, 2]), (x for x in [1]), [0], "", None):
    print(type(value).__name__, show(value))


class Mine(list):
    pass


class Text(str):
    pass


class Pair(tuple):
    def __iter__(self):
        print("iter")
        return super().__iter__()


print(show(Mine([1, 2])), show(Text("ab")))
match Pair((3, 4)):
    case (x, y):
        print(x, y)

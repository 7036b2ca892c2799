class Color:
    RED = 1
    GREEN = 2

    class Deep:
        BLUE = 3


class Names:
    def __getattr__(self, name):
        print("getattr", name)
        return name


names = Names()


def color(value):
    match value:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Color.Deep.BLUE:
            return "blue"
        case names.one | names.two:
            return "named"
        case {Color.RED: found}:
            return f"key {found}"
        case Color.Deep():
            return "an instance of the inner class"


for value in (1, 2, 3, 2.0, "one", "two", {1: "x"}, Color.Deep(), 4):
    print(color(value))


class Order:
    def __eq__(self, other):
        print("subject ==", other)
        return False


match Order():
    case Color.RED | 5:
        pass

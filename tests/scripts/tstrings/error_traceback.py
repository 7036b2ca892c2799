def make(value):
    return t"start {value.x} and {value.missing!r:>{value.width}}"


class V:
    x = 1
    width = 5


make(V())

# Text is no number for %d, unless its class says that it is one.
class NumericBytes(bytes):
    def __float__(self):
        return 5.5


class NumericText(str):
    def __float__(self):
        return 5.5


class Plain(bytes):
    pass


for letter in "duixXof":
    for value in (NumericBytes(b"7"), NumericBytes(b"x"), NumericText("7"), NumericText("y"), Plain(b"7"), b"7", "7"):
        for template in ("%" + letter, ("%" + letter).encode()):
            try:
                print(template % (value,))
            except (TypeError, ValueError) as error:
                print(template, type(error).__name__, error)

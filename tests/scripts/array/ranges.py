# What does not fit an item is refused in the words of its code.
from array import array
values = [2 ** 7, 2 ** 8, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32, 2 ** 63, 2 ** 64, -1, -2 ** 7 - 1, -2 ** 15 - 1,
          -2 ** 31 - 1, -2 ** 63 - 1]
for code in "bBhHiIlLqQ":
    items = array(code, [0])
    print(code)
    for value in values:
        try:
            items[0] = value
            print("   ", items[0])
        except OverflowError as error:
            print("   ", error)

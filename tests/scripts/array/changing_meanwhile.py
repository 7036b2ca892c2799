# Converting a value may change the array that is to hold it.
from array import array


class Clears:
    def __index__(self):
        items.clear()
        return 5


items = array("i", [1, 2, 3])
try:
    items[2] = Clears()
except IndexError as error:
    print(error)

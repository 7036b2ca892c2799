# None, True and False are compared by identity, everything else with ==.
class Same:
    def __eq__(self, other):
        print("eq", other)
        return True


match Same():
    case None:
        print("None")
    case True:
        print("True")
    case False:
        print("False")
    case 5:
        print("five")

match 1:
    case True:
        print("one is True")
    case _:
        print("one is not True")

match True:
    case 1:
        print("True is one")


class Odd:
    def __eq__(self, other):
        return []


match Odd():
    case 1:
        print("no")
    case x:
        print("an empty list is false", type(x).__name__)

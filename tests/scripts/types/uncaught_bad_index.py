# An __index__ that gives no int.
class Place:
    def __index__(self):
        return "first"
print([1, 2][Place()])

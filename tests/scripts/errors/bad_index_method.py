# __index__ that returns no int, used as an index.
class Index:
    def __index__(self):
        return "one"

print([1, 2, 3][Index()])

# The words depend on whether the object counts as a sequence, and on the key.
class Plain: pass


class Getting:
    def __getitem__(self, key): return 1


refusing = [Plain(), Getting(), (1, 2), 'abc', b'a', range(3), {1}, {}.keys(), {}.items(), 5, None, 1.5, int, len,
            slice(1), iter([]), type(Plain.__dict__)({}), zip(), object(), 1j, True]
for thing in refusing:
    for key in (0, 'a', slice(1)):
        try:
            del thing[key]
        except TypeError as error:
            print(repr(key), error)

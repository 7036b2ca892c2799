# Keys are looked up with get(), once each, after the length.
class Logged(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __len__(self):
        print("len")
        return super().__len__()

    def keys(self):
        print("keys")
        return super().keys()


match Logged(a=1, b=2):
    case {"a": 1, "c": x}:
        print("no")
    case {"a": 1, "b": 3}:
        print("no")
    case {"b": y, **rest}:
        print(y, rest)

match Logged():
    case {"a": _}:
        print("no")
    case {}:
        print("empty")


class Raising(dict):
    def get(self, key, default):
        raise RuntimeError("get " + key)


try:
    match Raising(a=1):
        case {"a": 1}:
            pass
except RuntimeError as error:
    print(error)

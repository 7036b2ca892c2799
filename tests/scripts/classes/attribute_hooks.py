# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Lazy:
    def __getattr__(self, name):
        if name.startswith("x"):
            return name.upper()
        raise AttributeError(f"no {name} here")


o = Lazy()
print(o.xyz)
try:
    o.abc
except AttributeError as e:
    print(e)
o.xyz = 1
print(o.xyz)


class Logged:
    def __setattr__(self, name, value):
        print("set", name, value)
        super().__setattr__(name, value)

    def __delattr__(self, name):
        print("del", name)
        object.__delattr__(self, name)

    def __getattribute__(self, name):
        if name == "secret":
            return "hidden"
        return super().__getattribute__(name)


l = Logged()
l.a = 1
print(l.a, l.secret)
del l.a
try:
    l.a
except AttributeError as e:
    print(e)


class Dir:
    def __dir__(self):
        return ["b", "a"]


print(dir(Dir()))


class Empty:
    pass


for action in ("Empty().x", "Empty.x", "del Empty().x", "(1).x", "(1).x = 2", "None.x", "'s'.foo()",
               "[].push(1)", "object().x = 1", "len.x = 1"):
    try:
        exec(action)
    except AttributeError as e:
        print(e)

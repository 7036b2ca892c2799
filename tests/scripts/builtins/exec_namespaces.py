# exec and eval with globals and locals of all kinds.
class Mapping:
    def __init__(self): self.d = {}
    def __getitem__(self, key):
        print("get", key)
        return self.d[key]
    def __setitem__(self, key, value):
        print("set", key)
        self.d[key] = value
    def __delitem__(self, key):
        print("delete", key)
        del self.d[key]

m = Mapping()
exec("x = 1\nx\ny = x + 1\ndel x\nlen", {}, m)
print(m.d)
class Default(dict):
    def __missing__(self, key): return "default " + key
print(eval("unknown", {}, Default()))
d = {}
exec("def f(): global g; g = 5\nf()", d)
print(d["g"], sorted(k for k in d if k != "__builtins__"))
exec("class C: x = y", {"y": 3}, d)
print(d["C"].x, d["C"].__module__)
for args in ((5,), ("1", 5), ("1", {}, 5), ("x = 1\0",), (), ("1", {}, {}, 5)):
    for function in (exec, eval):
        try:
            print(function(*args))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)

# Code finds built-ins in what its globals call __builtins__: a module, a dict, or any mapping.
class Mapping:
    def __getitem__(self, name):
        if name == "missing":
            raise KeyError(name)
        return "built-in " + name


print(eval("len", {"__builtins__": {"len": 5}}))
print(eval("anything", {"__builtins__": Mapping()}))
print(eval("(lambda: inner)()", {"__builtins__": Mapping()}))
for builtins in ({}, Mapping(), 1, None):
    try:
        print(eval("missing", {"__builtins__": builtins}))
    except (NameError, TypeError) as error:
        print(type(error).__name__, error)

globals_dict = {}
exec("", globals_dict)
print(list(globals_dict))

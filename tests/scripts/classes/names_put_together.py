# Methods under names that the program puts together at run time are methods all the same.
namespace = {"__%s__" % "add": lambda self, other: "sum", "__%s__" % "len": lambda self: 3}
namespace["__" + "getitem" + "__"] = lambda self, index: [7, 8, 9][index]
namespace["__" + "radd" + "__"] = lambda self, other: "reflected"
C = type("C", (), namespace)
print(C() + 1, 1 + C(), len(C()), list(C()), bool(C()))

setattr(C, "__" + "bool" + "__", lambda self: False)
print(bool(C()))
delattr(C, "__" + "len" + "__")
try:
    len(C())
except TypeError as error:
    print(error)

def f(x: Later) -> Later2: pass


class C:
    attribute: Later
    def m(self) -> C: return self


module_level: Later
try:
    f.__annotations__
except NameError as e:
    print(e)
try:
    C.__annotations__
except NameError as e:
    print(e)
try:
    __annotations__
except NameError as e:
    print(e)


class Later: pass
Later2 = "second"

print(f.__annotations__)
print(C.__annotations__, C.m.__annotations__)
print(__annotate__(1))
Later = None
print(f.__annotations__)

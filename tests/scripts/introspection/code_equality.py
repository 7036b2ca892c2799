# Code objects are equal if they do the same, under the same name, at the same place.
def make():
    return lambda x: x + 1

a, b = make(), make()
print(a.__code__ is b.__code__, a.__code__ == b.__code__)
print((lambda x: x).__code__ == (lambda x: x).__code__)

def compiled(text, name="f"):
    return compile(text, name, "exec")

print(compiled("x = 1") == compiled("x = 1"), hash(compiled("x = 1")) == hash(compiled("x = 1")))
print(compiled("x = 1") == compiled("x = 2"), compiled("x = 1.0") == compiled("x = 1"))
print(compiled("x = 1000000000000000000000") == compiled("x = 1000000000000000000000.0"))
print(compiled("x = 'a'") == compiled("y = 'a'"), compiled("\nx = 1") == compiled("x = 1"))
print(compiled("x = 1", "f") == compiled("x = 1", "g"))
print(compiled("def f(): return (1, 2.0)") == compiled("def f(): return (1, 2)"))
print(len({compiled("x = 1"), compiled("x = 1"), compiled("x = 5")}))

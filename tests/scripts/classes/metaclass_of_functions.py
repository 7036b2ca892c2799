# A metaclass may be any callable.
class A(metaclass=lambda name, bases, namespace: (name, bases, namespace["x"])):
    x = 1
print(A)

def meta(name, bases, namespace, **keywords):
    return keywords
meta.__prepare__ = lambda name, bases, **keywords: {"z": 1}

class B(metaclass=meta, a=1, b=2):
    print(z)
print(B)

# The order in which a class statement asks its metaclass.
class M(type):
    @classmethod
    def __prepare__(mcs, name, bases, **keywords):
        print("prepare", name, bases, keywords)
        return {"prepared": 1}
    def __new__(mcs, name, bases, namespace, **keywords):
        print("new", name, "body" in namespace, keywords)
        return super().__new__(mcs, name, bases, namespace)
    def __init__(cls, name, bases, namespace, **keywords):
        print("init", name, keywords)
        super().__init__(name, bases, namespace)
    def __call__(cls, *args, **keywords):
        print("call", args, keywords)
        return super().__call__(*args, **keywords)

class A(metaclass=M, flag=1):
    body = 2
    def __init__(self, *args):
        self.args = args

print(A.prepared, A.body, A(1, 2).args)

class B(A):
    pass
print(type(B), type(B()))

# Keywords of a class statement go to __init_subclass__.
class Base:
    def __init_subclass__(cls, flag=0, **keywords):
        print(cls.__name__, flag, keywords)
        super().__init_subclass__(**keywords)

class A(Base, flag=3):
    pass

class B(A):
    pass

for text in ("class C(Base, flag=1, other=2): pass", "class C(flag=1): pass"):
    try:
        exec(text)
    except TypeError as error:
        print(error)
for arguments, keywords in (((1,), {}), ((), {"a": 1})):
    try:
        object.__init_subclass__(*arguments, **keywords)
    except TypeError as error:
        print(error)

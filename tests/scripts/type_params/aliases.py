type Number = int | float
print(Number, Number.__value__, Number.__name__, Number.__type_params__, Number.__module__)
print(type(Number))

type Tree[T] = T | list[Tree[T]]
print(Tree, Tree.__value__, Tree.__type_params__, Tree.__parameters__)
print(Tree[int], Tree[int].__origin__, Tree[int].__args__, Tree[int].__value__)

type Later = undefined_yet
try:
    Later.__value__
except NameError as e:
    print(e)
undefined_yet = str
print(Later.__value__)
undefined_yet = bytes
print(Later.__value__)

type Many[*Ts] = tuple[int, *Ts]
type Call[**P] = P
print(Many.__value__, Many[int, str], Many.__parameters__, Call.__value__)
print(Number | None, None | Number, list[Number], int | Number)
type = 5
print(type)
type type = type
print(type.__name__)


def f():
    local = int
    type A[T: local] = dict[T, local]
    return A


A = f()
print(A.__value__, A.__type_params__[0].__bound__)

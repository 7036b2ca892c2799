def make(flag, n):
    class C:
        always: 1
        if flag:
            yes: 2
            both: 3
        else:
            no: 4
            both: 5
        for i in range(n):
            loop: 6
        with_value: 7 = 0
    return C


for flag, n in ((True, 0), (False, 1)):
    C = make(flag, n)
    print(C.__annotations__, "__conditional_annotations__" in vars(C))


class Plain:
    a: int


print("__conditional_annotations__" in vars(Plain))



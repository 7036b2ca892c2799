class Del:
    def __del__(self): print("del")
def k():
    match Del():
        case 1: pass
        case _: print("body")
    print("after")
k()
def k2():
    match [Del(), 1]:
        case [_, x]: print("body2")
    print("after2")
k2()
def k3():
    match [Del(), 1]:
        case [a, 2]: print("no")
        case [1, a]: print("no")
    print("after3")
k3()

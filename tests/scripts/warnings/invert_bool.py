# ~ on a bool is not what it seems.
print(~True)
print(~False)
def f(x):
    return ~x
for i in range(3):
    print(f(True))
print(f(1))
class B(int):
    pass
print(~B(1))

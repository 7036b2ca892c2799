# Calling what is no function.
class C:
    method = 5

c = C()
print(callable(c.method))
c.method(1, 2)

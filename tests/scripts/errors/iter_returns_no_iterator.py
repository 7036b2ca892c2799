# __iter__ that returns no iterator, in a for loop.
class C:
    def __iter__(self):
        return [1, 2]

for x in C():
    print(x)

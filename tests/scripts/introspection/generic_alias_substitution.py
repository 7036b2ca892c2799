# Parameters in generic aliases: any object with __typing_subst__ is one.
class Parameter:
    def __init__(self, name):
        self.name = name
    def __repr__(self):
        return self.name
    def __typing_subst__(self, value):
        if value is None:
            raise TypeError("not None for " + self.name)
        return value
    def __hash__(self):
        return hash(self.name)
    def __or__(self, other):
        return ("or", self, other)

K, V = Parameter("K"), Parameter("V")
d = dict[K, list[V]]
print(d.__parameters__, d[str, int], dict[K, K].__parameters__, dict[K, K][int])
print(list[d][str, int], tuple[K, ...][int], dict[str, V][int], list[[K, V]].__parameters__)
print(list[int].__parameters__, d[str, int].__parameters__)
for key in (str, (str, int, float), (None, int)):
    try:
        print(d[key])
    except TypeError as error:
        print(error)
try:
    list[int][str]
except TypeError as error:
    print(error)

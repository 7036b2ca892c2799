# __class_getitem__ and what cannot be subscripted.
class G:
    def __class_getitem__(cls, item):
        return (cls.__name__, item)
class H(G): pass
print(G[1], G[1, 2], H["x"], type(G.__class_getitem__).__name__)
for text in ("int[1]", "G()[1]", "type(1)[2]", "object[0]", "str[int]", "range[int]", "len[1]"):
    try:
        print(text, eval(text))
    except TypeError as error:
        print(text, ":", error)
print(type[int], list[int], dict[str, int], tuple[()], set[int])

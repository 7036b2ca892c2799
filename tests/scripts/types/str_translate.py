# translate and maketrans.
table = str.maketrans({"a": "1", "b": None, "c": 0x4e2d, 100: "dd", "e": ""})
print(sorted(table.items(), key=str), "abcdef".translate(table))
print(str.maketrans("ab", "xy"), str.maketrans("ab", "xy", "z"), str.maketrans("", ""), str.maketrans({}), "aabz".translate(str.maketrans("ab", "xy", "z")))
class Table:
    def __getitem__(self, key):
        if key == 97: raise LookupError
        if key == 98: return "BB"
        if key == 99: return None
        return key + 1
print("abcd".translate(Table()), "abc".translate(["x"] * 98), "\x00\x01".translate(["A", "B"]), "é中".translate({233: "e", 20013: "z"}), "abc".translate({}), "".translate({}))

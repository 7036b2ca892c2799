from collections import UserDict, UserList, UserString
d = UserDict({"a": 1}, b=2)
print(d, d["a"], "b" in d, len(d), sorted(d.items()), d | {"c": 3}, {"c": 3} | d, d.get("z"), d.copy(), d == {"a": 1, "b": 2})
class Lower(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.lower(), value)
    def __missing__(self, key): return "missing " + key
x = Lower(A=1); x.update(B=2); print(x, x["q"], x.pop("a"), x.setdefault("C", 3), x, Lower.fromkeys(["Z"]))
l = UserList([3, 1, 2]); l.append(5); l.sort(); print(l, l[1:], type(l[1:]), l + [9], [9] + l, l * 2, l == [1, 2, 3, 5], 3 in l, l < [2], l.index(3))
l += (7,); l.insert(0, 0); l.reverse(); print(l, l.pop(), l.count(1), UserList("ab"), UserList(l), l.copy()); l.extend(UserList("z")); l.remove(7); print(l)
s = UserString("Hello"); print(s, repr(s), s.upper(), type(s.upper()), s + "!", "!" + s, s * 2, s[1], s[1:3], len(s), "ell" in s, s == "Hello", s < "J", hash(s) == hash("Hello"))
print(s.replace("l", "L"), s.split("l"), s.find(UserString("l")), s.startswith("He"), s.encode(), UserString(5), int(UserString("12")), s % (), UserString("%s-%d") % ("a", 1), s.join("ab"), s.center(9, "*"), s.isalpha())
for bad in (lambda: d["zz"], lambda: l[99], lambda: UserList(5), lambda: s[99], lambda: UserString("a") < 5):
    try: bad()
    except Exception as e: print(type(e).__name__, e)

# Keys whose __hash__ and __eq__ raise or change the dict.
def check(texts):
    for text in texts.strip().split("\n"):
        try:
            print(text, "->", repr(eval(text)))
        except Exception as error:
            print(text, "!!", type(error).__name__ + ":", error)


class Key:
    def __init__(self, name): self.name = name
    def __hash__(self): return 1
    def __eq__(self, other):
        if action: action()
        return isinstance(other, Key) and self.name == other.name
    def __repr__(self): return self.name
action = None
a, b, c = Key("a"), Key("b"), Key("c")
d = {a: 1, b: 2, c: 3}
print(d, d[Key("b")], Key("x") in d)
def fails(): raise ZeroDivisionError("eq")
def clears(): global action; action = None; d.clear()
def grows(): global action; action = None; d.update({n: n for n in range(100)})
for act in (fails, clears, grows):
    for text in ("d[Key('c')]", "d.get(Key('c'))", "Key('c') in d", "d.pop(Key('c'))", "d.setdefault(Key('q'), 9)", "d.update({Key('b'): 7})", "d.__delitem__(Key('b'))", "d == {Key('a'): 1, Key('b'): 2, Key('c'): 3}", "dict(d) | {Key('b'): 1}"):
        action = None
        d = {a: 1, b: 2, c: 3}
        action = act
        try:
            result = eval(text); action = None
            print(act.__name__, text, result, len(d))
        except Exception as error:
            action = None
            print(act.__name__, text, type(error).__name__, error, len(d))
class BadHash:
    def __hash__(self): raise ValueError("hash")
class TextHash:
    def __hash__(self): return "a"
class HugeHash:
    def __hash__(self): return 2 ** 100 + 5
class MinusOne:
    def __hash__(self): return -1
check(r'''
{BadHash(): 1}
{TextHash(): 1}
hash(HugeHash())
hash(MinusOne())
{}[BadHash()]
BadHash() in {}
{BadHash()}
hash((BadHash(),))
dict.fromkeys([BadHash()])
len({HugeHash(): 1})
{1: 2}.get(TextHash())
''')

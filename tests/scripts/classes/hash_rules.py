# Defining __eq__ takes the hash away.
class Eq:
    def __eq__(self, other): return True
class Inherits(Eq): pass
class Again(Eq):
    __hash__ = object.__hash__
class No:
    __hash__ = None
class Big:
    def __hash__(self): return 2**80
class Minus:
    def __hash__(self): return -1
class Text:
    def __hash__(self): return "x"

print(Eq.__hash__, Inherits.__hash__, hash(Again()) != 0, hash(Minus()), hash(Big()) == hash(2**80))
for text in ("hash(e)", "{e: 1}", "{e}", "set([e])", "{}[e]", "e in {}", "{}.get(e)", "frozenset([e])", "hash(n)", "hash(t)",
             "hash([])", "{[]: 1}", "{1: 2}[{}]", "hash((1, []))", "{}.setdefault([], 1)", "{1}.remove(bytearray())"):
    try:
        print(text, eval(text, {"e": Eq(), "n": No(), "t": Text()}))
    except (TypeError, KeyError) as error:
        print(text, ":", error)

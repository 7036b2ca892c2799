# __getattr__ and AttributeErrors from inside.
class G:
    def __getattr__(self, name):
        if name == "value":
            raise ValueError("not an AttributeError")
        if name == "attribute":
            raise AttributeError("of its own")
        return "computed " + name
    @property
    def failing(self):
        raise AttributeError("inner")

g = G()
print(g.any, g.failing, hasattr(g, "attribute"), getattr(g, "attribute", "default"))
for name in ("value", "attribute"):
    for action in (getattr, hasattr):
        try:
            print(action(g, name))
        except Exception as error:
            print(type(error).__name__, error)
for action in (lambda: len(g), lambda: g[0], lambda: setattr(g, "failing", 1), lambda: delattr(g, "x"), lambda: G.x):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)

class Hook:
    def __getattribute__(self, name):
        if name.startswith("no"):
            raise AttributeError(name)
        return object.__getattribute__(self, name)
    def __getattr__(self, name):
        return "fallback " + name
    x = 5
print(Hook().x, Hook().nothing, Hook().y)

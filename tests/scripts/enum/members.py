from enum import *
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    CRIMSON = 1
print(Color.RED, repr(Color.GREEN), Color("b"), Color["RED"], Color.CRIMSON is Color.RED, list(Color), len(Color), Color.__members__)
print(Color, Color.RED.name, Color.RED.value, Color.RED in Color, 1 in Color, 9 in Color, hash(Color.RED) == hash("RED"), isinstance(Color.RED, Color))
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
t(lambda: Color(9)); t(lambda: Color["X"]); t(lambda: Color.X); t(lambda: setattr(Color, "RED", 5)); t(lambda: Color.RED < Color.GREEN); t(lambda: setattr(Color.RED, "name", 1)); t(lambda: delattr(Color, "RED"));t(lambda: Color())
try:
    class More(Color): WHITE = 5
except TypeError as e: print(e)
try:
    class Twice(Enum): A = 1; A = 2
except TypeError as e: print(e)
try:
    class Under(Enum): _x_ = 1
except ValueError as e: print(e)

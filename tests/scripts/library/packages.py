import collections.abc
from collections import abc
import sys
print(collections.abc is abc, collections.__name__, abc.__name__)
print("collections.abc" in sys.modules, collections.__spec__.name)
try:
    import collections.nothing
except ModuleNotFoundError as e:
    print(e, e.name)
try:
    from collections import nothing
except ImportError as e:
    print(type(e).__name__, str(e).partition(" (")[0])

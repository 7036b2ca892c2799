# sys.setrecursionlimit and what it refuses.
import sys
print(sys.getrecursionlimit())
for limit in (0, -5, "a", 1.5, 2**31, 1):
    try:
        sys.setrecursionlimit(limit)
    except (ValueError, TypeError, OverflowError, RecursionError) as error:
        print(type(error).__name__, error)
sys.setrecursionlimit(60)
def depth(n):
    try:
        return depth(n + 1)
    except RecursionError as error:
        return type(error).__name__, str(error), n < 60
print(depth(1))
sys.setrecursionlimit(1000)
print(sys.getrecursionlimit())

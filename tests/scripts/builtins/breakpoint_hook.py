# breakpoint() calls sys.breakpointhook with its arguments.
import sys

def hook(*args, **keywords):
    print("stopped", args, keywords)
    return "result"

print(sys.breakpointhook is sys.__breakpointhook__)
sys.breakpointhook = hook
print(breakpoint())
print(breakpoint(1, two=2))
sys.breakpointhook = None
try:
    breakpoint()
except TypeError as error:
    print(error)
del sys.breakpointhook
try:
    breakpoint()
except RuntimeError as error:
    print(error)

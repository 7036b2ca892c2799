# Calls stack up; local names live as long as their call.
#
# What to look for: each call of `walk` has a frame of its own with its own `here`. When a call returns, its frame
# is taken off the stack, and with it the local names; an object that only they referred to is destroyed at once.
import sys


class Local:
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        print("  " * self.depth + "- leaving depth", self.depth)


def call_stack():
    """The names of the functions that are running, the outermost first."""
    names = []
    frame = sys._getframe(1)
    while frame is not None:
        names.insert(0, frame.f_code.co_name)
        frame = frame.f_back
    return " > ".join(names)


def walk(depth):
    here = Local(depth)
    print("  " * depth + "+ depth", depth, "- the stack:", call_stack())
    if depth < 3:
        walk(depth + 1)


walk(1)
print("back at the start:", call_stack())

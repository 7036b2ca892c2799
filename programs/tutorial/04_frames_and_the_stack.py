# Calls stack up; local names live as long as their call.
#
# What to look for: each call of `walk` has its own `here`. When a call returns, its frame goes, and with
# it the local names; an object that only they referred to is destroyed at once.
import sys


class Local:
    def __init__(self, depth):
        self.depth = depth

    def __del__(self):
        print("  " * self.depth + "- leaving depth", self.depth)


def depth_of_stack():
    depth = 0
    frame = sys._getframe(1)
    while frame is not None:
        depth += 1
        frame = frame.f_back
    return depth


def walk(depth):
    here = Local(depth)
    print("  " * depth + "+ depth", depth, "- frames on the stack:", depth_of_stack())
    if depth < 3:
        walk(depth + 1)


walk(1)

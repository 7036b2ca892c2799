# Where objects live: arenas of 256 KiB, in them pools of one size class each, in them blocks.
#
# What to look for: making objects takes blocks, freeing them gives the blocks back. sys._debugmallocstats() writes the
# allocator's own table to standard error: for each size class its pools and the blocks in use; below, the arenas.
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


before = sys.getallocatedblocks()
points = [Point(i, i) for i in range(1000)]
during = sys.getallocatedblocks()
print("a thousand points took a thousand blocks and a few:", 1000 <= during - before < 1020)
del points
after = sys.getallocatedblocks()
print("and gave them back:", after - before < 10)
sys._debugmallocstats()

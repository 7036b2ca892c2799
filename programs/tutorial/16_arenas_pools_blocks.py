# Where objects live: arenas of 256 KiB, pools of one size class, blocks.
#
# What to look for: making objects takes blocks, freeing them gives the blocks back. sys._debugmallocstats() prints the
# allocator's own table to standard error: for each size class the pools and blocks in use.
import sys


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


before = sys.getallocatedblocks()
points = [Point(i, i) for i in range(1000)]
during = sys.getallocatedblocks()
print("a thousand points took at least a thousand blocks:", during - before >= 1000)
del points
after = sys.getallocatedblocks()
print("and gave them back:", after - before < 10)
sys._debugmallocstats()

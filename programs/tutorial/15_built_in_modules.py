# What the library has already need not be written again; what you write can be a module too.
#
# What to look for: sum and math.fsum are one call each, run in C, and make no lists on the way.
import math

values = [0.1] * 10
by_hand = 0.0
for value in values:
    by_hand += value
print("by hand:  ", by_hand)
print("sum:      ", sum(values))
print("math.fsum:", math.fsum(values))

# What the library has already need not be written again; and what you have written can be a module too.
#
# What to look for: sum and math.fsum are one call each, run in C, and make no lists on the way. The functions of
# toolbox are written once, in a file of their own, and imported by whoever needs them.
import math

import toolbox

values = [0.1] * 10
by_hand = 0.0
for value in values:
    by_hand += value
print("by hand:  ", by_hand)
print("sum:      ", sum(values))
print("math.fsum:", math.fsum(values))
print("our own module:", toolbox.average(values))
print("where it comes from:", toolbox.__name__, "-", toolbox.average.__doc__)

# The three generations and their thresholds.
#
# What to look for: 700 more containers made than freed start a collection of generation 0; after ten
# of those generation 1 is collected too, and so on. set_threshold changes that.
import gc

print(gc.get_threshold())
gc.set_threshold(800, 20, 20)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)

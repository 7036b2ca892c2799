# The three generations and their thresholds.
#
# What to look for: 700 more containers made than freed start a collection of generation 0, where all new objects
# are. What survives goes to the next generation. After ten collections of one generation the next is collected
# too. set_threshold changes these numbers.
import gc

print(gc.get_threshold())
gc.set_threshold(800, 20, 20)
print(gc.get_threshold())
gc.set_threshold(700, 10, 10)


def generation_of(thing):
    for generation in range(3):
        for other in gc.get_objects(generation):
            if other is thing:
                return generation


# Nothing is collected behind our back while we look.
gc.disable()
survivor = ["a new list"]
print("new: in generation", generation_of(survivor))
gc.collect(0)
print("after a collection of generation 0: in generation", generation_of(survivor))
gc.collect(1)
print("after a collection of generation 1: in generation", generation_of(survivor))
gc.collect()
print("there it stays: in generation", generation_of(survivor))

# The tutorial writes `import GC`; module names are case-sensitive.
#
# What to look for: the error suggests the right name.
import GC

print(GC.get_threshold())

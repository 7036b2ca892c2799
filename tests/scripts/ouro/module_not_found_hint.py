import GC

# Collections at the end of the program are not announced.
import gc
def cb(p, i, print=print): print(p, i)
gc.callbacks.append(cb)
gc.disable()
print("end")

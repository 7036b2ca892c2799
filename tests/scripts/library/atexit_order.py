import atexit
@atexit.register
def first(): print("first registered, last called")
atexit.register(print, "with", "arguments", sep="-")
def never(): print("never")
atexit.register(never); atexit.register(never); atexit.unregister(never)
def more():
    print("registers more")
    atexit.register(print, "more")
atexit.register(more)
for bad in (lambda: atexit.register(), lambda: atexit.register(5)):
    try: bad()
    except TypeError as e: print(e)
print("end of the script", atexit._ncallbacks())

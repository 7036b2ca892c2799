# The hooks that show values and exceptions.
import builtins
import sys

sys.displayhook(None)
sys.displayhook([1, 2])
print(builtins._)
del builtins._
for function, args in ((sys.displayhook, ()), (sys.displayhook, (1, 2)), (sys.excepthook, (1,)), (sys.unraisablehook, (5,)),
                       (sys.exit, (1, 2)), (sys.intern, (5,)), (sys.getsizeof, ())):
    try:
        function(*args)
    except TypeError as error:
        print(error)

def hook(kind, value, traceback):
    print("hook", kind.__name__, value, traceback.tb_next is None)
    sys.exit(3)

sys.excepthook = hook
print(sys.__excepthook__ is hook, sys.exc_info(), sys.exception())
1 / 0

# The functions for debuggers: nothing is traced here.
import sys

print(sys.gettrace(), sys.getprofile(), sys.settrace(None), sys.setprofile(None))
print(sys.call_tracing(max, (1, 5, 2)))
print(sys._getframemodulename(), sys._getframemodulename(100), sys._is_gil_enabled())
print(sys._clear_type_cache(), sys._clear_internal_caches(), sys.is_stack_trampoline_active())
print(sys.audit("event", 1, 2))
for function, args in ((sys.call_tracing, (1, 2)), (sys.audit, ()), (sys.audit, (5,)), (sys.settrace, ())):
    try:
        function(*args)
    except TypeError as error:
        print(error)

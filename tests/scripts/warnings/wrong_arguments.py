# Arguments that cannot be used.
import warnings
def show(function, *args, **named):
    try:
        function(*args, **named)
    except Exception as e:
        print(function.__name__, type(e).__name__, e)
show(warnings.warn)
show(warnings.warn, "x", 1)
show(warnings.warn, "x", int)
show(warnings.warn, "x", "y")
show(warnings.warn, "x", stacklevel="a")
show(warnings.simplefilter, "nothing")
show(warnings.simplefilter, "error", lineno=-1)
show(warnings.simplefilter, "error", lineno="a")
show(warnings.filterwarnings, "nothing")
show(warnings.filterwarnings, "error", message=1)
show(warnings.filterwarnings, "error", category=1)
show(warnings.filterwarnings, "error", category=int)
show(warnings.filterwarnings, "error", module=1)
show(warnings.filterwarnings, "error", lineno=-1)

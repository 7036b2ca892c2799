# A program can show warnings itself, and format them.
import warnings, sys
def formatwarning(message, category, filename, lineno, line=None):
    return f"[{category.__name__}] {message} at {lineno}\n"
original = warnings.formatwarning
warnings.formatwarning = formatwarning
warnings.warn("formatted")
warnings.formatwarning = original
def showwarning(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__, lineno, file, line)
saved = warnings.showwarning
warnings.showwarning = showwarning
warnings.warn("mine", FutureWarning)
compile("1 is 1", "<text>", "exec")
warnings.showwarning = 5
try:
    warnings.warn("not shown")
except TypeError as e:
    print(e)
warnings.showwarning = saved
print(repr(warnings.formatwarning("m", UserWarning, "f.py", 3, "  text  ")))
print(repr(warnings.formatwarning("m", UserWarning, "f.py", 3)))
warnings.showwarning("m", UserWarning, "f.py", 3, sys.stdout, "line")
m = warnings.WarningMessage("m", UserWarning, "f.py", 3)
print(m, repr(m))

# A warning that is made an error.
import warnings
warnings.simplefilter("error")
try:
    warnings.warn("stop", RuntimeWarning)
except RuntimeWarning as e:
    print(repr(e))
try:
    compile("1 is 1", "<text>", "exec")
except SyntaxError as e:
    print(e.args, e.text)
try:
    compile("x = '\\d'", "<text>", "exec")
except SyntaxError as e:
    print(e.args, e.text)
try:
    compile("def f():\n try: pass\n finally: return", "<text>", "exec")
except SyntaxError as e:
    print(e.args, e.text)
def f(x):
    return ~x
f(True)

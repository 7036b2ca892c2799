import sys

sys.path.insert(0, sys.path[0] + "/modules")

def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import package.first

print(package.level, package.first.number, package.second.number, package.inner.deep.text)
print(package.inner.level, package.inner.other)
print(package.__path__ == [package.__file__[:-len("/__init__.py")]])
import package.inner.deep as deep
from package.inner import deep as same
from package import second

print(deep is same, second.number, sorted(n for n in sys.modules if n.startswith("package")))
print(deep.__package__, package.inner.__package__, package.__spec__.name, deep.__spec__.parent)
import spread.part

print(spread.part.inside, spread.__file__ if hasattr(spread, "__file__") else "no file")

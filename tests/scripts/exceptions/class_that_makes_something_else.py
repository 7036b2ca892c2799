# An exception class whose call gives no exception.
class Wrong(Exception):
    def __new__(cls, *args):
        return 5

def attempt(action):
    try:
        action()
    except TypeError as error:
        print(error)

def raise_class():
    raise Wrong

def raise_from():
    raise ValueError from Wrong

def raise_result():
    raise Wrong()

attempt(raise_class)
attempt(raise_from)
attempt(raise_result)

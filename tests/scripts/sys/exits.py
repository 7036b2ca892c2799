def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

for arguments in ((), (None,), (0,), (5,), ("text",), ((1, 2),), (1.5,), ([],)):
    try:
        sys.exit(*arguments)
    except SystemExit as error:
        print(error.args, error.code)
show(sys.exit, 1, 2)
show(sys.exit, status=1)
sys.exit("the last words")

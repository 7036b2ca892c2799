# except, else, finally in all combinations; the order of things.
def run(action):
    try:
        print("try", action)
        if action == "value":
            raise ValueError("v")
        if action == "key":
            raise KeyError("k")
        if action == "return":
            return "from try"
        if action == "zero":
            1 / 0
    except ValueError as e:
        print("ValueError", e)
        return "from except"
    except (KeyError, IndexError) as e:
        print("lookup", repr(e))
    else:
        print("else")
    finally:
        print("finally")
    return "end"


for action in ("none", "value", "key", "return"):
    print(run(action))
try:
    run("zero")
except ZeroDivisionError as e:
    print("outside:", e)


def loop():
    for i in range(3):
        try:
            if i == 1:
                continue
            print("i", i)
        finally:
            print("finally", i)
    for i in range(3):
        try:
            break
        finally:
            print("break", i)


loop()
try:
    try:
        raise ValueError
    finally:
        print("inner finally")
except ValueError:
    print("caught")
try:
    e
except NameError as x:
    print("e is unbound after except")

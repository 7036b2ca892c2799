# A return in a finally block is warned about, but not one in a loop there.
def warned():
    try:
        pass
    finally:
        for i in []:
            pass
        else:
            return 1


def silent():
    try:
        pass
    finally:
        while True:
            return 2


def silent_in_for():
    try:
        pass
    finally:
        for i in (1, 2):
            if i > 1:
                return i


print(warned(), silent(), silent_in_for())

# One-line differences of wording, each seen once.
class NoTruth(int):
    __bool__ = None


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


def times(left, right):
    left *= right
    return left


attempt(lambda: not NoTruth())
attempt(lambda: (99).to_bytes(-3, 'x'))
attempt(lambda: (99).to_bytes(-3, 'big'))
attempt(lambda: times(bytearray(b'Ab'), 'x'))
attempt(lambda: times(bytearray(b'Ab'), 2.0))
attempt(lambda: hash(range(-1)) == hash(range(0)) == hash((0, None, None)))
attempt(lambda: hash(None) == 0xfca86420)

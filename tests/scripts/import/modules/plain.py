print("running", __name__)
value = 5
_hidden = 6


def get():
    return value

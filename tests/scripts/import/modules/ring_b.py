import ring_a
name = "ring b"


def other():
    return ring_a.name

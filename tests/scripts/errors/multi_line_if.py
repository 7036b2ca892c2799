if (1
    and 2 / 0
    and 3):
    pass

# Two bases with structures of their own.
class C(int, dict):
    pass

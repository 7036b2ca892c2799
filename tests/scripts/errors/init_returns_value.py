# __init__ that returns something.
class C:
    def __init__(self):
        return 5

C()

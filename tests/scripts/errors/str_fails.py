class E(Exception):
    def __str__(self): raise TypeError("no")
raise E

# type.__new__, type.__init__ and type.__call__ called directly.
def attempt(function, *args, **keywords):
    try:
        print(function(*args, **keywords))
    except TypeError as error:
        print(error)

attempt(type.__new__)
attempt(type.__new__, 1)
attempt(type.__new__, int)
attempt(type.__new__, type)
attempt(type.__new__, type, 1)
attempt(type.__new__, type, "A", (), {})
attempt(type.__init__, int)
attempt(type.__init__, int, 1, 2, 3, 4)
attempt(type.__init__, int, 1, a=2)
attempt(type.__call__)
attempt(type.__call__, int, "5")
attempt(type.__call__, 5)
attempt(int.__new__, bool)
attempt(bool.__new__, int)
attempt(object.__new__, int)
attempt(object.__new__, object, 1)
attempt(list.__new__, dict)
attempt(tuple.__new__)
attempt(str.__new__, 1)

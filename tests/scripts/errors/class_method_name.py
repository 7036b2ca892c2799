class Outer:
    class Inner:
        def m(self):
            return 1/0
Outer.Inner().m()

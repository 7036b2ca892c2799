# What `with` refuses.
class Nothing: pass
class OnlyEnter:
    def __enter__(self): pass
class OnlyExit:
    def __exit__(self, *args): pass
class FewArguments:
    def __enter__(self): return 1
    def __exit__(self): pass
class Asynchronous:
    def __aenter__(self): pass
    def __aexit__(self): pass

for text in ("with Nothing(): pass", "with OnlyEnter(): pass", "with OnlyExit(): pass", "with FewArguments(): pass",
             "with FewArguments() as (a, b): pass", "with 1 as x: pass", "with Nothing: pass", "with Asynchronous(): pass"):
    try:
        exec(text)
    except TypeError as error:
        print(text, ":", error)

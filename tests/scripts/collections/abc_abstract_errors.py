from collections.abc import Iterator, Mapping, Sequence, Sized
for cls in (Sized, Iterator, Mapping, Sequence):
    try: cls()
    except TypeError as e: print(e)
class Half(Sequence):
    def __len__(self): return 0
try: Half()
except TypeError as e: print(e)
for bad in (lambda: issubclass(1, Sized), lambda: isinstance(1, 1), lambda: Sized.register(1)):
    try: bad()
    except TypeError as e: print(e)
Mapping()

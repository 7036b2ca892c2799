# Streams are closed when they go, and tell when that fails.
import io
class Loud(io.RawIOBase):
    def __init__(self, name):
        self.name = name
    def close(self):
        if not self.closed:
            print("close", self.name)
        super().close()
    def __del__(self):
        print("del", self.name)
        super().__del__()
one = Loud("one")
del one
two = Loud("two")
two.close()
del two
class Text(io.StringIO):
    def close(self):
        print("text closed")
        super().close()
Text("x")
three = Loud("three")
three.me = three
del three
import gc
gc.collect()
with Loud("four") as four:
    pass
print(four.closed)

# __exit__ that raises, while an exception is on its way.
class Manager:
    def __enter__(self):
        return self
    def __exit__(self, *args):
        raise KeyError("from exit")

with Manager() as m:
    raise ValueError("in the body")

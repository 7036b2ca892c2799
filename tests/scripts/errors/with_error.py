class M:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit")


with M() as m:
    m.missing()

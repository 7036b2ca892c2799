# A negative length.
class C:
    def __len__(self):
        return -3

if C():
    print("never")

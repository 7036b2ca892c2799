# A __len__ that is negative.
class Odd:
    def __len__(self):
        return -1
print(len(Odd()))

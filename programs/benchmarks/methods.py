# Method calls and attribute updates, with inheritance.
class Counter:
    def __init__(self, start):
        self.value = start

    def get(self):
        return self.value

    def step(self, amount):
        self.value += amount


class Limited(Counter):
    def __init__(self, start, limit):
        super().__init__(start)
        self.limit = limit

    def step(self, amount):
        if self.value + amount < self.limit:
            self.value += amount
        else:
            self.value = 0


def drive(times):
    plain = Counter(0)
    limited = Limited(0, 1000)
    total = 0
    for i in range(times):
        plain.step(i & 7)
        limited.step(3)
        total += plain.get() + limited.get()
    return total


print(drive(2_000_000))

"""The generator's own source of chance, the same under every interpreter (splitmix64)."""

MASK = (1 << 64) - 1


class Chance:
    def __init__(self, seed):
        # Scattered first, or the streams of neighbouring seeds would be the same, shifted by one.
        self.state = seed
        self.state = self.bits()

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, limit):
        return self.bits() % limit

    def between(self, low, high):
        """A number from `low` to `high`, both possible."""
        return low + self.below(high - low + 1)

    def often(self, percent):
        return self.below(100) < percent

    def pick(self, things):
        return things[self.below(len(things))]

    def some(self, things, percent):
        """Each of `things` with the given probability, in order."""
        return [thing for thing in things if self.often(percent)]

    def shuffled(self, things):
        left = list(things)
        result = []
        while left:
            result.append(left.pop(self.below(len(left))))
        return result

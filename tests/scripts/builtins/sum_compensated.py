# sum() of floats and complex numbers loses no digits on the way.
print(sum([0.1] * 10), sum([0.1] * 10, 0.0), sum([1e100, 1.0, -1e100]), sum([1e308, 1e308, -1e308]))
print(sum([1, 0.1, 0.2]), sum([0.1, 1, 0.2]), sum([1j, 0.1, 2]), sum([0.1, 0.2, 0.3, 1j]), sum([True, 2.5]))
print(sum([10**30, 0.5]), sum([float("inf"), 1.0]), sum([float("inf"), float("-inf")]), sum([-0.0]), sum([-0.0], -0.0))
print(sum([[1], [2]], []), sum([], 5), sum([1], start=5), sum([(1,), (2,)], ()))
class F(float): pass
print(sum([F(0.1)] * 10), sum([0.1, F(0.2), 0.3]))

# What is lost when the first float meets an int is not made good, what is lost later is.
for numbers in ([1, 9007199254740993.0, -3], [1.0, 9007199254740993.0, -3], [9007199254740993, 0.5, 0.5], [2**53, 1.0, 1.0], [2**53, 1.0, 1.0, -(2**53)],
                [0.1] * 10, [1, 0.1, 0.2, -1], [1, 1e16, 1j, -1e16], [1e16, 1, 1j, -1e16], [1, -0.0], [0, -0.0j], [True, 0.1, 0.2]):
    print(sum(numbers), sum(numbers, 0.0), sum(numbers, -0.0))

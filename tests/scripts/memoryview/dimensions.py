# Views of several dimensions, and of none.
grid = memoryview(bytearray(range(24))).cast("B", shape=(2, 3, 4))
print(grid.ndim, grid.shape, grid.strides, grid.nbytes, len(grid))
print(grid.c_contiguous, grid.f_contiguous, grid.contiguous, grid.suboffsets)
print(grid[1, 2, 3], grid[-1, 0, -4], grid.tolist())
print(grid.tobytes("C") == grid.tobytes(None), grid.tobytes(order="F"))
grid[0, 1, 2] = 200
print(grid[:1].tolist(), grid[::-1].shape, grid[::-1].strides)
print(grid.cast("B").shape, bytes(grid)[:8])
point = memoryview(b"z").cast("B", ())
print(point.ndim, point.shape, point[()], point.tolist(), point[...] is point)

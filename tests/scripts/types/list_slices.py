# Reading and assigning slices of lists.
x = list(range(10))
bounds = (None, 0, 1, 3, -1, -3, 20, -20)
for step in (None, 1, 2, -1, -3, 100):
    print(step, [x[a:b:step] for a in bounds for b in (None, 5, -2, -50)])
for key, value in ((slice(2, 4), "abc"), (slice(5, 5), [1]), (slice(None, None, 3), "wxyz"), (slice(8, 2, -2), (0, 0, 0)), (slice(3, 1), "q"), (slice(-2, None), []), (slice(None), "")):
    y = x[:]
    y[key] = value
    print(key, y)
for key in (slice(2, 4), slice(None, None, 3), slice(None, None, -4), slice(7, 1, -3), slice(5, 1), slice(None), 3, -1):
    y = x[:]
    del y[key]
    print(key, y)
y = [1, 2, 3]
y[1:2] = y; print(y)
y[::2] = y[::2][::-1]; print(y)
y[:] = iter(y); print(y)
y[3:0:-1] = y[:3]; print(y)

# The methods that change a bytearray.
data = bytearray(b"abc")
data.append(100)
data.extend(b"ef")
data.extend([103, 104])
data.extend(memoryview(b"ij"))
data.extend(data)
data.insert(0, 33)
data.insert(-1, 34)
data.insert(100, 35)
print(data, data.pop(), data.pop(0), data.pop(-2))
data.remove(99)
data.reverse()
print(data)
data.resize(3)
data.resize(5)
print(data, data.copy(), data.copy() is data, bytearray.__alloc__(data) >= 5)
same = data
data += b"x"
data *= 2
print(data, same is data)
data *= 0
data.clear()
print(data, same)

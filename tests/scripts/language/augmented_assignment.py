# Every augmented operator, on names, items and attributes; evaluated once.
n = 10
n += 5; print(n)
n -= 3; print(n)
n *= 4; print(n)
n //= 5; print(n)
n **= 3; print(n)
n %= 100; print(n)
n <<= 4; print(n)
n >>= 2; print(n)
n &= 0b110111; print(n)
n |= 0b1000; print(n)
n ^= 0b11; print(n)
n /= 4; print(n)


def where():
    print("evaluated")
    return 0


items = [1, 2]
items[where()] += 10
print(items)


class Box:
    pass


box = Box()
box.value = "a"
box.value += "b"
print(box.value)
same = items
items += [3]
print(same is items, same)
t = (1,)
u = t
t += (2,)
print(t, u)

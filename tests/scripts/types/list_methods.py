# The methods of list.
x = [3, 1, 2]
x.append(x.pop(0)); x.insert(0, 9); x.insert(100, 8); x.insert(-100, 7); x.insert(-1, 6)
print(x, x.index(1), x.count(9), x.copy() == x, x.copy() is x)
x.extend("ab"); x.extend((n for n in range(2))); x.extend(x)
print(x, len(x))
x.remove("a"); x.reverse()
print(x, x.index(9, 3), x.index(9, -9, 100), x.pop(), x.pop(0), x.pop(-2))
x.clear()
print(x, [1, 2].__contains__(1.0), [1, True, 1.0].count(1), [1, 2, 1].index(True, 1), list("abc").__reversed__().__next__())
x += (1,); x *= 3
print(x, x.__getitem__(0), x.__getitem__(slice(1, None)), [] + [], [1] * -1, 2 * [None])

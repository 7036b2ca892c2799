# Complex numbers have no order.
print(max([3 + 4j, 1j], key=abs))
print(max([3 + 4j, 1j]))

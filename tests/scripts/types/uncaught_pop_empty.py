# pop() from an empty list.
stack = [1]
while True:
    print(stack.pop())

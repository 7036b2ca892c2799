class A:
    x = undefinedd

fro x in [1]:
    print(x)

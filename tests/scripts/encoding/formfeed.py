x = 1

if x:
    print(1)
      y = 1

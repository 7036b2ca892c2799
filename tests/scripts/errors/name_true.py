print(true)

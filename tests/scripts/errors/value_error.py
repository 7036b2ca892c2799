[].index(5)

[].appned(1)

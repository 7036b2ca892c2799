x = None
y = x and x.foo or x.bar

x = [y.foo
     for y in [1]]

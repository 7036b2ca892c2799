x = (5
     .real
     .foo
     .bar)

x = 7
w = 4
for t in (t"{x}", t"{ x }", t"{x!r}", t"{x!s:>5}", t"{x:{w}}", t"{x:a{w!r}b}", t"{x=}", t"{x = }",
          t"{ x = !s}", t"{x=:5}", t"{x:}", t"{(lambda: x)()}", t"{[i for i in range(3)]}",
          t"{ {1: 2}[1] }", t"{x + 1 # comment
}", t"{'a' 'b'}", t"{t'{x}'}", t"{f'{x}'}", t"{x if w else 0}", t"{x!a:{'>'}{w}}"):
    for i in t.interpolations:
        print(repr(i.value), repr(i.expression), repr(i.conversion), repr(i.format_spec), t.strings)

def fffff(aaaaaa, bbbbbbb, ccccccc, ddddddd): raise ValueError("a long line with many arguments in it")
fffff("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "cccccccccccccccccccccccc", 4)

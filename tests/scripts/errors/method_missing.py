"abc".foo().bar()

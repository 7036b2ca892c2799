"a".split(spe=",")

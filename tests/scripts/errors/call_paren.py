(len)(5)

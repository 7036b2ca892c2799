int("5", bas=3)

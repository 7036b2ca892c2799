raise ValueError(1, 2, 3)

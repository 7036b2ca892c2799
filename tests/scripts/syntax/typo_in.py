for x inn [1]:
    pass

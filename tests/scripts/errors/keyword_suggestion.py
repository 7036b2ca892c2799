def draw(colour, width=1):
    pass


draw("red", widht=2)

# Cells: read, set, emptied, compared.
def outer():
    x = 1
    def inner(): return x
    return inner
inner = outer()
cell = inner.__closure__[0]
Cell = type(cell)
print(cell.cell_contents)
cell.cell_contents = 9
print(inner())
del cell.cell_contents
for action in (inner, lambda: cell.cell_contents, lambda: Cell(1, 2), lambda: hash(Cell(5)), lambda: Cell(5) < 5):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)
del cell.cell_contents
print(Cell(5) == Cell(5), Cell(5) < Cell(6), Cell() < Cell(5), Cell() == Cell(), Cell(5) == 5, Cell(5) != Cell(6))

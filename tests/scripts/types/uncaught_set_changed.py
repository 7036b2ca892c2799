# A set that shrinks while it is iterated.
todo = {1, 2, 3}
for item in todo:
    todo.remove(item)

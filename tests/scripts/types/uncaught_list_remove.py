# remove() of what is not in the list.
queue = ["a"]
queue.remove("a")
queue.remove("a")

# A method that lists do not have.
items = [3, 1, 2]
items.push(4)

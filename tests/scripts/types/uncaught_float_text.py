# A text that is no float.
values = ["1.5", "2,5"]
print([float(value) for value in values])

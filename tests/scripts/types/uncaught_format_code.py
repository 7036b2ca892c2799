# A format code for another type.
print("{:5.2f}|".format(3.14159))
print(f"{'pi':5.2f}|")

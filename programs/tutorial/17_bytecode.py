# The program becomes bytecode, and a virtual machine runs the bytecode.
#
# What to look for: `compile` makes a code object, with the names and constants that its instructions use; `eval` lets
# the machine run it, as often as we like. A function has a code object, too. To see the instructions themselves:
#
#     ouro --dis programs/tutorial/17_bytecode.py
code = compile("x * 2 + 1", "<example>", "eval")
print("the code:", type(code).__name__, "with the names", code.co_names)
print("run with x = 20:", eval(code, {"x": 20}))
print("run with x = 'ab':", end=" ")
try:
    eval(code, {"x": "ab"})
except TypeError as error:
    print("TypeError:", error)


def area(width, height):
    scale = 10
    return width * height * scale


print("local names of the function:", area.__code__.co_varnames)
print("how many are parameters:", area.__code__.co_argcount)
print("there are instructions:", len(area.__code__.co_code) > 0)

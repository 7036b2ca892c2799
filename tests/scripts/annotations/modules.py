import sys

module = sys.modules[__name__]
x: int = 1
y: str
print(__annotate__(1))
print(module.__annotations__)
if x:
    z: float
else:
    not_reached: int
for i in range(2):
    in_loop: list
while False:
    never: int
try:
    in_try: 1
    raise ValueError
    after_raise: 2
except ValueError:
    in_except: 3
else:
    in_else: 4
finally:
    in_finally: 5
match x:
    case 1:
        in_match: 6
    case _:
        not_matched: 7
print(module.__annotations__)
print(type(__conditional_annotations__), len(__conditional_annotations__))
__annotations__["extra"] = 1
print("extra" in __annotations__)
del __annotations__
try:
    print(__annotations__)
except NameError as e:
    print(e)
try:
    print(module.__annotations__ == {})
except AttributeError as e:
    print(e)

x: int = 1
y: str
print(__annotate__(1))
print(__annotations__)
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
print(__annotations__)
print(__conditional_annotations__)
del __annotations__
print(__annotations__)
__annotations__["extra"] = 1
print(__annotations__)

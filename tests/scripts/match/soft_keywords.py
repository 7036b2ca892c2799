# match, case and _ are names everywhere else.
match = [1, 2, 3]
case = {"case": 1}
_ = "underscore"
print(match, case, _)
match[0] = 5
print(match[0], match[-1])
match.append(4)
print(len(match))


def match(case):
    match case:
        case case if case == "x":
            return "x!"
        case _:
            return _


print(match("x"), match("y"))
match (1)
match: int = 3
match match:
    case 3: print("three")
print([match for match in range(2)])
match -1:
    case -1: print("minus one")
match [1, 2][1]:
    case 2: print("indexed")
match (lambda match: match)(7):
    case case: print(case)

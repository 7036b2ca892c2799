def loop(values):
    found = []
    for value in values:
        match value:
            case 0:
                continue
            case [x]:
                found.append(x)
            case "stop":
                break
            case "return":
                return "returned", found
            case _:
                pass
        found.append(value)
    else:
        found.append("else")
    return found


print(loop([0, [1], 2]))
print(loop([0, [1], "stop", 3]))
print(loop([[5], "return", 3]))


def nested(value):
    try:
        match value:
            case [inner]:
                match inner:
                    case [deeper]:
                        return deeper
                    case _:
                        return "shallow"
            case 1:
                raise ValueError("one")
    except ValueError as error:
        match error:
            case ValueError(args=[text]):
                return text
    finally:
        print("finally", value)


print(nested([[3]]), nested([3]), nested(1), nested(2))


def generate(values):
    for value in values:
        match value:
            case int(x) if (yield "guard"):
                yield x
            case str(x):
                yield x


g = generate([1, "a", 2])
print(next(g), g.send(True), next(g), g.send(None), next(g, "end"))


class Body:
    match 5:
        case five:
            other = five + 1


print(Body.five, Body.other)

def big(v):
    match v:
        case 40000: return 1
        case [*_, 70000]: return 2
        case -40000 | 1e10 | "a" "b": return 3
print(big(40000), big([70000]), big(-40000), big(1e10), big("ab"))
print([*map(lambda v: (lambda: v)(), [1])])

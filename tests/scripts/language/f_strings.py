# f-strings with conversions, formats, nesting, quotes and the = form.
name, n, pi = "World", 42, 3.14159
print(f"Hello {name}!")
print(f"{n:5d}|{n:<5}|{n:^5}|{n:05}|{n:x}|{n:#b}")
print(f"{pi:.2f} {pi:8.3f} {pi:e}")
print(f"{name!r} {name!s} {'ä'!a}")
print(f"{n=} {n + 1 = } {name=!s} {pi=:.1f}")
width = 10
print(f"{name:>{width}}|{pi:{width}.{2}f}")
print(f"{{}} {{{n}}}")
print(f"{'nested ' + f'{n}'}")
print(f"{"same quotes"} {d["k"] if (d := {"k": 1}) else 0}")
print(f"{1,2} {[i for i in range(3)]} {(lambda x: x * 2)(4)}")
print(f"multi"
      f"{n}"
      "plain {not}")
print(f"""triple
{n}
""")
print(rf"\d{n}", f"\t{n}\n", end="")
print(f"{n!r:>6}", f"{True}", f"{None}")
print(f'{"a" if n else "b"}', f"{n if n else 0:>4}")

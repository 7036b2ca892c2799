# The flags and the optimisation of compile().
def run(text, **options):
    exec(compile(text, "f", "exec", **options))

run("print(__debug__)\nassert True")
run("assert 0, 'not looked at'\nprint(__debug__)", optimize=1)
run("def f():\n  'text'\nprint(f.__doc__)", optimize=1)
run("def f():\n  'text'\nprint(f.__doc__)", optimize=2)
run("class C:\n  'text'\nprint(C.__doc__)", optimize=2)
run("if __debug__:\n  print('debug')\nelse:\n  print('optimised')", optimize=1)
run("def f(x: int): pass\nprint(f.__annotations__)", flags=0x1000000)
print(eval(compile("1 + 1", "f", "eval", 0, True, -1)))
for options in ({"flags": 999999}, {"optimize": 5}, {"optimize": -2}, {"flags": "x"}, {"mode": "func_type"}):
    mode = options.pop("mode", "exec")
    try:
        compile("1", "f", mode, **options)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

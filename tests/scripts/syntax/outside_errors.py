# Outside errors: what the exception says.
def show(source):
    print(repr(source))
    try:
        compile(source, "<text>", "exec")
    except SyntaxError as e:
        print("   ", type(e).__name__, e.msg)
        print("   ", e.lineno, e.offset, e.end_lineno, e.end_offset, repr(e.text))
    else:
        print("    right")


show('return 1\n')
show('yield 1\n')
show('await x\n')
show('class A:\n    return 1\n')
show('class A:\n    yield 1\n')
show('break\n')
show('continue\n')
show('def f():\n    break\n')
show('for x in y:\n    def f():\n        continue\n')
show('class A:\n    break\n')
show('def f():\n    await x\n')
show('def f():\n    async for x in y: pass\n')
show('def f():\n    async with x: pass\n')
show('async for x in y: pass\n')
show('async with x: pass\n')
show('[x async for x in y]\n')
show('def f():\n    return [x async for x in y]\n')
show('async def f():\n    def g(): await x\n')
show('lambda: await x\n')
show('[a for a b in c]\n')
show('f"{yield}"\n')
show('return\n')
show('(a for b c in d)\n')

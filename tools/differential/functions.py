"""Functions and calls: every form of parameter and argument; closures, generators, decorators, coroutines."""
import values
from expressions import expression
from statements import flow_function


def parameters(program):
    chance = program.chance
    names = ['a', 'b', 'c', 'd', 'e']
    parts = []
    default = False

    def one(name):
        nonlocal default
        default = default or chance.often(25)
        return name + '=' + expression(program, 'n', 0) if default else name
    positional = chance.below(4)
    for index in range(positional):
        parts.append(one(names[index]))
        if index == 0 and chance.often(25):
            parts.append('/')
    star = chance.below(4)
    if star == 0:
        parts.append('*args')
    elif star == 1:
        parts.append('*')
    if star < 2:
        for name in chance.some(['k', 'l', 'key'], 50) or (['k'] if star == 1 else []):
            parts.append(name + '=' + expression(program, 'n', 0) if chance.often(50) else name)
    if chance.often(25):
        parts.append('**kw')
    return parts


def call_arguments(program):
    chance = program.chance
    positional = [expression(program, 'n', 0) for _ in range(chance.below(4))]
    if chance.often(20):
        positional.insert(chance.below(len(positional) + 1), '*' + expression(program, 'I' if chance.often(85) else '*', 1))
    named = [name + '=' + expression(program, 'n', 0) for name in chance.some(['a', 'b', 'c', 'k', 'key', 'kee', 'l'], 14)]
    if chance.often(18):
        named.append('**' + chance.pick(['{"a": 1}', '{"k": 2, "l": 3}', '{}', '{"zz": 1}', '{1: 2}', 'dict(k=1)', '5', '[("a", 1)]', '{"b": 5, "key": 6}']))
    return ', '.join(positional + named)


def calls(program):
    chance = program.chance
    name = program.fresh('f')
    parts = parameters(program)
    plain = [part.lstrip('*').split('=')[0] for part in parts if part not in ('*', '/')]
    form = chance.below(4)
    result = '(' + ''.join(part + ', ' for part in plain) + ')'
    if form == 0:
        program.line(name + ' = lambda ' + ', '.join(parts) + ': ' + result)
    elif form == 1:
        with program.block('class C' + name + ':'):
            decorator = chance.pick(['', '@staticmethod', '@classmethod'])
            if decorator:
                program.line(decorator)
            program.line('def m(' + ', '.join(([] if decorator == '@staticmethod' else ['self']) + parts) + '): return ' + result)
        program.line('{} = C{}{}.m'.format(name, name, chance.pick(['()', '', '()'])))
    else:
        with program.block('def ' + name + '(' + ', '.join(parts) + '):'):
            program.line('return ' + result)
    for _ in range(chance.between(2, 5)):
        program.probe(name + '(' + call_arguments(program) + ')')
    if chance.often(25):
        program.probe('({0}.__defaults__, {0}.__kwdefaults__, {0}.__name__, {0}.__qualname__, {0}.__code__.co_varnames, {0}.__code__.co_argcount)'.format(name))


def closures(program):
    chance = program.chance
    name = program.fresh('outer')
    with program.block('def ' + name + '(n):'):
        program.line('count = ' + str(chance.between(0, 5)))
        program.line('made = []')
        with program.block('for i in range(n):'):
            with program.block('def step(by=' + chance.pick(['1', 'i', 'n', 'count']) + '):'):
                program.line('nonlocal count')
                program.line('count ' + chance.pick(['+=', '-=', '*=']) + ' by + ' + chance.pick(['i', 'n', '1', 'len(made)']))
                program.line('return count, i')
            program.line('made.append(' + chance.pick(['step', 'step', 'lambda: i', 'lambda k=i: (k, count)', 'lambda: [count + j for j in range(i)]']) + ')')
        if chance.often(20):
            program.line('del ' + chance.pick(['i', 'count', 'n']))
        program.line('return made')
    program.attempt('made = {}({})'.format(name, chance.between(0, 4)), 'print([f() for f in made], [f() for f in made])')
    if chance.often(30):
        program.probe('[c.cell_contents for f in {}(2) for c in f.__closure__ if type(c.cell_contents) is int]'.format(name))


def drive(program, name):
    """Drive a generator or coroutine by a few of its methods."""
    chance = program.chance
    handle = program.fresh('gen')
    # Not `throw(5)`: CPython refuses it in the innermost delegate, which shows in the context of the error.
    program.line('{} = {}({}, {})'.format(handle, name, chance.between(0, 3), chance.between(0, 3)))
    for _ in range(chance.between(2, 6)):
        action = chance.pick(['next({0})', 'next({0})', 'next({0}, "done")', '{0}.send({1})', '{0}.send(None)', '{0}.throw({2})', '{0}.throw({2})', '{0}.close()', 'list({0})', '{0}.gi_frame is None, {0}.gi_running', 'next({0})', '[*{0}]'])
        program.probe('(' + action.format(handle, chance.between(0, 9), chance.pick(['ValueError("thrown")', 'KeyError', 'StopIteration(4)', 'GeneratorExit', 'RuntimeError("r")', 'ZeroDivisionError()'])) + ')')
    program.attempt('print(list(' + handle + '))')
    program.attempt(handle + '.close()')


def generators(program):
    with program.block('def inner():'):
        with program.block('try:'):
            program.line('got = yield "i1"')
            program.line('print("inner got", got)')
            program.line('yield "i2"')
        with program.block(program.chance.pick(['except ValueError as e:', 'finally:', 'except (KeyError, GeneratorExit):', 'except GeneratorExit:'])):
            program.line(program.chance.pick(['print("inner handler")', 'yield "i3"', 'return "early"', 'raise', 'raise KeyError("from inner")']) if program.chance.often(60) else 'print("inner handler")')
        program.line('return "inner result"')
    name = flow_function(program, generator=True)
    for _ in range(program.chance.between(1, 2)):
        drive(program, name)


def decorators(program):
    chance = program.chance
    name = program.fresh('deco')
    with program.block('def ' + name + '(tag):'):
        with program.block('def wrap(f):'):
            program.line('print("wrap", tag, f.__name__)')
            with program.block('def call(*args, **kwargs):'):
                program.line('print("call", tag, args, sorted(kwargs.items()))')
                program.line('return ' + chance.pick(['f(*args, **kwargs)', '[f(*args, **kwargs)]', '(tag, f(*args))', 'f(**kwargs)']))
            program.line(chance.pick(['return call', 'return call', 'call.__name__ = tag; return call', 'return f', 'return None']))
        program.line('return wrap')
    target = program.fresh('f')
    for _ in range(chance.between(1, 3)):
        program.line('@' + name + '(' + expression(program, 's', 0) + ')')
    with program.block('def ' + target + '(' + chance.pick(['x=1', 'x, y=2', '*a, **k']) + '):'):
        program.line('return ' + chance.pick(['1', '[1, 2]', '{}', '1 / 0']))
    for _ in range(2):
        program.probe(target + '(' + call_arguments(program) + ')')


def bounded_recursion(program):
    chance = program.chance
    name = program.fresh('rec')
    with program.block('def ' + name + '(n, acc=()):'):
        program.line('if n <= 0: ' + chance.pick(['return acc', 'return list(acc)', 'raise ValueError(n, acc)', 'return n', '1 / n']))
        program.line(chance.pick(['return {0}(n - 1, acc + (n,))', 'return [{0}(n - 1, acc), {0}(n - 2, acc)]', 'return n + {0}(n - 1, acc)', 'return sum({0}(i, (1,))[0] for i in range(n))', 'try: return {0}(n - 1, (*acc, n))\nfinally: print(n)', 'return {0}(n - 1, [*acc, [acc]])']).format(name))
    program.probe('{}({})'.format(name, chance.between(0, 5)))


def coroutines(program):
    """Coroutines and asynchronous generators, driven by send."""
    chance = program.chance
    with program.block('class Step:'):
        program.line('def __init__(self, n): self.n = n')
        with program.block('def __await__(self):'):
            program.line('got = yield self.n')
            program.line('return (self.n, got)')
        program.line('def __aiter__(self): return self')
        program.line('async def __anext__(self):')
        program.line('    self.n -= 1')
        program.line('    if self.n % 5 == 0: raise StopAsyncIteration')
        program.line('    return await Step(self.n)')
        program.line('async def __aenter__(self): print("aenter", self.n); return await Step(-self.n)')
        program.line('async def __aexit__(self, *a): print("aexit", a[0]); return self.n % 2 == 0')
    program.line('async def step(n): return await Step(n + 100)')
    with program.block('def run(c, limit=12):'):
        program.line('value = None')
        with program.block('for i in range(limit):'):
            program.line('try: value = c.send(None if i == 0 else i)')
            program.line('except StopIteration as stop: return "finished", stop.value')
            program.line('print("step", value)')
        program.line('c.close()')
        program.line('return "cut"')
    name = flow_function(program, coroutine=True)
    program.probe('run({}({}, {}))'.format(name, chance.between(0, 3), chance.between(0, 3)))
    form = chance.below(4)
    holder = program.fresh('co')
    with program.block('async def ' + holder + '(n):'):
        if form == 0:
            with program.block('async for x in Step(n):'):
                program.line('print("item", x)')
            program.line('else: print("else")')
        elif form == 1:
            with program.block('async with Step(n) as x, Step(n + 1):'):
                program.line('print("in", x)')
                program.line(chance.pick(['1 / 0', 'return 5', 'await step(3)', 'raise KeyError(n)']))
        elif form == 2:
            program.line('return [x async for x in Step(n) if x], [await step(i) for i in range(2)], {await Step(1): x async for x in Step(2)}')
        else:
            with program.block('async def ag():'):
                program.line('try:')
                program.line('    for i in range(n):')
                program.line('        print("sent", (yield await Step(i)))')
                program.line('finally: print("ag done")')
            program.line('g = ag()')
            program.line('print(await g.__anext__())')
            program.line('print(await g.asend(7))')
            program.line(chance.pick(['await g.aclose()', 'print(await g.athrow(ValueError("t")))', 'print([x async for x in g])', 'return [x async for x in g]']))
    program.probe('run({}({}))'.format(holder, chance.between(1, 6)))

"""Statements: control flow that says where it goes, assignments to every kind of target, scopes."""
import values
from expressions import ARITHMETIC, BITS, EXPONENTS, SHIFTS, condition, expression, grouped

ERRORS = ['ValueError("v")', 'KeyError("k")', 'TypeError("t")', 'IndexError', 'RuntimeError("r", 2)', 'ZeroDivisionError()', 'StopIteration(3)', 'OSError(2, "no")', 'AttributeError("at")', 'LookupError("l")', 'AssertionError', 'ArithmeticError("ar")', 'GeneratorExit', 'Exception("é")', 'NameError("n")']
CATCHES = ['ValueError', 'KeyError', 'TypeError', '(KeyError, IndexError)', 'LookupError', 'ArithmeticError', 'Exception', 'BaseException', 'RuntimeError', '(ValueError, (TypeError,))', 'ZeroDivisionError', '1', 'str', '()', '(ValueError, 3)']


class Flow:
    """What may be written at a place: whether a loop, a function, a generator, a handler is around it."""

    def __init__(self, loop=False, function=False, generator=False, handler=False, depth=3, coroutine=False):
        self.loop, self.function, self.generator, self.handler, self.depth, self.coroutine = loop, function, generator, handler, depth, coroutine

    def inside(self, **changes):
        flow = Flow(self.loop, self.function, self.generator, self.handler, self.depth - 1, self.coroutine)
        for name, value in changes.items():
            setattr(flow, name, value)
        return flow


def local_condition(program):
    chance = program.chance
    names = program.variables.get('n') or ['0']
    name = chance.pick(names)
    return chance.pick(['{} > {}', '{} == {}', '{} % 2 == {}', '{} != {}', '{} < {}', 'not {} - {}', '0 < {} <= {}']).format(name, chance.between(0, 2))


def body(program, flow, most=3):
    for _ in range(program.chance.between(1, most)):
        statement(program, flow)


def say(program, flow):
    names = program.variables.get('n', [])
    program.line('print({!r}{})'.format(program.fresh('at'), ', ' + program.chance.pick(names) if names and program.chance.often(60) else ''))


def local_assignment(program, flow):
    chance = program.chance
    names = program.variables.get('n', [])
    if names and chance.often(60):
        program.line(chance.pick(names) + ' ' + chance.pick(['+=', '-=', '*=', '=', '^=', '|=']) + ' ' + str(chance.between(0, 3)))
    else:
        name = chance.pick('uvw')
        program.line(name + ' = ' + expression(program, 'n', 1))
        if chance.often(40):
            program.line('print(' + chance.pick('uvw') + ')')


def choice(program, flow):
    chance = program.chance
    with program.block('if ' + local_condition(program) + ':'):
        body(program, flow.inside(), 2)
    if chance.often(25):
        with program.block('elif ' + local_condition(program) + ':'):
            body(program, flow.inside(), 2)
    if chance.often(45):
        with program.block('else:'):
            body(program, flow.inside(), 2)


def for_loop(program, flow):
    chance = program.chance
    name = chance.pick('ijk')
    target = name if chance.often(70) else chance.pick(['({0}, x)', '{0}, *y', '[{0}, x]', 'x[0]', 'x.y']).format(name)
    if target == name:
        source = chance.pick(['range({})'.format(chance.between(0, 3)), '(1, 2, 3)', '[0, 1]', 'iter([2, 0])', '"ab"', '{"k": 1}', '(z for z in (1, 2))'])
    else:
        source = chance.pick(['[(1, 2), (0, 3)]', '[(1, 2, 3), "ab"]', '[(1,), (2, 3)]', 'zip((0, 1), (2, 3))', '{1: 2}.items()', '[5]'])
    with program.block('for ' + target + ' in ' + source + ':'):
        body(program, flow.inside(loop=True))
    if chance.often(35):
        with program.block('else:'):
            body(program, flow.inside(), 2)


def while_loop(program, flow):
    chance = program.chance
    name = program.fresh('left')
    program.line(name + ' = ' + str(chance.between(1, 3)))
    form = chance.below(3)
    head = ['while {}:', 'while ({0} := {0} - 1) > 0:', 'while True:'][form].format(name)
    with program.block(head):
        if form == 0:
            program.line(name + ' -= 1')
        elif form == 2:
            program.line(name + ' -= 1')
            program.line('if ' + name + ' < 0: break')
        body(program, flow.inside(loop=True))
    if chance.often(35):
        with program.block('else:'):
            body(program, flow.inside(), 2)


def try_statement(program, flow):
    chance = program.chance
    handlers = chance.below(3)
    with_finally = handlers == 0 or chance.often(45)
    with program.block('try:'):
        body(program, flow.inside())
        if chance.often(45):
            raising(program, flow)
    for _ in range(handlers):
        catch = chance.pick(CATCHES[:11] if chance.often(92) else CATCHES)
        bound = chance.often(55)
        with program.block('except ' + catch + (' as e' if bound else '') + ':'):
            if bound:
                program.line('print("caught", type(e).__name__, e.args)')
            body(program, flow.inside(handler=True), 2)
    if handlers and chance.often(10):
        with program.block('except:'):
            body(program, flow.inside(handler=True), 2)
    if handlers and chance.often(30):
        with program.block('else:'):
            body(program, flow.inside(), 2)
    if with_finally:
        with program.block('finally:'):
            body(program, flow.inside(), 2)


def with_statement(program, flow):
    chance = program.chance
    items = []
    for _ in range(chance.between(1, 2)):
        item = 'Ctx({!r}, {})'.format(program.fresh('c'), chance.pick(['True', 'False', 'False', '1', 'None', '[]']))
        if chance.often(4):
            item = chance.pick(['3', 'None', 'Ctx', 'open'])
        items.append(item + chance.pick(['', ' as w', ' as (w, *x)', ' as [p]', ' as w', '']))
    text = ', '.join(items)
    with program.block('with (' + text + '):' if chance.often(30) else 'with ' + text + ':'):
        body(program, flow.inside())
        if chance.often(30):
            raising(program, flow)


def raising(program, flow):
    chance = program.chance
    form = chance.below(12)
    if form < 6:
        program.line('raise ' + chance.pick(ERRORS))
    elif form == 6:
        program.line('raise {} from {}'.format(chance.pick(ERRORS), chance.pick(ERRORS + ['None', 'None', '3'])))
    elif form == 7:
        program.line('raise' if flow.handler or chance.often(20) else 'raise ' + chance.pick(['3', 'None', 'int', '"text"', 'Exception', 'KeyError']))
    elif form == 8:
        program.line('assert ' + local_condition(program) + chance.pick(['', ', "claim"', ', (1, 2)', ', None']))
    elif form == 9:
        program.line(chance.pick(['1 / 0', '[][1]', '{}["k"]', 'None.foo', 'undefined_name', 'int("x")', 'len(5)', '"a" + 1', '(1, 2)[2]', 'next(iter(()))', 'a, b = 1,', 'print(*5)', 'print(**5)', '{}.popitem()', '[].pop()', '1 + None', '"".join([1])', 'del q', 'abs("x")', '{[]: 1}', '{**1}', '[*1]', 'a, *b = ()', 'Ctx()', 'Ctx(1, 2, 3)', 'Ctx(nme=1)']))
    else:
        program.line('if ' + local_condition(program) + ': raise ' + chance.pick(ERRORS))


def leaving(program, flow):
    chance = program.chance
    ways = ['raise'] if chance.often(30) else []
    if flow.loop:
        ways += ['break', 'continue']
    if flow.function:
        ways += ['return']
    if flow.generator:
        ways += ['yield', 'yield', 'yield from']
    if flow.coroutine:
        ways += ['await', 'await']
    if not ways:
        return say(program, flow)
    way = chance.pick(ways)
    if way == 'raise':
        raising(program, flow)
    elif way == 'return':
        program.line('return ' + chance.pick(['{!r}'.format(program.fresh('r')), 'None', '(1, 2)', '']) .strip() if not flow.coroutine or not flow.generator else 'return')
    elif way == 'yield':
        program.line(chance.pick(['yield {0}', 'print("sent", (yield {0}))', 'got = yield {0}', 'yield', 'u = yield {0}']).format(chance.between(0, 99)))
    elif way == 'yield from':
        program.line(chance.pick(['yield from (7, 8)', 'print("from", (yield from inner()))', 'yield from range(2)', 'yield from 5', 'v = yield from inner()']))
    elif way == 'await':
        program.line(chance.pick(['await Step({0})', 'print("awaited", await Step({0}))', 'w = await step({0})', 'await 5']).format(chance.between(0, 99)))
    elif chance.often(50):
        program.line('if ' + local_condition(program) + ': ' + way)
    else:
        program.line(way)


def nested_function(program, flow):
    chance = program.chance
    name = program.fresh('inner_f')
    with program.block('def {}({}):'.format(name, chance.pick(['', 'a=1', '*a', 'a=2, *, b=3']))):
        if flow.function and program.variables.get('n') and chance.often(60):
            outer = program.variables['n'][0]
            program.line('nonlocal ' + outer)
            program.line(outer + chance.pick([' += 1', ' = 5', ' -= 2']))
        program.line('return ' + chance.pick(program.variables.get('n') or ['1']))
    program.line('print({}({}))'.format(name, chance.pick(['', '', '1', 'a=2', 'b=1'])))


def deletion(program, flow):
    program.line('del ' + program.chance.pick('uvw'))


STATEMENTS = [(say, 14), (local_assignment, 14), (leaving, 22), (choice, 14), (for_loop, 10), (while_loop, 6), (try_statement, 16), (with_statement, 8), (nested_function, 2), (deletion, 2), (raising, 3)]
TOTAL = sum(weight for _, weight in STATEMENTS)


def statement(program, flow):
    roll = program.chance.below(TOTAL)
    for make, weight in STATEMENTS:
        roll -= weight
        if roll < 0:
            break
    if flow.depth <= 0 and make not in (say, local_assignment, leaving, deletion, raising):
        make = say
    make(program, flow)


def flow_function(program, generator=False, coroutine=False):
    """A function full of control flow; answers its name."""
    kept = program.variables
    program.variables = {'n': ['x', 'y']}
    name = program.fresh('flow')
    with program.block(('async ' if coroutine else '') + 'def ' + name + '(x, y=1):'):
        if generator:
            program.line('yield "start"')
        body(program, Flow(function=True, generator=generator, depth=4, coroutine=coroutine), 4)
        program.line('return "end"' if not (coroutine and generator) else 'return')
    program.variables = kept
    return name


# ---- sections: whole pieces of a program on one theme ----

def control_flow(program):
    name = flow_function(program)
    for _ in range(program.chance.between(1, 3)):
        program.attempt('print("result", {}({}, {}))'.format(name, program.chance.between(0, 3), program.chance.between(0, 3)))


def top_level_flow(program):
    kept = program.variables
    program.line('x = y = u = v = w = {}'.format(program.chance.between(0, 2)))
    program.variables = {'n': ['x', 'y']}
    with program.block('try:'):
        body(program, Flow(depth=3), 4)
    with program.block('except Exception as error:'):
        program.line('report(error)')
    program.variables = kept


TARGETS = ['{0}', '{0}, {1}', '[{0}, {1}]', '({0}, {1})', '{0}, *{1}', '*{0}, {1}', '{0}, (*{1}, {2})', '*{0},', '{0}, *{1}, {2}', '({0}, {1}), {2}', '[*{0}]', '{0}[0], {1}', '{0}[1:2], {1}', '{0} = {1}', '{0} = {1}, {2}']


def unpacking(program):
    chance = program.chance
    names = [program.fresh('u') for _ in range(3)]
    target = chance.pick(TARGETS)
    if '[0]' in target or '[1:2]' in target:
        program.line(names[0] + ' = [0, 1, 2]')
    program.attempt(target.format(*names) + ' = ' + expression(program, chance.pick('lttsdrIb*'), 2))
    for name in names:
        if name in target.format(*names):
            program.top_names.append(name)


def augmented(program):
    chance = program.chance
    kind = chance.pick('iiifsslltdbeoaj')
    name = program.fresh('a')
    program.line(name + ' = ' + values.literal(chance, kind))
    form = chance.below(4)
    target = [name, name, 'box[0]', 'box["k"]'][form]
    if form == 2:
        program.line('box = [' + name + ', 1]')
    elif form == 3:
        program.line('box = {"k": ' + name + '}')
    for _ in range(chance.between(1, 3)):
        operator = chance.pick(ARITHMETIC + BITS + ['**', '<<', '>>', '@', '+', '+', '-', '*'])
        right = chance.pick(EXPONENTS) if operator == '**' else chance.pick(SHIFTS) if operator in ('<<', '>>') else chance.pick(['2', '3', '0', '-1', '1.5', '"x"']) if operator == '*' and kind in 'sltbad' else expression(program, kind if chance.often(70) else '*', 1)
        program.attempt(target + ' ' + operator + '= ' + right)
    program.line('show(' + name + (', box)' if form > 1 else ')'))


def item_statements(program):
    """Assignments to and deletions of subscripts and slices."""
    chance = program.chance
    kind = chance.pick('llladdbtsr')
    name = program.fresh('m')
    program.line(name + ' = ' + values.literal(chance, kind))
    for _ in range(chance.between(1, 4)):
        key = expression(program, 'q', 0) if chance.often(60) and kind != 'd' else values.literal(chance, 'n' if kind != 'd' or chance.often(30) else chance.pick('sso*'), 1)
        form = chance.below(4)
        if form == 0:
            program.attempt('del {}[{}]'.format(name, key))
        elif form == 1 and ':' not in key:
            program.attempt('{}[{}] {}= {}'.format(name, key, chance.pick(['+', '-', '|']), expression(program, chance.pick('ils'), 1)))
        else:
            program.attempt('{}[{}] = {}'.format(name, key, expression(program, chance.pick('Illltsb*') if ':' in key else chance.pick('is*'), 1)))
    program.line('show(' + name + ')')


def scoping(program):
    """Names that are local, global, free or missing."""
    chance = program.chance
    name = program.fresh('g')
    other = program.fresh('h')
    function = program.fresh('scope')
    if chance.often(70):
        program.line(name + ' = 1')
    with program.block('def ' + function + '(n):'):
        lines = ['print({0})', '{0} = 2', '{0} += 1', 'del {0}', 'for {0} in range(n): pass', '{1} = [{0} for {0} in range(2)]', '{1} = lambda: {0}', 'if n: {0} = 3', 'print([{0} for {1} in (1, 2)])', 'import sys as {0}', '({0} := 5)', 'print([({0} := {1}) for {1} in (1, 2)])',
                 'try: {0} = 1 / n\nexcept ZeroDivisionError as {1}: print({1})', 'class C{0}: {0} = {0}', 'with Ctx(3) as {0}: pass', 'print("{0}" in locals(), "{0}" in globals())', 'def {1}(): return {0}', 'def {1}():\n    nonlocal {2}\n    {2} = 4', '{2} = 0', 'print({2})', '{1} = lambda {0}={0}: {0}', 'print({1}())' , 'print(sorted(locals()))']
        if chance.often(30):
            program.line('global ' + name)
        for _ in range(chance.between(2, 5)):
            line = chance.pick(lines).format(name, other, 'z')
            if 'nonlocal z' in line:
                program.line('z = 0')
            program.line(line)
    for argument in chance.shuffled([0, 1, 2])[:chance.between(1, 2)]:
        program.attempt('{}({})'.format(function, argument))
    program.attempt('print({})'.format(name))


def expressions_section(program):
    for _ in range(program.chance.between(2, 6)):
        program.probe(expression(program, program.chance.pick(values.KINDS), 3))


def walrus(program):
    chance = program.chance
    name = program.fresh('w')
    program.attempt(chance.pick(['print(({0} := {1}), {0})', 'print([{0} := {1}, {0}])', 'print([({0} := x) for x in ({2})])', 'print({{"k": ({0} := {1})}}, {0})', 'print(f"{{({0} := {1})!r:>5}}")', 'if ({0} := {1}): print("yes")', 'print(any(({0} := x) for x in {2}))', 'print(max({0} := {1}, {0}))'])
                    .format(name, expression(program, chance.pick('inf'), 1), values.literal(chance, 'l', 1)))
    program.attempt('show({})'.format(name))


def variables(program):
    chance = program.chance
    for _ in range(chance.between(2, 5)):
        kind = chance.pick('iifsslltdbon')
        name = program.fresh('v')
        program.line(name + ' = ' + values.literal(chance, kind))
        program.bind(kind, name)


def small_sources(program):
    """exec and eval of small sources."""
    chance = program.chance
    source = expression(program, chance.pick('islftd'), 2)
    form = chance.below(5)
    if form == 0:
        program.probe('eval({!r})'.format(source))
    elif form == 1:
        program.probe('eval({!r}, {{"x": 1, "v1": [2]}})'.format(source))
    elif form == 2:
        name = program.fresh('ns')
        program.attempt(name + ' = {}', 'exec({!r}, {})'.format('a = ' + source + '\nb = [a]\ndef c(): return a', name), 'show([k for k in {0} if k != "__builtins__"], {0}["c"]())'.format(name))
    elif form == 3:
        program.attempt('exec({!r})'.format('for q in range(2):\n    print(q, ' + source + ')'))
    else:
        program.probe('eval(compile({!r}, "<made>", {!r}))'.format(source, chance.pick(['eval', 'exec', 'single'])))

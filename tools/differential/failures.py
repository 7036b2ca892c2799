"""The end of some programs: an error that nobody catches, so that the traceback's text is compared."""
from expressions import expression, fill
from statements import ERRORS

# Expressions that fail at a place in the middle of a line; each {kind} is filled in.
FAILING = ['{i} + {s} * 2', 'len({l}) / 0', '[{i}, {i}][7] + {i}', '{d}["no key"]', '{s}.nope({i})', '({l}, {s})[0].foo.bar', 'undefined_name + {i}', 'int({s} + "zz")', 'show({i}, undefined.attr)', '«"a": {i} / 0»', '[x / 0 for x in (1, 2)]', '{s}.join([{i}, {i}])', 'max([])', '(lambda a: a + {s})(1)',
           'f"«1 / 0» text"', '{i} if None.x else {s}', '{t}[{i}:{s}]', 'sorted([1, "a"])', '-{s}', 'not {s}.foo', '({i}, *5)', 'dict(a=1, **«"a": 2»)', 'probe()', 'text(1, 2, 3)', 'report(nme=3)', 'Ctx(nam="x")', '[y for x in range(2) if x.foo]', 'next(x / 0 for x in [1])', '"%d" % {s}', '{s}[{s}]', '{i}()', '{i}[0]', 'a.b.c', 'lne({l})', '{l}.apend(1)', 'pritn()', '{s}.uper()',
           '{b} + {s}', '(1 if {i} / 0 else 2)', '{i} < {s} < {i}', 'not ({i} > {s})', '{i} in {i}', '{l}[{s}]', 'print({i} / 0, end="")', 'open("/no/such/file")', 'range({s})', 'iter({i})', '{f} // 0', '{i} % 0', '1 << -1', 'chr(-1)', '(yield_ := {i} / 0)', 'abs({s})', 'sum({J})', '{l} + {t}', 'bytes([300])', '"x".encode("nope")', 'round({s})', 'float({s} + "q")']


def deep_failure(program):
    """Functions that call each other, the last of which fails."""
    chance = program.chance
    names = []
    failing = fill(program, chance.pick(FAILING), 1)
    for level in range(chance.between(1, 4)):
        name = program.fresh('level')
        with program.block('def ' + name + '(n):'):
            call = names[-1] + '(n + 1)' if names else failing
            form = chance.below(14)
            if form == 0:
                program.line('return (1 +\n        ' + call + ' +\n        3)')
            elif form == 1:
                with program.block('with Ctx("deep"):'):
                    program.line('return ' + call)
            elif form == 2:
                with program.block('try:'):
                    program.line(call)
                with program.block('finally:'):
                    program.line('print("leaving")')
            elif form == 3:
                with program.block('try:'):
                    program.line('return ' + call)
                with program.block('except Exception' + chance.pick([' as e', '']) + ':'):
                    program.line(chance.pick(['raise ValueError("again")', 'raise', 'raise KeyError("k") from None', 'raise TypeError("t") from {}'.format('e' if 'as e' in program.lines[-1] else 'None'), '1 / 0', 'undefined_thing']))
            elif form == 4:
                program.line('return [' + call + ' for _ in range(2)]')
            elif form == 5:
                program.line('result = show(1, ' + call + ', n)')
            elif form == 6:
                program.line('for value in [1, 2]:')
                program.line('    if value > 1: ' + call)
            elif form == 7:
                program.line('return (lambda: ' + call + ')()')
            elif form == 8:
                program.line('yield_from = list(x for x in [' + call + '])')
            elif form == 9:
                program.line('assert ' + call + ', "message"')
            elif form == 10:
                program.line('class Inner:')
                program.line('    value = ' + call)
            elif form == 11:
                program.line('box = {}')
                program.line('box[n] = box[' + call + '] = 1')
            else:
                program.line('return ' + call)
        names.append(name)
    program.line(names[-1] + '(0)')


def plain_failure(program):
    chance = program.chance
    form = chance.below(8)
    failing = fill(program, chance.pick(FAILING), 2)
    if form == 0:
        program.line('raise ' + chance.pick(ERRORS) + chance.pick(['', ' from ' + chance.pick(ERRORS), ' from None']))
    elif form == 1:
        program.line(chance.pick(['a, b = 1, 2, 3', 'a, *b = []', 'del missing', 'x += 1', 'from sys import nothing', 'import no_such_module', 'import sys.nothing', 'assert False', 'assert 1 == 2, [1]', 'assert (1, 2) == \\\n    (3, 4)', 'for i in 5: pass', 'with 5: pass', 'raise 5', 'None.x = 1', 'None[0] = 1', 'del [1][5]', 'class X(5): pass', 'class X(bool): pass', '@5\ndef f(): pass', 'def f(a=1 / 0): pass', 'raise SystemExit(3)', 'raise SystemExit("text")', 'exec("1 / 0")', 'exec("x ===")', 'eval("1 +")', 'int.x = 1', 'raise ExceptionGroup("g", [ValueError(1), KeyError("k")])', 'e = ValueError("v"); e.add_note("a note"); raise e']))
    elif form == 2:
        with program.block('try:'):
            program.line(failing)
        with program.block('except Exception as error:'):
            program.line(chance.pick(['raise', 'raise ValueError("second") from error', 'raise KeyError("second")', 'error.add_note("noted")\nraise', 'raise error', 'undefined']))
    elif form == 3:
        program.line('(' + failing + ',\n ' + expression(program, 's', 1) + ')')
    elif form == 4:
        with program.block('if True:'):
            program.line('value = (' + expression(program, 'i', 0) + ',\n         ' + failing + ',\n         3)')
    else:
        program.line({5: '', 6: 'x = '}.get(form, 'show(') + failing + (')' if form in (4, 7) else ''))

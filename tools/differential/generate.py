"""Random Python programs from a grammar: `generate.py SEED` prints one, always the same for a seed.

`generate.py FIRST COUNT` prints many, each after a line `#### SEED`. A program is a prelude (program.py),
some sections, each on a theme of the language, and a last section that shows the variables; every fifth ends with an
error that nobody catches. Programs end quickly (loops are bounded, ints and texts stay small), do not use
addresses, hashes of str, times, files or the order of sets, and do the same under every implementation of
Python 3.14, save for what docs/differences.md lists. Needs nothing but sys, so that the implementation under test
can run it as well: that is a test of its own."""
import sys

import classes
import failures
import formatting
import functions
import sections
import statements
from chance import Chance
from program import Program

# What a program may have sections on, with weights.
THEMES = [
    (statements.expressions_section, 14), (statements.control_flow, 12), (statements.top_level_flow, 6), (statements.unpacking, 5), (statements.augmented, 6), (statements.item_statements, 6),
    (statements.scoping, 6), (statements.walrus, 3), (statements.variables, 6), (statements.small_sources, 4), (functions.calls, 8), (functions.closures, 4), (functions.generators, 8), (functions.decorators, 3),
    (functions.bounded_recursion, 2), (classes.special_methods, 10), (classes.operators, 7), (classes.inheritance, 7), (classes.descriptors, 7), (classes.metaclasses, 5), (classes.dynamic, 4), (classes.subclasses, 8),
    (classes.exceptions, 6), (classes.error_objects, 5), (formatting.format_calls, 7), (formatting.percent, 5), (formatting.str_format, 5), (formatting.f_strings, 6), (formatting.conversions, 6), (sections.method_calls, 16),
    (sections.builtin_calls, 10), (sections.comparisons, 4), (sections.set_operations, 4), (sections.dict_views, 4), (sections.changed_while_iterated, 3), (sections.iteration, 6), (sections.sorting, 3), (sections.attributes, 5), (sections.matching, 7), (functions.coroutines, 5),
]
TOTAL = sum(weight for _, weight in THEMES)


def theme(chance):
    roll = chance.below(TOTAL)
    for make, weight in THEMES:
        roll -= weight
        if roll < 0:
            return make
    return THEMES[0][0]


def generate(seed):
    """The text of the program of a seed."""
    chance = Chance(seed)
    program = Program(chance)
    if chance.often(70):
        statements.variables(program)
    for _ in range(chance.between(3, 7)):
        theme(chance)(program)
    if program.top_names:
        with program.block('for name in {!r}:'.format(program.top_names)):
            program.line('if name in globals(): show(name, globals()[name])')
    if chance.often(20):
        (failures.deep_failure if chance.often(60) else failures.plain_failure)(program)
    return program.source()


def main(arguments):
    if len(arguments) == 1:
        sys.stdout.write(generate(int(arguments[0])))
    elif len(arguments) == 2:
        for seed in range(int(arguments[0]), int(arguments[0]) + int(arguments[1])):
            sys.stdout.write('#### {}\n'.format(seed) + generate(seed))
    else:
        sys.exit('usage: generate.py SEED | generate.py FIRST COUNT')


if __name__ == '__main__':
    main(sys.argv[1:])

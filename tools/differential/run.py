"""Runs random programs under two interpreters and compares what they print.

    run.py [options] PEER OURO FIRST COUNT        (run it with the reference interpreter)

Programs are run in batches, many in one process, each by exec in a namespace of its own: their standard output and
the type and message of an error that leaves them are compared. A program that differs there, or that ends with an error,
or whose batch was cut short, is run again alone, where standard error (tracebacks) and the exit status count as well.
What differs alone is a difference. Differences are grouped by the first lines that differ, with numbers and
texts blurred; one program of each group is minimised, line by line, and saved with both outputs.

Programs that the peer does not finish in time are passed over. Addresses are hidden before comparing."""
import argparse
import concurrent.futures
import multiprocessing
import os
import re
import subprocess
import sys
import tempfile

import generate

TIME_LIMIT = 10
MEMORY_LIMIT = 8_000_000  # kilobytes of address space; sanitizers need it off
HARNESS = '''
def run_all():
    for seed, source in PROGRAMS:
        print('####', seed, flush=True)
        try:
            exec(compile(source, 'program', 'exec'), {'__name__': '__main__'})
        except BaseException as error:
            print('uncaught', type(error).__name__, error)
    print('#### end')
run_all()
'''


class Outcome:
    def __init__(self, out, err, status):
        self.out, self.err, self.status = out, err, status


def hidden(data, path):
    text = data.decode('utf-8', 'surrogateescape').replace(path, 'program')
    return re.sub(r'\bat 0x[0-9a-f]+', 'at 0x', text)


def execute(interpreter, path, limited):
    command = [interpreter, path]
    if limited:
        command = ['sh', '-c', 'ulimit -v {}; exec "$0" "$@"'.format(MEMORY_LIMIT)] + command
    environment = dict(os.environ, PYTHONIOENCODING='utf-8', PYTHONDONTWRITEBYTECODE='1', PYTHON_COLORS='0', NO_COLOR='1')
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, env=environment, cwd=os.path.dirname(path))
    except subprocess.TimeoutExpired as late:
        return Outcome(hidden(late.stdout or b'', path), 'TIMEOUT\n', -1)
    return Outcome(hidden(done.stdout, path), hidden(done.stderr, path), done.returncode)


def run_source(interpreter, source, limited):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'program.py')
        with open(path, 'w', encoding='utf-8', errors='surrogatepass') as file:
            file.write(source)
        return execute(interpreter, path, limited)


def first_difference(one, other):
    """The first pair of lines that differ, or None."""
    if one == other:
        return None
    left, right = one.split('\n'), other.split('\n')
    for index in range(max(len(left), len(right))):
        pair = left[index] if index < len(left) else '<nothing>', right[index] if index < len(right) else '<nothing>'
        if pair[0] != pair[1]:
            return pair
    return None


def compare(source, options):
    """Run a program alone under both: the first lines that differ, or None, or 'skipped'."""
    peer = run_source(options.peer, source, True)
    if peer.err == 'TIMEOUT\n' or peer.status < 0:
        return 'skipped'
    ours = run_source(options.ouro, source, options.limited)
    if ours.status < 0 or ours.status > 2:
        if ours.status != peer.status:
            last = [line for line in ours.err.split('\n') if re.search('ERROR: |runtime error|assert|leak|live|TIMEOUT', line)]
            return 'status {}'.format(peer.status), 'status {} {}'.format(ours.status, last[0] if last else '')
    difference = first_difference(peer.out, ours.out) or first_difference(peer.err, ours.err)
    if difference is None and peer.status != ours.status:
        return 'status {}'.format(peer.status), 'status {}'.format(ours.status)
    return difference


def batch_outputs(outcome):
    parts = {}
    for part in outcome.out.split('#### ')[1:]:
        seed, _, rest = part.partition('\n')
        if seed.isdigit():
            parts[int(seed)] = rest
    return parts, '#### end' in outcome.out


def batch(seeds, options):
    """The seeds of a batch whose programs must be run alone."""
    programs = [(seed, generate.generate(seed)) for seed in seeds]
    text = 'PROGRAMS = {!r}\n'.format(programs) + HARNESS
    peer, _ = batch_outputs(run_source(options.peer, text, True))
    ours, finished = batch_outputs(run_source(options.ouro, text, options.limited))
    # A program cut short by its end of batch has the same output so far: run it, and those after it, alone.
    return [seed for seed in seeds if peer.get(seed) != ours.get(seed) or seed not in ours or 'uncaught ' in ours[seed] or (not finished and seed == max(ours))]


def check_seeds(seeds, options):
    suspects = list(seeds) if options.alone else batch(seeds, options)
    return [(seed, compare(generate.generate(seed), options)) for seed in suspects]


def blurred(pair):
    """What makes two differences the same kind."""
    def blur(line):
        line = re.sub(r'\d+', '0', line)
        line = re.sub(r"'[^']*'", "'s'", line)
        return re.sub(r'\b[A-Z][A-Za-z]*0\b', 'X0', line)[:160]
    return blur(pair[0]), blur(pair[1])


def units(lines):
    """(first, past last) of every line with the lines indented below it, large ones first."""
    found = []
    for first, line in enumerate(lines):
        indent = len(line) - len(line.lstrip())
        last = first + 1
        while last < len(lines) and (not lines[last].strip() or len(lines[last]) - len(lines[last].lstrip()) > indent):
            last += 1
        found.append((first, last))
    return found


def minimise(source, wanted, options, budget=160):
    """Remove lines, with what is indented below them, as long as the same lines differ."""
    lines = source.split('\n')

    def still(candidate):
        nonlocal budget
        budget -= 1
        return budget >= 0 and compare('\n'.join(candidate), options) == wanted
    # First whole stretches at the top level, in halves, then single lines with their blocks.
    tops = [index for index, line in enumerate(lines) if line and line[0] not in ' \n' and not line.startswith(('except', 'finally', 'else', 'elif'))]
    size = max(1, len(tops) // 2)
    while size >= 1 and budget > 0:
        position = 0
        while position < len(tops):
            start = tops[position]
            end = tops[position + size] if position + size < len(tops) else len(lines)
            candidate = lines[:start] + lines[end:]
            if still(candidate):
                lines = candidate
                tops = [index for index, line in enumerate(lines) if line and line[0] not in ' \n' and not line.startswith(('except', 'finally', 'else', 'elif'))]
            else:
                position += size
        if size == 1:
            break
        size //= 2
    index = 0
    while index < len(lines) and budget > 0:
        first, last = units(lines)[index]
        for candidate in (lines[:first] + lines[last:], lines[:first] + [' ' * (len(lines[first]) - len(lines[first].lstrip())) + 'pass'] + lines[last:]):
            if lines[first].strip() != 'pass' and still(candidate):
                lines = candidate
                break
        else:
            index += 1
    return '\n'.join(lines)


def save(seed, pair, options):
    source = minimise(generate.generate(seed), pair, options) if options.minimise else generate.generate(seed)
    os.makedirs(options.folder, exist_ok=True)
    base = os.path.join(options.folder, str(seed))
    with open(base + '.py', 'w', encoding='utf-8', errors='surrogatepass') as file:
        file.write(source)
    for name, interpreter in (('peer', options.peer), ('ouro', options.ouro)):
        outcome = run_source(interpreter, source, options.limited)
        with open(base + '.' + name, 'w', encoding='utf-8', errors='surrogatepass') as file:
            file.write(outcome.out + '---- status {}\n'.format(outcome.status) + outcome.err)
    return base + '.py'


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('peer')
    parser.add_argument('ouro')
    parser.add_argument('first', type=int)
    parser.add_argument('count', type=int)
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    parser.add_argument('--batch', type=int, default=40)
    parser.add_argument('--alone', action='store_true', help='run every program in a process of its own')
    parser.add_argument('--groups', type=int, default=25, help='how many kinds of differences to save')
    parser.add_argument('--no-minimise', dest='minimise', action='store_false')
    parser.add_argument('--no-limit', dest='limited', action='store_false', help='no limit of memory (for sanitizers)')
    parser.add_argument('--folder', default='build/differential')
    options = parser.parse_args()
    options.peer, options.ouro = os.path.abspath(options.peer), os.path.abspath(options.ouro)
    seeds = range(options.first, options.first + options.count)
    chunks = [seeds[start:start + options.batch] for start in range(0, len(seeds), options.batch)]
    groups, skipped, different = {}, [], 0
    # Forked, since a wrapped reference interpreter cannot start itself afresh.
    with concurrent.futures.ProcessPoolExecutor(options.jobs, multiprocessing.get_context('fork')) as pool:
        for results in pool.map(check_seeds, chunks, [options] * len(chunks)):
            for seed, pair in results:
                if pair == 'skipped':
                    skipped.append(seed)
                elif pair is not None:
                    different += 1
                    groups.setdefault(blurred(pair), []).append((seed, pair))
        ranked = sorted(groups.values(), key=len, reverse=True)
        saved = [pool.submit(save, *group[0], options) for group in ranked[:options.groups]]
        for index, group in enumerate(ranked):
            seed, pair = group[0]
            print('{} x  seeds {}'.format(len(group), ' '.join(str(seed) for seed, _ in group[:4])))
            print('    peer: ' + pair[0][:300])
            print('    ouro: ' + pair[1][:300])
            if index < len(saved):
                print('    ' + saved[index].result())
    print('{} programs, {} differ in {} ways, {} passed over{}'.format(options.count, different, len(groups), len(skipped), ': ' * bool(skipped) + ' '.join(map(str, skipped[:20]))))
    sys.exit(1 if different else 0)


if __name__ == '__main__':
    sys.stdout.reconfigure(errors='backslashreplace')
    main()

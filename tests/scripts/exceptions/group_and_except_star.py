def t(f):
    try: print("ok", f())
    except BaseException as e: print(type(e).__name__, e)
EG=ExceptionGroup; BEG=BaseExceptionGroup
for f in [lambda: EG(), lambda: EG('a'), lambda: EG('a', 3), lambda: EG('a', []), lambda: EG(1,[ValueError()]), lambda: EG('a',[3]), lambda: EG('a',[KeyboardInterrupt()]), lambda: type(BEG('a',[ValueError()])), lambda: type(BEG('a',[KeyboardInterrupt()])), lambda: EG('a',[ValueError(1)]).derive([TypeError(2)]), lambda: EG('a',(ValueError(1),)), lambda: repr(EG('a',(ValueError(1),))), lambda: EG('a',[ValueError(1)]).args, lambda: EG('a',[ValueError(1)]).exceptions, lambda: EG('a',[ValueError(1)]).message, lambda: EG('a', {ValueError(1)}), lambda: EG('a', [ValueError], 3), lambda: EG('a', x=3), lambda: EG.__mro__, lambda: EG('a','bc'), lambda: EG('a', iter([]))]: t(f)
class My(EG):
    def derive(self, excs): return My(self.message, excs)
class My2(EG): pass
class MyB(BEG):
    def __new__(cls, m, e): return super().__new__(cls, m, e)
    def derive(self, excs): return 5
t(lambda: My('x',[KeyboardInterrupt()])); t(lambda: type(MyB('a',[ValueError()])))
g=EG('top',[ValueError(1),TypeError(2),EG('in',[ValueError(3),OSError(4)]),My('my',[ValueError(5),KeyError(6)]), My2('my2',[ValueError(7),KeyError(8)])])
g.add_note('n1'); g.__cause__=ValueError('c')
for c in [ValueError,(ValueError,OSError),lambda e: isinstance(e, KeyError), EG, My, BaseException, MemoryError, 5, (1,2), "a", int]:
    t(lambda: g.split(c)); t(lambda: g.subgroup(c))
m,r=g.split(ValueError)
print(m.__notes__, m.__cause__, m.__notes__ is g.__notes__, r.exceptions)
t(lambda: MyB('a',[ValueError(1),KeyboardInterrupt()]).split(ValueError))
t(lambda: g.split()); t(lambda: g.derive()); t(lambda: g.subgroup(1,2))
def run(exc, *types):
    try:
        try: raise exc
        except* ValueError as e: print(" V", repr(e), e.__traceback__ is not None)
        except* (OSError, KeyError) as e: print(" OK", repr(e)); raise
        except* TypeError as e: print(" T", repr(e)); raise RuntimeError('x')
        else: print("else")
        finally: print("finally")
    except BaseException as e: 
        print("out", repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
        if isinstance(e, BEG):
            for x in e.exceptions: print("   ", repr(x), repr(x.__context__))
run(ValueError(1)); run(KeyError(2)); run(TypeError(3)); run(ZeroDivisionError(1)); run(KeyboardInterrupt())
run(g); run(EG('a',[ValueError(1)])); run(EG('a',[OSError(1)])); run(EG('a',[TypeError(1), OSError(2), ZeroDivisionError()]))
run(EG('a',[TypeError(1)]));run(EG('a',[ZeroDivisionError()]))
def bad1():
    try: raise ValueError(1)
    except* EG: pass
def bad2():
    try: raise ValueError(1)
    except* 3: pass
def bad3():
    try: raise ValueError(1)
    except* (ValueError, EG): pass
t(bad1); t(bad2); t(bad3)
def f():
    for i in range(3):
        try: raise EG('a', [ValueError(i)])
        except* ValueError as e:
            for j in range(2):
                if j: break
            else: pass
            def g(): return 5
            x = g()
    try: e
    except NameError as n: print(n)
    return x
t(f)
for s in ["return 1","break","continue"]:
    for pre in ["", "  while 1:\n "]:
        src="def f():\n while 1:\n  try: pass\n  except* ValueError:\n   if 1:\n    "+s+"\n"
        try: compile(src,'f','exec')
        except SyntaxError as e: print(e)
for src in ["try: pass\nexcept*: pass","try: pass\nexcept* A: pass\nexcept B: pass","try: pass\nexcept A: pass\nexcept* B: pass", "for x in y:\n try: pass\n except* A:\n  for z in w: break\n  else: continue", "try: pass\nexcept* A, B: pass", "try: pass\nexcept* A, B as c: pass"]:
    try: compile(src,'f','exec'); print("fine")
    except SyntaxError as e: print(e, e.lineno, e.offset)
def nested():
    try:
        try: raise EG('o',[ValueError(1),TypeError(2)])
        except* ValueError as e: raise KeyError('new') from e
    except* KeyError as e: print("K", repr(e), repr(e.exceptions[0].__cause__))
    except* TypeError as e: print("T", repr(e))
nested()
import sys
def h():
    try: raise EG('o',[ValueError(1)])
    except* ValueError: print(repr(sys.exception()))
    print(sys.exception())
h()
raise EG('final',[ValueError(1), EG('in',[TypeError(2)])])

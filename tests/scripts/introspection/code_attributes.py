# What a code object tells about parameters, variables and names.
def f(a, b, /, c, *rest, d, e=1, **more):
    local = a
    def inner():
        return local, free
    return inner

def outer():
    free = 1
    def inner(x):
        nonlocal free
        free = x
    return inner

for function in (f, outer, outer(), lambda: 0):
    code = function.__code__
    print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount)
    print("  ", code.co_varnames, code.co_cellvars, code.co_freevars, code.co_nlocals, code.co_flags)

def generator():
    yield
print(generator.__code__.co_flags, (lambda *a: 0).__code__.co_flags, compile("1", "f", "eval").co_flags)
print(compile("import a.b; x = y.z", "name of file", "exec").co_filename)
print((lambda: one(two)).__code__.co_names)
print((lambda: "text").__code__.co_consts, (lambda x: x).__code__.co_consts)

def documented():
    "the text"
print(documented.__code__.co_consts[0])
print(f.__code__._varname_from_oparg(2), type(f.__code__.co_code), f.__code__.co_stacksize > 0)

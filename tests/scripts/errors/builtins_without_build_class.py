# A class statement where the builtins have no __build_class__.
exec("class A: pass", {"__builtins__": {}})

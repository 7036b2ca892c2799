exec(compile("def f():\n    return 1/0\nf()", "my_file.txt", "exec"))

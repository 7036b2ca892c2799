def show(function, *args, **keywords):
    try:
        print(repr(function(*args, **keywords)))
    except BaseException as error:
        print(type(error).__name__ + ":", error)



import sys

print(sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 14), len(sys.version_info))
print(sys.version_info.releaselevel, sys.version[:4], sys.hexversion >> 16 == 0x30e)
print(sys.float_info)
print(sys.float_info.max, sys.float_info.epsilon, sys.hash_info.modulus, sys.hash_info.width)
print(sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
print(sys.flags.optimize, sys.flags.dev_mode, sys.flags.int_max_str_digits, len(sys.flags))
print(isinstance(sys.builtin_module_names, tuple), "sys" in sys.builtin_module_names)
print("math" in sys.stdlib_module_names, type(sys.path), type(sys.modules), type(sys.warnoptions))
print(sys.platform, sys.float_repr_style, sys.is_finalizing())
show(type(sys.version_info))
show(type(sys.flags), ())
print(sys.argv[1:], sys.path[0] == __file__.rpartition("/")[0], sys.modules["__main__"].__file__ == __file__)
print(repr(sys.version_info)[:23])

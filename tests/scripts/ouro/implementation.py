import sys

print(sys.implementation.name, sys.implementation.cache_tag, sys.implementation.version == sys.version_info)
print(sys.version.split()[0], "Ouro" in sys.version, sys.hexversion == 0x30e00f0)
print({"builtins", "sys", "errno", "gc", "math", "time"}.issubset(sys.builtin_module_names))
print(sys.float_repr_style, sys.int_info.bits_per_digit, sys.hash_info.algorithm)
print(sys.warnoptions, sys.executable.endswith("ouro"), sys.flags.hash_randomization)

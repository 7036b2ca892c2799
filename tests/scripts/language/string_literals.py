# Prefixes and escapes.
print('single', "double", """triple""")
print('it\'s', "\"quoted\"", 'a\tb\\n')
print(r'raw\n', R"raw\t")
print("\x41\u00e9\U0001F600\101\0".encode())
print("joined " 'literals ' """here""")
print("line \
continued")
print(b"bytes\x00\xff", rb"\x00", br'a')
print("tab\there", 'new\nline')
print('''a
b''')
print(u"unicode")

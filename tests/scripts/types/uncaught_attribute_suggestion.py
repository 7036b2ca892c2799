# A mistyped method of str.
text = "hello"
print(text.upper())
print(text.uper())

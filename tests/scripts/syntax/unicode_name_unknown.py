# The error for a name that nothing has.
x = "abc"
y = "three: \N{GREEK SMALL LETTER ALPHABET}"

# The scanner's warnings are given although the text is wrong later on.
x = "\d"
y = 1 is 1
def

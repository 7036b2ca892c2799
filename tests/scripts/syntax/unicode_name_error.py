# The name in the message is the normalized one.
ﬁrst = 1
print(ﬁrts)

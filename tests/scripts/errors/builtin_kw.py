open("x", moed="r")

print("running", __name__, "of", repr(__package__))
level = "package"

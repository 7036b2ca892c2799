def __getattr__(name):
    if name == "wanted":
        return "made for " + name
    raise AttributeError("no " + name)


def __dir__():
    return ["b", "a"]

# A missing key in nested data.
config = {"servers": {"alpha": {"port": 80}}}
def port(name):
    return config["servers"][name]["port"]
print(port("alpha"))
print(port("beta"))

try:
    {}["a"]
except KeyError as e:
    raise ValueError("x") from e

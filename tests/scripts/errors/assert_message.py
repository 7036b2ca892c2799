x = [1]
assert len(x) > 1, f"too short: {x}"

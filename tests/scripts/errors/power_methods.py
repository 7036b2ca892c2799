# __pow__ and __rpow__ of numbers, called wrongly.
for number in (2, 2.0, 2j, True):
    for method in (number.__pow__, number.__rpow__):
        for arguments, keywords in (((), {}), ((), {"a": 1}), ((1,), {"mod": 1}), ((1, None, 3), {}), ((1, 2), {}), (("x",), {})):
            try:
                print(method(*arguments, **keywords))
            except (TypeError, ValueError) as error:
                print(type(error).__name__, error)
int.__pow__(1, value=1)

def f(**k): raise ValueError("x")
f(
    a=1,
    b=2,
    c=[
        1,
        2,
        3,
        4,
        5,
        6,
    ],
)

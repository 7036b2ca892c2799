def f[A, B, A](x: A) -> B:
    pass

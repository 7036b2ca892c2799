class B:
    def __init__(self): self.inner_value = 5
class A:
    def __init__(self): self.b = B()
A().inner_value

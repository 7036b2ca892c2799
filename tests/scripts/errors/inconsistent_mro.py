# Bases that cannot be put into an order.
class A: pass
class B(A): pass
class C(A, B): pass

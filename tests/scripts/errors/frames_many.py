def a(): b()
def b(): c()
def c(): d()
def d(): e()
def e(): f()
def f(): 1/0
a()

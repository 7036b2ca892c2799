# Identifiers are compared in the form NFKC.
ﬁrst = 1
print(first, "first" in globals(), "ﬁrst" in globals())
𝐱 = 2
print(x)
class ℌ:
    𝒶 = 3
    def méthode(self, ªb=4):
        return ab
print(H.__name__, H.a, H().méthode(ab=5), H().méthode(ªb=6))
é = 7
é = 8
print(é)
变量, переменная, متغير = 9, 10, 11
print(变量 + переменная + متغير)
def f(**names):
    return names
print(f(ﬀ=1))
import math as ᵐath
print(math is ᵐath)
℘ = 12
a·b = 13
print(℘, a·b, _ if 0 else "")

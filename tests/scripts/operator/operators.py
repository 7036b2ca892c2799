import operator as o
print(o.add(1, 2), o.sub(5, 3), o.mul(2, "a"), o.truediv(1, 2), o.floordiv(7, 2), o.mod(7, 3), o.pow(2, 10), o.lshift(1, 4), o.rshift(16, 2))
print(o.and_(6, 3), o.or_(6, 3), o.xor(6, 3), o.invert(5), o.inv(5), o.neg(5), o.pos(-5), o.abs(-5), o.index(True), o.not_(0), o.truth([]))
print(o.lt(1, 2), o.le(2, 2), o.eq(1, 1.0), o.ne(1, 2), o.ge(1, 2), o.gt(1, 2), o.is_(None, None), o.is_not(1, None), o.is_none(None), o.is_not_none(None))
l = [1, 2, 3]; print(o.iadd(l, [4]) is l, l, o.imul(l, 2) is l, o.isub(5, 2), o.ior({1}, {2}), o.iand(6, 3), o.ixor(6, 3), o.ipow(2, 3), o.ilshift(1, 2), o.irshift(8, 1), o.imod(7, 4), o.ifloordiv(7, 2), o.itruediv(1, 4))
d = {"a": 1}; o.setitem(d, "b", 2); print(o.getitem(d, "b"), o.contains(d, "a")); o.delitem(d, "a"); print(d)
print(o.concat([1], [2]), o.iconcat("a", "b"), o.countOf([1, 2, 1], 1), o.indexOf("abc", "c"), o.length_hint(iter([1, 2])), o.length_hint(5, 9), o.call(max, 1, 5, key=o.neg))
print(o.__add__ is o.add, o.__not__ is o.not_, o.__and__ is o.and_, o.__call__ is o.call, o.add)

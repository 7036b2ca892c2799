import types
def f(): yield
class C:
    def m(self): pass
print(isinstance(f, types.FunctionType), isinstance(f(), types.GeneratorType), isinstance(C().m, types.MethodType), isinstance(len, types.BuiltinFunctionType), isinstance(types, types.ModuleType))
print(types.NoneType, types.EllipsisType, types.NotImplementedType, types.UnionType, types.GenericAlias, types.MappingProxyType, types.SimpleNamespace(a=1), types.LambdaType is types.FunctionType)
print(types.CodeType, types.FrameType, types.TracebackType, types.CellType, types.CoroutineType, types.AsyncGeneratorType, types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType, types.MethodDescriptorType, types.ClassMethodDescriptorType)
D = types.new_class("D", (C,), {}, lambda ns: ns.update(x=5)); print(D.x, D.__mro__[1].__name__, D.__name__)
print(types.resolve_bases((list[int], C))[0], types.prepare_class("E", (C,))[0], types.get_original_bases(C))
class Meta(type): pass
print(type(types.new_class("F", (), {"metaclass": Meta})).__name__)
class Dyn:
    @types.DynamicClassAttribute
    def v(self): return 3
print(Dyn().v)
try: Dyn.v
except AttributeError as e: print(type(e).__name__)
m = types.ModuleType("mod", "doc"); print(m.__name__, m.__doc__)
try: types.get_original_bases(5)
except TypeError as e: print(e)

/* Module _weakref: references and proxies, and what asks about an object's weak references. */
#include "modules/modules.h"

#include "objects/list.h"
#include "objects/weakref.h"

static OuValue weakref_getweakrefcount(OuRuntime *rt, OuRef self, const OuRef *args,
                                       size_t argc) {
    return ou_from_small_int((int64_t)ou_weakref_count(rt, args[0]));
}

static OuValue weakref_getweakrefs(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue list = ou_list_new(rt, 0);
    if (ou_is_error(list)) return OU_ERROR;
    OuRef weakref = ou_weakref_first_peek(rt, args[0]);
    while (!ou_is_none(weakref)) {
        if (!ou_list_append(rt, list, weakref)) {
            ou_drop(rt, list);
            return OU_ERROR;
        }
        const OuWeakref *next = ((const OuWeakref *)ou_object(weakref))->next;
        weakref = next == NULL ? OU_NONE : ou_ref(next);
    }
    return list;
}

static OuValue weakref_proxy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_weak_proxy_new(rt, args[0], argc > 1 ? args[1] : OU_UNDEF);
}

static const OuMethodRow weakref_functions[] = {
    OU_ROW("proxy", weakref_proxy, 1, 2,
           "proxy(object, callback=None, /)\n\nA weak reference that acts as the object; the "
           "callback is called with it when the object dies."),
    OU_ROW("getweakrefcount", weakref_getweakrefcount, 1, 1,
           "getweakrefcount(object, /)\n\nReturn the number of weak references to 'object'."),
    OU_ROW("getweakrefs", weakref_getweakrefs, 1, 1,
           "getweakrefs(object, /)\n\nReturn a list of all weak reference objects pointing to "
           "'object'."),
    {0},
};

static bool weakref_init(OuRuntime *rt, OuRef module) {
    OuRef type = ou_ref(rt->types[OU_TYPE_WEAKREF]);
    OuRef proxy = ou_ref(rt->types[OU_TYPE_WEAK_PROXY]);
    OuRef callable = ou_ref(rt->types[OU_TYPE_CALLABLE_PROXY]);
    return ou_module_add_take(rt, module, "ref", ou_own(type)) &&
           ou_module_add_take(rt, module, "ReferenceType", ou_own(type)) &&
           ou_module_add_take(rt, module, "ProxyType", ou_own(proxy)) &&
           ou_module_add_take(rt, module, "CallableProxyType", ou_own(callable));
}

extern const OuModuleSpec ou_weakref_module;
const OuModuleSpec ou_weakref_module = {
    .name = "_weakref",
    .doc = "Weak reference support for Python.",
    .functions = weakref_functions,
    .init = weakref_init,
};

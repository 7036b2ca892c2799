/* mappingproxy: everything is passed on to the mapping behind it, except writing. */
#include "objects/mapping_proxy.h"

#include "objects/dict.h"
#include "objects/error.h"
#include "objects/generic_alias.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

static OuRef mapping_of(OuRef value) {
    return ou_is_mapping_proxy(value) ? (OuRef)ou_as_mapping_proxy(value)->mapping : value;
}

OuValue ou_mapping_proxy_new(OuRuntime *rt, OuRef mapping) {
    OuMappingProxy *proxy = ou_object_new(rt, rt->types[OU_TYPE_MAPPING_PROXY]);
    if (proxy == NULL) return OU_ERROR;
    proxy->mapping = ou_own(mapping);
    OuValue result = ou_take(proxy);
    if (ou_object_track(rt, proxy)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

static OuValue proxy_new(OuRuntime *rt, OuType *type OU_UNUSED, const OuRef *args, size_t argc,
                         OuRef names) {
    OuRef mapping;
    if (!ou_parse_arguments(rt, "mappingproxy", "mapping", 1, 1, args, argc, names, &mapping))
        return OU_ERROR;
    bool is_mapping = ou_type_of(rt, mapping)->slots.get_item != NULL && !ou_is_list(mapping) &&
                      !ou_is_tuple(mapping);
    if (is_mapping) return ou_mapping_proxy_new(rt, mapping);
    return ou_raise(rt, OU_EXC_TypeError, "mappingproxy() argument must be a mapping, not %T",
                    mapping);
}

/* ---- slots ---- */

static OuValue proxy_get_item(OuRuntime *rt, OuRef self, OuRef key) {
    return ou_get_item(rt, mapping_of(self), key);
}

static int64_t proxy_length(OuRuntime *rt, OuRef self) {
    return ou_length(rt, mapping_of(self));
}

static OuTruth proxy_contains(OuRuntime *rt, OuRef self, OuRef item) {
    return ou_contains(rt, mapping_of(self), item);
}

static OuValue proxy_iter(OuRuntime *rt, OuRef self) {
    return ou_iter(rt, mapping_of(self));
}

static OuValue proxy_str(OuRuntime *rt, OuRef self) {
    return ou_str(rt, mapping_of(self));
}

static OuValue proxy_repr(OuRuntime *rt, OuRef self) {
    return ou_format(rt, "mappingproxy(%R)", mapping_of(self));
}

static bool proxy_hash(OuRuntime *rt, OuRef self, int64_t *hash) {
    return ou_hash(rt, mapping_of(self), hash);
}

static OuValue proxy_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    return ou_compare(rt, mapping_of(left), right, op);
}

static OuValue proxy_or(OuRuntime *rt, OuRef left, OuRef right) {
    return ou_binary(rt, OU_BINARY_or, mapping_of(left), mapping_of(right));
}

static OuValue proxy_ior(OuRuntime *rt, OuRef left, OuRef right OU_UNUSED) {
    return ou_raise(rt, OU_EXC_TypeError, "'|=' is not supported by %T; use '|' instead", left);
}

static void proxy_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuMappingProxy *)self)->mapping, visit, argument);
}

static void proxy_destroy(OuRuntime *rt, OuObject *self) {
    OuValue mapping = ((OuMappingProxy *)self)->mapping;
    ou_object_free(rt, self);
    ou_drop(rt, mapping);
}

/* ---- methods: those of the mapping ---- */

static OuValue pass_on(OuRuntime *rt, OuRef self, const char *method, const OuRef *args,
                       size_t argc) {
    return ou_call_method_string(rt, mapping_of(self), method, args, argc);
}

static OuValue proxy_get(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuRef both[] = {args[0], argc > 1 ? args[1] : (OuRef)OU_NONE};
    return pass_on(rt, self, "get", both, 2);
}

static OuValue proxy_keys(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pass_on(rt, self, "keys", args, argc);
}

static OuValue proxy_values(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pass_on(rt, self, "values", args, argc);
}

static OuValue proxy_items(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pass_on(rt, self, "items", args, argc);
}

static OuValue proxy_copy(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pass_on(rt, self, "copy", args, argc);
}

static OuValue proxy_reversed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return pass_on(rt, self, "__reversed__", args, argc);
}

static const OuMethodRow proxy_methods[] = {
    {"get", proxy_get, 1, 2, "Return the value for key if key is in the mapping, else default.",
     NULL, NULL, OU_METHOD_PLAIN},
    {"keys", proxy_keys, 0, 0, "a set-like object providing a view on D's keys", NULL, NULL,
     OU_METHOD_PLAIN},
    {"values", proxy_values, 0, 0, "an object providing a view on D's values", NULL, NULL,
     OU_METHOD_PLAIN},
    {"items", proxy_items, 0, 0, "a set-like object providing a view on D's items", NULL, NULL,
     OU_METHOD_PLAIN},
    {"copy", proxy_copy, 0, 0, "a shallow copy of D", NULL, NULL, OU_METHOD_PLAIN},
    {"__reversed__", proxy_reversed, 0, 0, "D.__reversed__() -> reverse iterator", NULL, NULL,
     OU_METHOD_PLAIN},
    OU_CLASS_GETITEM_ROW,
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

const OuTypeSpec ou_mapping_proxy_type = {
    .name = "mappingproxy",
    .doc = "Read-only proxy of a mapping.",
    .basic_size = sizeof(OuMappingProxy),
    .flags = OU_TYPE_TRACKED | OU_TYPE_MAPPING,
    .methods = proxy_methods,
    .slots.new = proxy_new,
    .slots.get_item = proxy_get_item,
    .slots.length = proxy_length,
    .slots.contains = proxy_contains,
    .slots.iter = proxy_iter,
    .slots.str = proxy_str,
    .slots.repr = proxy_repr,
    .slots.hash = proxy_hash,
    .slots.compare = proxy_compare,
    .slots.or = proxy_or,
    .slots.ior = proxy_ior,
    .slots.traverse = proxy_traverse,
    .slots.destroy = proxy_destroy,
};

/* Module _functools: reduce, cmp_to_key; partial and lru_cache have their own files. */
#include "modules/functools_parts.h"

#include "objects/containers.h"

/* ---- reduce ---- */

static OuValue functools_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue iterator = ou_iter(rt, args[1]), value = OU_ERROR;
    if (ou_is_error(iterator)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "reduce() arg 2 must support iteration");
        return OU_ERROR;
    }
    value = ou_is_undef(args[2]) ? ou_next(rt, iterator) : ou_own(args[2]);
    if (value == OU_STOP)
        value =
            ou_raise(rt, OU_EXC_TypeError, "reduce() of empty iterable with no initial value");
    while (!ou_is_error(value)) {
        OuValue item = ou_next(rt, iterator);
        if (item == OU_STOP) break;
        OuRef pair[] = {value, item};
        OuValue next = ou_is_error(item) ? OU_ERROR : ou_call(rt, args[0], pair, 2);
        ou_drop(rt, item);
        ou_replace_take(rt, &value, next);
    }
    ou_drop(rt, iterator);
    return value;
}

/* ---- cmp_to_key ---- */

typedef struct KeyObject {
    OuObject header;
    OuValue compare; /* the old style function */
    OuValue object;  /* OU_UNDEF in what cmp_to_key() returns */
} KeyObject;

enum { KEY_FIELDS = 2 };

static OuValue key_make(OuRuntime *rt, OuRef compare, OuRef object) {
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_KEY_OBJECT);
    KeyObject *key = type == NULL ? NULL : ou_new_record(rt, type, KEY_FIELDS);
    if (key == NULL) return OU_ERROR;
    key->compare = ou_own(compare);
    key->object = ou_own(object);
    return ou_take(key);
}

static void key_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((KeyObject *)self)->compare, visit, argument);
    ou_visit(((KeyObject *)self)->object, visit, argument);
}

static void key_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, KEY_FIELDS);
}

static OuValue key_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef slots[1];
    if (!ou_parse_arguments(rt, "K", "obj", 1, 1, args, argc, names, slots)) return OU_ERROR;
    return key_make(rt, ((KeyObject *)ou_object(self))->compare, slots[0]);
}

static OuValue key_compare(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op) {
    if (!ou_is_module_type(rt, left, OU_MODULE_TYPE_KEY_OBJECT) ||
        !ou_is_module_type(rt, right, OU_MODULE_TYPE_KEY_OBJECT))
        return ou_raise(rt, OU_EXC_TypeError, "other argument must be K instance");
    const KeyObject *a = (KeyObject *)ou_object(left), *b = (KeyObject *)ou_object(right);
    if (ou_is_undef(a->object) || ou_is_undef(b->object))
        return ou_raise(rt, OU_EXC_AttributeError, "object");
    OuRef pair[] = {a->object, b->object};
    OuValue order = ou_call(rt, a->compare, pair, 2);
    if (ou_is_error(order)) return OU_ERROR;
    OuValue answer = ou_compare(rt, order, ou_from_small_int(0), op);
    ou_drop(rt, order);
    return answer;
}

static const OuMemberRow key_members[] = {
    {"obj", offsetof(KeyObject, object), false, true, "Value wrapped by a key function."},
    {0},
};

extern const OuTypeSpec ou_key_object_type;
const OuTypeSpec ou_key_object_type = {
    .name = "functools.KeyWrapper",
    .basic_size = sizeof(KeyObject),
    .flags = OU_TYPE_TRACKED | OU_TYPE_ABSTRACT_NEW,
    .members = key_members,
    .slots.call = key_call,
    .slots.compare = key_compare,
    .slots.traverse = key_traverse,
    .slots.destroy = key_destroy,
};

static OuValue functools_cmp_to_key(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return key_make(rt, args[0], OU_UNDEF);
}

/* ---- the module ---- */

static const OuMethodRow functools_functions[] = {
    OU_ROW_NAMED(
        "reduce", functools_reduce, 2, 3, "function iterable / initial",
        "reduce(function, iterable, /[, initial])\n\nApply a function of two arguments "
        "to the items from left to right, so as to reduce them to one value."),
    OU_ROW_NAMED("cmp_to_key", functools_cmp_to_key, 1, 1, "mycmp",
                 "cmp_to_key(mycmp)\n\nConvert a cmp= function into a key= function."),
    {0},
};

static bool functools_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "partial",
                              ou_module_type_value(rt, OU_MODULE_TYPE_PARTIAL)) &&
           ou_module_add_take(rt, module, "_lru_cache_wrapper",
                              ou_module_type_value(rt, OU_MODULE_TYPE_LRU_CACHE)) &&
           ou_module_add_take(rt, module, "_PlaceholderType",
                              ou_module_type_value(rt, OU_MODULE_TYPE_PLACEHOLDER)) &&
           ou_module_add_take(rt, module, "Placeholder", ou_placeholder(rt));
}

extern const OuModuleSpec ou_functools_module;
const OuModuleSpec ou_functools_module = {
    .name = "_functools",
    .doc = "Tools that operate on functions.",
    .functions = functools_functions,
    .init = functools_init,
};

/* Module _collections: the container types of collections that are written in C. */
#include "modules/modules.h"

static bool add_type(OuRuntime *rt, OuRef module, const char *name, enum OuModuleType type) {
    return ou_module_add_take(rt, module, name, ou_module_type_value(rt, type));
}

static bool collections_init(OuRuntime *rt, OuRef module) {
    return add_type(rt, module, "deque", OU_MODULE_TYPE_DEQUE) &&
           add_type(rt, module, "_deque_iterator", OU_MODULE_TYPE_DEQUE_ITERATOR) &&
           add_type(rt, module, "_deque_reverse_iterator",
                    OU_MODULE_TYPE_DEQUE_REVERSE_ITERATOR) &&
           add_type(rt, module, "defaultdict", OU_MODULE_TYPE_DEFAULT_DICT) &&
           add_type(rt, module, "_tuplegetter", OU_MODULE_TYPE_TUPLE_GETTER) &&
           add_type(rt, module, "OrderedDict", OU_MODULE_TYPE_ORDERED_DICT);
}

extern const OuModuleSpec ou_collections_module;
const OuModuleSpec ou_collections_module = {
    .name = "_collections",
    .doc = "High performance data structures: deque, defaultdict, OrderedDict.",
    .init = collections_init,
};

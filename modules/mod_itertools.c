/* Module itertools: the types are in itertools_*.c; here is tee() and the table. */
#include "modules/modules.h"

#include "objects/containers.h"
#include "objects/int.h"
#include "objects/tuple.h"

static OuValue itertools_tee(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t count = 2;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], false, &count)) return OU_ERROR;
    if (count < 0) return ou_raise(rt, OU_EXC_ValueError, "n must be >= 0");
    if ((uint64_t)count > OU_MAX_ITEMS) return ou_raise_memory_value(rt);
    OuType *type = ou_modules_type(rt, OU_MODULE_TYPE_ITER_TEE);
    OuValue branches = type == NULL ? OU_ERROR : ou_tuple_new(rt, (size_t)count);
    OuRef from = args[0];
    for (int64_t i = 0; !ou_is_error(branches) && i < count; i++) {
        OuValue branch = ou_call1(rt, ou_ref(type), from);
        if (ou_is_error(branch)) {
            ou_drop(rt, branches);
            return OU_ERROR;
        }
        ou_as_tuple(branches)->items[i] = branch;
        from = branch; // the others are copies of the first
    }
    return branches;
}

static const OuMethodRow itertools_functions[] = {
    OU_ROW("tee", itertools_tee, 1, 2,
           "tee(iterable, n=2, /)\n\nReturns a tuple of n independent iterators."),
    {0},
};

static bool itertools_init(OuRuntime *rt, OuRef module) {
    static const struct {
        const char *name;
        enum OuModuleType type;
    } types[] = {
        {"accumulate", OU_MODULE_TYPE_ITER_ACCUMULATE},
        {"batched", OU_MODULE_TYPE_ITER_BATCHED},
        {"chain", OU_MODULE_TYPE_ITER_CHAIN},
        {"combinations", OU_MODULE_TYPE_ITER_COMBINATIONS},
        {"combinations_with_replacement", OU_MODULE_TYPE_ITER_REPLACEMENT},
        {"compress", OU_MODULE_TYPE_ITER_COMPRESS},
        {"count", OU_MODULE_TYPE_ITER_COUNT},
        {"cycle", OU_MODULE_TYPE_ITER_CYCLE},
        {"dropwhile", OU_MODULE_TYPE_ITER_DROPWHILE},
        {"filterfalse", OU_MODULE_TYPE_ITER_FILTERFALSE},
        {"groupby", OU_MODULE_TYPE_ITER_GROUPBY},
        {"islice", OU_MODULE_TYPE_ITER_ISLICE},
        {"pairwise", OU_MODULE_TYPE_ITER_PAIRWISE},
        {"permutations", OU_MODULE_TYPE_ITER_PERMUTATIONS},
        {"product", OU_MODULE_TYPE_ITER_PRODUCT},
        {"repeat", OU_MODULE_TYPE_ITER_REPEAT},
        {"starmap", OU_MODULE_TYPE_ITER_STARMAP},
        {"takewhile", OU_MODULE_TYPE_ITER_TAKEWHILE},
        {"zip_longest", OU_MODULE_TYPE_ITER_ZIP_LONGEST},
        {"_grouper", OU_MODULE_TYPE_ITER_GROUP},
        {"_tee", OU_MODULE_TYPE_ITER_TEE},
    };
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (!ou_module_add_take(rt, module, types[i].name,
                                ou_module_type_value(rt, types[i].type)))
            return false;
    }
    return true;
}

extern const OuModuleSpec ou_itertools_module;
const OuModuleSpec ou_itertools_module = {
    .name = "itertools",
    .doc = "Functional tools for creating and using iterators.",
    .functions = itertools_functions,
    .init = itertools_init,
};

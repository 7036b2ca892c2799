/* The runtime's life.
 *
 * Everything needs something that does not exist yet, so the order matters:
 *
 *     heap, collector
 *     structures of all built-in types, with shapes and slots      objects can be made now
 *     the shared empty tuple, interned names, characters
 *     names, bases and MROs of the types                           the types are complete now
 *     exceptions, empty bytes                                      errors can be raised now
 *
 * Tear-down goes backwards: first what programs made, while everything still works; then what
 * types refer to; then names; last the structures of the types, which every object needs until
 * it is gone. */
#include "objects/runtime.h"

#include "memory/platform.h"
#include "objects/bytes.h"
#include "objects/codec.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/exception.h"
#include "objects/list.h"
#include "objects/module.h"
#include "objects/source.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/warnings.h"
#include "objects/weakref.h"

#define DEFAULT_RECURSION_LIMIT 1000

#define TYPE(NAME, spec) extern const OuTypeSpec ou_##spec##_type;
#include "objects/builtin_types.def"
#undef TYPE

static const OuTypeSpec *const specs[OU_TYPE_COUNT] = {
#define TYPE(NAME, spec) [OU_TYPE_##NAME] = &ou_##spec##_type,
#include "objects/builtin_types.def"
#undef TYPE
};

/* Texts of names.def and slots.def, in the order of the fields of OuNames and OuSlotNames. */
static const char *const name_texts[] = {
#define NAME(id)          #id,
#define DUNDER(id)        "__" #id "__",
#define NAME_AS(id, text) text,
#include "objects/names.def"
#undef NAME
#undef DUNDER
#undef NAME_AS
};
static const char *const slot_name_texts[] = {
#define UNARY(field, dunder)                     dunder,
#define BINARY(field, dunder, reflected, symbol) dunder, reflected,
#define INPLACE(field, dunder, symbol)           dunder,
#define SLOT(field, signature, dunder)           dunder,
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
_Static_assert(COUNT_OF(name_texts) == sizeof(OuNames) / sizeof(OuValue), "one text per name");
_Static_assert(COUNT_OF(slot_name_texts) == sizeof(OuSlotNames) / sizeof(OuValue),
               "one text per slot name");

/* ---- beginning ---- */

static void fill_undef(OuValue *values, size_t count) {
    for (size_t i = 0; i < count; i++)
        values[i] = OU_UNDEF;
}

/* A zeroed word would look like a reference. */
static void runtime_unset_values(OuRuntime *rt) {
    fill_undef((OuValue *)(void *)&rt->names, COUNT_OF(name_texts));
    fill_undef((OuValue *)(void *)&rt->slot_names, COUNT_OF(slot_name_texts));
    fill_undef(rt->characters, COUNT_OF(rt->characters));
    OuValue *singles[] = {&rt->exception,
                          &rt->stop_value,
                          &rt->async_firstiter,
                          &rt->async_finalizer,
                          &rt->handled,
                          &rt->empty_tuple,
                          &rt->empty_bytes,
                          &rt->no_default,
                          &rt->builtins,
                          &rt->modules,
                          &rt->sys_dict,
                          &rt->memory_error,
                          &rt->garbage,
                          &rt->collection_callbacks,
                          &rt->warning_filters,
                          &rt->warning_once,
                          &rt->warning_default};
    for (size_t i = 0; i < COUNT_OF(singles); i++)
        *singles[i] = OU_UNDEF;
}

static void runtime_set_options(OuRuntime *rt, const OuRuntimeOptions *options) {
    rt->recursion_limit = DEFAULT_RECURSION_LIMIT;
    if (options != NULL && options->recursion_limit != 0)
        rt->recursion_limit = (uint32_t)options->recursion_limit;
    if (options != NULL && options->hash_seed_given)
        rt->hash_seed = options->hash_seed;
    else
        ou_platform_random_bytes(&rt->hash_seed, sizeof rt->hash_seed);
    rt->c_stack_limit = ou_platform_stack_limit();
    rt->next_shape_id = OU_TYPE_COUNT;
}

/* What ou_type_of needs for values without a header. */
static void runtime_set_immediate_types(OuRuntime *rt) {
    for (unsigned tag = 0; tag < COUNT_OF(rt->tag_types); tag++) {
        bool is_int = (tag & 3) == 2;
        rt->tag_types[tag] = rt->types[is_int ? OU_TYPE_INT : OU_TYPE_FLOAT];
    }
    for (size_t i = 0; i < OU_CONSTANT_COUNT; i++)
        rt->constant_types[i] = rt->types[OU_TYPE_OBJECT];
    rt->constant_types[ou_bits(OU_NONE) >> 4] = rt->types[OU_TYPE_NONE];
    rt->constant_types[ou_bits(OU_NOT_IMPLEMENTED) >> 4] = rt->types[OU_TYPE_NOT_IMPLEMENTED];
    rt->constant_types[ou_bits(OU_ELLIPSIS) >> 4] = rt->types[OU_TYPE_ELLIPSIS];
    rt->constant_types[ou_bits(OU_FALSE) >> 4] = rt->types[OU_TYPE_BOOL];
    rt->constant_types[ou_bits(OU_TRUE) >> 4] = rt->types[OU_TYPE_BOOL];
}

static bool runtime_create_types(OuRuntime *rt) {
    for (uint32_t i = 1; i < OU_TYPE_COUNT; i++) {
        const OuTypeSpec *spec = specs[i];
        OuType *base = NULL;
        if (i != OU_TYPE_OBJECT)
            base = rt->types[spec->base == OU_TYPE_NO_SHAPE ? OU_TYPE_OBJECT : spec->base];
        OU_ASSERT(i == OU_TYPE_OBJECT || base != NULL);
        rt->types[i] = ou_type_create(rt, spec, base, i);
        if (rt->types[i] == NULL) return false;
    }
    // These two were there before the type of types.
    rt->types[OU_TYPE_OBJECT]->header.shape = rt->types[OU_TYPE_TYPE]->shape;
    rt->types[OU_TYPE_TYPE]->header.shape = rt->types[OU_TYPE_TYPE]->shape;
    runtime_set_immediate_types(rt);
    return true;
}

static bool intern_all(OuRuntime *rt, OuValue *names, const char *const *texts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        OuValue name = ou_intern(rt, texts[i]);
        if (ou_is_error(name)) return false;
        names[i] = name;
    }
    return true;
}

static bool runtime_create_names(OuRuntime *rt) {
    OuTuple *empty = ou_object_new_sized(rt, rt->types[OU_TYPE_TUPLE], sizeof(OuTuple));
    if (empty == NULL) return false;
    empty->count = 0;
    rt->empty_tuple = ou_take(empty);
    // First, because names of one character are these.
    for (uint32_t i = 0; i < COUNT_OF(rt->characters); i++) {
        OuValue character = ou_str_from_code_point(rt, i);
        if (ou_is_error(character)) return false;
        rt->characters[i] = character;
    }
    return intern_all(rt, (OuValue *)(void *)&rt->names, name_texts, COUNT_OF(name_texts)) &&
           intern_all(rt, (OuValue *)(void *)&rt->slot_names, slot_name_texts,
                      COUNT_OF(slot_name_texts));
}

static bool runtime_complete_types(OuRuntime *rt) {
    for (size_t i = 1; i < OU_TYPE_COUNT; i++) {
        if (!ou_type_complete(rt, rt->types[i])) return false;
    }
    OuValue bytes = ou_bytes_new(rt, "", 0);
    if (ou_is_error(bytes)) return false;
    rt->empty_bytes = bytes;
    OuObject *no_default = ou_object_new(rt, rt->types[OU_TYPE_NO_DEFAULT]);
    if (no_default == NULL) return false;
    rt->no_default = ou_take(no_default);
    return true;
}

OuRuntime *ou_runtime_new(const OuRuntimeOptions *options) {
    OuRuntime *rt = ou_platform_reserve(sizeof *rt);
    if (rt == NULL) return NULL;
    if (!ou_heap_init(&rt->heap, options == NULL ? 0 : options->memory_limit)) {
        ou_platform_release(rt, sizeof *rt);
        return NULL;
    }
    runtime_unset_values(rt);
    runtime_set_options(rt, options);
    if (!ou_collector_init(&rt->collector, &rt->heap, &ou_object_hooks) ||
        !runtime_create_types(rt) || !runtime_create_names(rt) || !runtime_complete_types(rt) ||
        !ou_exceptions_init(rt) || !ou_weak_table_init(rt)) {
        ou_runtime_free(rt);
        return NULL;
    }
    return rt;
}

/* ---- end ---- */

/* Empty the namespaces of all modules, then the table of modules. */
static void runtime_clear_modules(OuRuntime *rt) {
    if (ou_is_dict(rt->modules)) {
        OuValue modules = ou_own(rt->modules);
        size_t position = 0;
        OuRef key, module;
        while (ou_dict_next(modules, &position, &key, &module)) {
            if (!ou_is_module(module) || ou_module_dict(module) == rt->builtins ||
                ou_module_dict(module) == rt->sys_dict)
                continue;
            OuValue dict = ou_own(ou_module_dict(module));
            ou_dict_clear(rt, dict);
            ou_drop(rt, dict);
        }
        ou_dict_clear(rt, modules);
        ou_drop(rt, modules);
    }
    ou_clear(rt, &rt->modules);
}

/* Drop all that programs have made, while every type still works. Whoever runs Python code has
 * run the finalizers that are to run, and has gone. */
static void runtime_drop_objects(OuRuntime *rt) {
    ou_clear(rt, &rt->exception);
    ou_clear(rt, &rt->handled);
    ou_clear(rt, &rt->stop_value);
    ou_clear(rt, &rt->async_firstiter);
    ou_clear(rt, &rt->async_finalizer);
    ou_clear(rt, &rt->memory_error); // may hold the traceback of where memory ran out
    ou_clear(rt, &rt->collection_callbacks);
    ou_warnings_finish(rt);
    ou_codecs_finish(rt);
    runtime_clear_modules(rt);
    ou_collector_collect(&rt->collector, rt, OU_GENERATIONS - 1);
    ou_clear(rt, &rt->garbage);
    ou_clear(rt, &rt->sys_dict);
    ou_clear(rt, &rt->builtins);
    ou_collector_collect(&rt->collector, rt, OU_GENERATIONS - 1);
    ou_clear(rt, &rt->memory_error);
    ou_sources_finish(rt);
}

static void runtime_empty_types(OuRuntime *rt) {
    for (size_t i = 0; i < OU_EXC_COUNT; i++) {
        if (rt->exceptions[i] != NULL) ou_type_empty(rt, rt->exceptions[i]);
    }
    for (size_t i = 1; i < OU_TYPE_COUNT; i++) {
        if (rt->types[i] != NULL) ou_type_empty(rt, rt->types[i]);
    }
}

static void runtime_drop_names(OuRuntime *rt) {
    for (size_t i = 0; i < OU_LOOKUP_CACHE_SIZE; i++) {
        OuValue name = rt->lookup_cache[i].name;
        rt->lookup_cache[i] = (OuLookupEntry){0};
        if (name != NULL) ou_drop(rt, name);
    }
    OuValue *names = (OuValue *)(void *)&rt->names;
    for (size_t i = 0; i < COUNT_OF(name_texts); i++)
        ou_clear(rt, &names[i]);
    names = (OuValue *)(void *)&rt->slot_names;
    for (size_t i = 0; i < COUNT_OF(slot_name_texts); i++)
        ou_clear(rt, &names[i]);
    for (size_t i = 0; i < COUNT_OF(rt->characters); i++)
        ou_clear(rt, &rt->characters[i]);
    ou_clear(rt, &rt->empty_bytes);
    ou_clear(rt, &rt->no_default);
    ou_clear(rt, &rt->empty_tuple);
}

static void runtime_free_types(OuRuntime *rt) {
    for (size_t i = OU_EXC_COUNT; i-- > 0;) {
        // BaseException is in the other table too.
        if (rt->exceptions[i] != NULL && rt->exceptions[i] != rt->types[OU_TYPE_EXCEPTION])
            ou_type_free(rt, rt->exceptions[i]);
    }
    for (size_t i = OU_TYPE_COUNT; i-- > 1;) {
        if (rt->types[i] != NULL) ou_type_free(rt, rt->types[i]);
    }
}

size_t ou_runtime_free(OuRuntime *rt) {
    ou_heap_set_limit(&rt->heap, 0);
    ou_heap_fail_request(&rt->heap, 0, false);
    rt->finalizing = rt->ended = true;
    runtime_drop_objects(rt);
    runtime_empty_types(rt);
    runtime_drop_names(rt);
    ou_weak_table_finish(rt);
    ou_repr_stack_finish(rt);
    runtime_free_types(rt);
    ou_collector_finish(&rt->collector);
    size_t live = ou_heap_live_blocks(&rt->heap);
    ou_heap_finish(&rt->heap);
    ou_platform_release(rt, sizeof *rt);
    return live;
}

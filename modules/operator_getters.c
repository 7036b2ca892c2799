/* operator.itemgetter, attrgetter and methodcaller: callables that ask their argument for
 * items, for attributes, or to call a method. All three keep what they were made from in a
 * tuple. */
#include "modules/import.h"
#include "modules/modules.h"

#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/str.h"
#include "objects/tuple.h"

typedef struct Getter {
    OuObject header;
    OuValue items;    /* keys, names, or the method's positional arguments: a tuple */
    OuValue name;     /* of the method; else OU_UNDEF */
    OuValue keywords; /* a dict; OU_UNDEF: none */
} Getter;

enum { GETTER_FIELDS = 3 };

static Getter *as_getter(OuRef value) {
    return (Getter *)ou_object(value);
}

static OuValue getter_make(OuRuntime *rt, OuType *type, const OuRef *items, size_t count) {
    Getter *getter = ou_new_record(rt, type, GETTER_FIELDS);
    if (getter == NULL) return OU_ERROR;
    getter->items = ou_tuple_from_array(rt, items, count);
    if (!ou_is_error(getter->items)) return ou_take(getter);
    getter->items = OU_UNDEF;
    ou_drop(rt, ou_take(getter));
    return OU_ERROR;
}

static void getter_traverse(OuObject *self, OuVisit visit, void *argument) {
    const Getter *getter = (Getter *)self;
    ou_visit(getter->items, visit, argument);
    ou_visit(getter->name, visit, argument);
    ou_visit(getter->keywords, visit, argument);
}

static void getter_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, GETTER_FIELDS);
}

static bool check_no_keywords(OuRuntime *rt, const char *name, OuRef names) {
    if (ou_keyword_count(names) == 0) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%s() takes no keyword arguments", name);
}

/* repr: "operator.name(items)" */
static OuValue getter_repr(OuRuntime *rt, OuRef self) {
    OuRef name = ou_type_of(rt, self)->name;
    const Getter *getter = as_getter(self);
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR : ou_format(rt, "operator.%U(...)", name);
    OuValue text = OU_ERROR;
    if (ou_tuple_count(getter->items) == 1)
        text = ou_format(rt, "operator.%U(%R)", name, ou_tuple_peek(getter->items, 0));
    else
        text = ou_format(rt, "operator.%U%R", name, (OuRef)getter->items);
    ou_repr_leave(rt, self);
    return text;
}

static OuValue getter_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_tuple_pack2(rt, ou_ref(ou_type_of(rt, self)), as_getter(self)->items);
}

/* What `get` gives for the item, or for several a tuple. */
static OuValue getter_apply(OuRuntime *rt, const char *name, OuRef self, const OuRef *args,
                            size_t argc, OuRef names,
                            OuValue (*get)(OuRuntime *rt, OuRef object, OuRef item)) {
    if (!check_no_keywords(rt, name, names)) return OU_ERROR;
    if (argc != 1)
        return ou_raise(rt, OU_EXC_TypeError, "%s expected 1 argument, got %zu", name, argc);
    OuRef items = as_getter(self)->items;
    size_t count = ou_tuple_count(items);
    if (count == 1) return get(rt, args[0], ou_tuple_peek(items, 0));
    OuValue result = ou_tuple_new(rt, count);
    for (size_t i = 0; !ou_is_error(result) && i < count; i++) {
        OuValue value = get(rt, args[0], ou_tuple_peek(items, i));
        if (ou_is_error(value)) {
            ou_drop(rt, result);
            return OU_ERROR;
        }
        ou_as_tuple(result)->items[i] = value;
    }
    return result;
}

/* ---- itemgetter ---- */

static OuValue itemgetter_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names) {
    if (!check_no_keywords(rt, "itemgetter", names)) return OU_ERROR;
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "itemgetter expected 1 argument, got 0");
    return getter_make(rt, type, args, argc);
}

static OuValue itemgetter_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                               OuRef names) {
    return getter_apply(rt, "itemgetter", self, args, argc, names, ou_get_item);
}

/* ---- attrgetter ---- */

static OuValue attrgetter_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names) {
    if (!check_no_keywords(rt, "attrgetter", names)) return OU_ERROR;
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError, "attrgetter expected 1 argument, got 0");
    for (size_t i = 0; i < argc; i++) {
        if (!ou_is_str(args[i]))
            return ou_raise(rt, OU_EXC_TypeError, "attribute name must be a string");
    }
    return getter_make(rt, type, args, argc);
}

/* object.a.b.c for "a.b.c" */
static OuValue get_dotted(OuRuntime *rt, OuRef object, OuRef name) {
    const char *at = ou_str_bytes(name), *end = at + ou_as_str(name)->size;
    OuValue value = ou_own(object);
    while (!ou_is_error(value)) {
        const char *dot = memchr(at, '.', (size_t)(end - at));
        OuValue part = ou_intern_sized(rt, at, (size_t)((dot == NULL ? end : dot) - at));
        OuValue next = ou_is_error(part) ? OU_ERROR : ou_get_attribute(rt, value, part);
        ou_drop(rt, part);
        ou_replace_take(rt, &value, next);
        if (dot == NULL) break;
        at = dot + 1;
    }
    return value;
}

static OuValue attrgetter_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                               OuRef names) {
    return getter_apply(rt, "attrgetter", self, args, argc, names, get_dotted);
}

/* ---- methodcaller ---- */

static OuValue methodcaller_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                                OuRef names) {
    if (argc == 0)
        return ou_raise(rt, OU_EXC_TypeError,
                        "methodcaller needs at least one argument, the method name");
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "method name must be a string");
    OuValue caller = getter_make(rt, type, args + 1, argc - 1);
    if (ou_is_error(caller)) return OU_ERROR;
    as_getter(caller)->name = ou_own(args[0]);
    size_t count = ou_keyword_count(names);
    if (count == 0) return caller;
    OuValue keywords = ou_dict_new(rt);
    bool done = !ou_is_error(keywords);
    if (done) as_getter(caller)->keywords = keywords;
    for (size_t i = 0; done && i < count; i++)
        done = ou_dict_set(rt, keywords, ou_tuple_peek(names, i), args[argc + i]);
    if (done) return caller;
    ou_drop(rt, caller);
    return OU_ERROR;
}

static OuValue methodcaller_call(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                 OuRef names) {
    const Getter *caller = as_getter(self);
    if (!check_no_keywords(rt, "methodcaller", names)) return OU_ERROR;
    if (argc != 1)
        return ou_raise(rt, OU_EXC_TypeError, "methodcaller expected 1 argument, got %zu",
                        argc);
    OuValue method = ou_get_attribute(rt, args[0], caller->name);
    if (ou_is_error(method)) return OU_ERROR;
    OuValue result = ou_call_tuple(rt, method, caller->items, caller->keywords);
    ou_drop(rt, method);
    return result;
}

static bool add_arguments_repr(OuStrBuilder *builder, const Getter *caller) {
    bool done = ou_str_builder_add_repr(builder, caller->name);
    for (size_t i = 0; done && i < ou_tuple_count(caller->items); i++)
        done = ou_str_builder_add_string(builder, ", ") &&
               ou_str_builder_add_repr(builder, ou_tuple_peek(caller->items, i));
    OuRef key, value;
    for (size_t at = 0; done && !ou_is_undef(caller->keywords) &&
                        ou_dict_next(caller->keywords, &at, &key, &value);)
        done = ou_str_builder_add_string(builder, ", ") && ou_str_builder_add(builder, key) &&
               ou_str_builder_add_string(builder, "=") &&
               ou_str_builder_add_repr(builder, value);
    return done;
}

static OuValue methodcaller_repr(OuRuntime *rt, OuRef self) {
    if (!ou_repr_enter(rt, self))
        return ou_is_raised(rt) ? OU_ERROR
                                : ou_str_from_string(rt, "operator.methodcaller(...)");
    OuStrBuilder builder;
    OuValue text = OU_ERROR;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_string(&builder, "operator.methodcaller(");
    if (add_arguments_repr(&builder, as_getter(self))) {
        ou_str_builder_add_string(&builder, ")");
        text = ou_str_builder_end(&builder);
    } else {
        ou_str_builder_abandon(&builder);
    }
    ou_repr_leave(rt, self);
    return text;
}

/* functools.partial(bound[0], bound[1], **keywords) */
static OuValue partial_of(OuRuntime *rt, const OuRef *bound, OuRef keywords) {
    OuValue name = ou_str_from_string(rt, "functools");
    OuValue module = ou_is_error(name) ? OU_ERROR : ou_import_module(rt, name), made = OU_ERROR;
    ou_drop(rt, name);
    if (ou_is_error(module)) return OU_ERROR;
    OuValue partial = ou_get_attribute_string(rt, module, "partial");
    OuValue args = ou_is_error(partial) ? OU_ERROR : ou_tuple_from_array(rt, bound, 2);
    if (!ou_is_error(args)) made = ou_call_tuple(rt, partial, args, keywords);
    ou_drop(rt, args);
    ou_drop(rt, partial);
    ou_drop(rt, module);
    return made;
}

/* (methodcaller, (name, *args)); with keywords (partial(methodcaller, name, **keywords), args)
 */
static OuValue methodcaller_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Getter *caller = as_getter(self);
    OuRef type = ou_ref(ou_type_of(rt, self));
    OuValue parts = OU_ERROR, made = OU_ERROR, result = OU_ERROR;
    if (ou_is_undef(caller->keywords)) {
        OuValue name = ou_tuple_pack1(rt, caller->name);
        if (!ou_is_error(name)) parts = ou_binary(rt, OU_BINARY_add, name, caller->items);
        ou_drop(rt, name);
        made = ou_own(type);
    } else {
        OuRef bound[] = {type, caller->name};
        made = partial_of(rt, bound, caller->keywords);
        parts = ou_own(caller->items);
    }
    if (!ou_is_error(parts) && !ou_is_error(made)) result = ou_tuple_pack2(rt, made, parts);
    ou_drop(rt, made);
    ou_drop(rt, parts);
    return result;
}

/* ---- tables ---- */

static const OuMethodRow getter_methods[] = {
    OU_ROW("__reduce__", getter_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    {0},
};

static const OuMethodRow methodcaller_methods[] = {
    OU_ROW("__reduce__", methodcaller_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    {0},
};

#define GETTER_TYPE(type_name, method_table, repr_slot, text)                                  \
    extern const OuTypeSpec ou_##type_name##_type;                                             \
    const OuTypeSpec ou_##type_name##_type = {                                                 \
        .name = "operator." #type_name,                                                        \
        .doc = text,                                                                           \
        .basic_size = sizeof(Getter),                                                          \
        .flags = OU_TYPE_TRACKED,                                                              \
        .methods = method_table,                                                               \
        .slots.new = type_name##_new,                                                          \
        .slots.call = type_name##_call,                                                        \
        .slots.traverse = getter_traverse,                                                     \
        .slots.destroy = getter_destroy,                                                       \
        .slots.repr = repr_slot,                                                               \
    }

GETTER_TYPE(itemgetter, getter_methods, getter_repr,
            "itemgetter(item, /, *items)\n--\n\nA callable that fetches items of its argument: "
            "after f = itemgetter(2), f(r) gives r[2]; with several items, a tuple.");
GETTER_TYPE(attrgetter, getter_methods, getter_repr,
            "attrgetter(attr, /, *attrs)\n--\n\nA callable that fetches attributes of its "
            "argument: after f = attrgetter('a.b'), f(r) gives r.a.b; with several, a tuple.");
GETTER_TYPE(
    methodcaller, methodcaller_methods, methodcaller_repr,
    "methodcaller(name, /, *args, **kwargs)\n--\n\nA callable that calls a method of its "
    "argument: after f = methodcaller('name', 1), f(r) gives r.name(1).");
#undef GETTER_TYPE

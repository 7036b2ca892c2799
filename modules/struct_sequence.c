#include "modules/struct_sequence.h"

#include "objects/str.h"
#include "objects/tuple.h"

#define FIELD(n)                                                                               \
    OuValue ou_struct_field_##n(OuRuntime *rt, OuRef self) {                                   \
        (void)rt;                                                                              \
        return ou_own(ou_tuple_peek(self, n));                                                 \
    }
OU_STRUCT_FIELDS(FIELD)
#undef FIELD

/* The spec that names the fields: a subtype's fields are its base's. */
static const OuTypeSpec *struct_spec(const OuType *type) {
    while (type->spec == NULL)
        type = type->base;
    return type->spec;
}

size_t ou_struct_field_count(const OuType *type) {
    const OuGetSetRow *row = struct_spec(type)->getsets;
    size_t count = 0;
    while (row[count].name != NULL)
        count++;
    return count;
}

static OuTuple *struct_allocate(OuRuntime *rt, OuType *type, size_t count) {
    OuTuple *tuple =
        ou_object_new_sized(rt, type, offsetof(OuTuple, items) + count * sizeof(OuValue));
    if (tuple == NULL) return NULL;
    tuple->count = count;
    for (size_t i = 0; i < count; i++)
        tuple->items[i] = OU_UNDEF;
    return tuple;
}

OuValue ou_struct_make_take(OuRuntime *rt, enum OuModuleType index, OuValue *items) {
    OuType *type = ou_modules_type(rt, index);
    size_t count = ou_struct_field_count(type);
    OuTuple *tuple = type == NULL ? NULL : struct_allocate(rt, type, count);
    bool good = tuple != NULL;
    for (size_t i = 0; i < count; i++) {
        if (ou_is_error(items[i])) good = false;
        if (tuple != NULL && !ou_is_error(items[i]))
            tuple->items[i] = items[i];
        else if (tuple == NULL)
            ou_drop(rt, items[i]);
    }
    if (good) return ou_take(tuple);
    if (tuple != NULL) ou_drop(rt, ou_take(tuple));
    return OU_ERROR;
}

OuValue ou_struct_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc, OuRef names,
                      size_t most) {
    OuRef given[2];
    if (!ou_parse_arguments(rt, ou_type_name(type), "sequence dict", 1, 2, args, argc, names,
                            given))
        return OU_ERROR;
    OuValue sequence = ou_tuple_from_iterable(rt, given[0]);
    if (ou_is_error(sequence)) {
        if (ou_clear_exception_if(rt, OU_EXC_TypeError))
            ou_raise(rt, OU_EXC_TypeError, "constructor requires a sequence");
        return OU_ERROR;
    }
    size_t count = ou_struct_field_count(type), length = ou_tuple_count(sequence);
    OuTuple *made = NULL;
    if (length < count || length > most) {
        ou_raise(rt, OU_EXC_TypeError, "%s() takes an at %s %zu-sequence (%zu-sequence given)",
                 struct_spec(type)->name, length < count ? "least" : "most",
                 length < count ? count : most, length);
    } else {
        made = struct_allocate(rt, type, count);
        for (size_t i = 0; made != NULL && i < count; i++)
            made->items[i] = ou_own(ou_tuple_peek(sequence, i));
    }
    ou_drop(rt, sequence);
    return made == NULL ? OU_ERROR : ou_take(made);
}

OuValue ou_struct_repr(OuRuntime *rt, OuRef self) {
    const OuTypeSpec *spec = struct_spec(ou_type_of(rt, self));
    OuStrBuilder builder;
    ou_str_builder_begin(&builder, rt);
    ou_str_builder_add_string(&builder, spec->name);
    ou_str_builder_add_string(&builder, "(");
    for (size_t i = 0; spec->getsets[i].name != NULL; i++) {
        if (i > 0) ou_str_builder_add_string(&builder, ", ");
        ou_str_builder_add_string(&builder, spec->getsets[i].name);
        ou_str_builder_add_string(&builder, "=");
        if (!ou_str_builder_add_repr(&builder, ou_tuple_peek(self, i))) {
            ou_str_builder_abandon(&builder);
            return OU_ERROR;
        }
    }
    ou_str_builder_add_string(&builder, ")");
    return ou_str_builder_end(&builder);
}

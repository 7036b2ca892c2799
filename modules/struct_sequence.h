/* Tuples whose items have names too: sys.version_info, time.struct_time.
 *
 * A type of this kind is a subtype of tuple whose spec is made by OU_STRUCT_SEQUENCE from a
 * table of getters that begins with STRUCT_FIELD(0, "name", "doc"). */
#ifndef OU_MODULES_STRUCT_SEQUENCE_H
#define OU_MODULES_STRUCT_SEQUENCE_H

#include "modules/modules.h"

#define OU_STRUCT_FIELDS(X)                                                                    \
    X(0)                                                                                       \
    X(1) X(2) X(3) X(4) X(5) X(6) X(7) X(8) X(9) X(10) X(11) X(12) X(13) X(14) X(15) X(16) X(17)

/* Getters of the fields by their place. */
#define OU_DECLARE_FIELD(n) OuValue ou_struct_field_##n(OuRuntime *rt, OuRef self);
OU_STRUCT_FIELDS(OU_DECLARE_FIELD)
#undef OU_DECLARE_FIELD

#define STRUCT_FIELD(place, name, doc)                                                         \
    { name, ou_struct_field_##place, NULL, doc }

/* The `repr` slot: name(a=1, b=2). */
OuValue ou_struct_repr(OuRuntime *rt, OuRef self);
/* type(sequence), for `new` slots: the sequence has at least as many items as there are fields,
 * and at most `most`; those beyond the fields are ignored. */
OuValue ou_struct_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc, OuRef names,
                      size_t most);

/* `new_slot` NULL: programs cannot make instances. */
#define OU_STRUCT_SEQUENCE(spec, python_name, python_doc, fields, new_slot)                    \
    extern const OuTypeSpec ou_##spec##_type;                                                  \
    const OuTypeSpec ou_##spec##_type = {                                                      \
        .name = python_name,                                                                   \
        .doc = python_doc,                                                                     \
        .base = OU_TYPE_TUPLE,                                                                 \
        .flags = OU_TYPE_VARIABLE | ((new_slot) == NULL ? OU_TYPE_ABSTRACT_NEW : 0),           \
        .getsets = fields,                                                                     \
        .slots.repr = ou_struct_repr,                                                          \
        .slots.new = new_slot,                                                                 \
    }

/* An instance with as many items as the type has fields (taken, also on failure; any may be
 * OU_ERROR, which is then the result). */
OuValue ou_struct_make_take(OuRuntime *rt, enum OuModuleType index, OuValue *items);
/* How many fields a type has. */
size_t ou_struct_field_count(const OuType *type);

#endif

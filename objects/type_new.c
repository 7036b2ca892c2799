/* Making a class: what type(name, bases, namespace) does.
 *
 * The bases decide two things. The metatype is the most derived one among theirs. The layout
 * comes from one of them, the "best base": of every base, the nearest type that added to the C
 * structure counts, and one of these must be a subtype of all the others.
 *
 * An instance has, in this order: the structure of the nearest built-in type, the __slots__ of
 * all classes on the way, the attributes.
 *
 * The class is complete before any code of the user's sees it: __set_name__ of what is in its
 * namespace, then __init_subclass__ of its parent. */
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"
#include "objects/warnings.h"
#include "objects/weakref.h"

#define CAPACITY_WHEN_UNKNOWN 3

/* ---- metatype and best base ---- */

OuType *ou_type_calculate_metatype(OuRuntime *rt, OuType *metatype, OuRef bases) {
    OuType *winner = metatype;
    for (size_t i = 0; i < ou_tuple_count(bases); i++) {
        OuType *other = ou_type_of(rt, ou_tuple_peek(bases, i));
        if (ou_type_is_subtype(winner, other)) continue;
        if (ou_type_is_subtype(other, winner)) {
            winner = other;
            continue;
        }
        ou_raise(rt, OU_EXC_TypeError,
                 "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                 "subclass of the metaclasses of all its bases");
        return NULL;
    }
    return winner;
}

/* The nearest type at or above `type` that added to the structure. */
static const OuType *solid_base(const OuType *type) {
    while (type->base != NULL && type->basic_size == type->base->basic_size &&
           (type->flags & OU_TYPE_VARIABLE) == (type->base->flags & OU_TYPE_VARIABLE))
        type = type->base;
    return type;
}

OuType *ou_type_best_base(OuRuntime *rt, OuRef bases) {
    OuType *best = NULL;
    const OuType *winner = NULL;
    for (size_t i = 0; i < ou_tuple_count(bases); i++) {
        OuRef item = ou_tuple_peek(bases, i);
        if (!ou_is_type(item)) {
            ou_raise(rt, OU_EXC_TypeError, "bases must be types");
            return NULL;
        }
        OuType *base = ou_as_type(item);
        if (!(base->flags & OU_TYPE_BASE)) {
            ou_raise(rt, OU_EXC_TypeError, "type '%N' is not an acceptable base type", base);
            return NULL;
        }
        const OuType *candidate = solid_base(base);
        if (winner == NULL || (candidate != winner && ou_type_is_subtype(candidate, winner))) {
            winner = candidate;
            best = base;
        } else if (!ou_type_is_subtype(winner, candidate)) {
            ou_raise(rt, OU_EXC_TypeError, "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return best;
}

/* ---- __slots__ ---- */

/* What a class is made of, while it is being made. Values are borrowed from ou_type_new. */
typedef struct ClassParts {
    OuRuntime *rt;
    OuType *metatype;
    OuRef name, bases;
    OuType *base;
    OuRef dict;         // the class's own copy of the namespace
    OuValue slot_names; // owned: tuple of mangled names, or OU_UNDEF without __slots__
    bool adds_dict, adds_weakref;
} ClassParts;

/* Types whose structure holds the attributes of their instances, or an equivalent. */
static bool has_own_dict(const OuType *type) {
    return type->flags & OU_TYPE_HAS_DICT || type->kind == OU_TYPE_TYPE ||
           type->kind == OU_TYPE_MODULE || type->kind == OU_TYPE_FUNCTION ||
           type->kind == OU_TYPE_CLASSMETHOD || type->kind == OU_TYPE_STATICMETHOD;
}

static bool has_weakrefs(const OuType *type) {
    if (type->flags & OU_TYPE_WEAKREFS) return true;
    return type->flags & OU_TYPE_HEAP ? !(type->flags & OU_TYPE_NO_WEAKREFS)
                                      : ou_weakref_allows_kind(type->kind);
}

/* _Class__name for __name. Owned. */
static OuValue mangle(OuRuntime *rt, OuRef class_name, OuRef name) {
    const OuStr *str = ou_as_str(name);
    const char *class_text = ou_str_bytes(class_name);
    while (*class_text == '_')
        class_text++;
    bool is_private = str->size > 2 && str->bytes[0] == '_' && str->bytes[1] == '_' &&
                      !(str->bytes[str->size - 1] == '_' && str->bytes[str->size - 2] == '_') &&
                      strchr(str->bytes, '.') == NULL && *class_text != 0;
    OuValue mangled = is_private ? ou_format(rt, "_%s%U", class_text, name) : ou_own(name);
    return ou_is_error(mangled) ? OU_ERROR : ou_intern_take(rt, mangled);
}

static OuTruth is_identifier(OuRuntime *rt, OuRef name) {
    OuValue answer = ou_call_method_string(rt, name, "isidentifier", NULL, 0);
    return ou_is_error(answer) ? OU_TRUTH_FAILED : ou_truth_from(answer == OU_TRUE);
}

/* Note one item of __slots__. *is_member: it is to become a member. */
static bool class_check_slot(ClassParts *parts, OuRef item, bool *is_member) {
    OuRuntime *rt = parts->rt;
    *is_member = false;
    if (!ou_is_str(item))
        return ou_fail(rt, OU_EXC_TypeError, "__slots__ items must be strings, not '%T'", item);
    OuTruth identifier = is_identifier(rt, item);
    if (identifier == OU_TRUTH_FAILED) return false;
    if (identifier == OU_TRUTH_NO)
        return ou_fail(rt, OU_EXC_TypeError, "__slots__ must be identifiers");
    if (ou_str_equal(item, rt->names.dunder_dict)) {
        if (has_own_dict(parts->base) || parts->adds_dict)
            return ou_fail(rt, OU_EXC_TypeError,
                           "__dict__ slot disallowed: we already got one");
        parts->adds_dict = true;
        return true;
    }
    if (ou_str_equal(item, rt->names.dunder_weakref)) {
        if (has_weakrefs(parts->base) || parts->adds_weakref)
            return ou_fail(rt, OU_EXC_TypeError,
                           "__weakref__ slot disallowed: we already got one");
        parts->adds_weakref = true;
        return true;
    }
    *is_member = true;
    return true;
}

/* May the class have a variable of this name although it is a slot? */
static bool is_exempt(const OuRuntime *rt, OuRef name) {
    return name == rt->names.dunder_qualname || name == rt->names.dunder_classcell ||
           name == rt->names.dunder_classdictcell;
}

/* Classes with the same names have the same layout, whatever the order. */
static void sort_names(OuValue *names, size_t count) {
    for (size_t i = 1; i < count; i++) {
        OuValue name = names[i];
        size_t place = i;
        for (; place > 0 && ou_str_order(names[place - 1], name) > 0; place--)
            names[place] = names[place - 1];
        names[place] = name;
    }
}

/* The names of members, mangled, without __dict__ and __weakref__. Takes `items`, a tuple. */
static OuValue class_collect_slots(ClassParts *parts, OuRef items) {
    OuRuntime *rt = parts->rt;
    size_t count = ou_tuple_count(items), used = 0;
    OuValue *names = ou_alloc(rt, (count + 1) * sizeof *names);
    if (names == NULL) return OU_ERROR;
    OuValue result = OU_ERROR;
    for (size_t i = 0; i < count; i++) {
        bool is_member;
        if (!class_check_slot(parts, ou_tuple_peek(items, i), &is_member)) goto done;
        if (!is_member) continue;
        OuValue name = mangle(rt, parts->name, ou_tuple_peek(items, i));
        if (ou_is_error(name)) goto done;
        names[used++] = name;
        if (!ou_is_undef(ou_dict_peek_str(rt, parts->dict, name)) && !is_exempt(rt, name)) {
            ou_raise(rt, OU_EXC_ValueError, "%R in __slots__ conflicts with class variable",
                     (OuRef)name);
            goto done;
        }
    }
    sort_names(names, used);
    result = ou_tuple_from_array_take(rt, names, used);
    used = 0;
done:
    for (size_t i = 0; i < used; i++)
        ou_drop(rt, names[i]);
    ou_free(rt, names, (count + 1) * sizeof *names);
    return result;
}

static bool class_read_slots(ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    OuRef slots = ou_dict_peek_str(rt, parts->dict, rt->names.dunder_slots);
    if (ou_is_undef(slots)) {
        parts->adds_dict = !has_own_dict(parts->base);
        // CPython has no room for one behind items.
        bool has_items = parts->base->kind == OU_TYPE_INT ||
                         parts->base->kind == OU_TYPE_TUPLE ||
                         parts->base->kind == OU_TYPE_BYTES;
        parts->adds_weakref = !has_weakrefs(parts->base) && !has_items;
        return true;
    }
    OuValue items =
        ou_is_str(slots) ? ou_tuple_pack1(rt, slots) : ou_tuple_from_iterable(rt, slots);
    if (ou_is_error(items)) return false;
    bool done = true;
    if (ou_tuple_count(items) > 0 && parts->base->flags & OU_TYPE_VARIABLE) {
        // TODO(members of str subclasses: CPython has room for them, our str has not)
        done = ou_fail(rt, OU_EXC_TypeError,
                       "nonempty __slots__ not supported for subtype of '%N'", parts->base);
    } else {
        parts->slot_names = class_collect_slots(parts, items);
        done = !ou_is_error(parts->slot_names);
    }
    ou_drop(rt, items);
    return done;
}

/* ---- the namespace ---- */

static bool class_has(const ClassParts *parts, OuRef name) {
    return !ou_is_undef(ou_dict_peek_str(parts->rt, parts->dict, name));
}

static bool class_set_module(ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    if (class_has(parts, rt->names.dunder_module) || rt->globals_peek == NULL) return true;
    OuRef globals = rt->globals_peek(rt);
    if (!ou_is_dict(globals)) return true;
    OuRef module = ou_dict_peek_str(rt, globals, rt->names.dunder_name);
    return ou_is_undef(module) || ou_dict_set(rt, parts->dict, rt->names.dunder_module, module);
}

/* Warn of a key that no attribute can have. */
static bool class_check_keys(const ClassParts *parts) {
    size_t position = 0;
    OuRef key, value;
    while (ou_dict_next(parts->dict, &position, &key, &value)) {
        if (!ou_is_str(key))
            return ou_warn(parts->rt, OU_EXC_RuntimeWarning, 1,
                           "non-string key in the __dict__ of class %U", parts->name);
    }
    return true;
}

/* Functions of some names are class or static methods without saying so. */
static bool class_wrap_function(ClassParts *parts, OuRef name, enum OuTypeIndex wrapper) {
    OuRuntime *rt = parts->rt;
    OuRef function = ou_dict_peek_str(rt, parts->dict, name);
    if (!ou_is_function(function)) return true;
    OuValue wrapped = ou_call1(rt, ou_ref(rt->types[wrapper]), function);
    return !ou_is_error(wrapped) && ou_dict_set_take(rt, parts->dict, name, wrapped);
}

/* The qualified name, which is no attribute: taken out of the dict. */
static OuValue class_take_qualname(ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    OuValue qualname = ou_dict_pop(rt, parts->dict, rt->names.dunder_qualname);
    if (ou_is_undef(qualname)) return ou_own(parts->name);
    if (ou_is_error(qualname) || ou_is_str(qualname)) return qualname;
    ou_raise(rt, OU_EXC_TypeError, "type __qualname__ must be a str, not %T", (OuRef)qualname);
    ou_drop(rt, qualname);
    return OU_ERROR;
}

/* The cell behind `name`, through which methods find the class: taken out of the dict.
 * OU_UNDEF if there is none. */
static OuValue class_take_cell(ClassParts *parts, OuRef name) {
    OuRuntime *rt = parts->rt;
    OuValue cell = ou_dict_pop(rt, parts->dict, name);
    if (ou_is_undef(cell) || ou_is_error(cell) || ou_is_cell(cell)) return cell;
    ou_raise(rt, OU_EXC_TypeError, "%U must be a nonlocal cell, not %R", name,
             ou_ref(ou_type_of(rt, cell)));
    ou_drop(rt, cell);
    return OU_ERROR;
}

static bool class_fill_namespace(ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    return class_set_module(parts) &&
           class_wrap_function(parts, rt->slot_names.new, OU_TYPE_STATICMETHOD) &&
           class_wrap_function(parts, rt->names.dunder_init_subclass, OU_TYPE_CLASSMETHOD) &&
           class_wrap_function(parts, rt->names.dunder_class_getitem, OU_TYPE_CLASSMETHOD);
}

/* What every class has, behind all else. */
static bool class_add_defaults(const ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    if (!class_has(parts, rt->names.dunder_doc) &&
        !ou_dict_set(rt, parts->dict, rt->names.dunder_doc, OU_NONE))
        return false;
    // A class that defines equality but no hash has none.
    return !class_has(parts, rt->slot_names.compare) || class_has(parts, rt->slot_names.hash) ||
           ou_dict_set(rt, parts->dict, rt->slot_names.hash, OU_NONE);
}

/* ---- the structure ---- */

static void class_set_layout(const ClassParts *parts, OuType *type) {
    const OuType *base = parts->base;
    size_t members = ou_is_undef(parts->slot_names) ? 0 : ou_tuple_count(parts->slot_names);
    type->kind = base->kind;
    // Instances are tracked even without attributes: they refer to their class, which may hold
    // them.
    type->flags = OU_TYPE_HEAP | OU_TYPE_BASE | OU_TYPE_TRACKED |
                  (base->flags & (OU_TYPE_TRACKED | OU_TYPE_HAS_DICT | OU_TYPE_VARIABLE));
    if (parts->adds_dict) type->flags |= OU_TYPE_HAS_DICT;
    if (!has_weakrefs(base) && !parts->adds_weakref) type->flags |= OU_TYPE_NO_WEAKREFS;
    type->member_count = (uint16_t)(base->member_count + members);
    type->basic_size = base->basic_size;
    if (members > 0) {
        type->basic_size = (type->basic_size + 7) & ~7u;
        type->basic_size += (uint32_t)(members * sizeof(OuValue));
    }
    // What the methods assign to self, as the compiler has noted.
    OuRef names =
        ou_dict_peek_str(parts->rt, parts->dict, parts->rt->names.dunder_static_attributes);
    size_t capacity = ou_is_tuple(names) ? ou_tuple_count(names) : 0;
    if (base->flags & OU_TYPE_HEAP) capacity += base->inline_capacity;
    ou_type_set_layout(type, capacity == 0 ? CAPACITY_WHEN_UNKNOWN : capacity);
}

static OuType *class_allocate(const ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    OuType *type = ou_object_new(rt, parts->metatype);
    if (type == NULL) return NULL;
    OuObject header = type->header;
    *type = (OuType){.header = header,
                     .name = ou_own(parts->name),
                     .qualname = OU_UNDEF,
                     .base = parts->base,
                     .bases = ou_own(parts->bases),
                     .mro = OU_UNDEF,
                     .dict = ou_own(parts->dict)};
    ou_own(ou_ref(parts->base));
    class_set_layout(parts, type);
    type->shape = ou_shape_new_root(rt, type, 0);
    if (type->shape == NULL || !ou_object_track(rt, type)) {
        ou_drop(rt, ou_take(type));
        return NULL;
    }
    return type;
}

static bool dict_add_take(OuRuntime *rt, OuRef dict, OuRef name, OuValue value) {
    return !ou_is_error(value) && ou_dict_set_take(rt, dict, name, value);
}

/* The descriptors of __slots__, __dict__ and __weakref__. */
static bool class_add_descriptors(const ClassParts *parts, OuType *type) {
    OuRuntime *rt = parts->rt;
    size_t members = ou_is_undef(parts->slot_names) ? 0 : ou_tuple_count(parts->slot_names);
    uint32_t offset = type->basic_size - (uint32_t)(members * sizeof(OuValue));
    for (size_t i = 0; i < members; i++, offset += sizeof(OuValue)) {
        OuRef name = ou_tuple_peek(parts->slot_names, i);
        if (!dict_add_take(rt, parts->dict, name, ou_member_new_slot(rt, type, name, offset)))
            return false;
    }
    if (parts->adds_dict && !class_has(parts, rt->names.dunder_dict) &&
        !dict_add_take(rt, parts->dict, rt->names.dunder_dict,
                       ou_getset_new(rt, type, &ou_dict_getset)))
        return false;
    return !parts->adds_weakref || class_has(parts, rt->names.dunder_weakref) ||
           dict_add_take(rt, parts->dict, rt->names.dunder_weakref,
                         ou_getset_new(rt, type, &ou_weakref_getset));
}

/* ---- the MRO ---- */

/* What a metaclass's own mro() returned, checked. Takes it. */
static OuValue check_mro_take(OuRuntime *rt, OuType *type, OuValue answer) {
    if (ou_is_error(answer)) return OU_ERROR;
    OuValue mro = ou_tuple_from_iterable(rt, answer);
    ou_drop(rt, answer);
    if (ou_is_error(mro)) return OU_ERROR;
    const OuType *solid = solid_base(type);
    for (size_t i = 0; i < ou_tuple_count(mro); i++) {
        OuRef item = ou_tuple_peek(mro, i);
        if (!ou_is_type(item)) {
            ou_raise(rt, OU_EXC_TypeError, "mro() returned a non-class ('%T')", item);
        } else if (!ou_type_is_subtype(solid, solid_base(ou_as_type(item)))) {
            ou_raise(rt, OU_EXC_TypeError, "mro() returned base with unsuitable layout ('%N')",
                     ou_as_type(item));
        } else {
            continue;
        }
        ou_drop(rt, mro);
        return OU_ERROR;
    }
    return mro;
}

OuValue ou_type_ask_mro(OuRuntime *rt, OuType *type) {
    OuType *metatype = ou_type_of(rt, ou_ref(type));
    if (metatype != rt->types[OU_TYPE_TYPE]) {
        OuRef method = ou_type_lookup_peek(rt, metatype, rt->names.mro);
        OuRef own = ou_type_lookup_peek(rt, rt->types[OU_TYPE_TYPE], rt->names.mro);
        if (method != own)
            return check_mro_take(rt, type,
                                  ou_call_special(rt, ou_ref(type), rt->names.mro, NULL, 0));
    }
    return ou_mro_compute(rt, type, type->bases);
}

static bool class_complete(OuRuntime *rt, OuType *type) {
    OuValue mro = ou_type_ask_mro(rt, type);
    if (ou_is_error(mro)) return false;
    type->mro = mro;
    ou_type_inherit_collection(type);
    for (size_t i = 0; i < ou_tuple_count(type->bases); i++) {
        if (!ou_type_add_subtype(rt, ou_as_type(ou_tuple_peek(type->bases, i)), type))
            return false;
    }
    ou_slots_inherit(rt, type);
    return true;
}

/* ---- telling others ---- */

/* Raise `exception` again, with a note. Takes both. */
static void add_note_take(OuRuntime *rt, OuValue exception, OuValue note) {
    OuValue result = OU_ERROR;
    if (!ou_is_error(note)) {
        OuRef argument = note;
        result = ou_call_method_string(rt, exception, "add_note", &argument, 1);
    }
    // Without memory the note is left out.
    if (ou_is_error(result)) ou_clear_exception(rt);
    ou_drop(rt, result);
    ou_drop(rt, note);
    ou_restore_exception_take(rt, exception);
}

/* Tell `value` that it is the attribute `name`. */
static bool set_name(OuRuntime *rt, OuType *type, OuRef name, OuRef value) {
    OuType *kind = ou_type_of(rt, value);
    if (ou_is_undef(ou_type_lookup_peek(rt, kind, rt->names.dunder_set_name))) return true;
    OuRef args[] = {ou_ref(type), name};
    OuValue result = ou_call_special(rt, value, rt->names.dunder_set_name, args, 2);
    if (!ou_is_error(result)) {
        ou_drop(rt, result);
        return true;
    }
    OuValue exception = ou_take_exception(rt);
    add_note_take(rt, exception,
                  ou_format(rt, "Error calling __set_name__ on '%N' instance %R in '%N'", kind,
                            name, type));
    return false;
}

static bool class_set_names(OuRuntime *rt, OuType *type) {
    // A copy, for what is called may change the class.
    OuValue names = ou_dict_copy(rt, type->dict);
    if (ou_is_error(names)) return false;
    size_t position = 0;
    OuRef name, value;
    bool done = true;
    while (done && ou_dict_next(names, &position, &name, &value))
        done = set_name(rt, type, name, value);
    ou_drop(rt, names);
    return done;
}

/* super(type, type).__init_subclass__(**keywords) */
static bool class_init_subclass(OuRuntime *rt, OuType *type, const OuRef *keyword_values,
                                OuRef keyword_names) {
    OuRef found = ou_type_lookup_after_peek(rt, type, type, rt->names.dunder_init_subclass);
    if (ou_is_undef(found)) return ou_type_confirm_absence(rt, type);
    OuValue method = ou_own(found);
    OuDescrGet getter = ou_type_of(rt, method)->slots.descr_get;
    if (getter != NULL) {
        OuValue bound = getter(rt, method, OU_UNDEF, ou_ref(type));
        ou_drop(rt, method);
        method = bound;
    }
    if (ou_is_error(method)) return false;
    OuValue result = ou_call_keywords(rt, method, keyword_values, 0, keyword_names);
    ou_drop(rt, method);
    if (ou_is_error(result)) return false;
    ou_drop(rt, result);
    return true;
}

/* ---- all of it ---- */

static OuType *class_build(ClassParts *parts) {
    OuRuntime *rt = parts->rt;
    OuType *type = NULL;
    OuValue qualname = OU_ERROR, cell = OU_ERROR, dict_cell = OU_ERROR;
    if (!class_read_slots(parts)) goto failed;
    qualname = class_take_qualname(parts);
    if (ou_is_error(qualname) || !class_fill_namespace(parts)) goto failed;
    cell = class_take_cell(parts, rt->names.dunder_classcell);
    if (ou_is_error(cell)) goto failed;
    dict_cell = class_take_cell(parts, rt->names.dunder_classdictcell);
    if (ou_is_error(dict_cell)) goto failed;

    type = class_allocate(parts);
    if (type == NULL) goto failed;
    type->qualname = qualname;
    qualname = OU_ERROR;
    if (!class_add_descriptors(parts, type) || !class_add_defaults(parts)) goto failed;
    if (ou_is_cell(cell)) ou_replace_take(rt, &ou_as_cell(cell)->content, ou_own(ou_ref(type)));
    if (ou_is_cell(dict_cell))
        ou_replace_take(rt, &ou_as_cell(dict_cell)->content, ou_own(parts->dict));
    if (!class_complete(rt, type)) goto failed;
    goto done;
failed:
    if (type != NULL) ou_drop(rt, ou_take(type));
    type = NULL;
done:
    ou_drop(rt, qualname);
    ou_drop(rt, cell);
    ou_drop(rt, dict_cell);
    ou_drop(rt, parts->slot_names);
    return type;
}

/* The metatype found is a more special one with its own __new__: that makes the class. */
static OuValue delegate_new(OuRuntime *rt, OuType *metatype, OuRef name, OuRef bases,
                            OuRef namespace, const OuRef *keyword_values, OuRef keyword_names) {
    size_t count = ou_is_undef(keyword_names) ? 0 : ou_tuple_count(keyword_names);
    OuRef *args = ou_alloc(rt, (3 + count) * sizeof *args);
    if (args == NULL) return OU_ERROR;
    args[0] = name;
    args[1] = bases;
    args[2] = namespace;
    if (count > 0) memcpy(args + 3, keyword_values, count * sizeof *args);
    OuValue result = metatype->slots.new(rt, metatype, args, 3, keyword_names);
    ou_free(rt, args, (3 + count) * sizeof *args);
    return result;
}

OuValue ou_type_new(OuRuntime *rt, OuType *metatype, OuRef name, OuRef bases, OuRef namespace,
                    const OuRef *keyword_values, OuRef keyword_names) {
    OuType *winner = ou_type_calculate_metatype(rt, metatype, bases);
    if (winner == NULL) return OU_ERROR;
    if (winner != metatype && winner->slots.new != rt->types[OU_TYPE_TYPE]->slots.new)
        return delegate_new(rt, winner, name, bases, namespace, keyword_values, keyword_names);

    OuType *type = NULL;
    OuValue dict = OU_ERROR;
    OuValue key = OU_ERROR;
    OuValue all_bases = ou_tuple_count(bases) > 0
                            ? ou_own(bases)
                            : ou_tuple_pack1(rt, ou_ref(rt->types[OU_TYPE_OBJECT]));
    if (ou_is_error(all_bases)) goto done;
    OuType *base = ou_type_best_base(rt, all_bases);
    if (base == NULL) goto done;
    if (strlen(ou_str_bytes(name)) != ou_as_str(name)->size) {
        ou_raise(rt, OU_EXC_ValueError, "type name must not contain null characters");
        goto done;
    }
    key = ou_intern_take(rt, ou_own(name));
    if (ou_is_error(key)) goto done;
    dict = ou_dict_copy(rt, namespace);
    if (ou_is_error(dict)) goto done;
    ClassParts parts = {.rt = rt,
                        .metatype = winner,
                        .name = key,
                        .bases = all_bases,
                        .base = base,
                        .dict = dict,
                        .slot_names = OU_UNDEF};
    type = class_build(&parts);
    if (type == NULL) goto done;
    if (!class_check_keys(&parts) || !class_set_names(rt, type) ||
        !class_init_subclass(rt, type, keyword_values, keyword_names)) {
        ou_drop(rt, ou_take(type));
        type = NULL;
    }
done:
    ou_drop(rt, key);
    ou_drop(rt, dict);
    ou_drop(rt, all_bases);
    return type == NULL ? OU_ERROR : ou_take(type);
}

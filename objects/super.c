/* super objects.
 *
 * super(class, object) looks attributes up behind `class` in the MRO of the object's class, or,
 * if the object is itself a subclass of `class`, in its own MRO. Which it is, is found once and
 * kept as `object_type`. Without an object it is unbound and behaves as any other object. */
#include "objects/super.h"

#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

typedef struct OuSuper {
    OuObject header;
    OuValue type;        // the class in front; OU_UNDEF: not initialised
    OuValue object;      // OU_UNDEF: unbound
    OuValue object_type; // whose MRO is searched; OU_UNDEF: unbound
} OuSuper;
OU_KIND_TEST(super, SUPER, OuSuper)

/* Whose MRO counts for `object`: owned; TypeError if it is no instance or subtype of `type`. */
static OuValue super_object_type(OuRuntime *rt, OuRef type, OuRef object) {
    const OuType *class = ou_as_type(type);
    if (ou_is_type(object) && ou_type_is_subtype(ou_as_type(object), class))
        return ou_own(object);
    OuType *own = ou_type_of(rt, object);
    if (ou_type_is_subtype(own, class)) return ou_own(ou_ref(own));
    OuValue claimed = ou_find_attribute(rt, object, rt->names.dunder_class);
    if (ou_is_error(claimed)) return OU_ERROR;
    if (ou_is_type(claimed) && ou_type_is_subtype(ou_as_type(claimed), class)) return claimed;
    ou_drop(rt, claimed);
    bool is_class = ou_is_type(object);
    return ou_raise(rt, OU_EXC_TypeError,
                    "super(type, obj): obj (%s %N) is not an instance or subtype of type (%N).",
                    is_class ? "type" : "instance of", is_class ? ou_as_type(object) : own,
                    class);
}

/* A super object. Takes object and object_type, OU_UNDEF for one that is unbound. */
static OuValue super_make(OuRuntime *rt, OuType *kind, OuRef type, OuValue object,
                          OuValue object_type) {
    OuSuper *super = ou_object_new(rt, kind);
    if (super == NULL) {
        ou_drop(rt, object);
        ou_drop(rt, object_type);
        return OU_ERROR;
    }
    super->type = ou_own(type);
    super->object = object;
    super->object_type = object_type;
    OuValue result = ou_take(super);
    if (ou_object_track(rt, super)) return result;
    ou_drop(rt, result);
    return OU_ERROR;
}

/* What stands behind `type` in the MRO of `object_type`; OU_UNDEF if nothing does. Owned. */
static OuValue super_find(OuRuntime *rt, OuRef type, OuRef object_type, OuRef name) {
    // The class itself is no attribute of the parents.
    if (name == rt->names.dunder_class) return OU_UNDEF;
    OuType *from = ou_as_type(object_type);
    OuRef found = ou_type_lookup_after_peek(rt, from, ou_as_type(type), name);
    if (ou_is_undef(found) && !ou_type_confirm_absence(rt, from)) return OU_ERROR;
    return ou_own(found);
}

/* Bind what was found. Takes it. */
static OuValue super_bind_take(OuRuntime *rt, OuValue found, OuRef object, OuRef object_type) {
    OuDescrGet get = ou_is_object(found) ? ou_type_of(rt, found)->slots.descr_get : NULL;
    if (get == NULL) return found;
    // Read from the class, not from an instance.
    OuRef instance = object == object_type ? (OuRef)OU_UNDEF : object;
    OuValue bound = get(rt, found, instance, object_type);
    ou_drop(rt, found);
    return bound;
}

/* An attribute of the super object itself, for which there has to be one. */
static OuValue super_own_attribute(OuRuntime *rt, OuRef class, OuRef self, OuRef object_type,
                                   OuRef name) {
    OuValue super =
        super_make(rt, rt->types[OU_TYPE_SUPER], class, ou_own(self), ou_own(object_type));
    if (ou_is_error(super)) return OU_ERROR;
    OuValue value = ou_generic_get_attribute(rt, super, name);
    ou_drop(rt, super);
    return value;
}

OuValue ou_super_get_method(OuRuntime *rt, OuRef class, OuRef self, OuRef name,
                            bool *self_is_argument) {
    *self_is_argument = false;
    if (!ou_is_type(class))
        return ou_raise(rt, OU_EXC_TypeError, "super() argument 1 must be a type, not %T",
                        class);
    OuValue object_type = super_object_type(rt, class, self);
    if (ou_is_error(object_type)) return OU_ERROR;
    OuValue found = super_find(rt, class, object_type, name);
    if (ou_is_undef(found)) {
        found = super_own_attribute(rt, class, self, object_type, name);
    } else if (ou_is_unbound_method(found) && self != (OuRef)object_type) {
        *self_is_argument = true;
    } else if (!ou_is_error(found)) {
        found = super_bind_take(rt, found, self, object_type);
    }
    ou_drop(rt, object_type);
    return found;
}

OuValue ou_super_get_attribute(OuRuntime *rt, OuRef class, OuRef self, OuRef name) {
    bool self_is_argument;
    OuValue found = ou_super_get_method(rt, class, self, name, &self_is_argument);
    if (!self_is_argument) return found;
    return super_bind_take(rt, found, self, ou_ref(ou_type_of(rt, self)));
}

/* ---- the type ---- */

static OuValue super_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    const OuSuper *super = ou_as_super(self);
    if (ou_is_undef(super->object_type)) return ou_generic_get_attribute(rt, self, name);
    OuValue object = ou_own(super->object), object_type = ou_own(super->object_type);
    OuValue found = super_find(rt, super->type, object_type, name);
    if (ou_is_undef(found))
        found = ou_generic_get_attribute(rt, self, name);
    else if (!ou_is_error(found))
        found = super_bind_take(rt, found, object, object_type);
    ou_drop(rt, object);
    ou_drop(rt, object_type);
    return found;
}

static OuValue super_new(OuRuntime *rt, OuType *type, const OuRef *args OU_UNUSED,
                         size_t argc OU_UNUSED, OuRef names OU_UNUSED) {
    return super_make(rt, type, OU_UNDEF, OU_UNDEF, OU_UNDEF);
}

static bool check_arguments(OuRuntime *rt, const OuRef *args, size_t argc, OuRef names) {
    if (!ou_is_undef(names) && ou_tuple_count(names) > 0)
        return ou_fail(rt, OU_EXC_TypeError, "super() takes no keyword arguments");
    if (argc > 2)
        return ou_fail(rt, OU_EXC_TypeError, "super() expected at most 2 arguments, got %zu",
                       argc);
    if (argc == 0 || ou_is_type(args[0])) return true;
    return ou_fail(rt, OU_EXC_TypeError, "super() argument 1 must be a type, not %T", args[0]);
}

static bool super_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names) {
    if (!check_arguments(rt, args, argc, names)) return false;
    OuValue type = OU_UNDEF, object = OU_UNDEF, object_type = OU_UNDEF;
    if (argc == 0) {
        if (rt->super_arguments == NULL)
            return ou_fail(rt, OU_EXC_RuntimeError, "super(): no current frame");
        if (!rt->super_arguments(rt, &type, &object)) return false;
    } else {
        type = ou_own(args[0]);
        if (argc > 1 && !ou_is_none(args[1])) object = ou_own(args[1]);
    }
    if (!ou_is_undef(object)) {
        object_type = super_object_type(rt, type, object);
        if (ou_is_error(object_type)) {
            ou_drop(rt, type);
            ou_drop(rt, object);
            return false;
        }
    }
    OuSuper *super = ou_as_super(self);
    OuValue old[] = {super->type, super->object, super->object_type};
    super->type = type;
    super->object = object;
    super->object_type = object_type;
    for (size_t i = 0; i < sizeof old / sizeof *old; i++)
        ou_drop(rt, old[i]);
    return true;
}

/* An unbound super object in a class binds to the instance it is read from. */
static OuValue super_descr_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type OU_UNUSED) {
    const OuSuper *super = ou_as_super(self);
    if (ou_is_undef(object) || ou_is_none(object) || !ou_is_undef(super->object) ||
        ou_is_undef(super->type))
        return ou_own(self);
    OuType *kind = ou_type_of(rt, self);
    if (kind != rt->types[OU_TYPE_SUPER])
        return ou_call(rt, ou_ref(kind), (OuRef[]){super->type, object}, 2);
    OuValue object_type = super_object_type(rt, super->type, object);
    if (ou_is_error(object_type)) return OU_ERROR;
    return super_make(rt, kind, super->type, ou_own(object), object_type);
}

static OuValue super_repr(OuRuntime *rt, OuRef self) {
    const OuSuper *super = ou_as_super(self);
    const char *class =
        ou_is_undef(super->type) ? "NULL" : ou_type_name(ou_as_type(super->type));
    if (ou_is_undef(super->object_type))
        return ou_format(rt, "<super: <class '%s'>, NULL>", class);
    return ou_format(rt, "<super: <class '%s'>, <%N object>>", class,
                     ou_as_type(super->object_type));
}

static void super_traverse(OuObject *self, OuVisit visit, void *argument) {
    const OuSuper *super = (OuSuper *)self;
    ou_visit(super->type, visit, argument);
    ou_visit(super->object, visit, argument);
    ou_visit(super->object_type, visit, argument);
}

static void super_destroy(OuRuntime *rt, OuObject *self) {
    OuSuper *super = (OuSuper *)self;
    OuValue owned[] = {super->type, super->object, super->object_type};
    ou_object_free(rt, self);
    for (size_t i = 0; i < sizeof owned / sizeof *owned; i++)
        ou_drop(rt, owned[i]);
}

static const OuMemberRow super_members[] = {
    {"__thisclass__", offsetof(OuSuper, type), true, true, "the class invoking super()"},
    {"__self__", offsetof(OuSuper, object), true, true,
     "the instance invoking super(); may be None"},
    {"__self_class__", offsetof(OuSuper, object_type), true, true,
     "the type of the instance invoking super(); may be None"},
    {NULL, 0, false, false, NULL},
};

const OuTypeSpec ou_super_type = {
    .name = "super",
    .doc = "super() -> same as super(__class__, <first argument>)\n"
           "super(type) -> unbound super object\n"
           "super(type, obj) -> bound super object; requires isinstance(obj, type)\n"
           "super(type, type2) -> bound super object; requires issubclass(type2, type)",
    .basic_size = sizeof(OuSuper),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .members = super_members,
    .slots.repr = super_repr,
    .slots.get_attribute = super_get_attribute,
    .slots.descr_get = super_descr_get,
    .slots.new = super_new,
    .slots.init = super_init,
    .slots.traverse = super_traverse,
    .slots.destroy = super_destroy,
};

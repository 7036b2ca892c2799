/* property: an attribute whose reading, setting and deleting call functions. */
#include "objects/function.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

static bool is_absent(OuRef field) {
    return ou_is_undef(field) || ou_is_none(field);
}

static OuValue property_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    (void)args, (void)argc, (void)names;
    OuProperty *property = ou_object_new(rt, type);
    if (property == NULL) return OU_ERROR;
    property->get = property->set = property->del = OU_UNDEF;
    property->doc = property->name = OU_UNDEF;
    property->doc_from_getter = false;
    if (!ou_object_track(rt, property)) {
        ou_drop(rt, ou_take(property));
        return OU_ERROR;
    }
    return ou_take(property);
}

/* A subclass keeps the doc string in its instance, where it hides the class's own. */
static bool store_doc_take(OuRuntime *rt, OuProperty *property, OuValue doc) {
    OuValue old = property->doc;
    property->doc = doc;
    ou_drop(rt, old);
    OuRef self = ou_ref(property);
    if (ou_type_of(rt, self) == rt->types[OU_TYPE_PROPERTY]) return true;
    if (ou_attributes(&property->header) == NULL) return true;
    return ou_generic_set_attribute(rt, self, rt->names.dunder_doc,
                                    ou_is_undef(doc) ? OU_NONE : (OuRef)doc);
}

static bool property_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    OuRef given[4];
    if (!ou_parse_arguments(rt, "property", "fget fset fdel doc", 0, 4, args, argc, names,
                            given))
        return false;
    OuProperty *property = ou_as_property(self);
    ou_replace_take(rt, &property->get, is_absent(given[0]) ? OU_UNDEF : ou_own(given[0]));
    ou_replace_take(rt, &property->set, is_absent(given[1]) ? OU_UNDEF : ou_own(given[1]));
    ou_replace_take(rt, &property->del, is_absent(given[2]) ? OU_UNDEF : ou_own(given[2]));
    ou_clear(rt, &property->name);
    property->doc_from_getter = is_absent(given[3]) && !is_absent(given[0]);
    if (!property->doc_from_getter) return store_doc_take(rt, property, ou_own(given[3]));
    OuValue getter = ou_own(property->get);
    OuValue doc = ou_find_attribute(rt, getter, rt->names.dunder_doc);
    ou_drop(rt, getter);
    if (ou_is_error(doc)) return false;
    return store_doc_take(rt, property, ou_is_none(doc) ? OU_UNDEF : doc);
}

/* ---- as a descriptor ---- */

/* The name it is known by: from __set_name__, else its getter's. OU_UNDEF: none. */
static OuValue property_find_name(OuRuntime *rt, OuRef self) {
    OuProperty *property = ou_as_property(self);
    if (!ou_is_undef(property->name)) return ou_own(property->name);
    if (ou_is_undef(property->get)) return OU_UNDEF;
    OuValue getter = ou_own(property->get);
    OuValue name = ou_find_attribute(rt, getter, rt->names.dunder_name);
    ou_drop(rt, getter);
    return name;
}

static bool complain(OuRuntime *rt, OuRef self, OuRef object, const char *what) {
    OuValue name = property_find_name(rt, self);
    if (ou_is_error(name)) return false;
    OuRef qualname = ou_type_of(rt, object)->qualname;
    if (ou_is_undef(name))
        ou_raise(rt, OU_EXC_AttributeError, "property of %R object has no %s", qualname, what);
    else
        ou_raise(rt, OU_EXC_AttributeError, "property %R of %R object has no %s", name,
                 qualname, what);
    ou_drop(rt, name);
    return false;
}

static OuValue property_descr_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type) {
    (void)type;
    if (ou_is_undef(object)) return ou_own(self);
    if (ou_is_undef(ou_as_property(self)->get)) {
        complain(rt, self, object, "getter");
        return OU_ERROR;
    }
    OuValue getter = ou_own(ou_as_property(self)->get);
    OuValue value = ou_call1(rt, getter, object);
    ou_drop(rt, getter);
    return value;
}

static bool property_descr_set(OuRuntime *rt, OuRef self, OuRef object, OuRef value) {
    bool deletes = ou_is_undef(value);
    OuProperty *property = ou_as_property(self);
    OuRef found = deletes ? property->del : property->set;
    if (ou_is_undef(found)) return complain(rt, self, object, deletes ? "deleter" : "setter");
    OuValue function = ou_own(found);
    OuRef args[] = {object, value};
    OuValue result = ou_call(rt, function, args, deletes ? 1 : 2);
    ou_drop(rt, function);
    ou_drop(rt, result);
    return !ou_is_error(result);
}

/* ---- getter(), setter(), deleter() ---- */

/* A copy with one function replaced; `which` is its place. */
static OuValue property_copy(OuRuntime *rt, OuRef self, size_t which, OuRef function) {
    OuProperty *old = ou_as_property(self);
    OuRef args[4] = {old->get, old->set, old->del, old->doc};
    if (!ou_is_none(function)) args[which] = function;
    // The doc string follows the getter, unless it was given.
    if (old->doc_from_getter && !is_absent(args[0])) args[3] = OU_NONE;
    OuValue held[4];
    for (size_t i = 0; i < 4; i++) {
        if (ou_is_undef(args[i])) args[i] = OU_NONE;
        held[i] = ou_own(args[i]);
    }
    OuValue name = ou_own(old->name);
    OuValue made = ou_call(rt, ou_ref(ou_type_of(rt, self)), args, 4);
    if (ou_is_property(made))
        ou_replace_take(rt, &ou_as_property(made)->name, name);
    else
        ou_drop(rt, name);
    for (size_t i = 0; i < 4; i++)
        ou_drop(rt, held[i]);
    return made;
}

static OuValue property_getter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return property_copy(rt, self, 0, args[0]);
}

static OuValue property_setter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return property_copy(rt, self, 1, args[0]);
}

static OuValue property_deleter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)argc;
    return property_copy(rt, self, 2, args[0]);
}

static OuValue property_set_name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc != 2)
        return ou_raise(rt, OU_EXC_TypeError,
                        "__set_name__() takes 2 positional arguments but %zu were given", argc);
    ou_replace_take(rt, &ou_as_property(self)->name, ou_own(args[1]));
    return OU_NONE;
}

/* ---- attributes ---- */

static OuValue property_get_name(OuRuntime *rt, OuRef self) {
    OuValue name = property_find_name(rt, self);
    return ou_is_undef(name) ? ou_raise_no_attribute(rt, self, rt->names.dunder_name) : name;
}

static bool property_set_name_attribute(OuRuntime *rt, OuRef self, OuRef value) {
    ou_replace_take(rt, &ou_as_property(self)->name, ou_own(value));
    return true;
}

/* Abstract if one of its functions is. */
static OuValue property_is_abstract(OuRuntime *rt, OuRef self) {
    OuProperty *property = ou_as_property(self);
    OuRef functions[] = {property->get, property->set, property->del};
    OuValue held[3];
    for (size_t i = 0; i < 3; i++)
        held[i] = ou_own(functions[i]);
    OuTruth answer = OU_TRUTH_NO;
    for (size_t i = 0; i < 3 && answer == OU_TRUTH_NO; i++) {
        if (ou_is_undef(held[i])) continue;
        OuValue flag = ou_find_attribute(rt, held[i], rt->names.dunder_isabstractmethod);
        if (ou_is_undef(flag)) continue;
        answer = ou_is_error(flag) ? OU_TRUTH_FAILED : ou_truth(rt, flag);
        ou_drop(rt, flag);
    }
    for (size_t i = 0; i < 3; i++)
        ou_drop(rt, held[i]);
    return answer == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(answer == OU_TRUTH_YES);
}

/* ---- references ---- */

static void property_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuProperty *property = (OuProperty *)self;
    ou_visit(property->get, visit, argument);
    ou_visit(property->set, visit, argument);
    ou_visit(property->del, visit, argument);
    ou_visit(property->doc, visit, argument);
    ou_visit(property->name, visit, argument);
}

static void property_clear(OuRuntime *rt, OuObject *self) {
    OuProperty *property = (OuProperty *)self;
    ou_clear(rt, &property->get);
    ou_clear(rt, &property->set);
    ou_clear(rt, &property->del);
    ou_clear(rt, &property->doc);
    ou_clear(rt, &property->name);
}

static void property_destroy(OuRuntime *rt, OuObject *self) {
    property_clear(rt, self);
    ou_object_free(rt, self);
}

static const OuMethodRow property_methods[] = {
    {"getter", property_getter, 1, 1,
     "Descriptor to obtain a copy of the property with a different getter.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"setter", property_setter, 1, 1,
     "Descriptor to obtain a copy of the property with a different setter.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"deleter", property_deleter, 1, 1,
     "Descriptor to obtain a copy of the property with a different deleter.", NULL, NULL,
     OU_METHOD_PLAIN},
    {"__set_name__", property_set_name, 0, OU_ANY_COUNT,
     "__set_name__(owner, name, /)\nTell the property the name it has in its class.", NULL,
     NULL, OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow property_getsets[] = {
    {"__name__", property_get_name, property_set_name_attribute, NULL},
    {"__isabstractmethod__", property_is_abstract, NULL, NULL},
    {0},
};

static const OuMemberRow property_members[] = {
    {"fget", offsetof(OuProperty, get), true, true, NULL},
    {"fset", offsetof(OuProperty, set), true, true, NULL},
    {"fdel", offsetof(OuProperty, del), true, true, NULL},
    {"__doc__", offsetof(OuProperty, doc), false, true, NULL},
    {0},
};

const OuTypeSpec ou_property_type = {
    .name = "property",
    .doc = "An attribute that calls functions when it is read, set or deleted.",
    .basic_size = sizeof(OuProperty),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = property_methods,
    .getsets = property_getsets,
    .members = property_members,
    .slots.new = property_new,
    .slots.init = property_init,
    .slots.descr_get = property_descr_get,
    .slots.descr_set = property_descr_set,
    .slots.traverse = property_traverse,
    .slots.clear = property_clear,
    .slots.destroy = property_destroy,
};

/* The descriptors of attributes that C code or a fixed place provides: getset (computed by
 * functions) and member (a field of the structure, among them those of __slots__).
 *
 * Both know the type they belong to, so that they can refuse other objects. That of a class is
 * owned, which is a cycle for the collector; that of a built-in type lives longer anyway. */
#include "objects/containers.h"
#include "objects/dict.h"
#include "objects/error.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/type_private.h"

/* What the two have in common. */
typedef struct OuDescriptor {
    OuObject header;
    OuType *type;
    OuValue name;
} OuDescriptor;

typedef struct OuGetSet {
    OuDescriptor base;
    const OuGetSetRow *row;
} OuGetSet;
OU_KIND_TEST(getset, GETSET, OuGetSet)

typedef struct OuMember {
    OuDescriptor base;
    uint32_t offset;
    bool read_only, none_if_unset;
    const char *doc;
} OuMember;
OU_KIND_TEST(member, MEMBER, OuMember)

static OuDescriptor *as_descriptor(OuRef value) {
    return (OuDescriptor *)(void *)ou_object(value);
}

/* ---- making ---- */

static void *descriptor_new(OuRuntime *rt, enum OuTypeIndex kind, OuType *type, OuRef name) {
    OuDescriptor *descriptor = ou_object_new(rt, rt->types[kind]);
    if (descriptor == NULL) return NULL;
    descriptor->type = type;
    descriptor->name = ou_own(name);
    if (!(type->flags & OU_TYPE_HEAP)) return descriptor;
    ou_own(ou_ref(type));
    if (ou_object_track(rt, descriptor)) return descriptor;
    ou_drop(rt, ou_take(descriptor));
    return NULL;
}

OuValue ou_getset_new(OuRuntime *rt, OuType *type, const OuGetSetRow *row) {
    OuValue name = ou_intern(rt, row->name);
    if (ou_is_error(name)) return OU_ERROR;
    OuGetSet *getset = descriptor_new(rt, OU_TYPE_GETSET, type, name);
    ou_drop(rt, name);
    if (getset == NULL) return OU_ERROR;
    getset->row = row;
    return ou_take(getset);
}

OuValue ou_member_new(OuRuntime *rt, OuType *type, const OuMemberRow *row) {
    OuValue name = ou_intern(rt, row->name);
    if (ou_is_error(name)) return OU_ERROR;
    OuMember *member = descriptor_new(rt, OU_TYPE_MEMBER, type, name);
    ou_drop(rt, name);
    if (member == NULL) return OU_ERROR;
    member->offset = row->offset;
    member->read_only = row->read_only;
    member->none_if_unset = row->none_if_unset;
    member->doc = row->doc;
    return ou_take(member);
}

OuValue ou_member_new_slot(OuRuntime *rt, OuType *type, OuRef name, uint32_t offset) {
    OuMember *member = descriptor_new(rt, OU_TYPE_MEMBER, type, name);
    if (member == NULL) return OU_ERROR;
    member->offset = offset;
    member->read_only = member->none_if_unset = false;
    member->doc = NULL;
    return ou_take(member);
}

static void descriptor_traverse(OuObject *self, OuVisit visit, void *argument) {
    OuType *type = ((OuDescriptor *)self)->type;
    if (type != NULL && type->flags & OU_TYPE_HEAP) visit(&type->header, argument);
}

static void descriptor_clear(OuRuntime *rt OU_UNUSED, OuObject *self OU_UNUSED) {
    // Nothing: the dict of the type, which leads here, is cleared.
}

static void descriptor_destroy(OuRuntime *rt, OuObject *self) {
    OuDescriptor *descriptor = (OuDescriptor *)self;
    OuType *type = descriptor->type;
    OuValue name = descriptor->name;
    ou_object_free(rt, self);
    ou_drop(rt, name);
    if (type->flags & OU_TYPE_HEAP) ou_drop(rt, ou_take(type));
}

/* ---- use ---- */

static bool check_object(OuRuntime *rt, const OuDescriptor *descriptor, OuRef object) {
    if (OU_LIKELY(ou_has_type(rt, object, descriptor->type))) return true;
    return ou_fail(rt, OU_EXC_TypeError,
                   "descriptor '%U' for '%N' objects doesn't apply to a '%T' object",
                   (OuRef)descriptor->name, descriptor->type, object);
}

static OuValue getset_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type OU_UNUSED) {
    if (ou_is_undef(object)) return ou_own(self);
    const OuGetSet *getset = ou_as_getset(self);
    if (!check_object(rt, &getset->base, object)) return OU_ERROR;
    if (getset->row->get != NULL) return getset->row->get(rt, object);
    return ou_raise(rt, OU_EXC_AttributeError, "attribute '%U' of '%N' objects is not readable",
                    (OuRef)getset->base.name, getset->base.type);
}

static bool getset_set(OuRuntime *rt, OuRef self, OuRef object, OuRef value) {
    const OuGetSet *getset = ou_as_getset(self);
    if (!check_object(rt, &getset->base, object)) return false;
    if (getset->row->set != NULL) return getset->row->set(rt, object, value);
    return ou_fail(rt, OU_EXC_AttributeError, "attribute '%U' of '%N' objects is not writable",
                   (OuRef)getset->base.name, getset->base.type);
}

static OuValue *member_place(const OuMember *member, OuRef object) {
    return (OuValue *)(void *)((char *)ou_object(object) + member->offset);
}

static OuValue member_get(OuRuntime *rt, OuRef self, OuRef object, OuRef type OU_UNUSED) {
    if (ou_is_undef(object)) return ou_own(self);
    const OuMember *member = ou_as_member(self);
    if (!check_object(rt, &member->base, object)) return OU_ERROR;
    OuValue value = *member_place(member, object);
    if (!ou_is_undef(value)) return ou_own(value);
    if (member->none_if_unset) return OU_NONE;
    return ou_raise_no_attribute(rt, object, member->base.name);
}

static bool member_set(OuRuntime *rt, OuRef self, OuRef object, OuRef value) {
    const OuMember *member = ou_as_member(self);
    if (!check_object(rt, &member->base, object)) return false;
    if (member->read_only) return ou_fail(rt, OU_EXC_AttributeError, "readonly attribute");
    OuValue *place = member_place(member, object);
    if (ou_is_undef(value) && ou_is_undef(*place) && !member->none_if_unset)
        return ou_fail(rt, OU_EXC_AttributeError, "%U", (OuRef)member->base.name);
    ou_replace_take(rt, place, ou_own(value));
    return true;
}

bool ou_members_match(OuRuntime *rt, const OuType *a, const OuType *b) {
    size_t position = 0;
    OuRef name, value;
    while (ou_dict_next(a->dict, &position, &name, &value)) {
        if (!ou_is_member(value) || ou_as_member(value)->base.type != a) continue;
        OuRef other = ou_dict_peek_str(rt, b->dict, name);
        if (!ou_is_member(other) || ou_as_member(other)->base.type != b ||
            ou_as_member(other)->offset != ou_as_member(value)->offset)
            return false;
    }
    return true;
}

/* ---- what the language sees ---- */

static OuValue getset_repr(OuRuntime *rt, OuRef self) {
    const OuDescriptor *descriptor = as_descriptor(self);
    return ou_format(rt, "<attribute '%U' of '%N' objects>", (OuRef)descriptor->name,
                     descriptor->type);
}

static OuValue member_repr(OuRuntime *rt, OuRef self) {
    const OuDescriptor *descriptor = as_descriptor(self);
    return ou_format(rt, "<member '%U' of '%N' objects>", (OuRef)descriptor->name,
                     descriptor->type);
}

static OuValue descriptor_name(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(as_descriptor(self)->name);
}

static OuValue descriptor_objclass(OuRuntime *rt OU_UNUSED, OuRef self) {
    return ou_own(ou_ref(as_descriptor(self)->type));
}

static OuValue descriptor_qualname(OuRuntime *rt, OuRef self) {
    const OuDescriptor *descriptor = as_descriptor(self);
    return ou_format(rt, "%U.%U", (OuRef)descriptor->type->qualname, (OuRef)descriptor->name);
}

static OuValue text_or_none(OuRuntime *rt, const char *text) {
    return text == NULL ? OU_NONE : ou_str_from_string(rt, text);
}

static OuValue getset_doc(OuRuntime *rt, OuRef self) {
    return text_or_none(rt, ou_as_getset(self)->row->doc);
}

static OuValue member_doc(OuRuntime *rt, OuRef self) {
    return text_or_none(rt, ou_as_member(self)->doc);
}

static OuValue descriptor_reduce(OuRuntime *rt, OuRef self, const OuRef *args OU_UNUSED,
                                 size_t argc OU_UNUSED) {
    const OuDescriptor *descriptor = as_descriptor(self);
    return ou_reduce_attribute_take(rt, ou_ref(descriptor->type), ou_own(descriptor->name));
}

static const OuMethodRow member_methods[] = {
    {"__reduce__", descriptor_reduce, 0, 0, "__reduce__()", NULL, NULL, OU_METHOD_PLAIN},
    {NULL, NULL, 0, 0, NULL, NULL, NULL, OU_METHOD_PLAIN},
};

static const OuGetSetRow getset_getsets[] = {
    {"__name__", descriptor_name, NULL, NULL},
    {"__qualname__", descriptor_qualname, NULL, NULL},
    {"__objclass__", descriptor_objclass, NULL, NULL},
    {"__doc__", getset_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

static const OuGetSetRow member_getsets[] = {
    {"__name__", descriptor_name, NULL, NULL},
    {"__qualname__", descriptor_qualname, NULL, NULL},
    {"__objclass__", descriptor_objclass, NULL, NULL},
    {"__doc__", member_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

const OuTypeSpec ou_getset_type = {
    .name = "getset_descriptor",
    .basic_size = sizeof(OuGetSet),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .getsets = getset_getsets,
    .slots.repr = getset_repr,
    .slots.descr_get = getset_get,
    .slots.descr_set = getset_set,
    .slots.traverse = descriptor_traverse,
    .slots.clear = descriptor_clear,
    .slots.destroy = descriptor_destroy,
};

const OuTypeSpec ou_member_type = {
    .name = "member_descriptor",
    .basic_size = sizeof(OuMember),
    .flags = OU_TYPE_ABSTRACT_NEW,
    .methods = member_methods,
    .getsets = member_getsets,
    .slots.repr = member_repr,
    .slots.descr_get = member_get,
    .slots.descr_set = member_set,
    .slots.traverse = descriptor_traverse,
    .slots.clear = descriptor_clear,
    .slots.destroy = descriptor_destroy,
};

/* Shapes: where the attributes of an object lie.
 *
 * The shapes of a type form a tree; a step from parent to child adds one attribute. All of them
 * are in the type's list and die with it, so an object may point to its shape without counting.
 *
 * The tree is bounded in depth and in breadth. A class whose instances get ever new attributes
 * is used as a dictionary, and its instances become ones with a dict.
 *
 * Finding a name walks up from the shape. That is the path of caches that missed; a hit
 * compares ids only. */
#include "objects/type.h"

#include "objects/object.h"

#define MAX_CHILDREN 64

static uint32_t shape_next_id(OuRuntime *rt) {
    // Ids are never used twice. When they run out, nothing is cached any more.
    return rt->next_shape_id == UINT32_MAX ? OU_TYPE_NO_SHAPE : rt->next_shape_id++;
}

static OuShape *shape_new(OuRuntime *rt, OuType *type, uint32_t id) {
    OuShape *shape = ou_alloc(rt, sizeof *shape);
    if (shape == NULL) return NULL;
    *shape = (OuShape){.id = id,
                       .kind = type->kind,
                       .instance_size = type->instance_size,
                       .type = type,
                       .name = OU_UNDEF,
                       .next_of_type = type->all_shapes};
    type->all_shapes = shape;
    return shape;
}

OuShape *ou_shape_new_root(OuRuntime *rt, OuType *type, uint32_t fixed_id) {
    return shape_new(rt, type, fixed_id != 0 ? fixed_id : shape_next_id(rt));
}

int ou_shape_find(const OuShape *shape, OuRef name) {
    for (; shape->parent != NULL; shape = shape->parent) {
        if (shape->name == name) return shape->slot_count - 1;
    }
    return -1;
}

OuShape *ou_shape_add(OuRuntime *rt, OuShape *shape, OuRef name) {
    OU_ASSERT(!shape->is_dict);
    size_t children = 0;
    for (OuShape *child = shape->children; child != NULL; child = child->sibling) {
        if (child->name == name) return child;
        children++;
    }
    if (shape->slot_count == OU_SHAPE_SLOTS_MAX || children == MAX_CHILDREN) return NULL;

    OuShape *child = shape_new(rt, shape->type, shape_next_id(rt));
    if (child == NULL) return NULL;
    child->instance_size = shape->instance_size;
    child->slot_count = (uint16_t)(shape->slot_count + 1);
    child->parent = shape;
    child->name = ou_own(name);
    child->sibling = shape->children;
    shape->children = child;
    return child;
}

OuShape *ou_shape_dict(OuRuntime *rt, OuType *type, uint32_t instance_size) {
    if (instance_size == type->instance_size && type->dict_shape != NULL)
        return type->dict_shape;
    for (OuShape *shape = type->all_shapes; shape != NULL; shape = shape->next_of_type) {
        if (shape->is_dict && shape->instance_size == instance_size) return shape;
    }
    OuShape *shape = ou_shape_new_root(rt, type, 0);
    if (shape == NULL) return NULL;
    shape->is_dict = true;
    shape->instance_size = instance_size;
    if (instance_size == type->instance_size) type->dict_shape = shape;
    return shape;
}

void ou_shapes_renumber(OuRuntime *rt, OuType *type) {
    if (type->flags & OU_TYPE_CACHED) {
        for (OuShape *shape = type->all_shapes; shape != NULL; shape = shape->next_of_type) {
            if (shape->id >= OU_TYPE_COUNT) shape->id = shape_next_id(rt);
        }
        type->flags &= ~(uint32_t)OU_TYPE_CACHED;
    }
    // A subtype may be cached where this type is not.
    for (size_t i = 0; i < type->subtype_count; i++)
        ou_shapes_renumber(rt, type->subtypes[i]);
}

void ou_shapes_free(OuRuntime *rt, OuType *type) {
    OuShape *shape = type->all_shapes;
    type->shape = type->dict_shape = type->all_shapes = NULL;
    while (shape != NULL) {
        OuShape *next = shape->next_of_type;
        ou_drop(rt, shape->name);
        ou_free(rt, shape, sizeof *shape);
        shape = next;
    }
}

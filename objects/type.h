/* Types, their slots, and shapes.
 *
 * A type is a heap object of one runtime. Its behaviour is a table of functions, `slots` (declared in
 * slots.def); a slot that is NULL means "cannot". A subtype inherits each slot along its MRO; a class
 * statement that defines a dunder method gets the thunk that calls it.
 *
 * Built-in types are described by a static OuTypeSpec at the end of their file and made from it when
 * the runtime starts.
 *
 * A shape says where the attributes of an object lie. An object's header points to its shape, the
 * shape to its type. A built-in type without attributes on its instances has one shape. Instances of
 * a class start at the type's root shape; each new attribute leads to the child shape with that name,
 * so objects that got the same attributes in the same order share one shape:
 *
 *     root {} --x--> {x: 0} --y--> {x: 0, y: 1}
 *
 * Attribute storage, `attributes_offset` bytes into the object (0: the type has none):
 *
 *     | overflow | slot 0 | slot 1 | ... | slot inline_capacity-1 |
 *
 * Slots from inline_capacity on lie in the array `overflow` points to. When an attribute is deleted,
 * too many are added, or __dict__ is asked for, the object changes to the type's dict shape, and
 * `overflow` is the reference to its dict (NULL: not made yet, or cleared by the collector).
 *
 * A shape's id stands for both the layout and the meaning of the type: when a type changes in a way
 * that caches may depend on, its shapes and those of its subtypes get new ids. Id 0 is never cached.
 * The shape of a built-in type has the id OU_TYPE_<NAME>, for good: comparing a shape id with that is
 * the test for "exactly a list". */
#ifndef OU_OBJECTS_TYPE_H
#define OU_OBJECTS_TYPE_H

#include "objects/value.h"

typedef struct OuType OuType;
typedef struct OuShape OuShape;
struct OuDict;
struct OuStr;
struct OuBuffer;

enum OuTypeIndex {
    OU_TYPE_NO_SHAPE = 0, /* the shape id that is never cached */
#define TYPE(NAME, spec) OU_TYPE_##NAME,
#include "objects/builtin_types.def"
#undef TYPE
    OU_TYPE_COUNT
};

enum OuExceptionIndex {
#define EXC(Name, Base, fields, doc) OU_EXC_##Name,
#include "objects/exceptions.def"
#undef EXC
    OU_EXC_COUNT
};

/* ---- slot signatures: the contract of each ---- */

typedef enum { OU_LT, OU_LE, OU_EQ, OU_NE, OU_GT, OU_GE } OuCompareOp;
typedef enum { OU_TRUTH_NO = 0, OU_TRUTH_YES = 1, OU_TRUTH_FAILED = 2 } OuTruth;

/* One operand to a result. For `next`: OU_STOP when there are no more items (no exception set). */
typedef OuValue (*OuUnary)(OuRuntime *rt, OuRef self);
/* Two operands to a result; NotImplemented when it cannot. For get_item: self and key; for
 * get_attribute: self and an interned str. */
typedef OuValue (*OuBinary)(OuRuntime *rt, OuRef left, OuRef right);
typedef OuValue (*OuCompare)(OuRuntime *rt, OuRef left, OuRef right, OuCompareOp op);
/* false: failed. The hash is never -1. */
typedef bool (*OuHash)(OuRuntime *rt, OuRef self, int64_t *hash);
typedef OuTruth (*OuTruthSlot)(OuRuntime *rt, OuRef self);
/* Length, or -1 when it failed. */
typedef int64_t (*OuLength)(OuRuntime *rt, OuRef self);
typedef bool (*OuSetItem)(OuRuntime *rt, OuRef self, OuRef key, OuRef value);
typedef bool (*OuDelItem)(OuRuntime *rt, OuRef self, OuRef key);
typedef OuTruth (*OuContains)(OuRuntime *rt, OuRef self, OuRef item);
/* `args`: argc positional values, then the values of the keywords; `names`: the tuple of the
 * keywords' names (str), or OU_UNDEF for none. args are borrowed. */
typedef OuValue (*OuCall)(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc, OuRef names);
/* `value` OU_UNDEF: delete the attribute. */
typedef bool (*OuSetAttribute)(OuRuntime *rt, OuRef self, OuRef name, OuRef value);
/* `object` is OU_UNDEF when read from the type itself. */
typedef OuValue (*OuDescrGet)(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef type);
typedef bool (*OuDescrSet)(OuRuntime *rt, OuRef descriptor, OuRef object, OuRef value);
typedef OuValue (*OuNew)(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc, OuRef names);
typedef bool (*OuInit)(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names);
/* Give out the memory of `self` as `wishes` ask for it, and take it back (objects/buffer.h). False:
 * failed, nothing is given out. Taking back leaves the pending exception alone. */
typedef bool (*OuGetBuffer)(OuRuntime *rt, OuRef self, struct OuBuffer *buffer, unsigned wishes);
typedef void (*OuReleaseBuffer)(OuRuntime *rt, OuRef self, struct OuBuffer *buffer);
/* Finalizer (__del__ and what is like it). Leaves the pending exception as it was. */
typedef void (*OuDel)(OuRuntime *rt, OuRef self);

/* Calls visit on each reference to a heap object that `self` owns, once per reference. */
typedef void (*OuVisit)(OuObject *object, void *argument);
typedef void (*OuTraverse)(OuObject *self, OuVisit visit, void *argument);
/* Drops the references that can be part of a cycle; `self` stays valid (and is still owned by others). */
typedef void (*OuClear)(OuRuntime *rt, OuObject *self);
/* The last reference is gone: drops all that `self` owns, frees its buffers, and frees `self` with
 * ou_object_free (or ou_object_free_sized for one of variable size). Untracking, __del__, weak
 * references and the instance's attributes have been dealt with before. */
typedef void (*OuDestroy)(OuRuntime *rt, OuObject *self);
/* Bytes of the object itself with its own buffers, for sys.getsizeof. NULL: basic_size. */
typedef size_t (*OuSize)(OuRef self);

typedef struct OuSlots {
#define UNARY(field, dunder) OuUnary field;
#define BINARY(field, dunder, reflected, symbol) OuBinary field;
#define INPLACE(field, dunder, symbol) OuBinary field;
#define SLOT(field, signature, dunder) signature field;
#include "objects/slots.def"
#undef UNARY
#undef BINARY
#undef INPLACE
#undef SLOT
    OuTraverse traverse;
    OuClear clear;
    OuDestroy destroy;
    OuSize size;
} OuSlots;

/* ---- what a built-in type declares ---- */

/* A native function. `self` is the instance of a method, OU_UNDEF for a function. `args` has argc
 * entries: the positional arguments as given, or, if the row has `parameters`, one entry for each
 * parameter, OU_UNDEF where nothing was given. */
typedef OuValue (*OuNativeFunction)(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc);
/* The same with the caller's keywords, for functions that take any. */
typedef OuValue (*OuNativeKeywords)(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names);

#define OU_ANY_COUNT 255

/* One row of a method or function table. The last row has name NULL. */
typedef struct OuMethodRow {
    const char *name;
    OuNativeFunction function;
    uint8_t min, max;       /* positional arguments; max OU_ANY_COUNT: any number */
    const char *doc;        /* "join(iterable, /)\n--\n\n..."-free: signature line, then prose */
    const char *parameters; /* NULL, or names with markers, in order: "a b / c * key reverse"; those
                             * before "/" are positional only, those after "*" keyword only. min is
                             * then the number of required ones, max that of positional ones. */
    OuNativeKeywords with_keywords; /* instead of `function`: takes any keywords */
    enum { OU_METHOD_PLAIN, OU_METHOD_CLASS, OU_METHOD_STATIC } kind;
} OuMethodRow;

/* A computed attribute. set NULL: read only. set gets OU_UNDEF to delete. Last row: name NULL. */
typedef struct OuGetSetRow {
    const char *name;
    OuUnary get;
    bool (*set)(OuRuntime *rt, OuRef self, OuRef value);
    const char *doc;
} OuGetSetRow;

/* An attribute that is an OuValue field of the structure. Last row: name NULL. */
typedef struct OuMemberRow {
    const char *name;
    uint32_t offset;
    bool read_only;
    bool none_if_unset; /* an unset field (OU_UNDEF) reads as None instead of raising AttributeError */
    const char *doc;
} OuMemberRow;

enum {
    OU_TYPE_BASE = 1,        /* may be subclassed */
    OU_TYPE_TRACKED = 2,     /* instances are tracked by the collector from birth */
    OU_TYPE_HAS_DICT = 4,    /* instances have attributes: attributes_offset is filled in behind basic_size */
    OU_TYPE_HEAP = 8,        /* made by a class statement: mutable, counted by its instances */
    OU_TYPE_VARIABLE = 16,   /* size differs per object: allocated by the type's own constructor */
    OU_TYPE_ABSTRACT_NEW = 32, /* cannot be instantiated from Python: "cannot create 'x' instances" */
    OU_TYPE_DEFAULT_ATTRIBUTES = 64, /* get_attribute and set_attribute are the generic ones (kept by type.c) */
    OU_TYPE_CACHED = 128,    /* some cache relies on the ids of its shapes (kept by type.c) */
    OU_TYPE_HAS_FINALIZER = 256,
    OU_TYPE_NO_WEAKREFS = 512, /* a class with __slots__ but no __weakref__: no weak references to instances */
    OU_TYPE_WEAKREFS = 1 << 15, /* a built-in type whose instances take weak references, if its kind does not say so */
    OU_TYPE_ABSTRACT = 1024,   /* __abstractmethods__ is not empty (kept by type_methods.c) */
    OU_TYPE_SEQUENCE = 2048,   /* matched by sequence patterns; with its subtypes */
    OU_TYPE_MAPPING = 4096,    /* matched by mapping patterns; with its subtypes */
    OU_TYPE_SHOWS_MODULE = 16384, /* __module__ is among the attributes, where instances find it */
    OU_TYPE_MATCH_SELF = 8192, /* in T(x), x stands for the object itself; with its subtypes */
};

typedef struct OuTypeSpec {
    const char *name;       /* "list", "types.SimpleNamespace": the part before the dot is __module__ */
    const char *doc;
    enum OuTypeIndex base;  /* OU_TYPE_NO_SHAPE: object */
    uint32_t basic_size;
    uint32_t flags;
    const OuMethodRow *methods;
    const OuGetSetRow *getsets;
    const OuMemberRow *members;
    const char *match_args; /* NULL, or the names in __match_args__, separated by spaces */
    OuSlots slots;
} OuTypeSpec;

/* ---- the objects ---- */

struct OuShape {
    uint32_t id;
    uint8_t kind;         /* OU_TYPE_<NAME> of the layout: the nearest built-in base */
    bool is_dict;         /* attributes are in a dict */
    uint16_t slot_count;
    uint32_t instance_size; /* bytes allocated for an object of this shape (fixed-size types) */
    OuType *type;         /* borrowed: the type owns its shapes */
    OuShape *parent;      /* NULL for a root */
    OuValue name;         /* the attribute of the last slot (interned, owned); OU_UNDEF for a root */
    OuShape *children, *sibling; /* transitions that exist already */
    OuShape *next_of_type;
};

struct OuType {
    OuObject header;
    OuShape *shape;            /* root shape of instances */
    OuShape *dict_shape;       /* of instances whose attributes are in a dict; made when needed */
    const OuTypeSpec *spec;    /* NULL for a class statement's type */
    uint32_t flags;
    uint32_t basic_size;       /* of the C structure, without attributes */
    uint32_t instance_size;    /* with overflow pointer and inline slots */
    uint32_t attributes_offset;
    uint16_t inline_capacity;
    uint16_t member_count;     /* of __slots__ */
    uint8_t kind;              /* OU_TYPE_<NAME> of the layout */
    OuSlots slots;
    OuValue name, qualname;    /* str */
    OuType *base;              /* owned: the base that gives the layout */
    OuValue bases, mro;        /* tuples */
    OuValue dict;              /* the attributes: a dict with str keys */
    OuType **subtypes;         /* borrowed: a dying subtype takes itself out */
    size_t subtype_count, subtype_capacity;
    OuShape *all_shapes;
};

/* The attribute storage of an instance: see the drawing above. */
typedef struct OuAttributes {
    OuValue *overflow; /* array of OuValue, or (shape->is_dict) the dict reference itself */
    OuValue slots[];
} OuAttributes;

static inline OuShape *ou_shape_of(OuRef object) {
    return ou_object(object)->shape;
}

/* The row of `__dict__` in the getset table of a type with OU_TYPE_HAS_DICT. */
extern const OuGetSetRow ou_dict_getset;
OuValue ou_dict_getset_get(OuRuntime *rt, OuRef self);
bool ou_dict_getset_set(OuRuntime *rt, OuRef self, OuRef value);
#define OU_DICT_GETSET_ROW                                                                     \
    { "__dict__", ou_dict_getset_get, ou_dict_getset_set, NULL }

/* ---- creating types (type.c) ---- */

/* Make the type of a native module or of the built-ins. Owned by the caller. */
OuType *ou_type_from_spec(OuRuntime *rt, const OuTypeSpec *spec, OuType *base);
/* End a type from ou_type_from_spec, at the end of the runtime: no instance or subtype is left. */
void ou_type_release(OuRuntime *rt, OuType *type);
/* type(name, bases, namespace, **keywords): a class statement's type; runs __set_name__ and
 * __init_subclass__. */
OuValue ou_type_new(OuRuntime *rt, OuType *metatype, OuRef name, OuRef bases, OuRef namespace,
                    const OuRef *keyword_values, OuRef keyword_names);

/* The most derived of `metatype` and the metatypes of `bases` (a tuple), borrowed. NULL: TypeError
 * "metaclass conflict". */
OuType *ou_type_calculate_metatype(OuRuntime *rt, OuType *metatype, OuRef bases);
/* type(*args, **keywords): `type`'s `new`, then `init`, as calling a class does. Owned. */
OuValue ou_type_call(OuRuntime *rt, OuRef type, const OuRef *args, size_t argc, OuRef names);

/* ---- asking types ---- */

/* Look `name` (interned str) up along the MRO. Borrowed: own it before running user code.
 * OU_UNDEF if absent. Never fails. Uses the runtime's lookup cache. */
OuRef ou_type_lookup_peek(OuRuntime *rt, OuType *type, OuRef name);
bool ou_type_is_subtype(const OuType *type, const OuType *base);
/* The name as messages have it: of a class without its module, of a built-in type as its spec says
 * ("list", "types.SimpleNamespace"). */
const char *ou_type_name(const OuType *type);
/* "module.qualname", or only the qualname for builtins: owned str. */
OuValue ou_type_full_name(OuRuntime *rt, const OuType *type);
/* Set or (value OU_UNDEF) delete an attribute of a type, with all that follows: slots are updated in it and in
 * its subtypes, shapes get new ids. */
bool ou_type_set_attribute(OuRuntime *rt, OuRef type, OuRef name, OuRef value);
/* Make `type` and its subtypes collections of a kind for patterns: `kind` is OU_TYPE_SEQUENCE or
 * OU_TYPE_MAPPING. A type that is one already stays what it is. */
void ou_type_set_collection(OuType *type, uint32_t kind);
/* Caches now rely on the type's shapes. To be called before a shape id is remembered. */
void ou_type_mark_cached(OuType *type);

static inline bool ou_is_type(OuRef value) {
    return ou_is_object(value) && ou_shape_of(value)->kind == OU_TYPE_TYPE;
}
static inline OuType *ou_as_type(OuRef value) {
    OU_ASSERT(ou_is_type(value));
    return (OuType *)(uintptr_t)value;
}

#define OU_INLINE_CAPACITY_MAX 31
#define OU_SHAPE_SLOTS_MAX     120 /* an object with more attributes gets a dict */

/* ---- shapes (shape.c) ---- */

/* A new shape without slots for `type`, with a new id (or `fixed_id` if not 0). NULL: MemoryError set. */
OuShape *ou_shape_new_root(OuRuntime *rt, OuType *type, uint32_t fixed_id);
/* The slot of `name` (interned), or -1. */
int ou_shape_find(const OuShape *shape, OuRef name);
/* The shape that follows when attribute `name` (interned) is added. NULL: the object must change to a
 * dict (too many attributes, or no memory: no exception set in the first case, see rt->exception). */
OuShape *ou_shape_add(OuRuntime *rt, OuShape *shape, OuRef name);
/* The shape of instances of `type` that have a dict and occupy `instance_size` bytes (which differs
 * from the type's when they were made as instances of another class). NULL: MemoryError set. */
OuShape *ou_shape_dict(OuRuntime *rt, OuType *type, uint32_t instance_size);
/* New ids for the shapes of `type` and all its subtypes, if a cache may rely on them. */
void ou_shapes_renumber(OuRuntime *rt, OuType *type);
void ou_shapes_free(OuRuntime *rt, OuType *type);

#endif

/* __build_class__: what a class statement calls.
 *
 *     class C(Base, metaclass=M, flag=1): ...
 *     C = __build_class__(<function of the body>, "C", Base, metaclass=M, flag=1)
 *
 * The steps: replace bases that are no classes by what their __mro_entries__ gives; find the
 * metaclass; let it prepare the namespace; run the body in it; call the metaclass. */
#include "modules/builtins_tables.h"

#include "objects/dict.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/vm.h"

/* All that belongs to one class statement; owned, OU_UNDEF where unset. */
typedef struct Building {
    OuRef name;
    OuValue original_bases, bases; /* tuples */
    OuValue keywords;              /* dict, without metaclass */
    OuValue metaclass;
    OuValue namespace;
    OuValue cell; /* of __class__, or None */
} Building;

static void building_end(OuRuntime *rt, Building *building) {
    ou_drop(rt, building->original_bases);
    ou_drop(rt, building->bases);
    ou_drop(rt, building->keywords);
    ou_drop(rt, building->metaclass);
    ou_drop(rt, building->namespace);
    ou_drop(rt, building->cell);
}

/* ---- bases ---- */

/* Add what stands for `base` among the bases. */
static bool add_base(OuRuntime *rt, OuRef list, OuRef base, OuRef bases, bool *changed) {
    if (ou_is_type(base)) return ou_list_append(rt, list, base);
    OuValue method = ou_find_attribute(rt, base, rt->names.dunder_mro_entries);
    if (ou_is_undef(method)) return ou_list_append(rt, list, base);
    if (ou_is_error(method)) return false;
    OuValue entries = ou_call1(rt, method, bases);
    ou_drop(rt, method);
    if (ou_is_error(entries)) return false;
    bool done;
    if (ou_is_tuple(entries))
        done = ou_list_extend(rt, list, entries);
    else
        done = ou_fail(rt, OU_EXC_TypeError, "__mro_entries__ must return a tuple");
    ou_drop(rt, entries);
    *changed = true;
    return done;
}

static bool building_resolve_bases(OuRuntime *rt, Building *building) {
    OuRef original = building->original_bases;
    OuValue list = ou_list_new(rt, 0);
    bool changed = false, done = !ou_is_error(list);
    for (size_t i = 0; done && i < ou_tuple_count(original); i++)
        done = add_base(rt, list, ou_tuple_peek(original, i), original, &changed);
    if (done) {
        building->bases = changed ? ou_list_to_tuple(rt, list) : ou_own(original);
        done = !ou_is_error(building->bases);
    }
    ou_drop(rt, list);
    return done;
}

/* ---- metaclass and namespace ---- */

static bool building_take_keywords(OuRuntime *rt, Building *building, const OuRef *values,
                                   OuRef names) {
    building->keywords = ou_dict_new(rt);
    if (ou_is_error(building->keywords)) return false;
    for (size_t i = 0; !ou_is_undef(names) && i < ou_tuple_count(names); i++) {
        OuRef name = ou_tuple_peek(names, i);
        if (ou_str_equals_string(name, "metaclass"))
            ou_replace_take(rt, &building->metaclass, ou_own(values[i]));
        else if (!ou_dict_set(rt, building->keywords, name, values[i]))
            return false;
    }
    return true;
}

static bool building_choose_metaclass(OuRuntime *rt, Building *building) {
    if (ou_is_undef(building->metaclass)) {
        OuType *type = rt->types[OU_TYPE_TYPE];
        if (ou_tuple_count(building->bases) > 0)
            type = ou_type_of(rt, ou_tuple_peek(building->bases, 0));
        building->metaclass = ou_own(ou_ref(type));
    }
    // Any callable will do; but of classes it is the most derived one.
    if (!ou_is_type(building->metaclass)) return true;
    OuType *winner =
        ou_type_calculate_metatype(rt, ou_as_type(building->metaclass), building->bases);
    if (winner == NULL) return false;
    ou_replace_take(rt, &building->metaclass, ou_own(ou_ref(winner)));
    return true;
}

/* metaclass(name, bases, keywords...) or with the namespace between. */
static OuValue building_call(OuRuntime *rt, const Building *building, OuRef callable,
                             bool with_namespace) {
    size_t count = with_namespace ? 3 : 2;
    OuRef items[3] = {building->name, building->bases, building->namespace};
    OuValue args = ou_tuple_from_array(rt, items, count);
    if (ou_is_error(args)) return OU_ERROR;
    OuRef keywords =
        ou_as_dict(building->keywords)->count > 0 ? (OuRef)building->keywords : OU_UNDEF;
    OuValue result = ou_call_tuple(rt, callable, args, keywords);
    ou_drop(rt, args);
    return result;
}

static bool building_prepare(OuRuntime *rt, Building *building) {
    OuRef metaclass = building->metaclass;
    OuValue prepare = ou_find_attribute(rt, metaclass, rt->names.dunder_prepare);
    if (ou_is_error(prepare)) return false;
    building->namespace =
        ou_is_undef(prepare) ? ou_dict_new(rt) : building_call(rt, building, prepare, false);
    ou_drop(rt, prepare);
    if (ou_is_error(building->namespace)) return false;
    if (ou_type_of(rt, building->namespace)->slots.get_item != NULL) return true;
    return ou_fail(rt, OU_EXC_TypeError, "%.200s.__prepare__() must return a mapping, not %T",
                   ou_is_type(metaclass) ? ou_type_name(ou_as_type(metaclass)) : "<metaclass>",
                   (OuRef)building->namespace);
}

/* ---- the class ---- */

/* type.__new__ has filled in the cell, unless the metaclass kept it from doing so. */
static bool building_check_cell(OuRuntime *rt, const Building *building, OuRef class) {
    if (!ou_is_type(class) || !ou_is_object(building->cell) || !ou_is_cell(building->cell))
        return true;
    OuRef content = ou_as_cell(building->cell)->content;
    if (content == class) return true;
    if (ou_is_undef(content))
        return ou_fail(rt, OU_EXC_RuntimeError,
                       "__class__ not set defining %R as %R. Was __classcell__ propagated to "
                       "type.__new__?",
                       building->name, class);
    return ou_fail(rt, OU_EXC_TypeError, "__class__ set to %R defining %R as %R", content,
                   building->name, class);
}

static OuValue building_make(OuRuntime *rt, Building *building, OuRef body) {
    building->cell = ou_vm_run_class_body(rt, body, building->namespace);
    if (ou_is_error(building->cell)) return OU_ERROR;
    if ((OuRef)building->bases != building->original_bases) {
        OuValue key = ou_intern(rt, "__orig_bases__");
        bool done = !ou_is_error(key) &&
                    ou_set_item(rt, building->namespace, key, building->original_bases);
        ou_drop(rt, key);
        if (!done) return OU_ERROR;
    }
    OuValue class = building_call(rt, building, building->metaclass, true);
    if (ou_is_error(class) || building_check_cell(rt, building, class)) return class;
    ou_drop(rt, class);
    return OU_ERROR;
}

static OuValue builtin_build_class(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                   OuRef names) {
    if (argc < 2)
        return ou_raise(rt, OU_EXC_TypeError, "__build_class__: not enough arguments");
    if (!ou_is_object(args[0]) || !ou_is_function(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "__build_class__: func must be a function");
    if (!ou_is_str(args[1]))
        return ou_raise(rt, OU_EXC_TypeError, "__build_class__: name is not a string");
    Building building = {args[1], OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF, OU_UNDEF};
    OuValue class = OU_ERROR;
    building.original_bases = ou_tuple_from_array(rt, args + 2, argc - 2);
    if (!ou_is_error(building.original_bases) && building_resolve_bases(rt, &building) &&
        building_take_keywords(rt, &building, args + argc, names) &&
        building_choose_metaclass(rt, &building) && building_prepare(rt, &building))
        class = building_make(rt, &building, args[0]);
    building_end(rt, &building);
    return class;
}

const OuMethodRow ou_builtins_class[] = {
    OU_ROW_KEYWORDS("__build_class__", builtin_build_class, 0, OU_ANY_COUNT,
                    "__build_class__(func, name, /, *bases, [metaclass], **kwds) -> class\n\n"
                    "Internal helper function used by the class statement."),
    {0},
};

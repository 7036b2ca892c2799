/* Modules: a dict of names that is read and changed by attribute access. */
#include "objects/module.h"

#include "objects/dict.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

/* ---- making ---- */

static OuValue module_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    (void)args, (void)argc, (void)names;
    OuValue dict = ou_dict_new(rt);
    if (ou_is_error(dict)) return OU_ERROR;
    OuModule *module = ou_object_new(rt, type);
    if (module == NULL) {
        ou_drop(rt, dict);
        return OU_ERROR;
    }
    module->dict = dict;
    module->is_native = false;
    if (!ou_object_track(rt, module)) {
        ou_drop(rt, ou_take(module));
        return OU_ERROR;
    }
    return ou_take(module);
}

static bool module_fill(OuRuntime *rt, OuRef module, OuRef name, OuRef doc) {
    OuRef dict = ou_module_dict(module);
    return ou_dict_set(rt, dict, rt->names.dunder_name, name) &&
           ou_dict_set(rt, dict, rt->names.dunder_doc, doc) &&
           ou_dict_set(rt, dict, rt->names.dunder_package, OU_NONE) &&
           ou_dict_set(rt, dict, rt->names.dunder_loader, OU_NONE) &&
           ou_dict_set(rt, dict, rt->names.dunder_spec, OU_NONE);
}

static bool module_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    OuRef given[2];
    if (!ou_parse_arguments(rt, "module", "name doc", 1, 2, args, argc, names, given))
        return false;
    if (!ou_is_str(given[0]))
        return ou_fail(rt, OU_EXC_TypeError, "module() argument 'name' must be str, not %T",
                       given[0]);
    return module_fill(rt, self, given[0], ou_is_undef(given[1]) ? OU_NONE : given[1]);
}

OuValue ou_module_new(OuRuntime *rt, OuRef name, const char *doc) {
    OuValue result = OU_ERROR;
    OuValue text = doc == NULL ? OU_NONE : ou_str_from_string(rt, doc);
    OuValue module = OU_ERROR;
    if (ou_is_error(text)) goto done;
    module = module_new(rt, rt->types[OU_TYPE_MODULE], NULL, 0, OU_UNDEF);
    if (ou_is_error(module) || !module_fill(rt, module, name, text)) goto done;
    result = module;
    module = OU_ERROR;
done:
    ou_drop(rt, text);
    ou_drop(rt, module);
    return result;
}

bool ou_module_add_take(OuRuntime *rt, OuRef module, const char *name, OuValue value) {
    if (ou_is_error(value)) return false;
    OuValue key = ou_intern(rt, name);
    if (ou_is_error(key)) {
        ou_drop(rt, value);
        return false;
    }
    bool done = ou_dict_set_take(rt, ou_module_dict(module), key, value);
    ou_drop(rt, key);
    return done;
}

bool ou_module_add_functions(OuRuntime *rt, OuRef module, const OuMethodRow *rows) {
    ou_as_module(module)->is_native = true;
    OuValue name = ou_own(ou_dict_peek_str(rt, ou_module_dict(module), rt->names.dunder_name));
    bool done = true;
    for (const OuMethodRow *row = rows; done && row->name != NULL; row++)
        done =
            ou_module_add_take(rt, module, row->name, ou_native_new(rt, row, OU_UNDEF, name));
    ou_drop(rt, name);
    return done;
}

/* ---- attributes ---- */

bool ou_module_is_initializing(OuRuntime *rt, OuRef module) {
    if (!ou_is_module(module)) return false;
    OuRef spec = ou_dict_peek_str(rt, ou_module_dict(module), rt->names.dunder_spec);
    if (ou_is_undef(spec) || ou_is_none(spec)) return false;
    OuValue held = ou_own(spec);
    OuValue name = ou_intern(rt, "_initializing");
    OuValue flag = ou_is_error(name) ? OU_ERROR : ou_find_attribute(rt, held, name);
    OuTruth truth = OU_TRUTH_NO;
    if (!ou_is_undef(flag) && !ou_is_error(flag)) truth = ou_truth(rt, flag);
    if (ou_is_raised(rt)) ou_clear_exception(rt);
    ou_drop(rt, flag);
    ou_drop(rt, name);
    ou_drop(rt, held);
    return truth == OU_TRUTH_YES;
}

static OuValue raise_no_attribute(OuRuntime *rt, OuRef module, OuRef name) {
    OuRef own_name = ou_dict_peek_str(rt, ou_module_dict(module), rt->names.dunder_name);
    if (!ou_is_str(own_name)) {
        ou_raise(rt, OU_EXC_AttributeError, "module has no attribute '%U'", name);
    } else {
        OuValue held = ou_own(own_name);
        OuRef file = ou_dict_peek_str(rt, ou_module_dict(module), rt->names.dunder_file);
        if (ou_module_is_initializing(rt, module) && ou_is_str(file))
            ou_raise(rt, OU_EXC_AttributeError,
                     "partially initialized module %R from %R has no attribute '%U' (most "
                     "likely due to a circular import)",
                     held, file, name);
        else
            ou_raise(rt, OU_EXC_AttributeError, "module '%U' has no attribute '%U'", held,
                     name);
        ou_drop(rt, held);
    }
    ou_raised_attribute(rt, module, name);
    return OU_ERROR;
}

static OuValue module_get_attribute(OuRuntime *rt, OuRef self, OuRef name) {
    OuValue value = ou_own_dict_find_attribute(rt, self, ou_module_dict(self), name);
    if (!ou_is_undef(value)) return value;
    OuRef found = ou_dict_peek_str(rt, ou_module_dict(self), rt->names.dunder_getattr);
    if (ou_is_undef(found)) return raise_no_attribute(rt, self, name);
    OuValue getattr = ou_own(found);
    value = ou_call1(rt, getattr, name);
    ou_drop(rt, getattr);
    return value;
}

static bool module_set_attribute(OuRuntime *rt, OuRef self, OuRef name, OuRef value) {
    return ou_own_dict_set_attribute(rt, self, &ou_as_module(self)->dict, name, value);
}

static OuValue module_repr(OuRuntime *rt, OuRef self) {
    OuRef dict = ou_module_dict(self);
    OuRef name = ou_dict_peek_str(rt, dict, rt->names.dunder_name);
    OuRef file = ou_dict_peek_str(rt, dict, rt->names.dunder_file);
    OuValue held_name = ou_is_undef(name) ? ou_str_from_string(rt, "?") : ou_own(name);
    OuValue held_file = ou_own(file);
    OuValue text = OU_ERROR;
    if (ou_is_error(held_name)) goto done;
    if (!ou_is_undef(held_file))
        text = ou_format(rt, "<module %R from %R>", held_name, held_file);
    else if (ou_as_module(self)->is_native)
        text = ou_format(rt, "<module %R (built-in)>", held_name);
    else
        text = ou_format(rt, "<module %R>", held_name);
done:
    ou_drop(rt, held_name);
    ou_drop(rt, held_file);
    return text;
}

/* From __annotate__, if the module has one; kept in its dict. */
static OuValue module_get_annotations(OuRuntime *rt, OuRef self) {
    OuValue dict = ou_own(ou_module_dict(self));
    OuValue made = OU_ERROR;
    OuRef found = ou_dict_peek_str(rt, dict, rt->names.dunder_annotations);
    if (!ou_is_undef(found)) {
        made = ou_own(found);
        goto done;
    }
    OuRef annotate = ou_dict_peek_str(rt, dict, rt->names.dunder_annotate);
    if (ou_is_undef(annotate) || ou_is_none(annotate)) {
        made = ou_dict_new(rt);
    } else {
        OuValue held = ou_own(annotate);
        made = ou_call1(rt, held, ou_from_small_int(1));
        ou_drop(rt, held);
        if (!ou_is_error(made) && !ou_is_dict(made)) {
            ou_raise(rt, OU_EXC_TypeError, "__annotate__ returned non-dict of type '%T'", made);
            ou_drop(rt, made);
            made = OU_ERROR;
        }
    }
    if (!ou_is_error(made) && !ou_dict_set(rt, dict, rt->names.dunder_annotations, made)) {
        ou_drop(rt, made);
        made = OU_ERROR;
    }
done:
    ou_drop(rt, dict);
    return made;
}

static bool module_set_annotations(OuRuntime *rt, OuRef self, OuRef value) {
    OuRef dict = ou_module_dict(self);
    if (!ou_is_undef(value)) return ou_dict_set(rt, dict, rt->names.dunder_annotations, value);
    OuTruth deleted = ou_dict_delete(rt, dict, rt->names.dunder_annotations);
    if (deleted == OU_TRUTH_NO) ou_raise(rt, OU_EXC_AttributeError, "__annotations__");
    return deleted == OU_TRUTH_YES;
}

static OuValue module_dir(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    (void)args, (void)argc;
    OuRef found = ou_dict_peek_str(rt, ou_module_dict(self), rt->names.dunder_dir);
    if (ou_is_undef(found)) return ou_dict_keys_list(rt, ou_module_dict(self));
    OuValue dir = ou_own(found);
    OuValue result = ou_call0(rt, dir);
    ou_drop(rt, dir);
    return result;
}

/* ---- references ---- */

static void module_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((OuModule *)self)->dict, visit, argument);
}

/* Functions of the module keep the dict alive, and may outlive the module: it is not emptied.
 */
static void module_destroy(OuRuntime *rt, OuObject *self) {
    ou_drop(rt, ((OuModule *)self)->dict);
    ou_object_free(rt, self);
}

static const OuMethodRow module_methods[] = {
    {"__dir__", module_dir, 0, 0, "__dir__()\nThe names of the module.", NULL, NULL,
     OU_METHOD_PLAIN},
    {0},
};

static const OuGetSetRow module_getsets[] = {
    {"__annotations__", module_get_annotations, module_set_annotations, NULL},
    {0},
};

static const OuMemberRow module_members[] = {
    {"__dict__", offsetof(OuModule, dict), true, false, NULL},
    {0},
};

const OuTypeSpec ou_module_type = {
    .name = "module",
    .doc =
        "Create a module object.\n\nThe name must be a string; the optional docstring can have "
        "any type.",
    .basic_size = sizeof(OuModule),
    .flags = OU_TYPE_BASE | OU_TYPE_TRACKED,
    .methods = module_methods,
    .getsets = module_getsets,
    .members = module_members,
    .slots.new = module_new,
    .slots.init = module_init,
    .slots.repr = module_repr,
    .slots.get_attribute = module_get_attribute,
    .slots.set_attribute = module_set_attribute,
    .slots.traverse = module_traverse,
    .slots.destroy = module_destroy,
};

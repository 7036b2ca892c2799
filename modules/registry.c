/* The built-in modules and the types they define, made when they are asked for. */
#include "modules/modules.h"

#include "objects/dict.h"
#include "objects/str.h"

#define MODULE(name) extern const OuModuleSpec ou_##name##_module;
#include "modules/modules.def"
#undef MODULE

#define MODULE_TYPE(NAME, spec)          extern const OuTypeSpec ou_##spec##_type;
#define MODULE_SUBTYPE(NAME, spec, BASE) extern const OuTypeSpec ou_##spec##_type;
#include "modules/module_types.def"
#undef MODULE_TYPE
#undef MODULE_SUBTYPE

const OuModuleSpec *const ou_module_specs[OU_MODULE_COUNT] = {
#define MODULE(name) [OU_MODULE_##name] = &ou_##name##_module,
#include "modules/modules.def"
#undef MODULE
};

/* base: of a subtype, 1 + the index of its base; else 0. */
static const struct {
    const OuTypeSpec *spec;
    int base;
} type_rows[OU_MODULE_TYPE_COUNT] = {
#define MODULE_TYPE(NAME, spec) [OU_MODULE_TYPE_##NAME] = {&ou_##spec##_type, 0},
#define MODULE_SUBTYPE(NAME, spec, BASE)                                                       \
    [OU_MODULE_TYPE_##NAME] = {&ou_##spec##_type, 1 + OU_MODULE_TYPE_##BASE},
#include "modules/module_types.def"
#undef MODULE_TYPE
#undef MODULE_SUBTYPE
};

/* ---- state ---- */

bool ou_modules_init(OuRuntime *rt) {
    OuModules *state = ou_alloc(rt, sizeof *state);
    if (state == NULL) return false;
    *state = (OuModules){.exit_calls = OU_UNDEF,
                         .placeholder = OU_UNDEF,
                         .unsupported_operation = OU_UNDEF};
    for (int i = 0; i < OU_MODULE_EXC_COUNT; i++)
        state->exceptions[i] = OU_UNDEF;
    rt->modules_state = state;
    return true;
}

void ou_modules_finish(OuRuntime *rt) {
    OuModules *state = ou_modules_of(rt);
    if (state == NULL) return;
    ou_gc_reporter_end(rt);
    for (size_t i = OU_MODULE_TYPE_COUNT; i-- > 0;) {
        if (state->types[i] != NULL) ou_type_release(rt, state->types[i]);
    }
    ou_free(rt, state, sizeof *state);
    rt->modules_state = NULL;
}

/* ---- modules ---- */

int ou_module_index(OuRef name) {
    for (int i = 0; i < OU_MODULE_COUNT; i++) {
        if (ou_str_equals_string(name, ou_module_specs[i]->name)) return i;
    }
    return -1;
}

bool ou_module_is_package(OuRef name) {
    const OuStr *text = ou_as_str(name);
    for (int i = 0; i < OU_MODULE_COUNT; i++) {
        const char *known = ou_module_specs[i]->name;
        if (strncmp(known, text->bytes, text->size) == 0 && known[text->size] == '.')
            return true;
    }
    return false;
}

OuValue ou_module_make_package(OuRuntime *rt, OuRef name) {
    OuValue module = ou_module_new(rt, name, NULL);
    if (ou_is_error(module)) return OU_ERROR;
    if (ou_dict_set(rt, ou_module_dict(module), rt->names.dunder_package, name) &&
        ou_dict_set(rt, ou_module_dict(module), rt->names.dunder_path, rt->empty_tuple) &&
        ou_dict_set(rt, rt->modules, name, module))
        return module;
    ou_drop(rt, module);
    return OU_ERROR;
}

OuValue ou_module_make(OuRuntime *rt, enum OuModuleIndex index) {
    const OuModuleSpec *spec = ou_module_specs[index];
    OuValue name = ou_intern(rt, spec->name);
    OuValue module = ou_is_error(name) ? OU_ERROR : ou_module_new(rt, name, spec->doc);
    if (ou_is_error(module)) goto failed;
    ou_as_module(module)->is_native = true;
    if (!ou_dict_set(rt, ou_module_dict(module), rt->names.dunder_package, rt->names.empty))
        goto failed;
    if (spec->functions != NULL && !ou_module_add_functions(rt, module, spec->functions))
        goto failed;
    if (spec->init != NULL && !spec->init(rt, module)) goto failed;
    if (!ou_dict_set(rt, rt->modules, name, module)) goto failed;
    ou_drop(rt, name);
    return module;
failed:
    ou_drop(rt, name);
    ou_drop(rt, module);
    return OU_ERROR;
}

/* ---- types ---- */

OuType *ou_modules_type(OuRuntime *rt, enum OuModuleType index) {
    OuModules *state = ou_modules_of(rt);
    if (state->types[index] != NULL) return state->types[index];
    OuType *base = NULL;
    if (type_rows[index].base != 0) {
        base = ou_modules_type(rt, (enum OuModuleType)(type_rows[index].base - 1));
        if (base == NULL) return NULL;
    }
    state->types[index] = ou_type_from_spec(rt, type_rows[index].spec, base);
    return state->types[index];
}

bool ou_is_module_type(OuRuntime *rt, OuRef value, enum OuModuleType index) {
    const OuType *type = ou_modules_of(rt)->types[index];
    return type != NULL && ou_has_type(rt, value, type);
}

OuValue ou_module_type_value(OuRuntime *rt, enum OuModuleType index) {
    OuType *type = ou_modules_type(rt, index);
    return type == NULL ? OU_ERROR : ou_own(ou_ref(type));
}

/* ---- shorthand ---- */

bool ou_check_interrupt(OuRuntime *rt) {
    if (!(rt->pending & OU_PENDING_INTERRUPT)) return true;
    __atomic_fetch_and(&rt->pending, ~OU_PENDING_INTERRUPT, __ATOMIC_RELAXED);
    ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_KeyboardInterrupt]));
    return false;
}

OuRef ou_sys_peek(OuRuntime *rt, OuRef name) {
    if (!ou_is_dict(rt->sys_dict)) return OU_UNDEF;
    return ou_dict_peek_str(rt, rt->sys_dict, name);
}

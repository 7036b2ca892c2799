/* Variables: from a name in the scope at work to the instructions that load, store and delete
 * it. */
#include "compiler/unit.h"

/* A name that nobody binds: modules and class bodies look into their namespace first.
 * Comprehensions see a module's namespace, but not a class's. */
static OuVariableKind implicit_kind(const OuScope *scope) {
    const OuScope *code = ou_scope_code(scope);
    if (code->kind == OU_SCOPE_MODULE) return OU_VARIABLE_NAME;
    return code == scope && code->kind == OU_SCOPE_CLASS ? OU_VARIABLE_NAME
                                                         : OU_VARIABLE_GLOBAL;
}

/* The cell in a class body's code: its own __class__ and the like, or one that it passes on. */
static uint32_t class_cell(OuCompiler *c, const OuScope *class, OuRef name) {
    const OuSymbol *symbol = ou_scope_find(class, name);
    if (symbol != NULL && symbol->free_slot != OU_NO_SLOT) return symbol->free_slot;
    if (name == c->rt->names.dunder_class) return class->class_cell_slot;
    if (name == c->rt->names.dunder_classdict) return class->class_dict_slot;
    return class->conditional_slot;
}

uint32_t ou_variable_cell(OuCompiler *c, OuRef name) {
    for (const OuScope *scope = c->scope;; scope = scope->parent) {
        if (scope->kind == OU_SCOPE_CLASS) return class_cell(c, scope, name);
        const OuSymbol *symbol = ou_scope_find(scope, name);
        OU_ASSERT(symbol != NULL);
        if (symbol->kind == OU_NAME_CELL) return symbol->slot;
        if (!ou_scope_is_inlined(scope)) return symbol->free_slot;
    }
}

/* The scope and symbol that `name` means in the scope at work. A comprehension shares the code
 * of what is around it, so what is free in it may be a local there. */
static OuSymbol *find_symbol(const OuScope **scope, OuRef name) {
    OuSymbol *symbol = ou_scope_find(*scope, name);
    while (symbol != NULL && symbol->kind == OU_NAME_FREE && ou_scope_is_inlined(*scope)) {
        *scope = (*scope)->parent;
        if ((*scope)->kind == OU_SCOPE_CLASS) break;
        symbol = ou_scope_find(*scope, name);
    }
    return symbol;
}

bool ou_variable_is_local(OuCompiler *c, OuRef name) {
    const OuScope *scope = c->scope;
    const OuSymbol *symbol = c->failed ? NULL : find_symbol(&scope, name);
    return symbol != NULL && symbol->kind == OU_NAME_LOCAL && ou_scope_is_function(scope);
}

static void describe_local(OuCompiler *c, OuVariable *variable, const OuScope *scope,
                           OuSymbol *symbol) {
    variable->kind = OU_VARIABLE_NAME;
    if (!ou_scope_is_function(scope)) return;
    if (symbol->slot == OU_NO_SLOT) ou_unit_give_slot(c, symbol);
    variable->kind = OU_VARIABLE_FAST;
    variable->slot = symbol->slot;
    variable->is_rebound_inside = (symbol->flags & OU_SYMBOL_WALRUS) != 0;
}

static void describe_free(OuCompiler *c, OuVariable *variable, const OuScope *scope,
                          const OuSymbol *symbol) {
    if (scope->kind != OU_SCOPE_CLASS) {
        variable->kind = OU_VARIABLE_DEREF;
        variable->slot = symbol->free_slot;
    } else if (scope != c->scope) { // a comprehension in a class body: no look at the namespace
        variable->kind = OU_VARIABLE_DEREF;
        variable->slot = class_cell(c, scope, variable->name);
    } else {
        variable->kind = OU_VARIABLE_CLASS_DEREF;
        variable->slot = symbol->free_slot;
    }
}

OuVariable ou_variable_find(OuCompiler *c, OuRef name) {
    OuVariable variable = {.kind = OU_VARIABLE_GLOBAL, .name = name};
    if (c->failed) return variable;
    const OuScope *scope = c->scope;
    OuSymbol *symbol = find_symbol(&scope, name);
    if (symbol != NULL && ou_symbol_is_in_class_dict(scope, symbol)) {
        variable.kind = OU_VARIABLE_CLASS_DICT;
        return variable;
    }
    switch (symbol == NULL ? OU_NAME_UNKNOWN : symbol->kind) {
    case OU_NAME_LOCAL:
        describe_local(c, &variable, scope, symbol);
        break;
    case OU_NAME_CELL:
        variable.kind = OU_VARIABLE_DEREF;
        variable.slot = symbol->slot;
        break;
    case OU_NAME_FREE:
        describe_free(c, &variable, scope, symbol);
        break;
    case OU_NAME_GLOBAL:
        break;
    case OU_NAME_IMPLICIT:
    case OU_NAME_UNKNOWN:
        variable.kind = implicit_kind(scope);
        break;
    }
    return variable;
}

/* namespace[name] if it is there, else the global or builtin of that name. */
static void load_through_class_dict(OuCompiler *c, OuVariable variable, AstRange at) {
    OuLabel outside = ou_emit_new_label(c), end = ou_emit_new_label(c);
    OuVariable dict = ou_variable_find(c, c->rt->names.dunder_classdict);
    ou_emit_constant_take(c, ou_own(variable.name), at);
    ou_variable_load(c, dict, at);
    ou_emit(c, OU_OP_CONTAINS, 0, at);
    ou_emit_jump(c, OU_OP_POP_JUMP_IF_FALSE, outside, at);
    ou_variable_load(c, dict, at);
    ou_emit_constant_take(c, ou_own(variable.name), at);
    ou_emit(c, OU_OP_GET_ITEM, 0, at);
    ou_emit_jump(c, OU_OP_JUMP, end, at);
    ou_emit_place(c, outside);
    ou_emit_name(c, OU_OP_LOAD_GLOBAL, variable.name, at);
    ou_emit_place(c, end);
}

void ou_variable_load(OuCompiler *c, OuVariable variable, AstRange at) {
    switch (variable.kind) {
    case OU_VARIABLE_FAST:
        ou_emit_load_fast(c, variable.slot, at);
        break;
    case OU_VARIABLE_DEREF:
        ou_emit(c, OU_OP_LOAD_DEREF, variable.slot, at);
        break;
    case OU_VARIABLE_CLASS_DEREF:
        ou_emit(c, OU_OP_LOAD_CLASS_DEREF, variable.slot, at);
        break;
    case OU_VARIABLE_CLASS_DICT:
        load_through_class_dict(c, variable, at);
        break;
    case OU_VARIABLE_GLOBAL:
        ou_emit_name(c, OU_OP_LOAD_GLOBAL, variable.name, at);
        break;
    case OU_VARIABLE_NAME:
        ou_emit_name(c, OU_OP_LOAD_NAME, variable.name, at);
        break;
    }
}

/* Opcodes by kind of variable; those that only annotations use are never stored. */
static const enum OuOpcode store_ops[] = {
    [OU_VARIABLE_FAST] = OU_OP_STORE_FAST,
    [OU_VARIABLE_DEREF] = OU_OP_STORE_DEREF,
    [OU_VARIABLE_CLASS_DEREF] = OU_OP_STORE_DEREF,
    [OU_VARIABLE_CLASS_DICT] = OU_OP_STORE_GLOBAL,
    [OU_VARIABLE_GLOBAL] = OU_OP_STORE_GLOBAL,
    [OU_VARIABLE_NAME] = OU_OP_STORE_NAME,
};
static const enum OuOpcode delete_ops[] = {
    [OU_VARIABLE_FAST] = OU_OP_DELETE_FAST,
    [OU_VARIABLE_DEREF] = OU_OP_DELETE_DEREF,
    [OU_VARIABLE_CLASS_DEREF] = OU_OP_DELETE_DEREF,
    [OU_VARIABLE_CLASS_DICT] = OU_OP_DELETE_GLOBAL,
    [OU_VARIABLE_GLOBAL] = OU_OP_DELETE_GLOBAL,
    [OU_VARIABLE_NAME] = OU_OP_DELETE_NAME,
};

static bool is_by_name(OuVariable variable) {
    return variable.kind == OU_VARIABLE_GLOBAL || variable.kind == OU_VARIABLE_NAME ||
           variable.kind == OU_VARIABLE_CLASS_DICT;
}

void ou_variable_store(OuCompiler *c, OuVariable variable, AstRange at) {
    enum OuOpcode op = store_ops[variable.kind];
    if (is_by_name(variable))
        ou_emit_name(c, op, variable.name, at);
    else
        ou_emit(c, op, variable.slot, at);
}

void ou_variable_delete(OuCompiler *c, OuVariable variable, AstRange at) {
    enum OuOpcode op = delete_ops[variable.kind];
    if (is_by_name(variable))
        ou_emit_name(c, op, variable.name, at);
    else
        ou_emit(c, op, variable.slot, at);
}

void ou_name_load(OuCompiler *c, AstName name, AstRange at) {
    ou_variable_load(c, ou_variable_find(c, ou_compiler_mangled(c, name)), at);
}

void ou_name_store(OuCompiler *c, AstName name, AstRange at) {
    ou_variable_store(c, ou_variable_find(c, ou_compiler_mangled(c, name)), at);
}

void ou_name_forget(OuCompiler *c, AstName name, AstRange at) {
    OuVariable variable = ou_variable_find(c, ou_compiler_mangled(c, name));
    if (variable.kind == OU_VARIABLE_FAST) {
        ou_emit_unset_fast(c, variable.slot, at);
        return;
    }
    // The body may have deleted it; then there must be something to delete.
    ou_emit_none(c, at);
    ou_variable_store(c, variable, at);
    ou_variable_delete(c, variable, at);
}

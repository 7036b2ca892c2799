/* The second half of the symbol table: from what scopes do with names to where the variables
 * are.
 *
 * A name that a function only uses belongs to the nearest enclosing function that binds it;
 * class bodies are stepped over. Between the two, all scopes hand the variable through: it
 * becomes FREE in them (`passes` in class bodies), and a CELL where it is bound. If only
 * inlined comprehensions lie between, both are the same code, and the variable stays a plain
 * local.
 *
 *     def f(x):                   x: CELL      because of g; would stay LOCAL if only the
 * comprehension used it [x for y in z]          x: FREE      y: LOCAL, a hidden slot of f class
 * A:                x: passes def g(self): x      x: FREE
 *
 * __class__ is bound by every class for its methods, in a cell that is filled in when the class
 * exists. */
#include "compiler/compiler.h"

#include "objects/str.h"

static const char conditional_annotations[] = "__conditional_annotations__";

/* The enclosing scope whose variable `name` is; NULL: none, it is global. */
static OuScope *find_owner(OuCompiler *c, const OuScope *scope, OuRef name) {
    for (OuScope *outer = scope->parent; outer != NULL; outer = outer->parent) {
        if (outer->kind == OU_SCOPE_CLASS && name == c->rt->names.dunder_class) return outer;
        if (!ou_scope_is_function(outer)) continue;
        const OuSymbol *symbol = ou_scope_find(outer, name);
        if (symbol == NULL) continue;
        if (symbol->flags & OU_SYMBOL_GLOBAL) return NULL;
        if ((symbol->flags & OU_SYMBOL_BOUND) && !(symbol->flags & OU_SYMBOL_NONLOCAL))
            return outer;
    }
    return NULL;
}

/* Hand `name` of `owner` through to `scope`. */
static void make_free(OuCompiler *c, OuScope *scope, OuScope *owner, OuRef name) {
    bool leaves_code = false;
    for (OuScope *s = scope; s != owner; s = s->parent) {
        OuSymbol *symbol = ou_scope_add(c, s, name);
        if (symbol == NULL) return;
        if (s->kind == OU_SCOPE_CLASS && s != scope)
            symbol->passes = true;
        else
            symbol->kind = OU_NAME_FREE;
        if (!ou_scope_is_inlined(s)) leaves_code = true;
    }
    if (owner->kind == OU_SCOPE_CLASS) return; // the class's own cells are no symbols
    if (leaves_code) ou_scope_find(owner, name)->kind = OU_NAME_CELL;
}

static void resolve_nonlocal(OuCompiler *c, OuScope *scope, OuSymbol *symbol) {
    if (scope->kind == OU_SCOPE_MODULE) {
        ou_scope_error(c, symbol->declared, "nonlocal declaration not allowed at module level");
        return;
    }
    OuScope *owner = find_owner(c, scope, symbol->name);
    if (owner != NULL && owner->kind != OU_SCOPE_CLASS &&
        ou_scope_find(owner, symbol->name)->flags & OU_SYMBOL_TYPE_PARAM) {
        ou_scope_error(c, symbol->declared,
                       "nonlocal binding not allowed for type parameter '%U'", symbol->name);
        return;
    }
    if (owner == NULL) {
        ou_scope_error(c, symbol->declared, "no binding for nonlocal '%U' found", symbol->name);
        return;
    }
    if (owner->kind == OU_SCOPE_CLASS) owner->needs_class_cell = true;
    make_free(c, scope, owner, symbol->name);
}

/* What the class that `scope` sees does with the name; 0: nothing. */
static uint32_t class_flags(const OuScope *scope, OuRef name) {
    const OuScope *class = ou_scope_class_seen(scope);
    const OuSymbol *symbol = class == NULL ? NULL : ou_scope_find(class, name);
    return symbol == NULL ? 0 : symbol->flags;
}

static void resolve_symbol(OuCompiler *c, OuScope *scope, OuSymbol *symbol) {
    if (symbol->kind != OU_NAME_UNKNOWN) return; // an inner scope has decided
    if (symbol->flags & OU_SYMBOL_GLOBAL) {
        if (symbol->flags & OU_SYMBOL_NONLOCAL)
            ou_scope_error(c, symbol->declared, "name '%U' is nonlocal and global",
                           symbol->name);
        symbol->kind = OU_NAME_GLOBAL;
    } else if (symbol->flags & OU_SYMBOL_NONLOCAL) {
        resolve_nonlocal(c, scope, symbol);
    } else if (symbol->flags & OU_SYMBOL_BOUND) {
        symbol->kind = OU_NAME_LOCAL;
    } else {
        uint32_t flags = class_flags(scope, symbol->name);
        symbol->kind = flags & OU_SYMBOL_GLOBAL ? OU_NAME_GLOBAL : OU_NAME_IMPLICIT;
        // The class's own variable hides those of functions around it.
        if (flags & OU_SYMBOL_GLOBAL ||
            (flags & OU_SYMBOL_BOUND && !(flags & OU_SYMBOL_NONLOCAL)))
            return;
        OuScope *owner = find_owner(c, scope, symbol->name);
        if (owner == NULL) return;
        if (owner->kind == OU_SCOPE_CLASS) owner->needs_class_cell = true;
        make_free(c, scope, owner, symbol->name);
    }
}

bool ou_symbol_is_in_class_dict(const OuScope *scope, const OuSymbol *symbol) {
    return symbol->kind == OU_NAME_IMPLICIT &&
           class_flags(scope, symbol->name) & OU_SYMBOL_BOUND;
}

/* Annotations in a class look names up in its namespace first: their function needs that. */
static void resolve_class_access(OuCompiler *c, OuScope *scope) {
    OuScope *class = ou_scope_class_seen(scope);
    if (class == NULL) return;
    bool needs_dict = false;
    for (const OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next)
        needs_dict = needs_dict || ou_symbol_is_in_class_dict(scope, symbol);
    if (needs_dict) {
        class->needs_class_dict = true;
        make_free(c, scope, class, c->rt->names.dunder_classdict);
    }
    if (class->annotations == scope && class->annotations_are_conditional) {
        OuRef name =
            ou_compiler_string(c, conditional_annotations, sizeof conditional_annotations - 1);
        if (!c->failed) make_free(c, scope, class, name);
    }
}

void ou_symtable_resolve(OuCompiler *c, OuScope *scope) {
    if (scope->is_unevaluated || !ou_compile_enter(c)) return;
    for (OuSymbol *symbol = scope->first_symbol; symbol != NULL; symbol = symbol->next) {
        resolve_symbol(c, scope, symbol);
        if (c->failed) return;
    }
    resolve_class_access(c, scope);
    for (OuScope *child = scope->first_child; child != NULL && !c->failed;
         child = child->sibling)
        ou_symtable_resolve(c, child);
}

/* Names of the source as interned strs, each made once; and the mangling of private names. */
#include "compiler/compiler.h"

#include "objects/str.h"

// Keeps `name` (taken) alive until the compilation ends.
static OuRef names_keep_take(OuCompiler *c, OuValue name) {
    if (ou_is_error(name)) {
        c->failed = true;
        return OU_UNDEF;
    }
    if (!OU_BUFFER_PUSH(&c->rt->heap, &c->owned_names, name)) {
        ou_drop(c->rt, name);
        ou_compile_no_memory(c);
        return OU_UNDEF;
    }
    return name;
}

OuRef ou_compiler_string(OuCompiler *c, const char *bytes, size_t size) {
    if (c->failed) return OU_UNDEF;
    return names_keep_take(c, ou_intern_sized(c->rt, bytes, size));
}

OuRef ou_compiler_name(OuCompiler *c, AstName name) {
    uintptr_t known;
    if (ou_pointer_map_find(&c->name_of_text, name, &known)) return (OuRef)known;
    OuRef made = ou_compiler_string(c, name->bytes, name->size);
    if (c->failed) return OU_UNDEF;
    if (!ou_pointer_map_set(&c->name_of_text, &c->region, name, (uintptr_t)made))
        ou_compile_no_memory(c);
    return made;
}

static bool is_private(AstName name) {
    const char *bytes = name->bytes;
    size_t size = name->size;
    if (size < 3 || bytes[0] != '_' || bytes[1] != '_') return false;
    if (bytes[size - 1] == '_' && bytes[size - 2] == '_') return false;
    return memchr(bytes, '.', size) == NULL; // dotted: of an import
}

/* `name` as it is called in the class. */
static OuRef mangle(OuCompiler *c, AstName name, OuRef class) {
    const OuStr *class_name = ou_as_str(class);
    size_t skip = 0;
    while (skip < class_name->size && class_name->bytes[skip] == '_')
        skip++;
    size_t part = class_name->size - skip;
    if (part == 0) return ou_compiler_name(c, name);
    char *mangled = ou_compiler_alloc(c, 1 + part + name->size);
    if (mangled == NULL) return OU_UNDEF;
    mangled[0] = '_';
    memcpy(mangled + 1, class_name->bytes + skip, part);
    memcpy(mangled + 1 + part, name->bytes, name->size);
    return ou_compiler_string(c, mangled, 1 + part + name->size);
}

/* A private type parameter of a class is mangled as in the class, though it stands outside. */
static OuRef find_private_parameter(OuCompiler *c, AstName name) {
    const OuScope *scope = c->scope;
    while (scope->kind == OU_SCOPE_TYPE_EXPRESSION)
        scope = scope->parent;
    if (scope->owner_class == OU_UNDEF) return OU_UNDEF;
    OuRef mangled = mangle(c, name, scope->owner_class);
    const OuSymbol *symbol = c->failed ? NULL : ou_scope_find(scope, mangled);
    bool is_parameter = symbol != NULL && symbol->flags & OU_SYMBOL_TYPE_PARAM;
    return is_parameter ? mangled : OU_UNDEF;
}

OuRef ou_compiler_mangled(OuCompiler *c, AstName name) {
    if (c->failed || c->scope == NULL || !is_private(name)) return ou_compiler_name(c, name);
    OuRef parameter = find_private_parameter(c, name);
    if (parameter != OU_UNDEF) return parameter;
    if (c->scope->class_name == OU_UNDEF) return ou_compiler_name(c, name);
    return mangle(c, name, c->scope->class_name);
}

/* Assignment in all its forms, and `del`. */
#include "compiler/unit.h"

#include "objects/str.h"

/* ---- targets ---- */

/* `self.name = ...` in a method, nested functions included, is remembered for the class's
 * __static_attributes__. */
static void note_static_attribute(OuCompiler *c, const AstExpr *target) {
    const AstExpr *object = target->as.Attribute.value;
    if (object->kind != AST_EXPR_Name) return;
    AstName id = object->as.Name.id;
    if (id->size != 4 || memcmp(id->bytes, "self", 4) != 0) return;
    OuUnit *unit = c->unit;
    while (unit != NULL && unit->scope->kind != OU_SCOPE_CLASS)
        unit = unit->outer;
    OuRef name = ou_compiler_name(c, target->as.Attribute.attr);
    if (unit == NULL || c->failed) return;
    for (size_t i = 0; i < unit->static_attributes.count; i++) {
        if (unit->static_attributes.items[i] == name) return;
    }
    if (!OU_BUFFER_PUSH(&c->rt->heap, &unit->static_attributes, name)) ou_compile_no_memory(c);
}

static void store_attribute(OuCompiler *c, const AstExpr *target) {
    AstRange at = ou_place_of_attribute(target);
    OuOperand object;
    uint32_t name;
    note_static_attribute(c, target);
    if (ou_attribute_of_local(c, target, &object, &name)) {
        ou_emit_attribute_of_local(c, OU_OP_STORE_ATTR_L, object, name, at);
        return;
    }
    ou_compile_expr(c, target->as.Attribute.value);
    ou_emit(c, OU_OP_STORE_ATTR, name, at);
}

static void store_subscript(OuCompiler *c, const AstExpr *target) {
    OuItemOperands item = ou_item_operands(c, target);
    ou_item_push(c, &item);
    ou_item_set(c, &item, target->range);
}

static void store_items(OuCompiler *c, const AstExpr *target, AstExprList items) {
    size_t starred = items.count;
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i]->kind != AST_EXPR_Starred) continue;
        if (starred < items.count) {
            ou_compile_error(c, target->range, "multiple starred expressions in assignment");
            return;
        }
        starred = i;
    }
    if (starred == items.count) {
        ou_emit(c, OU_OP_UNPACK, (uint32_t)items.count, target->range);
    } else if (starred > 0xff || items.count - starred - 1 > 0xffff) {
        ou_compile_error(c, target->range, "too many expressions in star-unpacking assignment");
        return;
    } else {
        ou_emit_ab(c, OU_OP_UNPACK_STAR, (uint32_t)starred,
                   (uint32_t)(items.count - starred - 1), target->range);
    }
    for (size_t i = 0; i < items.count; i++) {
        const AstExpr *item = items.items[i];
        ou_compile_store(c, i == starred ? item->as.Starred.value : item);
    }
}

void ou_compile_store(OuCompiler *c, const AstExpr *target) {
    if (!ou_compile_enter(c)) return;
    switch ((int)target->kind) { // the parser lets no other kinds through
    case AST_EXPR_Name:
        ou_name_store(c, target->as.Name.id, target->range);
        break;
    case AST_EXPR_Attribute:
        store_attribute(c, target);
        break;
    case AST_EXPR_Subscript:
        store_subscript(c, target);
        break;
    case AST_EXPR_Tuple:
        store_items(c, target, target->as.Tuple.elts);
        break;
    case AST_EXPR_List:
        store_items(c, target, target->as.List.elts);
        break;
    case AST_EXPR_Starred:
        ou_compile_error(c, target->range,
                         "starred assignment target must be in a list or tuple");
        break;
    default:
        OU_UNREACHABLE();
    }
}

void ou_compile_delete(OuCompiler *c, const AstExpr *target) {
    if (!ou_compile_enter(c)) return;
    AstExprList items = {0};
    switch ((int)target->kind) {
    case AST_EXPR_Name:
        ou_variable_delete(c, ou_variable_find(c, ou_compiler_mangled(c, target->as.Name.id)),
                           target->range);
        break;
    case AST_EXPR_Attribute:
        ou_compile_expr(c, target->as.Attribute.value);
        ou_emit_name(c, OU_OP_DELETE_ATTR, ou_compiler_mangled(c, target->as.Attribute.attr),
                     ou_place_of_attribute(target));
        break;
    case AST_EXPR_Subscript:
        ou_compile_expr(c, target->as.Subscript.value);
        ou_compile_expr(c, target->as.Subscript.slice);
        ou_emit(c, OU_OP_DEL_ITEM, 0, target->range);
        break;
    case AST_EXPR_Tuple:
        items = target->as.Tuple.elts;
        break;
    case AST_EXPR_List:
        items = target->as.List.elts;
        break;
    default:
        OU_UNREACHABLE();
    }
    for (size_t i = 0; i < items.count; i++)
        ou_compile_delete(c, items.items[i]);
}

/* ---- `targets = value` ---- */

static bool is_sequence(const AstExpr *e, AstExprList *items) {
    if (e->kind == AST_EXPR_Tuple)
        *items = e->as.Tuple.elts;
    else if (e->kind == AST_EXPR_List)
        *items = e->as.List.elts;
    else
        return false;
    for (size_t i = 0; i < items->count; i++) {
        if (items->items[i]->kind == AST_EXPR_Starred) return false;
    }
    return true;
}

/* Are the targets different locals? Then nobody sees in which order they are stored. */
static bool are_different_locals(OuCompiler *c, AstExprList targets) {
    for (size_t i = 0; i < targets.count; i++) {
        const AstExpr *target = targets.items[i];
        if (target->kind != AST_EXPR_Name ||
            !ou_variable_is_local(c, ou_compiler_mangled(c, target->as.Name.id)))
            return false;
        for (size_t j = 0; j < i; j++) {
            if (targets.items[j]->as.Name.id == target->as.Name.id) return false;
        }
    }
    return true;
}

/* `a, b = b, a` needs no tuple: the values lie on the stack, and are stored from there. */
static bool assign_in_parallel(OuCompiler *c, const AstExpr *target, const AstExpr *value) {
    AstExprList targets, values;
    if (!is_sequence(target, &targets) || value->kind != AST_EXPR_Tuple ||
        !is_sequence(value, &values))
        return false;
    if (targets.count != values.count || targets.count < 2 || targets.count > 8) return false;
    bool backwards = are_different_locals(c, targets);
    if (!backwards && targets.count > 3) return false;
    for (size_t i = 0; i < values.count; i++)
        ou_compile_expr(c, values.items[i]);
    if (backwards) {
        // Mentioned in order all the same: that numbers new variables.
        for (size_t i = 0; i < targets.count; i++)
            ou_variable_find(c, ou_compiler_mangled(c, targets.items[i]->as.Name.id));
        for (size_t i = targets.count; i-- > 0;)
            ou_compile_store(c, targets.items[i]);
        return true;
    }
    ou_emit(c, OU_OP_SWAP, (uint32_t)targets.count, target->range);
    for (size_t i = 0; i < targets.count; i++)
        ou_compile_store(c, targets.items[i]);
    return true;
}

void ou_compile_assign(OuCompiler *c, const AstStmt *s) {
    AstExprList targets = s->as.Assign.targets;
    if (targets.count == 1 && assign_in_parallel(c, targets.items[0], s->as.Assign.value))
        return;
    ou_compile_expr(c, s->as.Assign.value);
    for (size_t i = 0; i < targets.count; i++) {
        if (i + 1 < targets.count) ou_emit(c, OU_OP_COPY, 1, s->range);
        ou_compile_store(c, targets.items[i]);
    }
}

/* ---- `target op= value` ---- */

static void augment_attribute(OuCompiler *c, const AstStmt *s) {
    const AstExpr *target = s->as.AugAssign.target;
    AstRange at = ou_place_of_attribute(target);
    OuOperand object;
    uint32_t name;
    bool local =
        ou_attribute_of_local(c, target, &object, &name) &&
        !ou_variable_find(c, ou_compiler_mangled(c, target->as.Attribute.value->as.Name.id))
             .is_rebound_inside;
    if (local) {
        ou_emit_attribute_of_local(c, OU_OP_LOAD_ATTR_L, object, name, at);
    } else {
        ou_compile_expr(c, target->as.Attribute.value);
        ou_emit(c, OU_OP_COPY, 1, at);
        ou_emit(c, OU_OP_LOAD_ATTR, name, at);
    }
    ou_compile_binary_right(c, s->as.AugAssign.op, s->as.AugAssign.value, true, s->range);
    if (local) {
        ou_emit_attribute_of_local(c, OU_OP_STORE_ATTR_L, object, name, at);
    } else {
        ou_emit(c, OU_OP_SWAP, 2, at);
        ou_emit(c, OU_OP_STORE_ATTR, name, at);
    }
}

/* An operand in a local is read twice: it must not be bound anew in between. */
static void load_if_rebound(OuCompiler *c, OuItemOperands *item) {
    const AstExpr *exprs[] = {item->object, item->index};
    const OuOperand operands[] = {item->x, item->y};
    for (int i = 0; i < 2; i++) {
        if (operands[i].source != OU_FROM_LOCAL) continue;
        OuRef name = ou_compiler_mangled(c, exprs[i]->as.Name.id);
        if (ou_variable_find(c, name).is_rebound_inside)
            item->x.source = item->y.source = OU_FROM_STACK;
    }
}

static void augment_subscript(OuCompiler *c, const AstStmt *s) {
    const AstExpr *target = s->as.AugAssign.target;
    OuItemOperands item = ou_item_operands(c, target);
    load_if_rebound(c, &item);
    ou_item_push(c, &item);
    uint32_t pushed = (uint32_t)ou_item_pushed(&item);
    for (uint32_t i = 0; i < pushed; i++)
        ou_emit(c, OU_OP_COPY, pushed, target->range);
    ou_item_get(c, &item, target->range);
    ou_compile_binary_right(c, s->as.AugAssign.op, s->as.AugAssign.value, true, s->range);
    // [operands, result] -> [result, operands]
    for (uint32_t i = pushed + 1; i > 1; i--)
        ou_emit(c, OU_OP_SWAP, i, target->range);
    ou_item_set(c, &item, target->range);
}

void ou_compile_augmented(OuCompiler *c, const AstStmt *s) {
    const AstExpr *target = s->as.AugAssign.target;
    if (target->kind == AST_EXPR_Attribute) {
        augment_attribute(c, s);
    } else if (target->kind == AST_EXPR_Subscript) {
        augment_subscript(c, s);
    } else {
        ou_compile_binary(c, target, s->as.AugAssign.op, s->as.AugAssign.value, true, s->range);
        ou_compile_store(c, target);
    }
}

/* ---- `target: annotation = value` ---- */

/* Without a value, the parts of the target are still evaluated. */
static void evaluate_target(OuCompiler *c, const AstExpr *target) {
    if (target->kind == AST_EXPR_Attribute) {
        ou_compile_expr(c, target->as.Attribute.value);
        ou_emit(c, OU_OP_POP, 0, target->range);
    } else if (target->kind == AST_EXPR_Subscript) {
        ou_compile_expr(c, target->as.Subscript.value);
        ou_emit(c, OU_OP_POP, 0, target->range);
        ou_compile_expr(c, target->as.Subscript.slice);
        ou_emit(c, OU_OP_POP, 0, target->range);
    }
}

void ou_compile_annotated(OuCompiler *c, const AstStmt *s) {
    const AstExpr *target = s->as.AnnAssign.target;
    if (s->as.AnnAssign.value != NULL) {
        ou_compile_expr(c, s->as.AnnAssign.value);
        ou_compile_store(c, target);
    } else {
        evaluate_target(c, target);
    }
    if (s->as.AnnAssign.simple && !ou_scope_is_function(c->scope))
        ou_compile_passed_annotation(c, s);
}

/* Names: locals that are unset, globals and their caches, the namespaces of class bodies. */
#include "objects/dict.h"
#include "objects/exception.h"
#include "objects/module.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "vm/ops.h"

/* ---- unset locals ---- */

void ou_vm_raise_unbound(OuRuntime *rt, OuFrame *frame, uint32_t slot) {
    OuRef name = ou_tuple_peek(frame->code->local_names, slot);
    const char *text = ou_str_bytes(name);
    OuValue stripped = OU_UNDEF;
    if (text[0] == '.') { // the variable of an inlined comprehension
        stripped = ou_str_from_string(rt, text + 1);
        if (ou_is_error(stripped)) return;
        name = stripped;
    }
    if (slot >= frame->code->local_count - frame->code->free_count) {
        ou_raise_name_error(
            rt, OU_EXC_NameError,
            "cannot access free variable '%U' where it is not associated with a "
            "value in enclosing scope",
            name);
    } else {
        ou_raise_name_error(
            rt, OU_EXC_UnboundLocalError,
            "cannot access local variable '%U' where it is not associated with a value", name);
    }
    ou_drop(rt, stripped);
}

static bool raise_if_unset(OuRuntime *rt, OuFrame *frame, uint32_t slot, int operand) {
    if (frame->locals[slot] != OU_UNDEF) return false;
    frame->operand = (uint8_t)(operand + 1);
    ou_vm_raise_unbound(rt, frame, slot);
    return true;
}

bool ou_vm_raise_unbound_operand(OuRuntime *rt, OuFrame *frame, OuInstruction word) {
    uint32_t a = word >> 8 & 0xff, b = word >> 16;
    switch (ou_opcodes[word & 0xff].operands) {
    case OU_OPERAND_ARITH_SL:
        return raise_if_unset(rt, frame, b >> 1, 1);
    case OU_OPERAND_ARITH_LS:
    case OU_OPERAND_ARITH_LI:
    case OU_OPERAND_TEST_LI:
    case OU_OPERAND_LOCAL_NAME:
        return raise_if_unset(rt, frame, a, 0);
    case OU_OPERAND_ARITH_LL:
        return raise_if_unset(rt, frame, a, 0) || raise_if_unset(rt, frame, b >> 1, 1);
    case OU_OPERAND_TEST_SL:
        return raise_if_unset(rt, frame, b, 1);
    case OU_OPERAND_TEST_LL:
        return raise_if_unset(rt, frame, a, 0) || raise_if_unset(rt, frame, b, 1);
    case OU_OPERAND_LOCAL_LOCAL:
        if ((word & 0xff) == OU_OP_GET_ITEM_SL || (word & 0xff) == OU_OP_SET_ITEM_SL)
            return raise_if_unset(rt, frame, b, 1);
        return raise_if_unset(rt, frame, a, 0) || raise_if_unset(rt, frame, b, 1);
    case OU_OPERAND_LOCAL_INT:
        if ((word & 0xff) == OU_OP_GET_ITEM_SI || (word & 0xff) == OU_OP_SET_ITEM_SI)
            return false;
        return raise_if_unset(rt, frame, a, 0);
    default:
        return false;
    }
}

/* ---- globals ---- */

/* The variable `self` of the running function, borrowed, or OU_UNDEF. */
static OuRef running_self(OuRuntime *rt) {
    const OuFrame *frame = ou_vm_of(rt)->frame;
    const OuCode *code = frame->code;
    for (uint32_t i = 0; i < code->argument_count; i++) {
        if (ou_tuple_peek(code->local_names, i) != rt->names.self) continue;
        OuRef value = frame->locals[i];
        return ou_is_object(value) && ou_is_cell(value) ? ou_as_cell(value)->content : value;
    }
    return OU_UNDEF;
}

/* The report of the error asks `self` whether it knows the name; by then the frame is gone. */
static OuValue raise_not_defined(OuRuntime *rt, OuRef name) {
    ou_raise_name_error(rt, OU_EXC_NameError, "name '%U' is not defined", name);
    if (ou_raised_is(rt, OU_EXC_NameError))
        ou_replace_take(rt, ou_exception_field(rt->exception, OU_NAME_ERROR_SELF),
                        ou_own(running_self(rt)));
    return OU_ERROR;
}

/* A name that is not in the dict of builtins: the globals may name any other mapping as
 * __builtins__, which is asked here. */
static OU_COLD OuValue load_from_mapping(OuRuntime *rt, OuFrame *frame, OuRef name) {
    OuRef named =
        ou_dict_peek_str(rt, frame->function->globals, rt->names.dunder_builtins);
    if (ou_is_undef(named) || ou_is_dict(named) || ou_is_module(named))
        return raise_not_defined(rt, name);
    OuValue builtins = ou_own(named);
    OuValue found = ou_get_item(rt, builtins, name);
    ou_drop(rt, builtins);
    if (ou_is_error(found) && ou_clear_exception_if(rt, OU_EXC_KeyError))
        raise_not_defined(rt, name);
    return found;
}

OuValue ou_vm_load_builtin(OuRuntime *rt, OuFrame *frame, OuRef name) {
    OuRef found = ou_dict_peek_str(rt, frame->function->builtins, name);
    if (found != OU_UNDEF) return ou_own(found);
    OuValue value = load_from_mapping(rt, frame, name);
    if (ou_is_error(value) && ou_clear_exception_if(rt, OU_EXC_NameError))
        ou_raise(rt, OU_EXC_NameError, "%U not found", name);
    return value;
}

/* The layout to remember in a cache: 0, which no dict has, if there is none. */
static uint32_t known_layout(OuRuntime *rt, OuRef dict) {
    uint32_t layout = ou_dict_layout(rt, dict);
    return layout == OU_NO_LAYOUT ? 0 : layout;
}

OuValue ou_vm_load_global(OuRuntime *rt, OuFrame *frame, OuRef name, uint32_t *cache) {
    OuRef globals = frame->function->globals, builtins = frame->function->builtins;
    int64_t position = ou_dict_position_of_str(rt, globals, name);
    if (position >= 0) {
        cache[0] = known_layout(rt, globals);
        cache[1] = 0;
        cache[2] = (uint32_t)position;
        return ou_own(ou_as_dict(globals)->entries[position].value);
    }
    position = ou_dict_position_of_str(rt, builtins, name);
    if (position < 0) return load_from_mapping(rt, frame, name);
    cache[1] = known_layout(rt, builtins);
    cache[0] = cache[1] != 0 ? known_layout(rt, globals) : 0;
    cache[2] = (uint32_t)position;
    return ou_own(ou_as_dict(builtins)->entries[position].value);
}

bool ou_vm_store_global(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef value,
                        uint32_t *cache) {
    OuRef globals = frame->function->globals;
    if (!ou_dict_set(rt, globals, name, value)) return false;
    int64_t position = ou_dict_position_of_str(rt, globals, name);
    if (position >= 0) {
        cache[0] = known_layout(rt, globals);
        cache[1] = (uint32_t)position;
    }
    return true;
}

bool ou_vm_delete_global(OuRuntime *rt, OuFrame *frame, OuRef name) {
    OuTruth deleted = ou_dict_delete(rt, frame->function->globals, name);
    if (deleted == OU_TRUTH_NO) raise_not_defined(rt, name);
    return deleted == OU_TRUTH_YES;
}

/* ---- the local namespace of module and class bodies ---- */

/* OU_UNDEF: not there. */
static OuValue find_in_namespace(OuRuntime *rt, OuFrame *frame, OuRef name) {
    if (ou_is_exact_dict(frame->namespace)) {
        return ou_own(ou_dict_peek_str(rt, frame->namespace, name));
    }
    OuValue found = ou_get_item(rt, frame->namespace, name);
    if (ou_is_error(found) && ou_clear_exception_if(rt, OU_EXC_KeyError)) return OU_UNDEF;
    return found;
}

OuValue ou_vm_load_name(OuRuntime *rt, OuFrame *frame, OuRef name, uint32_t *cache) {
    if (frame->namespace != frame->function->globals) {
        OuValue found = find_in_namespace(rt, frame, name);
        if (found != OU_UNDEF) return found;
        uint32_t unused[3];
        return ou_vm_load_global(rt, frame, name, unused);
    }
    return ou_vm_load_global(rt, frame, name, cache);
}

bool ou_vm_store_name(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef value) {
    if (ou_is_exact_dict(frame->namespace))
        return ou_dict_set(rt, frame->namespace, name, value);
    return ou_set_item(rt, frame->namespace, name, value);
}

bool ou_vm_delete_name(OuRuntime *rt, OuFrame *frame, OuRef name) {
    if (ou_is_exact_dict(frame->namespace)) {
        OuTruth deleted = ou_dict_delete(rt, frame->namespace, name);
        if (deleted == OU_TRUTH_NO) raise_not_defined(rt, name);
        return deleted == OU_TRUTH_YES;
    }
    if (ou_del_item(rt, frame->namespace, name)) return true;
    if (ou_clear_exception_if(rt, OU_EXC_KeyError)) raise_not_defined(rt, name);
    return false;
}

OuValue ou_vm_load_class_deref(OuRuntime *rt, OuFrame *frame, uint32_t slot) {
    OuRef name = ou_tuple_peek(frame->code->local_names, slot);
    OuValue found = find_in_namespace(rt, frame, name);
    if (found != OU_UNDEF) return found;
    OuRef content = ou_as_cell(frame->locals[slot])->content;
    if (content != OU_UNDEF) return ou_own(content);
    ou_vm_raise_unbound(rt, frame, slot);
    return OU_ERROR;
}

bool ou_vm_setup_annotations(OuRuntime *rt, OuFrame *frame) {
    OuValue found = find_in_namespace(rt, frame, rt->names.dunder_annotations);
    if (found == OU_UNDEF) {
        found = ou_dict_new(rt);
        if (!ou_is_error(found) &&
            !ou_vm_store_name(rt, frame, rt->names.dunder_annotations, found)) {
            ou_drop(rt, found);
            return false;
        }
    }
    if (ou_is_error(found)) return false;
    ou_drop(rt, found);
    return true;
}

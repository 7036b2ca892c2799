/* The slow paths of the run loop, by file. All are called with pc and sp stored in the frame;
 * those with a result own it to the caller, failures are OU_ERROR, false or OU_TRUTH_FAILED
 * with the exception set. `word` is the instruction, where the function must know the operand
 * forms. */
#ifndef OU_VM_OPS_H
#define OU_VM_OPS_H

#include "objects/iterators.h"
#include "objects/list.h"
#include "vm/frame.h"

/* ---- ops_number.c: arithmetic, comparison, truth ---- */

OuValue ou_vm_arithmetic(OuRuntime *rt, OuFrame *frame, OuBinaryOp op, OuRef x, OuRef y,
                         OuInstruction word);
/* Shifts, or, xor, ** of small ints; OU_UNDEF if it is not for the fast way. */
OuValue ou_vm_binary_small_ints(OuBinaryOp op, int64_t x, int64_t y);
OuTruth ou_vm_compare_truth(OuRuntime *rt, OuFrame *frame, OuRef x, OuRef y, OuCompareOp op,
                            OuInstruction word);
OuValue ou_vm_compare(OuRuntime *rt, OuRef x, OuRef y, OuCompareOp op);
OuValue ou_vm_not(OuRuntime *rt, OuRef operand);
/* Owns the operand meanwhile. */
OuTruth ou_vm_truth(OuRuntime *rt, OuRef operand);

/* ---- ops_variable.c: names, globals, cells ---- */

/* UnboundLocalError or NameError for local `slot`. */
void ou_vm_raise_unbound(OuRuntime *rt, OuFrame *frame, uint32_t slot);
/* If a local that `word` takes as an operand is unset: raise for it, and note in the frame
 * which operand it is. */
bool ou_vm_raise_unbound_operand(OuRuntime *rt, OuFrame *frame, OuInstruction word);
/* `cache`: words of LOAD_GLOBAL: layout of the globals, layout of the builtins (0: found in the
 * globals), position. */
OuValue ou_vm_load_global(OuRuntime *rt, OuFrame *frame, OuRef name, uint32_t *cache);
bool ou_vm_store_global(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef value,
                        uint32_t *cache);
bool ou_vm_delete_global(OuRuntime *rt, OuFrame *frame, OuRef name);
OuValue ou_vm_load_name(OuRuntime *rt, OuFrame *frame, OuRef name, uint32_t *cache);
bool ou_vm_store_name(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef value);
bool ou_vm_delete_name(OuRuntime *rt, OuFrame *frame, OuRef name);
OuValue ou_vm_load_class_deref(OuRuntime *rt, OuFrame *frame, uint32_t slot);
/* A name from the frame's builtins; NameError if it is not there. */
OuValue ou_vm_load_builtin(OuRuntime *rt, OuFrame *frame, OuRef name);
bool ou_vm_setup_annotations(OuRuntime *rt, OuFrame *frame);

/* ---- ops_item.c: items, unpacking, building ---- */

OuValue ou_vm_get_item(OuRuntime *rt, OuFrame *frame, OuRef object, OuRef index,
                       OuInstruction word);
bool ou_vm_set_item(OuRuntime *rt, OuFrame *frame, OuRef object, OuRef index, OuRef value,
                    OuInstruction word);
OuValue ou_vm_get_slice(OuRuntime *rt, OuRef object, OuRef start, OuRef stop);
bool ou_vm_set_slice(OuRuntime *rt, OuRef object, OuRef start, OuRef stop, OuRef value);
/* Write the `count` items of `iterable` to `slots`, the last first; the slots lie at the
 * frame's sp. */
bool ou_vm_unpack(OuRuntime *rt, OuRef iterable, size_t count, OuValue *slots);
bool ou_vm_unpack_star(OuRuntime *rt, OuRef iterable, size_t before, size_t after,
                       OuValue *slots);
OuValue ou_vm_build_set(OuRuntime *rt, OuValue *items, size_t count);
OuValue ou_vm_build_map(OuRuntime *rt, OuValue *pairs, size_t count);
OuValue ou_vm_build_string(OuRuntime *rt, OuValue *strings, size_t count);
/* BUILD_INTERPOLATION with these operands and its n. */
OuValue ou_vm_build_interpolation(OuRuntime *rt, OuValue *operands, unsigned n);
OuValue ou_vm_convert(OuRuntime *rt, OuRef value, unsigned conversion);
bool ou_vm_list_extend(OuRuntime *rt, OuRef list, OuRef iterable);
bool ou_vm_dict_update(OuRuntime *rt, OuRef dict, OuRef mapping);

/* The next item of a list iterator, owned; OU_STOP at the end (the caller lets go of the list).
 */
static inline OuValue ou_vm_list_next(OuSequenceIterator *iterator) {
    if (OU_UNLIKELY(iterator->sequence == OU_UNDEF)) return OU_STOP;
    OuList *list = (OuList *)ou_object(iterator->sequence);
    if (OU_UNLIKELY(iterator->index >= list->count)) return OU_STOP;
    return ou_own(list->items[iterator->index++]);
}

/* ---- ops_match.c: patterns ---- */

/* The values of `keys` (a tuple) in `mapping`, as a tuple; None if one is missing. */
OuValue ou_vm_match_keys(OuRuntime *rt, OuRef mapping, OuRef keys);
/* A dict of what `mapping` holds beside `keys`. */
OuValue ou_vm_match_rest(OuRuntime *rt, OuRef mapping, OuRef keys);
/* The attributes that class(p1, ..., name=...) looks at, as a tuple; None if `subject` is no
 * instance of `class` or has not all of them. */
OuValue ou_vm_match_class(OuRuntime *rt, OuRef subject, OuRef class, size_t positional,
                          OuRef names);

/* ---- ops_star.c: calls with * and ** ---- */

bool ou_vm_is_mapping(OuRuntime *rt, OuRef value); /* has it keys()? An exception may be set */
bool ou_vm_dict_merge(OuRuntime *rt, OuRef dict, OuRef mapping, OuRef callable);
/* CALL_EX: args any iterable, keywords a dict or OU_UNDEF. */
OuValue ou_vm_call_star(OuRuntime *rt, OuRef callable, OuRef args, OuRef keywords);

/* ---- ops_attribute.c: attributes and their caches ---- */

/* Cache words of attribute instructions:
 *   0  shape id of the object for which the rest is true; 0: nothing cached
 *   1  kind in the low bits; above OU_CACHE_SHIFT a place
 *   2, 3  a borrowed pointer; it lives as long as the shape id is valid */
enum {
    OU_CACHE_SLOT = 1,     /* attribute at byte offset `place` of the object */
    OU_CACHE_OVERFLOW = 2, /* ... at index `place` of its overflow array */
    OU_CACHE_VALUE = 3,    /* the pointer is the value: an attribute of the class */
    OU_CACHE_METHOD =
        4, /* the pointer is a function or method descriptor of the class, to be bound */
    OU_CACHE_ADD = 5, /* storing: the attribute is new; the pointer is the shape that follows */
    OU_CACHE_MODULE =
        6, /* module: place is the position in its dict, word 2 the dict's layout */
    OU_CACHE_TYPE =
        7, /* a class: word 0 is the id of its root shape; the pointer is the value */
    OU_CACHE_KIND = 15,
    OU_CACHE_SHIFT = 4,
};
static inline OuRef ou_vm_cached_pointer(const uint32_t *cache) {
    return ou_from_bits(cache[2] | (uint64_t)cache[3] << 32);
}
OuValue ou_vm_load_attribute(OuRuntime *rt, OuRef object, OuRef name, uint32_t *cache);
bool ou_vm_store_attribute(OuRuntime *rt, OuRef object, OuRef name, OuRef value,
                           uint32_t *cache);
/* The attribute to call; *bound: it is a plain function or method descriptor and wants `object`
 * as its first argument. */
OuValue ou_vm_load_method(OuRuntime *rt, OuRef object, OuRef name, uint32_t *cache,
                          bool *bound);
/* operands: super, class, self. `bound` NULL: a plain attribute read. */
OuValue ou_vm_load_super(OuRuntime *rt, OuValue *operands, OuRef name, bool *bound);

/* ---- call.c ---- */

typedef enum { OU_CALL_FAILED, OU_CALL_PUSHED, OU_CALL_DONE } OuCallResult;
/* CALL_KW: either a new frame was pushed, or `value` is the result. The operands are gone from
 * frame->sp. */
OuCallResult ou_vm_call_keywords(OuRuntime *rt, OuFrame *frame, size_t count, OuFrame **pushed,
                                 OuValue *value);
/* The __init__ of `type` if making an instance is no more than allocating one and calling it;
 * else NULL. Borrowed. */
OuFunction *ou_vm_simple_init(OuRuntime *rt, OuType *type);
/* [type, UNDEF, args ...] on top of the stack becomes [instance, self, args ...], the frame of
 * __init__, which is pushed. */
bool ou_vm_push_init(OuRuntime *rt, OuFrame *frame, OuType *type, OuFunction *init,
                     OuValue *args, size_t argc);
void ou_vm_raise_recursion(OuRuntime *rt);
/* The operands of MAKE_FUNCTION below `sp`; they are gone from frame->sp. */
OuValue ou_vm_make_function(OuRuntime *rt, OuFrame *frame, OuValue *sp, unsigned flags);
/* What a frame has beside its values comes to its end: namespace, frame object, generator. */
void ou_vm_leave_frame(OuRuntime *rt, OuFrame *frame);
/* Drop the values of the innermost frame, which has ended, the last first: a __del__ that runs meanwhile sees its
 * caller as the innermost. */
void ou_vm_drop_ended(OuRuntime *rt, OuFrame *frame, OuValue *from, OuValue *end);
/* Runs what rt->pending and the collector ask for. false: KeyboardInterrupt. */
bool ou_vm_handle_pending(OuRuntime *rt);

/* ---- ops_type_parameter.c ---- */

/* TYPE_PARAMETER with these operands and its n. */
OuValue ou_vm_type_parameter(OuRuntime *rt, OuValue *operands, unsigned n);
/* The function itself, owned. */
OuValue ou_vm_set_type_parameters(OuRef function, OuRef params);

/* ---- generator.c ---- */

OuValue ou_vm_yield_from_iter(OuRuntime *rt, OuRef iterable);
/* SEND to anything but a generator. *returned: the result is what it returned, not yielded. */
OuValue ou_vm_send(OuRuntime *rt, OuRef receiver, OuRef sent, bool *returned);
/* GENERATOR_EXIT: raise `exception` (taken), a StopIteration as the cause of a RuntimeError. */
void ou_vm_generator_exit_take(OuRuntime *rt, const OuGenerator *generator, OuValue exception);

/* ---- ops_async.c ---- */

/* The iterator to drive; `kind` is the operand of GET_AWAITABLE. */
OuValue ou_vm_get_awaitable(OuRuntime *rt, OuRef value, unsigned kind);
OuValue ou_vm_get_aiter(OuRuntime *rt, OuRef iterable);
OuValue ou_vm_get_anext(OuRuntime *rt, OuRef iterator);

/* ---- ops_exception.c: raising, with, imports ---- */

/* MATCH_GROUP: `match` becomes the exception that is being handled. */
bool ou_vm_match_group(OuRuntime *rt, OuRef exception, OuRef pattern, OuValue *match,
                       OuValue *rest);
OuValue ou_vm_end_except_star(OuRuntime *rt, OuRef exception, OuRef raised, OuRef rest);

/* RAISE with n operands; true: a bare `raise` (the traceback stays as it is). */
bool ou_vm_raise(OuRuntime *rt, OuValue *operands, unsigned n);
/* Look for a handler of the pending exception in `frame`. If there is one: the stack is cut,
 * the exception lies on it, pc is at the handler. */
bool ou_vm_find_handler(OuRuntime *rt, OuFrame *frame);
bool ou_vm_with_enter(OuRuntime *rt, OuRef manager, bool is_async, OuValue *exit,
                      OuValue *entered);
OuValue ou_vm_with_exception(OuRuntime *rt, OuRef exit, OuRef exception);
OuValue ou_vm_import_name(OuRuntime *rt, OuFrame *frame, OuRef name, OuRef level,
                          OuRef from_list);
OuValue ou_vm_import_from(OuRuntime *rt, OuRef module, OuRef name);
bool ou_vm_import_star(OuRuntime *rt, OuFrame *frame, OuRef module);
bool ou_vm_print_expression(OuRuntime *rt, OuRef value);

#endif

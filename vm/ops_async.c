/* await and async for: what to drive. */
#include "objects/exception.h"
#include "objects/generator.h"
#include "vm/ops.h"

/* ---- await ---- */

/* What the operand of GET_AWAITABLE says about where the value came from. */
static const char *const awaitable_sources[] = {NULL, "__aenter__", "__aexit__"};

OuValue ou_vm_get_awaitable(OuRuntime *rt, OuRef value, unsigned kind) {
    bool can_be = ou_is_delegate(value) || ou_type_of(rt, value)->slots.await != NULL;
    if (kind == 0 || can_be) return ou_await_iterator(rt, value);
    return ou_raise(rt, OU_EXC_TypeError,
                    "'async with' received an object from %s that does not implement "
                    "__await__: %T",
                    awaitable_sources[kind], value);
}

/* ---- async for ---- */

OuValue ou_vm_get_aiter(OuRuntime *rt, OuRef iterable) {
    OuUnary aiter = ou_type_of(rt, iterable)->slots.aiter;
    if (aiter == NULL)
        return ou_raise(rt, OU_EXC_TypeError,
                        "'async for' requires an object with __aiter__ method, got %T",
                        iterable);
    OuValue iterator = aiter(rt, iterable);
    if (ou_is_error(iterator) || ou_type_of(rt, iterator)->slots.anext != NULL) return iterator;
    ou_raise(rt, OU_EXC_TypeError,
             "'async for' received an object from __aiter__ that does not implement "
             "__anext__: %T",
             (OuRef)iterator);
    ou_drop(rt, iterator);
    return OU_ERROR;
}

/* The pending exception becomes the cause of a TypeError. */
static OuValue refuse_next(OuRuntime *rt, OuRef next) {
    OuValue cause = ou_take_exception(rt);
    ou_raise(rt, OU_EXC_TypeError, "'async for' received an invalid object from __anext__: %T",
             next);
    OuException *raised = ou_as_exception(rt->exception);
    ou_replace_take(rt, &raised->context, ou_own(cause));
    ou_replace_take(rt, &raised->cause, cause);
    raised->suppress_context = true;
    return OU_ERROR;
}

OuValue ou_vm_get_anext(OuRuntime *rt, OuRef iterator) {
    OuUnary anext = ou_type_of(rt, iterator)->slots.anext;
    if (anext == NULL)
        return ou_raise(rt, OU_EXC_TypeError,
                        "'async for' requires an iterator with __anext__ method, got %T",
                        iterator);
    OuValue next = anext(rt, iterator);
    if (ou_is_error(next)) return OU_ERROR;
    OuValue driven = ou_await_iterator(rt, next);
    if (ou_is_error(driven)) refuse_next(rt, next);
    ou_drop(rt, next);
    return driven;
}

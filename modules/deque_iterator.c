/* The iterators over a deque, forwards and backwards. Any change of the deque ends them. */
#include "modules/deque.h"

#include "objects/containers.h"
#include "objects/int.h"

typedef struct DequeIterator {
    OuObject header;
    OuValue deque;
    size_t done;      /* items given out */
    size_t left;      /* items still to come */
    uint64_t version; /* of the deque when the iterator was made */
} DequeIterator;

static DequeIterator *as_iterator(OuRef value) {
    return (DequeIterator *)ou_object(value);
}

static OuValue iterator_make(OuRuntime *rt, OuType *type, OuRef deque) {
    if (type == NULL) return OU_ERROR;
    DequeIterator *iterator = ou_new_record(rt, type, 1);
    if (iterator == NULL) return OU_ERROR;
    iterator->deque = ou_own(deque);
    iterator->done = 0;
    iterator->left = ou_as_deque(deque)->count;
    iterator->version = ou_as_deque(deque)->version;
    return ou_take(iterator);
}

OuValue ou_deque_iterator_new(OuRuntime *rt, enum OuModuleType index, OuRef deque) {
    return iterator_make(rt, ou_modules_type(rt, index), deque);
}

static OuValue iterator_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                            OuRef names) {
    if (!ou_check_arguments(rt, type->spec->name, 1, 2, argc, names)) return OU_ERROR;
    if (!ou_is_module_type(rt, args[0], OU_MODULE_TYPE_DEQUE))
        return ou_raise(rt, OU_EXC_TypeError, "argument 1 must be collections.deque, not %T",
                        args[0]);
    int64_t skipped = 0;
    if (argc > 1 && !ou_index_as_int64(rt, args[1], false, &skipped)) return OU_ERROR;
    OuValue iterator = iterator_make(rt, type, args[0]);
    if (ou_is_error(iterator) || skipped <= 0) return iterator;
    DequeIterator *it = as_iterator(iterator);
    it->done = (uint64_t)skipped < it->left ? (size_t)skipped : it->left;
    it->left -= it->done;
    return iterator;
}

static void iterator_traverse(OuObject *self, OuVisit visit, void *argument) {
    ou_visit(((DequeIterator *)self)->deque, visit, argument);
}

static void iterator_destroy(OuRuntime *rt, OuObject *self) {
    ou_record_destroy(rt, self, 1);
}

static OuValue iterator_self(OuRuntime *rt, OuRef self) {
    return ou_own(self);
}

static OuTruth iterator_step(OuRuntime *rt, DequeIterator *it) {
    if (it->version != ou_as_deque(it->deque)->version) {
        it->left = 0;
        ou_raise(rt, OU_EXC_RuntimeError, "deque mutated during iteration");
        return OU_TRUTH_FAILED;
    }
    if (it->left == 0) return OU_TRUTH_NO;
    it->left--;
    it->done++;
    return OU_TRUTH_YES;
}

static OuValue iterator_next(OuRuntime *rt, OuRef self) {
    DequeIterator *it = as_iterator(self);
    OuTruth stepped = iterator_step(rt, it);
    if (stepped != OU_TRUTH_YES) return stepped == OU_TRUTH_NO ? OU_STOP : OU_ERROR;
    return ou_own(*ou_deque_place(ou_as_deque(it->deque), it->done - 1));
}

static OuValue iterator_previous(OuRuntime *rt, OuRef self) {
    DequeIterator *it = as_iterator(self);
    OuTruth stepped = iterator_step(rt, it);
    if (stepped != OU_TRUTH_YES) return stepped == OU_TRUTH_NO ? OU_STOP : OU_ERROR;
    return ou_own(*ou_deque_place(ou_as_deque(it->deque), it->left));
}

static OuValue iterator_length_hint(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_from_small_int((int64_t)as_iterator(self)->left);
}

static OuValue iterator_reduce(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const DequeIterator *it = as_iterator(self);
    OuRef parts[] = {it->deque, ou_from_small_int((int64_t)it->done)};
    return ou_reduce_type(rt, self, parts, 2, OU_UNDEF);
}

static const OuMethodRow iterator_methods[] = {
    OU_ROW("__length_hint__", iterator_length_hint, 0, 0,
           "__length_hint__()\n\nHow many items are left."),
    OU_ROW("__reduce__", iterator_reduce, 0, 0, "__reduce__()\n\nHow to make it again."),
    {0},
};

extern const OuTypeSpec ou_deque_iterator_type, ou_deque_reverse_iterator_type;
const OuTypeSpec ou_deque_iterator_type = {
    .name = "collections._deque_iterator",
    .basic_size = sizeof(DequeIterator),
    .flags = OU_TYPE_TRACKED,
    .methods = iterator_methods,
    .slots.new = iterator_new,
    .slots.traverse = iterator_traverse,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_next,
};

const OuTypeSpec ou_deque_reverse_iterator_type = {
    .name = "collections._deque_reverse_iterator",
    .basic_size = sizeof(DequeIterator),
    .flags = OU_TYPE_TRACKED,
    .methods = iterator_methods,
    .slots.new = iterator_new,
    .slots.traverse = iterator_traverse,
    .slots.destroy = iterator_destroy,
    .slots.iter = iterator_self,
    .slots.next = iterator_previous,
};

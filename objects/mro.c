/* The method resolution order, by the C3 rule.
 *
 * The order of a class is the class itself, then the merge of its bases' orders and of the list
 * of bases. Merging takes, again and again, the first head that stands in no tail:
 *
 *     class D(B, C)      [B, A, object] [C, A, object] [B, C]      takes B, C, A, object
 *
 * With one base there is nothing to merge, and that is nearly always the case. */
#include "objects/error.h"
#include "objects/str.h"
#include "objects/tuple.h"
#include "objects/type_private.h"

/* One list being merged: items before `next` are taken. */
typedef struct MergeList {
    OuRef items; // tuple
    size_t next;
} MergeList;

static OuRef list_head(const MergeList *list) {
    return list->next < ou_tuple_count(list->items) ? ou_tuple_peek(list->items, list->next)
                                                    : OU_UNDEF;
}

static bool in_some_tail(const MergeList *lists, size_t count, OuRef type) {
    for (size_t i = 0; i < count; i++) {
        for (size_t j = lists[i].next + 1; j < ou_tuple_count(lists[i].items); j++) {
            if (ou_tuple_peek(lists[i].items, j) == type) return true;
        }
    }
    return false;
}

/* The type that comes next, or OU_UNDEF: all lists are used up (*finished), or no order exists.
 */
static OuRef merge_next(const MergeList *lists, size_t count, bool *finished) {
    *finished = true;
    for (size_t i = 0; i < count; i++) {
        OuRef head = list_head(&lists[i]);
        if (ou_is_undef(head)) continue;
        *finished = false;
        if (!in_some_tail(lists, count, head)) return head;
    }
    return OU_UNDEF;
}

/* "A, B": the heads that block each other. */
static void raise_inconsistent(OuRuntime *rt, const MergeList *lists, size_t count) {
    OuValue names = ou_own(rt->names.empty);
    for (size_t i = 0; i < count; i++) {
        OuRef head = list_head(&lists[i]);
        if (ou_is_undef(head)) continue;
        bool repeated = false;
        for (size_t j = 0; j < i; j++)
            repeated |= list_head(&lists[j]) == head;
        if (repeated) continue;
        const char *comma = ou_as_str(names)->size == 0 ? "" : ", ";
        OuValue longer =
            ou_format(rt, "%U%s%s", (OuRef)names, comma, ou_type_name(ou_as_type(head)));
        ou_drop(rt, names);
        names = longer;
        if (ou_is_error(names)) return;
    }
    ou_raise(rt, OU_EXC_TypeError,
             "Cannot create a consistent method resolution order (MRO) for bases %U",
             (OuRef)names);
    ou_drop(rt, names);
}

static OuValue mro_merge(OuRuntime *rt, OuType *type, MergeList *lists, size_t count) {
    size_t room = 1;
    for (size_t i = 0; i < count; i++)
        room += ou_tuple_count(lists[i].items);
    OuRef *order = ou_alloc(rt, room * sizeof *order);
    if (order == NULL) return OU_ERROR;
    size_t length = 0;
    order[length++] = ou_ref(type);
    OuValue result = OU_ERROR;
    for (;;) {
        bool finished;
        OuRef next = merge_next(lists, count, &finished);
        if (finished) break;
        if (ou_is_undef(next)) {
            raise_inconsistent(rt, lists, count);
            goto done;
        }
        order[length++] = next;
        for (size_t i = 0; i < count; i++)
            lists[i].next += list_head(&lists[i]) == next;
    }
    result = ou_tuple_from_array(rt, order, length);
done:
    ou_free(rt, order, room * sizeof *order);
    return result;
}

/* type, then the order of its only base. */
static OuValue mro_extend(OuRuntime *rt, OuType *type, OuRef base_mro) {
    size_t count = ou_tuple_count(base_mro);
    OuValue mro = ou_tuple_new(rt, count + 1);
    if (ou_is_error(mro)) return OU_ERROR;
    OuValue *items = ou_as_tuple(mro)->items;
    items[0] = ou_own(ou_ref(type));
    for (size_t i = 0; i < count; i++)
        items[i + 1] = ou_own(ou_tuple_peek(base_mro, i));
    return mro;
}

OuValue ou_mro_compute(OuRuntime *rt, OuType *type, OuRef bases) {
    size_t count = ou_tuple_count(bases);
    if (count == 0) return ou_tuple_pack1(rt, ou_ref(type));
    for (size_t i = 0; i < count; i++) {
        const OuType *base = ou_as_type(ou_tuple_peek(bases, i));
        if (ou_is_undef(base->mro)) {
            return ou_raise(rt, OU_EXC_TypeError, "Cannot extend an incomplete type '%N'",
                            base);
        }
        for (size_t j = 0; j < i; j++) {
            if (ou_tuple_peek(bases, j) == ou_ref(base))
                return ou_raise(rt, OU_EXC_TypeError, "duplicate base class %N", base);
        }
    }
    if (count == 1) return mro_extend(rt, type, ou_as_type(ou_tuple_peek(bases, 0))->mro);

    MergeList *lists = ou_alloc(rt, (count + 1) * sizeof *lists);
    if (lists == NULL) return OU_ERROR;
    for (size_t i = 0; i < count; i++)
        lists[i] = (MergeList){.items = ou_as_type(ou_tuple_peek(bases, i))->mro};
    lists[count] = (MergeList){.items = bases};
    OuValue mro = mro_merge(rt, type, lists, count + 1);
    ou_free(rt, lists, (count + 1) * sizeof *lists);
    return mro;
}

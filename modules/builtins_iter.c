/* Built-in functions that go over an iterable. */
#include "modules/builtins_tables.h"

#include <math.h>

#include "objects/generator.h"
#include "objects/byte_string.h"
#include "objects/bytes.h"
#include "objects/complex.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/iterators.h"
#include "objects/list.h"
#include "objects/str.h"
#include "objects/tuple.h"

static OuValue builtin_len(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t length = ou_length(rt, args[0]);
    return length < 0 ? OU_ERROR : ou_int_from_int64(rt, length);
}

static OuValue builtin_iter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (argc == 1) return ou_iter(rt, args[0]);
    if (ou_type_of(rt, args[0])->slots.call == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "iter(v, w): v must be callable");
    return ou_callable_iterator_new(rt, args[0], args[1]);
}

static OuValue builtin_next(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (ou_type_of(rt, args[0])->slots.next == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not an iterator", args[0]);
    ou_clear(rt, &rt->stop_value);
    OuValue item = ou_next(rt, args[0]);
    if (item != OU_STOP) return item;
    // A generator has left here what it returned.
    OuValue value = rt->stop_value;
    rt->stop_value = OU_UNDEF;
    if (argc == 2)
        item = ou_own(args[1]);
    else if (ou_is_undef(value) || ou_is_none(value))
        item = ou_raise_object(rt, ou_ref(rt->exceptions[OU_EXC_StopIteration]));
    else
        item = ou_raise_with_value(rt, OU_EXC_StopIteration, value);
    ou_drop(rt, value);
    return item;
}

static OuValue builtin_aiter(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuUnary aiter = ou_type_of(rt, args[0])->slots.aiter;
    if (aiter == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not an async iterable", args[0]);
    OuValue iterator = aiter(rt, args[0]);
    if (ou_is_error(iterator) || ou_type_of(rt, iterator)->slots.anext != NULL) return iterator;
    ou_raise(rt, OU_EXC_TypeError, "aiter() returned not an async iterator of type '%T'",
             (OuRef)iterator);
    ou_drop(rt, iterator);
    return OU_ERROR;
}

static OuValue builtin_anext(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuUnary anext = ou_type_of(rt, args[0])->slots.anext;
    if (anext == NULL)
        return ou_raise(rt, OU_EXC_TypeError, "'%T' object is not an async iterator", args[0]);
    OuValue awaitable = anext(rt, args[0]);
    if (argc == 1 || ou_is_error(awaitable)) return awaitable;
    OuValue made = ou_anext_default_new(rt, awaitable, args[1]);
    ou_drop(rt, awaitable);
    return made;
}

/* Does an item whose truth is `wanted` occur? */
static OuTruth has_item(OuRuntime *rt, OuRef iterable, bool wanted) {
    OuValue iterator = ou_iter(rt, iterable), item;
    if (ou_is_error(iterator)) return OU_TRUTH_FAILED;
    OuTruth found = OU_TRUTH_NO;
    while (found == OU_TRUTH_NO && (item = ou_next(rt, iterator)) != OU_STOP) {
        OuTruth truth = ou_is_error(item) ? OU_TRUTH_FAILED : ou_truth(rt, item);
        ou_drop(rt, item);
        if (truth == OU_TRUTH_FAILED)
            found = truth;
        else if ((truth == OU_TRUTH_YES) == wanted)
            found = OU_TRUTH_YES;
    }
    ou_drop(rt, iterator);
    return found;
}

static OuValue builtin_all(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth found = has_item(rt, args[0], false);
    return found == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(found == OU_TRUTH_NO);
}

static OuValue builtin_any(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuTruth found = has_item(rt, args[0], true);
    return found == OU_TRUTH_FAILED ? OU_ERROR : ou_bool(found == OU_TRUTH_YES);
}

/* ---- max and min ---- */

typedef struct Extreme {
    OuCompareOp op;     /* GT: the largest */
    OuRef key;          /* a callable, or OU_UNDEF */
    OuValue item, rank; /* the best so far; OU_UNDEF at first */
} Extreme;

/* Take part with `item` (taken). */
static bool extreme_offer_take(OuRuntime *rt, Extreme *extreme, OuValue item) {
    if (ou_is_error(item)) return false;
    OuValue rank = ou_is_undef(extreme->key) ? ou_own(item) : ou_call1(rt, extreme->key, item);
    OuTruth better = OU_TRUTH_YES;
    if (ou_is_error(rank))
        better = OU_TRUTH_FAILED;
    else if (!ou_is_undef(extreme->item))
        better = ou_compare_truth(rt, rank, extreme->rank, extreme->op);
    if (better == OU_TRUTH_YES) {
        ou_replace_take(rt, &extreme->item, item);
        ou_replace_take(rt, &extreme->rank, rank);
        return true;
    }
    ou_drop(rt, item);
    ou_drop(rt, rank);
    return better != OU_TRUTH_FAILED;
}

static bool extreme_of_iterable(OuRuntime *rt, Extreme *extreme, OuRef iterable) {
    OuValue iterator = ou_iter(rt, iterable), item;
    if (ou_is_error(iterator)) return false;
    bool good = true;
    while (good && (item = ou_next(rt, iterator)) != OU_STOP)
        good = extreme_offer_take(rt, extreme, item);
    ou_drop(rt, iterator);
    return good;
}

static OuValue find_extreme(OuRuntime *rt, const char *name, OuCompareOp op, const OuRef *args,
                            size_t argc, OuRef names) {
    OuRef given[2];
    if (!ou_parse_keywords(rt, name, "* key default", args + argc, names, given))
        return OU_ERROR;
    if (argc > 1 && !ou_is_undef(given[1]))
        return ou_raise(rt, OU_EXC_TypeError,
                        "Cannot specify a default for %s() with multiple positional arguments",
                        name);
    Extreme extreme = {op, ou_is_none(given[0]) ? OU_UNDEF : given[0], OU_UNDEF, OU_UNDEF};
    bool good = true;
    if (argc == 1) good = extreme_of_iterable(rt, &extreme, args[0]);
    for (size_t i = 0; argc > 1 && good && i < argc; i++)
        good = extreme_offer_take(rt, &extreme, ou_own(args[i]));
    ou_drop(rt, extreme.rank);
    if (!good) {
        ou_drop(rt, extreme.item);
        return OU_ERROR;
    }
    if (!ou_is_undef(extreme.item)) return extreme.item;
    if (!ou_is_undef(given[1])) return ou_own(given[1]);
    return ou_raise(rt, OU_EXC_ValueError, "%s() iterable argument is empty", name);
}

static OuValue builtin_max(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    return find_extreme(rt, "max", OU_GT, args, argc, names);
}

static OuValue builtin_min(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                           OuRef names) {
    return find_extreme(rt, "min", OU_LT, args, argc, names);
}

/* ---- sorted ---- */

static OuValue builtin_sorted(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                              OuRef names) {
    OuValue list = ou_list_from_iterable(rt, args[0]);
    if (ou_is_error(list)) return OU_ERROR;
    OuRef given[2];
    OuTruth reverse = OU_TRUTH_NO;
    bool done = ou_parse_keywords(rt, "sort", "* key reverse", args + argc, names, given);
    if (done && !ou_is_undef(given[1])) reverse = ou_truth(rt, given[1]);
    done = done && reverse != OU_TRUTH_FAILED &&
           ou_list_sort(rt, list, ou_is_undef(given[0]) ? OU_NONE : given[0],
                        reverse == OU_TRUTH_YES);
    if (done) return list;
    ou_drop(rt, list);
    return OU_ERROR;
}

/* ---- sum ----
 *
 * The sum is kept in C as long as its items allow: first as a 62-bit int, then, from the first
 * float on, as a double with a second one that collects what rounding has lost (Neumaier); from
 * the first complex on, two of these. Any other item ends that, and `+` decides from there. */

typedef struct Compensated {
    double sum, lost;
} Compensated;

static void compensated_add(Compensated *total, double number) {
    double sum = total->sum + number;
    if (fabs(total->sum) >= fabs(number))
        total->lost += (total->sum - sum) + number;
    else
        total->lost += (number - sum) + total->sum;
    total->sum = sum;
}

static double compensated_end(const Compensated *total) {
    // An infinite or lost correction would turn a good sum into nan.
    return total->lost != 0 && isfinite(total->lost) ? total->sum + total->lost : total->sum;
}

typedef struct Sum {
    enum { SUM_INT, SUM_FLOAT, SUM_COMPLEX, SUM_OBJECT } kind;
    int64_t number;
    Compensated real, imag;
    OuValue object; /* owned; only for SUM_OBJECT */
} Sum;

static bool is_plain_float(OuRuntime *rt, OuRef item) {
    return ou_is_small_float(item) ||
           (ou_is_boxed_float(item) && ou_type_of(rt, item) == rt->types[OU_TYPE_FLOAT]);
}

static bool is_plain_complex(OuRuntime *rt, OuRef item) {
    return ou_is_complex(item) && ou_type_of(rt, item) == rt->types[OU_TYPE_COMPLEX];
}

/* Start from a value; what C cannot add up is kept as it is. */
static void sum_begin(OuRuntime *rt, Sum *sum, OuRef start) {
    *sum = (Sum){.kind = SUM_OBJECT, .object = OU_UNDEF};
    if (ou_is_small_int(start)) {
        sum->kind = SUM_INT;
        sum->number = ou_small_int(start);
    } else if (is_plain_float(rt, start)) {
        sum->kind = SUM_FLOAT;
        sum->real.sum = ou_float_number(start);
    } else if (is_plain_complex(rt, start)) {
        sum->kind = SUM_COMPLEX;
        sum->real.sum = ou_as_complex(start)->real;
        sum->imag.sum = ou_as_complex(start)->imag;
    } else {
        sum->object = ou_own(start);
    }
}

/* The sum as an object: ends the Sum. */
static OuValue sum_end(OuRuntime *rt, Sum *sum) {
    OuValue object = sum->object;
    sum->object = OU_UNDEF;
    switch (sum->kind) {
    case SUM_INT:
        return ou_int_from_int64(rt, sum->number);
    case SUM_FLOAT:
        return ou_float_new(rt, compensated_end(&sum->real));
    case SUM_COMPLEX:
        return ou_complex_new(rt, compensated_end(&sum->real), compensated_end(&sum->imag));
    case SUM_OBJECT:
        return object;
    }
    OU_UNREACHABLE();
}

/* Add an item without `+`. NO: that is not possible. */
static OuTruth sum_add_fast(OuRuntime *rt, Sum *sum, OuRef item) {
    double number;
    switch (sum->kind) {
    case SUM_INT:
        if (ou_is_small_int(item) || ou_is_bool(item)) {
            int64_t addend = ou_is_bool(item) ? item == OU_TRUE : ou_small_int(item), total;
            if (__builtin_add_overflow(sum->number, addend, &total)) return OU_TRUTH_NO;
            sum->number = total;
            return OU_TRUTH_YES;
        }
        return OU_TRUTH_NO; // what the first float loses is lost
    case SUM_FLOAT:
    case SUM_COMPLEX:
        if (is_plain_float(rt, item)) {
            compensated_add(&sum->real, ou_float_number(item));
        } else if (ou_is_int(item)) {
            if (!ou_int_as_double(rt, item, &number)) return OU_TRUTH_FAILED;
            compensated_add(&sum->real, number);
        } else if (is_plain_complex(rt, item)) {
            if (sum->kind ==
                SUM_FLOAT) { // the first: its imaginary part stays as it is, -0 too
                sum->real = (Compensated){compensated_end(&sum->real), 0};
                sum->imag = (Compensated){ou_as_complex(item)->imag, 0};
            } else {
                compensated_add(&sum->imag, ou_as_complex(item)->imag);
            }
            sum->kind = SUM_COMPLEX;
            compensated_add(&sum->real, ou_as_complex(item)->real);
        } else {
            return OU_TRUTH_NO;
        }
        return OU_TRUTH_YES;
    case SUM_OBJECT:
        return OU_TRUTH_NO;
    }
    OU_UNREACHABLE();
}

/* Add an item by `+`. The result may be a kind that C goes on with, but never an earlier one.
 */
static bool sum_add_slow(OuRuntime *rt, Sum *sum, OuRef item) {
    int before = (int)sum->kind;
    OuValue total = sum_end(rt, sum);
    sum->kind = SUM_OBJECT;
    OuValue next = ou_is_error(total) ? OU_ERROR : ou_binary(rt, OU_BINARY_add, total, item);
    ou_drop(rt, total);
    if (ou_is_error(next)) return false;
    bool go_on = (before == SUM_INT && is_plain_float(rt, next)) ||
                 (before < SUM_COMPLEX && is_plain_complex(rt, next));
    if (go_on) {
        sum_begin(rt, sum, next);
        ou_drop(rt, next);
    } else {
        sum->object = next;
    }
    return true;
}

static bool sum_add_take(OuRuntime *rt, Sum *sum, OuValue item) {
    if (ou_is_error(item)) return false;
    OuTruth done = sum_add_fast(rt, sum, item);
    if (done == OU_TRUTH_NO) done = ou_truth_from(sum_add_slow(rt, sum, item));
    ou_drop(rt, item);
    return done == OU_TRUTH_YES;
}

static bool refuse_text(OuRuntime *rt, OuRef start) {
    OuSpan span;
    if (ou_is_str(start))
        return ou_fail(rt, OU_EXC_TypeError,
                       "sum() can't sum strings [use ''.join(seq) instead]");
    if (ou_bytes_like(start, &span))
        return ou_fail(rt, OU_EXC_TypeError, "sum() can't sum %s [use b''.join(seq) instead]",
                       ou_is_bytes(start) ? "bytes" : "bytearray");
    return true;
}

static OuValue builtin_sum(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue iterator = ou_iter(rt, args[0]), item;
    if (ou_is_error(iterator)) return OU_ERROR;
    OuRef start = ou_is_undef(args[1]) ? (OuRef)ou_from_small_int(0) : args[1];
    bool good = refuse_text(rt, start);
    Sum sum;
    sum_begin(rt, &sum, start);
    while (good && (item = ou_next(rt, iterator)) != OU_STOP)
        good = sum_add_take(rt, &sum, item);
    ou_drop(rt, iterator);
    if (good) return sum_end(rt, &sum);
    ou_drop(rt, sum.object);
    return OU_ERROR;
}

const OuMethodRow ou_builtins_iter[] = {
    OU_ROW("aiter", builtin_aiter, 1, 1,
           "aiter(async_iterable, /)\n\nReturn an asynchronous iterator for an asynchronous "
           "iterable."),
    OU_ROW("anext", builtin_anext, 1, 2,
           "Return the next item from the asynchronous iterator, as an awaitable.\n\nIf a "
           "default is given, it is the result at the end, instead of StopAsyncIteration."),
    OU_ROW("all", builtin_all, 1, 1,
           "all(iterable, /)\n\nReturn True if bool(x) is True for all values x."),
    OU_ROW("any", builtin_any, 1, 1,
           "any(iterable, /)\n\nReturn True if bool(x) is True for any value x."),
    OU_ROW(
        "iter", builtin_iter, 1, 2,
        "Get an iterator from an object.\n\nWith two arguments, the callable is called until "
        "it returns the sentinel."),
    OU_ROW("len", builtin_len, 1, 1,
           "len(obj, /)\n\nReturn the number of items in a container."),
    OU_ROW_KEYWORDS(
        "max", builtin_max, 1, OU_ANY_COUNT,
        "With a single iterable argument, return its biggest item; with two or more "
        "arguments, the largest."),
    OU_ROW_KEYWORDS("min", builtin_min, 1, OU_ANY_COUNT,
                    "With a single iterable argument, return its smallest item; with two or "
                    "more arguments, the smallest."),
    OU_ROW("next", builtin_next, 1, 2,
           "Return the next item from the iterator.\n\nIf a default is given, it is returned "
           "instead of raising StopIteration."),
    OU_ROW_KEYWORDS("sorted", builtin_sorted, 1, 1,
                    "sorted(iterable, /, *, key=None, reverse=False)\n\nReturn a new list with "
                    "all items in ascending order."),
    OU_ROW_NAMED("sum", builtin_sum, 1, 2, "iterable / start",
                 "sum(iterable, /, start=0)\n\nReturn the sum of a start value and the items."),
    {0},
};

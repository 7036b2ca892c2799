/* Sums and products of many numbers, with as little rounding as can be. */
#include "modules/math_parts.h"

#include <math.h>

#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                         \
    static OuValue math_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

/* A number as the sum of two doubles that do not overlap. */
typedef struct Pair {
    double high, low;
} Pair;

static inline Pair exact_sum(double a, double b) {
    double sum = a + b, part = sum - a;
    return (Pair){sum, (a - (sum - part)) + (b - part)};
}

static inline Pair exact_product(double a, double b) {
    double product = a * b;
    return (Pair){product, fma(a, b, -product)};
}

/* ---- fsum: the exact sum, rounded once ----
 *
 * Shewchuk's partial sums: doubles of increasing size that do not overlap, whose sum is the
 * exact sum so far. */

typedef struct Partials {
    double *items;
    size_t count, capacity;
    double fixed[32];
    double special;  /* sum of the infinities and nans */
    double infinite; /* sum of the infinities */
} Partials;

static bool partials_add(OuRuntime *rt, Partials *partials, double x) {
    double original = x;
    size_t kept = 0;
    for (size_t i = 0; i < partials->count; i++) {
        double y = partials->items[i];
        if (fabs(x) < fabs(y)) {
            double smaller = x;
            x = y;
            y = smaller;
        }
        double high = x + y, low = y - (high - x);
        if (low != 0.0) partials->items[kept++] = low;
        x = high;
    }
    partials->count = kept;
    if (x == 0.0) return true;
    if (!isfinite(x)) {
        if (isfinite(original))
            return ou_fail(rt, OU_EXC_OverflowError, "intermediate overflow in fsum");
        if (isinf(original)) partials->infinite += original;
        partials->special += original;
        partials->count = 0;
        return true;
    }
    if (partials->count == partials->capacity) {
        size_t old = partials->capacity * sizeof(double);
        bool fixed = partials->items == partials->fixed;
        double *grown = ou_resize(rt, fixed ? NULL : partials->items, fixed ? 0 : old, old * 2);
        if (grown == NULL) return false;
        if (fixed) memcpy(grown, partials->fixed, old);
        partials->items = grown;
        partials->capacity *= 2;
    }
    partials->items[partials->count++] = x;
    return true;
}

/* The sum of the partials, correctly rounded: from the largest down, until something is lost;
 * what is lost decides in which direction an exact half is rounded. */
static double partials_round(const Partials *partials) {
    size_t n = partials->count;
    if (n == 0) return 0.0;
    double high = partials->items[--n], low = 0.0;
    while (n > 0) {
        double x = high, y = partials->items[--n];
        high = x + y;
        low = y - (high - x);
        if (low != 0.0) break;
    }
    if (n > 0 && ((low < 0.0 && partials->items[n - 1] < 0.0) ||
                  (low > 0.0 && partials->items[n - 1] > 0.0))) {
        double doubled = low * 2.0, sum = high + doubled;
        if (doubled == sum - high) high = sum;
    }
    return high;
}

static OuValue partials_end(OuRuntime *rt, const Partials *partials) {
    if (partials->special != 0.0) {
        if (isnan(partials->infinite))
            return ou_raise(rt, OU_EXC_ValueError, "-inf + inf in fsum");
        return ou_float_new(rt, partials->special);
    }
    return ou_float_new(rt, partials_round(partials));
}

FUNCTION(fsum) {
    OuValue iterator = ou_iter(rt, args[0]), item;
    if (ou_is_error(iterator)) return OU_ERROR;
    Partials partials = {.count = 0, .capacity = 32};
    partials.items = partials.fixed;
    bool good = true;
    while (good && (item = ou_next(rt, iterator)) != OU_STOP) {
        double number;
        good = !ou_is_error(item) && ou_as_double(rt, item, &number) &&
               partials_add(rt, &partials, number);
        ou_drop(rt, item);
    }
    ou_drop(rt, iterator);
    OuValue result = good ? partials_end(rt, &partials) : OU_ERROR;
    if (partials.items != partials.fixed)
        ou_free(rt, partials.items, partials.capacity * sizeof(double));
    return result;
}

/* ---- prod ---- */

FUNCTION(prod) {
    OuValue iterator = ou_iter(rt, args[0]), item;
    if (ou_is_error(iterator)) return OU_ERROR;
    OuValue result = ou_is_undef(args[1]) ? ou_from_small_int(1) : ou_own(args[1]);
    while (!ou_is_error(result) && (item = ou_next(rt, iterator)) != OU_STOP) {
        OuValue next =
            ou_is_error(item) ? OU_ERROR : ou_binary(rt, OU_BINARY_mul, result, item);
        ou_drop(rt, item);
        ou_drop(rt, result);
        result = next;
    }
    ou_drop(rt, iterator);
    return result;
}

/* ---- sumprod ----
 *
 * Ints are added up in 64 bits, floats in three doubles; whatever else comes is multiplied and
 * added by the operators, and so is what was added up before. */

typedef struct Total {
    OuValue object;
    int64_t integer;
    Pair sum;
    double tiny;
    bool integers, floats;         /* still allowed */
    bool has_integers, has_floats; /* something is waiting there */
} Total;

static bool total_add_object(OuRuntime *rt, Total *total, OuValue value) {
    if (ou_is_error(value)) return false;
    OuValue sum = ou_binary(rt, OU_BINARY_add, total->object, value);
    ou_drop(rt, value);
    if (ou_is_error(sum)) return false;
    ou_replace_take(rt, &total->object, sum);
    return true;
}

static bool total_flush_integers(OuRuntime *rt, Total *total) {
    total->integers = false;
    if (!total->has_integers) return true;
    total->has_integers = false;
    return total_add_object(rt, total, ou_int_from_int64(rt, total->integer));
}

static bool total_flush_floats(OuRuntime *rt, Total *total) {
    total->floats = false;
    if (!total->has_floats) return true;
    total->has_floats = false;
    double low = exact_sum(total->sum.low, total->tiny).high;
    return total_add_object(rt, total, ou_float_new(rt, total->sum.high + low));
}

static bool total_add_integers(Total *total, OuRef p, OuRef q) {
    int64_t product, sum;
    if (!ou_is_small_int(p) || !ou_is_small_int(q)) return false;
    if (__builtin_mul_overflow(ou_small_int(p), ou_small_int(q), &product) ||
        __builtin_add_overflow(total->integer, product, &sum))
        return false;
    total->integer = sum;
    total->has_integers = true;
    return true;
}

static bool plain_double(OuRef value, double *number) {
    if (ou_is_float(value))
        *number = ou_float_number(value);
    else if (ou_is_small_int(value))
        *number = (double)ou_small_int(value);
    else if (ou_is_bool(value))
        *number = value == OU_TRUE;
    else
        return false;
    return true;
}

static bool total_add_floats(Total *total, OuRef p, OuRef q) {
    double x, y;
    if (!ou_is_float(p) && !ou_is_float(q)) return false;
    if (!plain_double(p, &x) || !plain_double(q, &y)) return false;
    Pair product = exact_product(x, y);
    Pair high = exact_sum(total->sum.high, product.high);
    Pair low = exact_sum(total->sum.low, product.low);
    Pair middle = exact_sum(low.high, high.low);
    double tiny = total->tiny + low.low + middle.low;
    if (!isfinite(high.high)) return false;
    total->sum = (Pair){high.high, middle.high};
    total->tiny = tiny;
    total->has_floats = true;
    return true;
}

static bool total_add(OuRuntime *rt, Total *total, OuRef p, OuRef q) {
    if (total->integers && total_add_integers(total, p, q)) return true;
    if (!total_flush_integers(rt, total)) return false;
    if (total->floats && total_add_floats(total, p, q)) return true;
    if (!total_flush_floats(rt, total)) return false;
    return total_add_object(rt, total, ou_binary(rt, OU_BINARY_mul, p, q));
}

/* The next pair. NO: both have ended. */
static OuTruth next_pair(OuRuntime *rt, OuRef left, OuRef right, OuValue *p, OuValue *q) {
    *p = ou_next(rt, left);
    if (ou_is_error(*p)) return OU_TRUTH_FAILED;
    *q = ou_next(rt, right);
    if (!ou_is_error(*q) && *p != OU_STOP && *q != OU_STOP) return OU_TRUTH_YES;
    bool both_ended = *p == OU_STOP && *q == OU_STOP;
    if (!ou_is_error(*q) && !both_ended)
        ou_raise(rt, OU_EXC_ValueError, "Inputs are not the same length");
    ou_drop(rt, *p);
    ou_drop(rt, *q);
    return both_ended ? OU_TRUTH_NO : OU_TRUTH_FAILED;
}

FUNCTION(sumprod) {
    OuValue left = ou_iter(rt, args[0]), right = OU_ERROR, p, q;
    Total total = {.object = ou_from_small_int(0), .integers = true, .floats = true};
    OuTruth more = OU_TRUTH_FAILED;
    if (!ou_is_error(left)) right = ou_iter(rt, args[1]);
    if (ou_is_error(right)) goto done;
    while ((more = next_pair(rt, left, right, &p, &q)) == OU_TRUTH_YES) {
        bool added = total_add(rt, &total, p, q);
        ou_drop(rt, p);
        ou_drop(rt, q);
        if (!added) break;
    }
done:
    ou_drop(rt, left);
    ou_drop(rt, right);
    if (more == OU_TRUTH_NO && total_flush_integers(rt, &total) &&
        total_flush_floats(rt, &total))
        return total.object;
    ou_drop(rt, total.object);
    return OU_ERROR;
}

/* ---- hypot and dist ---- */

/* The length of a vector: squares are added up exactly enough that the root is as good as
 * rounded once. Scaling by a power of two keeps squares from over- and underflowing. */
static double vector_length(const double *items, size_t count) {
    double largest = 0.0;
    bool has_nan = false;
    for (size_t i = 0; i < count; i++) {
        double size = fabs(items[i]);
        if (isinf(size)) return size;
        if (isnan(size)) has_nan = true;
        if (size > largest) largest = size;
    }
    if (has_nan) return NAN;
    if (largest == 0.0 || count <= 1) return largest;
    int exponent;
    frexp(largest, &exponent);
    Pair sum = {0.0, 0.0};
    for (size_t i = 0; i < count; i++) {
        double x = ldexp(items[i], -exponent);
        Pair square = exact_product(x, x), next = exact_sum(sum.high, square.high);
        sum = (Pair){next.high, sum.low + next.low + square.low};
    }
    double root = sqrt(sum.high + sum.low);
    // One step of Newton's method on what the root's square leaves.
    Pair square = exact_product(root, root);
    double rest = ((sum.high - square.high) - square.low) + sum.low;
    return ldexp(root + rest / (2.0 * root), exponent);
}

/* A block for `count` coordinates. */
static double *coordinates_begin(OuRuntime *rt, double *fixed, size_t room, size_t count) {
    return count <= room ? fixed : ou_alloc(rt, count * sizeof(double));
}

static void coordinates_end(OuRuntime *rt, double *items, size_t room, size_t count) {
    if (count > room) ou_free(rt, items, count * sizeof(double));
}

#define FIXED_COORDINATES 16

FUNCTION(hypot) {
    double fixed[FIXED_COORDINATES] = {0};
    double *items = coordinates_begin(rt, fixed, FIXED_COORDINATES, argc);
    bool good = items != NULL;
    for (size_t i = 0; good && i < argc; i++)
        good = ou_as_double(rt, args[i], &items[i]);
    OuValue result = good ? ou_float_new(rt, vector_length(items, argc)) : OU_ERROR;
    coordinates_end(rt, items, FIXED_COORDINATES, argc);
    return result;
}

static OuValue distance(OuRuntime *rt, OuRef p, OuRef q) {
    size_t count = ou_tuple_count(p);
    if (count != ou_tuple_count(q))
        return ou_raise(rt, OU_EXC_ValueError,
                        "both points must have the same number of dimensions");
    double fixed[FIXED_COORDINATES] = {0};
    double *items = coordinates_begin(rt, fixed, FIXED_COORDINATES, count);
    bool good = items != NULL;
    for (size_t i = 0; good && i < count; i++) {
        double x, y;
        good = ou_as_double(rt, ou_tuple_peek(p, i), &x) &&
               ou_as_double(rt, ou_tuple_peek(q, i), &y);
        if (good) items[i] = x - y;
    }
    OuValue result = good ? ou_float_new(rt, vector_length(items, count)) : OU_ERROR;
    coordinates_end(rt, items, FIXED_COORDINATES, count);
    return result;
}

FUNCTION(dist) {
    OuValue p = ou_tuple_from_iterable(rt, args[0]), q = OU_ERROR, result = OU_ERROR;
    if (!ou_is_error(p)) q = ou_tuple_from_iterable(rt, args[1]);
    if (!ou_is_error(q)) result = distance(rt, p, q);
    ou_drop(rt, p);
    ou_drop(rt, q);
    return result;
}

const OuMethodRow ou_math_sum[] = {
    OU_ROW("fsum", math_fsum, 1, 1,
           "fsum(seq, /)\n\nReturn the sum of the values, rounded once."),
    OU_ROW_NAMED("prod", math_prod, 1, 1, "iterable / * start",
                 "prod(iterable, /, *, start=1)\n\nReturn the product of the items."),
    OU_ROW("sumprod", math_sumprod, 2, 2,
           "sumprod(p, q, /)\n\nReturn the sum of products of values from two iterables."),
    OU_ROW("hypot", math_hypot, 0, OU_ANY_COUNT,
           "hypot(*coordinates)\n\nReturn the Euclidean distance from the origin."),
    OU_ROW("dist", math_dist, 2, 2,
           "dist(p, q, /)\n\nReturn the Euclidean distance between two points."),
    {0},
};

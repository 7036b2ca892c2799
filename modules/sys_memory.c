/* sys: memory: reference counts, sizes, and the allocator's arenas, pools and blocks. */
#include "modules/sys_parts.h"

#include <inttypes.h>
#include <stdio.h>

#include "memory/heap_stats.h"
#include "modules/output.h"
#include "objects/int.h"
#include "objects/str.h"

/* ---- getrefcount ---- */

/* The count that programs see for what is never destroyed. */
#define IMMORTAL_COUNT INT64_C(3221225472)

/* Is the object one that lives as long as the program, whoever refers to it? */
static bool is_immortal(OuRuntime *rt, OuRef value) {
    if (!ou_is_object(value)) return true;
    if (ou_is_type(value)) return !(ou_as_type(value)->flags & OU_TYPE_HEAP);
    if (ou_is_exact_str(value)) {
        const OuStr *str = ou_as_str(value);
        return str->is_interned || (str->length == 1 && ou_str_code_point_at(value, 0) < 256);
    }
    return value == rt->empty_tuple || value == rt->empty_bytes;
}

static OuValue sys_getrefcount(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    if (is_immortal(rt, args[0])) return ou_from_small_int(IMMORTAL_COUNT);
    return ou_from_small_int(ou_object(args[0])->refcount);
}

static OuValue sys_is_immortal(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return ou_bool(is_immortal(rt, args[0]));
}

/* ---- getsizeof ---- */

/* What the collector keeps outside the object for each that it tracks. */
#define TRACKING_SIZE sizeof(OuObject *)

static OuValue size_of(OuRuntime *rt, OuRef value) {
    OuValue method = ou_find_special(rt, value, rt->names.dunder_sizeof);
    if (ou_is_undef(method))
        return ou_raise(rt, OU_EXC_TypeError, "Type %T doesn't define __sizeof__", value);
    if (ou_is_error(method)) return OU_ERROR;
    OuValue size = ou_call0(rt, method);
    ou_drop(rt, method);
    if (ou_is_error(size)) return OU_ERROR;
    int64_t number = 0;
    if (!ou_is_int(size)) {
        ou_raise(rt, OU_EXC_TypeError, "an integer is required");
    } else if (!ou_int_fits_int64(size, &number)) {
        ou_raise(rt, OU_EXC_OverflowError, "Python int too large to convert to C ssize_t");
    } else if (number < 0) {
        ou_raise(rt, OU_EXC_ValueError, "__sizeof__() should return >= 0");
    }
    ou_drop(rt, size);
    if (ou_is_raised(rt)) return OU_ERROR;
    if (ou_is_object(value) && ou_gc_is_tracked(ou_object(value)))
        number += (int64_t)TRACKING_SIZE;
    return ou_int_from_int64(rt, number);
}

static OuValue sys_getsizeof(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuValue size = size_of(rt, args[0]);
    if (!ou_is_error(size) || ou_is_undef(args[1])) return size;
    return ou_clear_exception_if(rt, OU_EXC_TypeError) ? ou_own(args[1]) : OU_ERROR;
}

/* ---- the allocator ---- */

static OuValue sys_getallocatedblocks(OuRuntime *rt, OuRef self, const OuRef *args,
                                      size_t argc) {
    return ou_int_from_int64(rt, (int64_t)ou_heap_live_blocks(&rt->heap));
}

/* Digits in groups of three. */
static void with_commas(char *text, size_t size, size_t number) {
    char digits[32];
    int count = snprintf(digits, sizeof digits, "%zu", number);
    size_t at = 0;
    for (int i = 0; i < count && at + 2 < size; i++) {
        if (i > 0 && (count - i) % 3 == 0) text[at++] = ',';
        text[at++] = digits[i];
    }
    text[at] = '\0';
}

static size_t print_line(OuStrBuilder *out, const char *title, size_t number) {
    char digits[48], line[128];
    with_commas(digits, sizeof digits, number);
    snprintf(line, sizeof line, "%-35s=%21s\n", title, digits);
    ou_str_builder_add_string(out, line);
    return number;
}

static void print_classes(OuStrBuilder *out, const OuHeapStats *stats) {
    char line[128];
    snprintf(line, sizeof line, "Small block threshold = %zu, in %zu size classes.\n\n",
             (size_t)OU_SMALL_MAX, (size_t)OU_SIZE_CLASSES);
    ou_str_builder_add_string(out, line);
    ou_str_builder_add_string(out, "class   size   num pools   blocks in use  avail blocks\n"
                                   "-----   ----   ---------   -------------  ------------\n");
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++) {
        const OuClassStats *class = &stats->classes[i];
        if (class->pools == 0) continue;
        snprintf(line, sizeof line, "%5zu %6zu %11zu %15zu %13zu\n", i, class->block_size,
                 class->pools, class->blocks_used, class->blocks_free);
        ou_str_builder_add_string(out, line);
    }
}

static void print_arenas(OuStrBuilder *out, const OuHeapStats *stats) {
    char title[64];
    ou_str_builder_add_string(out, "\n");
    print_line(out, "# arenas allocated total", stats->arenas_total);
    print_line(out, "# arenas reclaimed", stats->arenas_total - stats->arenas);
    print_line(out, "# arenas highwater mark", stats->arenas_peak);
    print_line(out, "# arenas allocated current", stats->arenas);
    snprintf(title, sizeof title, "%zu arenas * %zu bytes/arena", stats->arenas,
             (size_t)OU_ARENA_SIZE);
    print_line(out, title, stats->arenas * OU_ARENA_SIZE);
}

static void print_bytes(OuStrBuilder *out, const OuHeapStats *stats) {
    char title[64];
    size_t available = 0, lost = 0;
    for (size_t i = 0; i < OU_SIZE_CLASSES; i++) {
        available += stats->classes[i].blocks_free * stats->classes[i].block_size;
        lost += stats->classes[i].bytes_lost;
    }
    ou_str_builder_add_string(out, "\n");
    size_t total = print_line(out, "# bytes in allocated blocks", stats->small_bytes);
    total += print_line(out, "# bytes in available blocks", available);
    snprintf(title, sizeof title, "%zu unused pools * %zu bytes", stats->pools_empty,
             (size_t)OU_POOL_SIZE);
    total += print_line(out, title, stats->pools_empty * OU_POOL_SIZE);
    total += print_line(out, "# bytes lost to pool headers", stats->header_bytes);
    total += print_line(out, "# bytes lost to quantization", lost);
    total += print_line(out, "# bytes lost to arena alignment", 0);
    print_line(out, "Total", total);
    ou_str_builder_add_string(out, "\n");
    print_line(out, "# large blocks (not in pools)", stats->large_blocks);
    print_line(out, "# bytes in large blocks", stats->large_bytes);
}

static OuValue sys_debugmallocstats(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    OuHeapStats stats;
    ou_heap_stats(&rt->heap, &stats);
    OuStrBuilder out;
    ou_str_builder_begin(&out, rt);
    print_classes(&out, &stats);
    print_arenas(&out, &stats);
    print_bytes(&out, &stats);
    OuValue text = ou_str_builder_end(&out);
    if (ou_is_error(text)) return OU_ERROR;
    ou_output_to_stderr(rt, text);
    ou_drop(rt, text);
    return OU_NONE;
}

const OuMethodRow ou_sys_memory[] = {
    OU_ROW("getrefcount", sys_getrefcount, 1, 1,
           "getrefcount(object, /)\n\nReturn the reference count of object.\n\nThe count "
           "includes the reference that is the argument."),
    OU_ROW("_is_immortal", sys_is_immortal, 1, 1,
           "_is_immortal(op, /)\n\nReturn True if the given object is never destroyed."),
    OU_ROW_NAMED("getsizeof", sys_getsizeof, 1, 2, "object default",
                 "Return the size of object in bytes."),
    OU_ROW("getallocatedblocks", sys_getallocatedblocks, 0, 0,
           "getallocatedblocks()\n\nReturn the number of memory blocks currently allocated."),
    OU_ROW("_debugmallocstats", sys_debugmallocstats, 0, 0,
           "_debugmallocstats()\n\nPrint the state of the allocator to stderr: size classes, "
           "pools, arenas."),
    {0},
};

/* Module time: clocks, sleeping, and calendar times. */
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <time.h>

#include "modules/modules.h"
#include "modules/struct_sequence.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/str.h"
#include "objects/tuple.h"

#define FUNCTION(name)                                                                         \
    static OuValue time_##name(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc)

#define NS_PER_SECOND INT64_C(1000000000)

/* ---- clocks ---- */

static OuValue clock_float(OuRuntime *rt, clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return ou_float_new(rt, (double)now.tv_sec + 1e-9 * (double)now.tv_nsec);
}

static OuValue clock_ns(OuRuntime *rt, clockid_t clock) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    return ou_int_from_int64(rt, now.tv_sec * NS_PER_SECOND + now.tv_nsec);
}

/* Each clock as a function that gives seconds, and one that gives nanoseconds. */
#define CLOCKS(X)                                                                              \
    X(time, CLOCK_REALTIME, "the time in seconds since the Epoch", false, true)                \
    X(perf_counter, CLOCK_MONOTONIC, "a clock for measuring short durations", true, false)     \
    X(monotonic, CLOCK_MONOTONIC, "a clock that cannot go backward", true, false)              \
    X(process_time, CLOCK_PROCESS_CPUTIME_ID, "the CPU time of the process", true, false)      \
    X(thread_time, CLOCK_THREAD_CPUTIME_ID, "the CPU time of the thread", true, false)

#define DEFINE(name, clock, doc, is_monotonic, is_adjustable)                                  \
    FUNCTION(name) {                                                                           \
        return clock_float(rt, clock);                                                         \
    }                                                                                          \
    FUNCTION(name##_ns) {                                                                      \
        return clock_ns(rt, clock);                                                            \
    }
CLOCKS(DEFINE)
#undef DEFINE

static const struct {
    const char *name;
    const char *implementation;
    clockid_t clock;
    bool monotonic, adjustable;
} clocks[] = {
#define ROW(name, clock, doc, is_monotonic, is_adjustable)                                     \
    {#name, "clock_gettime(" #clock ")", clock, is_monotonic, is_adjustable},
    CLOCKS(ROW)
#undef ROW
};

FUNCTION(get_clock_info) {
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "get_clock_info() argument 1 must be str, not %T",
                        args[0]);
    size_t i = 0, count = sizeof clocks / sizeof *clocks;
    while (i < count && !ou_str_equals_string(args[0], clocks[i].name))
        i++;
    if (i == count) return ou_raise(rt, OU_EXC_ValueError, "unknown clock");
    struct timespec step;
    if (clock_getres(clocks[i].clock, &step) != 0) return ou_raise_errno(rt, errno, OU_UNDEF);
    OuValue info = ou_call0(rt, ou_ref(rt->types[OU_TYPE_SIMPLE_NAMESPACE]));
    OuValue text = ou_str_from_string(rt, clocks[i].implementation);
    OuValue resolution = ou_float_new(rt, (double)step.tv_sec + 1e-9 * (double)step.tv_nsec);
    bool done =
        !ou_is_error(info) && !ou_is_error(text) && !ou_is_error(resolution) &&
        ou_set_attribute_string(rt, info, "implementation", text) &&
        ou_set_attribute_string(rt, info, "monotonic", ou_bool(clocks[i].monotonic)) &&
        ou_set_attribute_string(rt, info, "adjustable", ou_bool(clocks[i].adjustable)) &&
        ou_set_attribute_string(rt, info, "resolution", resolution);
    ou_drop(rt, text);
    ou_drop(rt, resolution);
    if (done) return info;
    ou_drop(rt, info);
    return OU_ERROR;
}

/* ---- sleep ---- */

/* Seconds as nanoseconds, rounded up. */
static bool duration(OuRuntime *rt, OuRef value, int64_t *ns) {
    double seconds;
    if (ou_is_int(value)) {
        int64_t whole;
        if (!ou_int_fits_int64(value, &whole) ||
            __builtin_mul_overflow(whole, NS_PER_SECOND, ns))
            return ou_fail(rt, OU_EXC_OverflowError, "timestamp out of range for C PyTime_t");
        return true;
    }
    if (!ou_is_float(value)) {
        OuValue number = ou_index(rt, value);
        if (ou_is_error(number)) {
            if (ou_clear_exception_if(rt, OU_EXC_TypeError))
                ou_raise(rt, OU_EXC_TypeError,
                         "'%T' object cannot be interpreted as an integer or float", value);
            return false;
        }
        bool done = duration(rt, number, ns);
        ou_drop(rt, number);
        return done;
    }
    seconds = ou_float_number(value);
    if (isnan(seconds))
        return ou_fail(rt, OU_EXC_ValueError, "Invalid value NaN (not a number)");
    seconds = ceil(seconds * 1e9);
    if (!(seconds >= -0x1p63 && seconds < 0x1p63))
        return ou_fail(rt, OU_EXC_OverflowError, "timestamp out of range for C PyTime_t");
    *ns = (int64_t)seconds;
    return true;
}

FUNCTION(sleep) {
    int64_t ns;
    if (!duration(rt, args[0], &ns)) return OU_ERROR;
    if (ns < 0) return ou_raise(rt, OU_EXC_ValueError, "sleep length must be non-negative");
    struct timespec end;
    clock_gettime(CLOCK_MONOTONIC, &end);
    int64_t nanoseconds = end.tv_nsec + ns % NS_PER_SECOND;
    end.tv_sec += ns / NS_PER_SECOND + nanoseconds / NS_PER_SECOND;
    end.tv_nsec = nanoseconds % NS_PER_SECOND;
    // A signal interrupts the sleep; unless it is Ctrl-C, the rest is slept too.
    int error = 0;
    do {
        if (!ou_check_interrupt(rt)) return OU_ERROR;
        error = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &end, NULL);
    } while (error == EINTR);
    return error == 0 ? OU_NONE : ou_raise_errno(rt, error, OU_UNDEF);
}

/* ---- struct_time ---- */

static const OuGetSetRow struct_time_fields[] = {
    STRUCT_FIELD(0, "tm_year", "year, for example, 1993"),
    STRUCT_FIELD(1, "tm_mon", "month of year, range [1, 12]"),
    STRUCT_FIELD(2, "tm_mday", "day of month, range [1, 31]"),
    STRUCT_FIELD(3, "tm_hour", "hours, range [0, 23]"),
    STRUCT_FIELD(4, "tm_min", "minutes, range [0, 59]"),
    STRUCT_FIELD(5, "tm_sec", "seconds, range [0, 61])"),
    STRUCT_FIELD(6, "tm_wday", "day of week, range [0, 6], Monday is 0"),
    STRUCT_FIELD(7, "tm_yday", "day of year, range [1, 366]"),
    STRUCT_FIELD(8, "tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
    {0},
};

/* With time zone and its offset there may be eleven items; those two are not kept. */
static OuValue struct_time_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names) {
    return ou_struct_new(rt, type, args, argc, names, 11);
}

OU_STRUCT_SEQUENCE(struct_time, "time.struct_time",
                   "The time value as returned by gmtime(), localtime(), and strptime().",
                   struct_time_fields, struct_time_new);

static OuValue from_tm(OuRuntime *rt, const struct tm *tm) {
    int fields[9] = {tm->tm_year + 1900,    tm->tm_mon + 1,  tm->tm_mday,
                     tm->tm_hour,           tm->tm_min,      tm->tm_sec,
                     (tm->tm_wday + 6) % 7, tm->tm_yday + 1, tm->tm_isdst};
    OuValue items[9];
    for (size_t i = 0; i < 9; i++)
        items[i] = ou_from_small_int(fields[i]);
    return ou_struct_make_take(rt, OU_MODULE_TYPE_STRUCT_TIME, items);
}

/* Read a struct_time or a tuple of nine ints. `function` names it in messages. */
static bool to_tm(OuRuntime *rt, OuRef value, const char *function, struct tm *tm) {
    if (!ou_is_tuple(value))
        return ou_fail(rt, OU_EXC_TypeError, "Tuple or struct_time argument required");
    if (ou_tuple_count(value) != 9)
        return ou_fail(rt, OU_EXC_TypeError, "%s(): illegal time tuple argument", function);
    int64_t fields[9];
    for (size_t i = 0; i < 9; i++) {
        if (!ou_index_as_int64(rt, ou_tuple_peek(value, i), false, &fields[i])) return false;
        if (fields[i] != (int)fields[i])
            return ou_fail(rt, OU_EXC_OverflowError,
                           "Python int too large to convert to C int");
    }
    *tm = (struct tm){.tm_year = (int)fields[0] - 1900,
                      .tm_mon = (int)fields[1] - 1,
                      .tm_mday = (int)fields[2],
                      .tm_hour = (int)fields[3],
                      .tm_min = (int)fields[4],
                      .tm_sec = (int)fields[5],
                      .tm_wday = (int)(fields[6] + 1) % 7,
                      .tm_yday = (int)fields[7] - 1,
                      .tm_isdst = (int)fields[8]};
    return true;
}

/* Bring the fields that may be zero to their lowest value, and refuse what is out of range. */
static bool check_tm(OuRuntime *rt, struct tm *tm) {
    if (tm->tm_mon == -1) tm->tm_mon = 0;
    if (tm->tm_mday == 0) tm->tm_mday = 1;
    if (tm->tm_yday == -1) tm->tm_yday = 0;
    const char *wrong = tm->tm_mon < 0 || tm->tm_mon > 11      ? "month"
                        : tm->tm_mday < 0 || tm->tm_mday > 31  ? "day of month"
                        : tm->tm_hour < 0 || tm->tm_hour > 23  ? "hour"
                        : tm->tm_min < 0 || tm->tm_min > 59    ? "minute"
                        : tm->tm_sec < 0 || tm->tm_sec > 61    ? "seconds"
                        : tm->tm_wday < 0                      ? "day of week"
                        : tm->tm_yday < 0 || tm->tm_yday > 365 ? "day of year"
                                                               : NULL;
    return wrong == NULL || ou_fail(rt, OU_EXC_ValueError, "%s out of range", wrong);
}

/* The optional argument `seconds`: absent or None is now. */
static bool seconds_argument(OuRuntime *rt, const OuRef *args, size_t argc, time_t *result) {
    if (argc == 0 || ou_is_undef(args[0]) || ou_is_none(args[0])) {
        *result = time(NULL);
        return true;
    }
    int64_t whole;
    if (ou_is_float(args[0])) {
        double seconds = floor(ou_float_number(args[0]));
        if (isnan(seconds))
            return ou_fail(rt, OU_EXC_ValueError, "Invalid value NaN (not a number)");
        if (!(seconds >= -0x1p62 && seconds < 0x1p62))
            return ou_fail(rt, OU_EXC_OverflowError,
                           "timestamp out of range for platform time_t");
        whole = (int64_t)seconds;
    } else if (!ou_index_as_int64(rt, args[0], false, &whole)) {
        return false;
    }
    *result = whole;
    return true;
}

static bool break_down(OuRuntime *rt, time_t seconds, bool local, struct tm *tm) {
    if ((local ? localtime_r(&seconds, tm) : gmtime_r(&seconds, tm)) != NULL) return true;
    ou_raise_errno(rt, errno, OU_UNDEF);
    return false;
}

FUNCTION(gmtime) {
    time_t seconds;
    struct tm tm;
    if (!seconds_argument(rt, args, argc, &seconds) || !break_down(rt, seconds, false, &tm))
        return OU_ERROR;
    return from_tm(rt, &tm);
}

FUNCTION(localtime) {
    time_t seconds;
    struct tm tm;
    if (!seconds_argument(rt, args, argc, &seconds) || !break_down(rt, seconds, true, &tm))
        return OU_ERROR;
    return from_tm(rt, &tm);
}

/* The time in a tuple, or now. */
static bool tuple_argument(OuRuntime *rt, const char *function, const OuRef *args, size_t argc,
                           struct tm *tm) {
    if (argc == 0) return break_down(rt, time(NULL), true, tm);
    return to_tm(rt, args[0], function, tm) && check_tm(rt, tm);
}

static OuValue text_of(OuRuntime *rt, const struct tm *tm) {
    static const char days[] = "SunMonTueWedThuFriSat", months[] = "JanFebMarAprMayJunJulAugSep"
                                                                   "OctNovDec";
    OuValue day = ou_str_from_ascii(rt, days + 3 * tm->tm_wday, 3);
    OuValue month = ou_str_from_ascii(rt, months + 3 * tm->tm_mon, 3), text = OU_ERROR;
    char rest[64];
    snprintf(rest, sizeof rest, "%3d %02d:%02d:%02d %d", tm->tm_mday, tm->tm_hour, tm->tm_min,
             tm->tm_sec, tm->tm_year + 1900);
    if (!ou_is_error(day) && !ou_is_error(month))
        text = ou_format(rt, "%U %U%s", (OuRef)day, (OuRef)month, rest);
    ou_drop(rt, day);
    ou_drop(rt, month);
    return text;
}

FUNCTION(asctime) {
    struct tm tm;
    return tuple_argument(rt, "asctime", args, argc, &tm) ? text_of(rt, &tm) : OU_ERROR;
}

FUNCTION(ctime) {
    time_t seconds;
    struct tm tm;
    if (!seconds_argument(rt, args, argc, &seconds) || !break_down(rt, seconds, true, &tm))
        return OU_ERROR;
    return text_of(rt, &tm);
}

FUNCTION(mktime) {
    struct tm tm;
    if (!to_tm(rt, args[0], "mktime", &tm)) return OU_ERROR;
    tm.tm_wday = -1; // stays so only if it fails: -1 is a time too
    time_t seconds = mktime(&tm);
    if (seconds == -1 && tm.tm_wday == -1)
        return ou_raise(rt, OU_EXC_OverflowError, "mktime argument out of range");
    return ou_float_new(rt, (double)seconds);
}

FUNCTION(strftime) {
    struct tm tm;
    if (!ou_is_str(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "strftime() argument 1 must be str, not %T",
                        args[0]);
    if (!tuple_argument(rt, "strftime", args + 1, argc - 1, &tm)) return OU_ERROR;
    const char *format = ou_str_bytes(args[0]);
    if (*format == '\0') return ou_own(rt->names.empty);
    // An empty result (of "%p" in some locales) looks as a buffer too small does.
    for (size_t size = 256;; size *= 4) {
        char *buffer = ou_alloc(rt, size);
        if (buffer == NULL) return OU_ERROR;
        size_t used = strftime(buffer, size, format, &tm);
        bool done = used > 0 || size > 256 * (strlen(format) + 1);
        OuValue text =
            done ? ou_str_decode_utf8(rt, buffer, used, "surrogateescape") : OU_UNDEF;
        ou_free(rt, buffer, size);
        if (done) return text;
    }
}

static const OuMethodRow time_functions[] = {
#define ROW(name, clock, doc, is_monotonic, is_adjustable)                                     \
    OU_ROW(#name, time_##name, 0, 0, #name "()\n\nReturn " doc ", as a float."),               \
        OU_ROW(#name "_ns", time_##name##_ns, 0, 0,                                            \
               #name "_ns()\n\nReturn " doc ", in nanoseconds, as an int."),
    CLOCKS(ROW)
#undef ROW
        OU_ROW("get_clock_info", time_get_clock_info, 1, 1,
               "get_clock_info(name: str) -> dict\n\nGet information of the specified clock."),
    OU_ROW("sleep", time_sleep, 1, 1,
           "sleep(object, /)\n\nDelay execution for a given number of seconds."),
    OU_ROW_NAMED("gmtime", time_gmtime, 0, 1, "seconds /",
                 "gmtime([seconds]) -> struct_time\n\nConvert seconds since the Epoch to UTC."),
    OU_ROW_NAMED(
        "localtime", time_localtime, 0, 1, "seconds /",
        "localtime([seconds]) -> struct_time\n\nConvert seconds since the Epoch to local "
        "time."),
    OU_ROW("mktime", time_mktime, 1, 1,
           "mktime(time_tuple, /)\n\nConvert a time tuple in local time to seconds since the "
           "Epoch."),
    OU_ROW("asctime", time_asctime, 0, 1,
           "asctime([tuple]) -> string\n\nConvert a time tuple to a string."),
    OU_ROW("ctime", time_ctime, 0, 1,
           "ctime([seconds]) -> string\n\nConvert seconds since the Epoch to a string."),
    OU_ROW("strftime", time_strftime, 1, 2,
           "strftime(format[, tuple]) -> string\n\nConvert a time tuple to a string according "
           "to a format."),
    {0},
};

static bool time_init(OuRuntime *rt, OuRef module) {
    tzset();
    OuValue names[2] = {ou_str_from_string(rt, tzname[0]), ou_str_from_string(rt, tzname[1])};
    if (ou_is_error(names[0]) || ou_is_error(names[1])) {
        ou_drop(rt, names[0]);
        ou_drop(rt, names[1]);
        return false;
    }
    return ou_module_add_take(rt, module, "tzname", ou_tuple_from_array_take(rt, names, 2)) &&
           ou_module_add_take(rt, module, "timezone", ou_from_small_int(timezone)) &&
           ou_module_add_take(rt, module, "altzone",
                              ou_from_small_int(timezone - (daylight ? 3600 : 0))) &&
           ou_module_add_take(rt, module, "daylight", ou_from_small_int(daylight)) &&
           ou_module_add_take(rt, module, "struct_time",
                              ou_module_type_value(rt, OU_MODULE_TYPE_STRUCT_TIME));
}

extern const OuModuleSpec ou_time_module;
const OuModuleSpec ou_time_module = {
    .name = "time",
    .doc = "This module provides various functions to manipulate time values.",
    .functions = time_functions,
    .init = time_init,
};

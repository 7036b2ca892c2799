#include "modules/output.h"

#include <stdio.h>
#include <unistd.h>

#include "modules/text_io.h"
#include "objects/str.h"

bool ou_output_value(OuRuntime *rt, OuRef file, OuRef value) {
    bool own_file = ou_is_exact_text_io(rt, file);
    if (own_file && ou_is_exact_str(value))
        return ou_text_io_write(rt, ou_as_text_io(file), value);
    if (own_file && ou_is_small_int(value)) {
        char digits[24];
        int size = snprintf(digits, sizeof digits, "%lld", (long long)ou_small_int(value));
        return ou_text_io_write_ascii(rt, ou_as_text_io(file), digits, (size_t)size);
    }
    OuValue text = ou_str(rt, value), result = OU_ERROR;
    if (ou_is_error(text)) return false;
    OuRef argument = text;
    if (own_file) {
        bool done = ou_text_io_write(rt, ou_as_text_io(file), text);
        ou_drop(rt, text);
        return done;
    }
    result = ou_call_method(rt, file, rt->names.write, &argument, 1);
    bool done = !ou_is_error(result);
    ou_drop(rt, text);
    ou_drop(rt, result);
    return done;
}

bool ou_output_text(OuRuntime *rt, OuRef file, const char *ascii) {
    if (ou_is_exact_text_io(rt, file))
        return ou_text_io_write_ascii(rt, ou_as_text_io(file), ascii, strlen(ascii));
    OuValue text = ou_str_from_string(rt, ascii);
    bool done = !ou_is_error(text) && ou_output_value(rt, file, text);
    ou_drop(rt, text);
    return done;
}

bool ou_output_flush(OuRuntime *rt, OuRef file) {
    if (ou_is_exact_text_io(rt, file)) return ou_text_io_flush(rt, ou_as_text_io(file));
    OuValue result = ou_call_method(rt, file, rt->names.flush, NULL, 0);
    bool done = !ou_is_error(result);
    ou_drop(rt, result);
    return done;
}

static OuValue standard_file(OuRuntime *rt, OuRef name) {
    OuRef file = ou_sys_peek(rt, name);
    return ou_is_none(file) ? OU_UNDEF : ou_own(file);
}

OuValue ou_output_stdout(OuRuntime *rt) {
    return standard_file(rt, rt->names.stdout);
}

OuValue ou_output_stderr(OuRuntime *rt) {
    return standard_file(rt, rt->names.stderr);
}

/* Past everything that programs can change. */
static void write_directly(const char *bytes, size_t size) {
    while (size > 0) {
        ssize_t count = write(STDERR_FILENO, bytes, size);
        if (count <= 0) return;
        bytes += count;
        size -= (size_t)count;
    }
}

void ou_output_to_stderr(OuRuntime *rt, OuRef str) {
    OuValue pending = ou_take_exception(rt);
    OuValue file = ou_output_stderr(rt);
    bool missing = ou_is_undef(ou_sys_peek(rt, rt->names.stderr));
    if (missing || (!ou_is_undef(file) && !ou_output_value(rt, file, str))) {
        ou_clear_exception(rt);
        write_directly(ou_str_bytes(str), ou_as_str(str)->size);
    } else if (!ou_is_undef(file) && !ou_output_flush(rt, file)) {
        ou_clear_exception(rt);
    }
    ou_drop(rt, file);
    if (!ou_is_undef(pending)) ou_restore_exception_take(rt, pending);
}

/* A file that the program has closed needs no flush. */
static bool is_closed(OuRuntime *rt, OuRef file) {
    OuValue closed = ou_get_attribute_string(rt, file, "closed");
    OuTruth truth = ou_is_error(closed) ? OU_TRUTH_NO : ou_truth(rt, closed);
    ou_drop(rt, closed);
    if (ou_is_raised(rt)) ou_clear_exception(rt);
    return truth == OU_TRUTH_YES;
}

static void report_flush_failure(OuRuntime *rt, OuRef file) {
    (void)file;
    ou_report_unraisable_while(rt, "flushing sys.stdout", OU_UNDEF);
}

bool ou_output_flush_standard(OuRuntime *rt) {
    bool good = true;
    OuValue out = ou_output_stdout(rt), err = ou_output_stderr(rt);
    if (!ou_is_undef(out) && !is_closed(rt, out) && !ou_output_flush(rt, out)) {
        good = false;
        report_flush_failure(rt, out);
        // What cannot be written now will not be tried again.
        if (ou_is_exact_text_io(rt, out)) ou_text_io_discard(ou_as_text_io(out));
    }
    if (!ou_is_undef(err) && !is_closed(rt, err) && !ou_output_flush(rt, err))
        ou_clear_exception(rt);
    ou_drop(rt, out);
    ou_drop(rt, err);
    return good;
}

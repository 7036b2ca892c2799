/* What single kinds of exceptions do differently from BaseException. */
#include "objects/exception_private.h"

#include "objects/int.h"
#include "objects/list.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "objects/tuple.h"

bool ou_stop_iteration_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names) {
    if (!ou_exception_init_slot(rt, self, args, argc, names)) return false;
    ou_exception_set_field(rt, self, 0, argc > 0 ? args[0] : OU_NONE);
    return true;
}

/* code: nothing, the only argument, or all of them as a tuple. */
bool ou_system_exit_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names) {
    if (!ou_exception_init_slot(rt, self, args, argc, names)) return false;
    if (argc == 0)
        ou_exception_set_field(rt, self, 0, OU_UNDEF);
    else
        ou_exception_set_field(rt, self, 0, argc == 1 ? args[0] : ou_as_exception(self)->args);
    return true;
}

/* The key's repr: an empty or strange key would make no message. */
OuValue ou_key_error_str(OuRuntime *rt, OuRef self) {
    OuRef args = ou_as_exception(self)->args;
    if (ou_tuple_count(args) != 1) return ou_exception_str_slot(rt, self);
    OuValue key = ou_own(ou_tuple_peek(args, 0));
    OuValue text = ou_repr(rt, key);
    ou_drop(rt, key);
    return text;
}

/* ---- fields by keyword ---- */

/* Set args, and `count` fields from place `first` on by the keywords that `parameters` ("* a
 * b") names. */
static bool init_with_keywords(OuRuntime *rt, OuRef self, const char *name,
                               const char *parameters, size_t first, size_t count,
                               const OuRef *args, size_t argc, OuRef names) {
    OuRef given[4];
    OU_ASSERT(count <= 4);
    if (!ou_parse_arguments(rt, name, parameters, 0, 0, args + argc, 0, names, given))
        return false;
    if (!ou_exception_init_slot(rt, self, args, argc, OU_UNDEF)) return false;
    for (size_t i = 0; i < count; i++)
        ou_exception_set_field(rt, self, first + i, given[i]);
    return true;
}

bool ou_attribute_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names) {
    return init_with_keywords(rt, self, "AttributeError", "* name obj", ATTRIBUTE_NAME, 2, args,
                              argc, names);
}

bool ou_name_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                        OuRef names) {
    return init_with_keywords(rt, self, "NameError", "* name", NAME_ERROR_NAME, 1, args, argc,
                              names);
}

bool ou_import_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    if (!init_with_keywords(rt, self, "ImportError", "* name path name_from", IMPORT_NAME, 3,
                            args, argc, names))
        return false;
    ou_exception_set_field(rt, self, IMPORT_MSG, ou_only_argument(args, argc));
    return true;
}

OuValue ou_import_error_str(OuRuntime *rt, OuRef self) {
    OuRef message = *ou_exception_field(self, IMPORT_MSG);
    return ou_is_exact_str(message) ? ou_own(message) : ou_exception_str_slot(rt, self);
}

/* ---- SyntaxError(message, (filename, line, offset, text[, end_line, end_offset[, metadata]]))
 * ---- */

static bool set_syntax_details(OuRuntime *rt, OuRef self, OuRef details) {
    size_t count = ou_tuple_count(details);
    if (count < 4 || count > 7)
        return ou_fail(rt, OU_EXC_TypeError, "function takes %s %d arguments (%zu given)",
                       count < 4 ? "at least" : "at most", count < 4 ? 4 : 7, count);
    static const uint8_t places[] = {SYNTAX_FILENAME, SYNTAX_LINE,     SYNTAX_OFFSET,
                                     SYNTAX_TEXT,     SYNTAX_END_LINE, SYNTAX_END_OFFSET,
                                     SYNTAX_METADATA};
    for (size_t i = 0; i < sizeof places; i++)
        ou_exception_set_field(rt, self, places[i],
                               i < count ? ou_tuple_peek(details, i) : OU_UNDEF);
    if (count == 5)
        return ou_fail(rt, OU_EXC_TypeError,
                       "end_offset must be provided when end_lineno is provided");
    return true;
}

bool ou_syntax_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names) {
    if (!ou_exception_init_slot(rt, self, args, argc, names)) return false;
    if (argc > 0) ou_exception_set_field(rt, self, SYNTAX_MSG, args[0]);
    if (argc != 2) return true;
    OuValue details = ou_tuple_from_iterable(rt, args[1]);
    if (ou_is_error(details)) return false;
    bool done = set_syntax_details(rt, self, details);
    ou_drop(rt, details);
    return done;
}

OuValue ou_syntax_error_str(OuRuntime *rt, OuRef self) {
    OuRef message = *ou_exception_field(self, SYNTAX_MSG);
    OuRef filename = *ou_exception_field(self, SYNTAX_FILENAME);
    OuRef line = *ou_exception_field(self, SYNTAX_LINE);
    bool has_line = ou_is_int(line) && !ou_is_bool(line);
    if (ou_is_undef(message)) message = OU_NONE;
    if (!ou_is_str(filename)) {
        if (has_line) return ou_format(rt, "%S (line %S)", message, line);
        return ou_str(rt, message);
    }
    const char *slash = strrchr(ou_str_bytes(filename), '/');
    const char *name = slash == NULL ? ou_str_bytes(filename) : slash + 1;
    if (has_line) return ou_format(rt, "%S (%s, line %S)", message, name, line);
    return ou_format(rt, "%S (%s)", message, name);
}

/* What the files that make up the exceptions share: exception.c and the files of single kinds.
 * Private to them. */
#ifndef OU_OBJECTS_EXCEPTION_PRIVATE_H
#define OU_OBJECTS_EXCEPTION_PRIVATE_H

#include "objects/exception.h"

/* ---- exception.c: BaseException ---- */

/* An instance of `type` with these args (a tuple) and no fields set; __init__ is not called. */
OuValue ou_exception_make(OuRuntime *rt, OuType *type, OuRef args);
OuValue ou_exception_new_slot(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                              OuRef names);
bool ou_exception_init_slot(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names);
OuValue ou_exception_str_slot(OuRuntime *rt, OuRef self);

/* What __reduce__ returns: (type, args), and `state`, a dict, if that is not empty. */
OuValue ou_exception_reduce_with(OuRuntime *rt, OuRef self, OuRef args, OuRef state);

/* The only positional argument, or OU_UNDEF. */
static inline OuRef ou_only_argument(const OuRef *args, size_t argc) {
    return argc == 1 ? args[0] : OU_UNDEF;
}
/* Set a field (borrowed; OU_UNDEF: unset). */
void ou_exception_set_field(OuRuntime *rt, OuRef self, size_t index, OuRef value);

/* ---- exception_kinds.c ---- */

bool ou_stop_iteration_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                            OuRef names);
bool ou_system_exit_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                         OuRef names);
OuValue ou_key_error_str(OuRuntime *rt, OuRef self);
bool ou_attribute_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names);
extern const OuMethodRow ou_attribute_error_methods[];
bool ou_name_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names);
bool ou_import_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names);
extern const OuMethodRow ou_import_error_methods[];
OuValue ou_import_error_str(OuRuntime *rt, OuRef self);
bool ou_syntax_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                          OuRef names);
OuValue ou_syntax_error_str(OuRuntime *rt, OuRef self);

/* ---- exception_group.c ---- */

OuValue ou_exception_group_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                               OuRef names);
bool ou_exception_group_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                             OuRef names);
OuValue ou_exception_group_str(OuRuntime *rt, OuRef self);
extern const OuMethodRow ou_exception_group_methods[];

/* ---- os_error.c ---- */

OuValue ou_os_error_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                        OuRef names);
bool ou_os_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc, OuRef names);
extern const OuGetSetRow ou_os_error_getsets[];
extern const OuMethodRow ou_os_error_methods[];
OuValue ou_os_error_str(OuRuntime *rt, OuRef self);

/* ---- unicode_error.c ---- */

bool ou_unicode_decode_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names);
bool ou_unicode_encode_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                  OuRef names);
bool ou_unicode_translate_error_init(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc,
                                     OuRef names);
OuValue ou_unicode_decode_error_str(OuRuntime *rt, OuRef self);
OuValue ou_unicode_encode_error_str(OuRuntime *rt, OuRef self);
OuValue ou_unicode_translate_error_str(OuRuntime *rt, OuRef self);

/* ---- places of fields, as exceptions.def lists them ---- */

enum {
    SYNTAX_MSG,
    SYNTAX_FILENAME,
    SYNTAX_LINE,
    SYNTAX_OFFSET,
    SYNTAX_END_LINE,
    SYNTAX_END_OFFSET,
    SYNTAX_TEXT,
    SYNTAX_PRINT_FILE,
    SYNTAX_METADATA
};
enum { OS_ERRNO, OS_STRERROR, OS_FILENAME, OS_FILENAME2, OS_WRITTEN };
enum { IMPORT_MSG, IMPORT_NAME, IMPORT_PATH, IMPORT_NAME_FROM };
enum { UNICODE_ENCODING, UNICODE_OBJECT, UNICODE_START, UNICODE_END, UNICODE_REASON };
enum { GROUP_MESSAGE, GROUP_EXCEPTIONS };
enum { ATTRIBUTE_NAME, ATTRIBUTE_OBJECT };
enum { NAME_ERROR_NAME };

#endif

/* Warnings: what a program is told without being stopped, unless it asks to be.
 *
 * The filters decide what becomes of a warning. They live in the runtime from its first warning
 * on; once a program has imported the module `warnings`, the ones in that module count, and it
 * shows what is to be shown. */
#ifndef OU_OBJECTS_WARNINGS_H
#define OU_OBJECTS_WARNINGS_H

#include "objects/object.h"

/* A warning and where it belongs. Everything is borrowed; OU_UNDEF where nothing is known. */
typedef struct OuWarning {
    OuRef category;    /* a subclass of Warning; ignored if `message` is an instance of one */
    OuRef message;     /* text, or an instance of Warning */
    OuRef filename;    /* a str */
    int64_t line;      /* from 1 */
    OuRef module;      /* its name; OU_UNDEF: from the file's */
    OuRef registry;    /* a dict that remembers what was shown, or OU_UNDEF, or None */
    OuRef source_line; /* a str to show; OU_UNDEF: from the file */
    OuRef source;      /* the object to blame */
} OuWarning;

/* Warn at the place of the running frame (`level` 1) or of one of its callers. False: the
 * filters make it an error, which is raised. May run user code. */
bool ou_warn(OuRuntime *rt, enum OuExceptionIndex category, int64_t level, const char *format,
             ...);

/* Warn that a conversion's `method` answered an instance of a subclass of `type`; the message
 * names the class of `owner` unless it is OU_UNDEF. False as above. */
bool ou_warn_strict_subclass(OuRuntime *rt, OuRef owner, const char *method, const char *type,
                             OuRef answer);

/* The same for any message and category. Frames of files whose names begin with one of
 * `prefixes` (a tuple of strs) do not count as callers. */
bool ou_warn_at(OuRuntime *rt, OuRef category, OuRef message, int64_t level, OuRef source,
                OuRef prefixes);

/* Warn of something at a given place. */
bool ou_warn_explicit(OuRuntime *rt, const OuWarning *warning);

/* The runtime's own list of filters, registry for "once", and action where no filter says
 * anything: borrowed. They are made when they are asked for; OU_ERROR: no memory. */
OuRef ou_warnings_filters(OuRuntime *rt);
OuRef ou_warnings_once(OuRuntime *rt);
OuRef ou_warnings_default(OuRuntime *rt);

/* The filters have changed: what the registries remember is void. */
void ou_warnings_changed(OuRuntime *rt);

/* Drop all of it. */
void ou_warnings_finish(OuRuntime *rt);

#endif

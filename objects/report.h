/* What reporting an error needs from the floors above: it asks through rt->report_hooks, which
 * may be NULL. */
#ifndef OU_OBJECTS_REPORT_H
#define OU_OBJECTS_REPORT_H

#include "objects/object.h"

typedef struct OuReportHooks {
    /* Does `text` compile as a program, or may it go on so that it does ("if x:")? A `return`
     * outside of functions does not. Leaves no exception set. For "invalid syntax. Did you mean
     * 'if'?". */
    bool (*parses)(OuRuntime *rt, const char *text, size_t size);
} OuReportHooks;

#endif

/* Source texts by filename: where reports of errors take the lines from that they show. */
#ifndef OU_OBJECTS_SOURCE_H
#define OU_OBJECTS_SOURCE_H

#include "objects/object.h"

/* Remember `text` (UTF-8, copied) as the source of `filename` (a str), instead of what was
 * remembered before. For sources that are in no file: "<string>", the prompt; and for files
 * that may change while they run. */
bool ou_source_register(OuRuntime *rt, OuRef filename, const char *text, size_t size);

/* The same for a text that outlives the runtime: it is not copied. */
bool ou_source_register_static(OuRuntime *rt, OuRef filename, const char *text, size_t size);

/* The line with this number (from 1) without its end, as a str; OU_UNDEF if there is none. A
 * file that was not registered is read, and remembered. Sets no exception: without memory there
 * is no line. */
OuValue ou_source_line(OuRuntime *rt, OuRef filename, uint32_t line);

/* Forget everything; part of the end of the runtime. */
void ou_sources_finish(OuRuntime *rt);

#endif

/* Writing to sys.stdout, sys.stderr, or whatever a program has put in their place. */
#ifndef OU_MODULES_OUTPUT_H
#define OU_MODULES_OUTPUT_H

#include "modules/modules.h"

/* file.write(str(value)): at once if `file` is a text file of our own. */
bool ou_output_value(OuRuntime *rt, OuRef file, OuRef value);
bool ou_output_text(OuRuntime *rt, OuRef file, const char *ascii);
/* file.flush(). */
bool ou_output_flush(OuRuntime *rt, OuRef file);
/* sys.stdout or sys.stderr, owned; OU_UNDEF if it is None or missing. */
OuValue ou_output_stdout(OuRuntime *rt);
OuValue ou_output_stderr(OuRuntime *rt);
/* Write a str to sys.stderr, and if that does not work, to descriptor 2. Leaves no exception.
 */
void ou_output_to_stderr(OuRuntime *rt, OuRef str);
/* Flush sys.stdout and sys.stderr as at the end of the program. False: stdout could not be
 * written, which has been reported. */
bool ou_output_flush_standard(OuRuntime *rt);

#endif

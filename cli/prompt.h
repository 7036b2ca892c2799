/* The interactive prompt. */
#ifndef OU_CLI_PROMPT_H
#define OU_CLI_PROMPT_H

#include "objects/runtime.h"

/* Read statements from standard input and run them until its end, or until SystemExit.
 * `banner`: say hello first. Returns the exit status. */
int ou_prompt_run(OuRuntime *rt, bool banner);

#endif

/* What the files of module _functools share. */
#ifndef OU_MODULES_FUNCTOOLS_PARTS_H
#define OU_MODULES_FUNCTOOLS_PARTS_H

#include "modules/modules.h"

/* functools.Placeholder, owned. */
OuValue ou_placeholder(OuRuntime *rt);

#endif

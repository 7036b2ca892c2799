/* The tables of built-in functions, one per topic; builtins.c puts them together. */
#ifndef OU_MODULES_BUILTINS_TABLES_H
#define OU_MODULES_BUILTINS_TABLES_H

#include "modules/modules.h"

extern const OuMethodRow ou_builtins_number[]; /* abs, bin, pow, ... */
extern const OuMethodRow ou_builtins_iter[];   /* all, len, max, sorted, ... */
extern const OuMethodRow ou_builtins_object[]; /* getattr, isinstance, repr, ... */
extern const OuMethodRow ou_builtins_code[];   /* eval, exec, globals, ... */
extern const OuMethodRow ou_builtins_class[];  /* __build_class__ */
extern const OuMethodRow ou_builtins_io[];     /* print, input, open */
extern const OuMethodRow ou_builtins_import[]; /* __import__ */

/* exit, quit, copyright, credits, license, help */
bool ou_builtins_add_site(OuRuntime *rt, OuRef module);

#endif

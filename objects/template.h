/* string.templatelib.Template: what a t-string makes. */
#ifndef OU_OBJECTS_TEMPLATE_H
#define OU_OBJECTS_TEMPLATE_H

#include "objects/function.h"

typedef struct OuTemplate {
    OuObject header;
    OuValue strings;        // tuple of str, one more than there are interpolations
    OuValue interpolations; // tuple
} OuTemplate;
OU_KIND_TEST(template, TEMPLATE, OuTemplate)

/* From the tuples as the fields have them. */
OuValue ou_template_new(OuRuntime *rt, OuRef strings, OuRef interpolations);

#endif

/* super(): attributes as the parents of a class see them. */
#ifndef OU_OBJECTS_SUPER_H
#define OU_OBJECTS_SUPER_H

#include "objects/function.h"

/* super(class, self).name without making the super object. As ou_get_method: if the attribute
 * is a plain function of a class, *self_is_argument is true and it is not bound. `class` and
 * `self` are checked as super() checks them. */
OuValue ou_super_get_method(OuRuntime *rt, OuRef class, OuRef self, OuRef name,
                            bool *self_is_argument);
/* super(class, self).name */
OuValue ou_super_get_attribute(OuRuntime *rt, OuRef class, OuRef self, OuRef name);

#endif

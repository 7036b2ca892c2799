/* A view of a mapping that cannot be written: what a class's __dict__ is. */
#ifndef OU_OBJECTS_MAPPING_PROXY_H
#define OU_OBJECTS_MAPPING_PROXY_H

#include "objects/function.h"

typedef struct OuMappingProxy {
    OuObject header;
    OuValue mapping;
} OuMappingProxy;
OU_KIND_TEST(mapping_proxy, MAPPING_PROXY, OuMappingProxy)

/* A read-only view of `mapping`, which is any mapping. */
OuValue ou_mapping_proxy_new(OuRuntime *rt, OuRef mapping);

#endif

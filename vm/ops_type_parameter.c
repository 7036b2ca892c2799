/* Type parameters of generic functions, classes and type aliases. */
#include "objects/function.h"
#include "objects/type_parameter.h"
#include "vm/ops.h"

OuValue ou_vm_type_parameter(OuRuntime *rt, OuValue *operands, unsigned n) {
    static const struct {
        enum OuTypeIndex type;
        OuTypeParameterLimit limit;
    } kinds[] = {
        [0] = {OU_TYPE_TYPE_VAR, OU_LIMIT_NONE},
        [1] = {OU_TYPE_TYPE_VAR, OU_LIMIT_BOUND},
        [3] = {OU_TYPE_TYPE_VAR, OU_LIMIT_CONSTRAINTS},
        [4] = {OU_TYPE_TYPE_VAR_TUPLE, OU_LIMIT_NONE},
        [6] = {OU_TYPE_PARAM_SPEC, OU_LIMIT_NONE},
    };
    return ou_type_parameter_new(rt, kinds[n].type, operands[0], kinds[n].limit,
                                 n & 1 ? (OuRef)operands[1] : OU_UNDEF);
}

OuValue ou_vm_set_type_parameters(OuRef function, OuRef params) {
    OuFunction *made = ou_as_function(function); // new: it has none yet
    made->type_params = ou_own(params);
    return ou_own(function);
}

#include "modules/gate.h"

bool ou_gate_open(OuRuntime *rt, const char *operation) {
    if (OU_LIKELY(!ou_modules_of(rt)->gate_closed)) return true;
    return ou_fail(rt, OU_EXC_PermissionError, "%s: input and output are switched off",
                   operation);
}

void ou_gate_close(OuRuntime *rt) {
    ou_modules_of(rt)->gate_closed = true;
}

/* Frame objects: what a program sees of a running or finished frame. vm/ makes one when it is
 * asked for. While the frame runs, rt->refresh_frame brings `place` and `locals` up to date
 * before they are read. */
#ifndef OU_OBJECTS_FRAME_H
#define OU_OBJECTS_FRAME_H

#include "objects/code.h"
#include "objects/function.h"

typedef struct OuFrameObject {
    OuObject header;
    OuCode *code;     /* owned */
    OuValue globals;  /* dict */
    OuValue builtins; /* dict */
    OuValue locals; /* the local variables that have a value: a dict, or OU_UNDEF: not known */
    OuValue back;   /* the frame that called, or OU_UNDEF */
    uint32_t place; /* word index of the instruction at work */
    void *running;  /* vm/'s record of the frame while it runs, else NULL */
} OuFrameObject;
OU_KIND_TEST(frame, FRAME, OuFrameObject)

/* A frame object of `code` at word index `place`. `locals` and `back` may be OU_UNDEF. */
OuValue ou_frame_new(OuRuntime *rt, OuCode *code, OuRef globals, OuRef builtins, OuRef locals,
                     OuRef back, uint32_t place);

#endif

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
    OuValue extra;  /* what f_locals was given beside the variables: a dict, or OU_UNDEF */
    OuValue kept;   /* former values of variables set through f_locals, a list, or OU_UNDEF: an
                     * instruction at work may still borrow them */
    OuValue trace;  /* f_trace, or OU_UNDEF */
    bool trace_lines, trace_opcodes;
    uint32_t place; /* word index of the instruction at work */
    void *running;  /* vm/'s record of the frame while it runs, else NULL */
} OuFrameObject;
OU_KIND_TEST(frame, FRAME, OuFrameObject)

/* A frame object of `code` at word index `place`. `locals` and `back` may be OU_UNDEF. */
OuValue ou_frame_new(OuRuntime *rt, OuCode *code, OuRef globals, OuRef builtins, OuRef locals,
                     OuRef back, uint32_t place);

/* The proxy that f_locals of a function's frame gives. */
OuValue ou_frame_locals_new(OuRuntime *rt, OuRef frame);

#endif

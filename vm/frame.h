/* The machine's own state: the value stack and the frames. Private to vm/.
 *
 * There is one contiguous value stack. A call's operands lie on it as
 *
 *     ... | callable | self or UNDEF | arg 1 ... arg n |        <- sp
 *
 * and become, without being moved, the first locals of the callee:
 *
 *         ^ result                   ^ locals (one lower if there is a self)
 *     ... | callable | self | locals .......... | temporaries |  <- sp
 *
 * The callable's reference moves into the frame record; on return the result takes the place of
 * the callable. The stack's address range is reserved once and never moves, so pointers into it
 * stay valid.
 *
 * A Python function that calls a Python function goes on in the same C frame. The loop is
 * entered anew (a frame of kind ENTRY) only when C code calls Python: a key function of sort, a
 * __del__. */
#ifndef OU_VM_FRAME_H
#define OU_VM_FRAME_H

#include "objects/frame.h"
#include "objects/generator.h"
#include "objects/protocol.h"
#include "objects/str.h"
#include "vm/vm.h"

/* What becomes of a frame's result. */
typedef enum {
    OU_FRAME_CALL,  /* pushed for the caller, a Python frame */
    OU_FRAME_ENTRY, /* returned from ou_vm_run to C */
    OU_FRAME_INIT,  /* must be None; the instance, which lies in *result, is pushed instead */
    OU_FRAME_FOR_ITER,   /* a generator driven by the caller's FOR_ITER */
    OU_FRAME_FOR_ITER_L, /* ... by FOR_ITER_L */
    OU_FRAME_SEND,       /* ... by SEND */
} OuFrameKind;

typedef struct OuFrame {
    OuFunction *function;    /* owned */
    OuCode *code;            /* borrowed from the function */
    const OuInstruction *pc; /* behind the opcode word of the instruction at work; valid when
                                the loop has called out */
    OuValue *sp;             /* first free slot; likewise */
    OuValue *locals;
    OuValue *result;
    uint8_t kind; /* OuFrameKind */
    /* What few frames have. A call does not set these fields: records are zero when they are
     * first used, and a frame leaves them zero (ou_vm_leave_frame). */
    uint8_t operand;   /* fused operand that raised, plus 1 */
    bool has_more;     /* any of those that follow is set */
    OuValue namespace; /* of module and class bodies: any mapping, owned; or NULL */
    OuGenerator
        *generator; /* that runs in this frame, borrowed (its driver owns it), or NULL */
    OuValue handled_outside; /* of a generator: rt->handled of the driver, owned */
    OuFrameObject *object;   /* made when asked for; owned, or NULL */
} OuFrame;

/* What an attribute instruction has found for objects of one shape: the words of its cache,
 * kept also here, so that an instruction that meets objects of several shapes finds each of
 * them again (ops_attribute.c). */
typedef struct OuAttributeEntry {
    OuValue name; /* owned: no other str can come to lie at its address; NULL: a free entry */
    uint32_t access; /* reading, calling or storing */
    uint32_t words[4];
} OuAttributeEntry;
#define OU_ATTRIBUTE_ENTRIES 1024

typedef struct OuVm {
    OuFrame *frame; /* the innermost one; frames[0] is a sentinel below all */
    OuFrame *frames;
    OuFrame *frames_limit; /* the last one that may be used, by the recursion limit */
    OuValue *stack, *stack_end;
    OuAttributeEntry attributes[OU_ATTRIBUTE_ENTRIES];
} OuVm;

/* Frames in use: the depth of Python calls. */
static inline size_t ou_vm_depth(const OuVm *vm) {
    return (size_t)(vm->frame - vm->frames);
}

static inline OuVm *ou_vm_of(OuRuntime *rt) {
    return rt->vm;
}

/* Word index of the instruction at work. */
static inline uint32_t ou_frame_place(const OuFrame *frame) {
    return (uint32_t)(frame->pc - frame->code->words - 1);
}

/* ---- interp.c ---- */

/* Run the innermost frame, of kind ENTRY, until it returns, or (generators) yields. `raised`:
 * start by raising the pending exception at the place where the frame stands. */
OuValue ou_vm_run(OuRuntime *rt, bool raised);

/* ---- call.c ---- */

/* Lay out the locals of a call of `function`: `first` holds `count` owned positional arguments,
 * followed by the `keyword_count` owned values of the keywords in the tuple `names` (UNDEF if
 * 0). On success all local slots from `first` on are set. On failure (TypeError) all arguments
 * have been dropped. There must be room on the stack. */
bool ou_vm_bind(OuRuntime *rt, OuFunction *function, OuValue *first, size_t count, OuRef names,
                size_t keyword_count);
/* A frame for `function` (taken, also on failure), whose locals are laid out from `locals` on.
 * NULL: RecursionError; the locals have been dropped. */
OuFrame *ou_vm_push_frame(OuRuntime *rt, OuFunction *function, OuValue *locals, OuValue *result,
                          OuFrameKind kind);
/* Ends the innermost frame: drops its values, its function, its record. */
void ou_vm_pop_frame(OuRuntime *rt);
/* Is there room for a call of `code` whose locals start at `locals`? Else RecursionError. */
bool ou_vm_check_room(OuRuntime *rt, const OuCode *code, OuValue *locals, size_t extra);
/* The `call` slot of functions. */
OuValue ou_vm_call_function(OuRuntime *rt, OuRef callable, const OuRef *args, size_t argc,
                            OuRef names);

/* ---- vm.c ---- */

/* Bring place and locals of a running frame's object up to date. */
void ou_vm_refresh_frame(OuRuntime *rt, OuFrameObject *object);
/* Set the variable in `slot` of a running frame. Its former value lives on until the frame ends:
 * an instruction at work may borrow it. */
bool ou_vm_set_frame_local(OuRuntime *rt, OuFrameObject *object, size_t slot, OuRef value);
/* The frame ends or is suspended: its object, if a program still holds it, keeps what it shows now. */
void ou_vm_release_frame_object(OuRuntime *rt, OuFrame *frame);

/* Is this the name of a slot that programs do not see: the variable of an inlined
 * comprehension? */
static inline bool ou_is_hidden_local(OuRef name) {
    return ou_str_bytes(name)[0] == '.';
}

/* ---- generator.c ---- */

extern const OuGeneratorHooks ou_vm_generator_hooks;
/* Put the slots of a suspended generator on the stack at `base` and push its frame; `sent`
 * (taken) becomes the value of the yield it waits in (unused in a new one). NULL: an exception
 * is set, `sent` dropped. */
OuFrame *ou_vm_resume(OuRuntime *rt, OuGenerator *generator, OuValue *base, OuValue sent,
                      OuFrameKind kind);
/* Move the innermost frame's values back into its generator and pop the frame. */
void ou_vm_suspend(OuRuntime *rt, OuFrame *frame);
/* RETURN_GENERATOR: a generator object that holds the innermost frame's locals; the frame is
 * popped. */
OuValue ou_vm_make_generator(OuRuntime *rt, OuFrame *frame);
/* The frame of a generator ends, by return or exception: marks the generator closed, gives
 * rt->handled back. */
void ou_vm_generator_ended(OuRuntime *rt, OuFrame *frame);

#endif

/* Generators: the object. Resuming is vm/'s: it fills in the type's `next` slot and ou_generator's hooks. */
#ifndef OU_OBJECTS_GENERATOR_H
#define OU_OBJECTS_GENERATOR_H

#include "objects/function.h"

typedef enum { OU_GENERATOR_CREATED, OU_GENERATOR_SUSPENDED, OU_GENERATOR_RUNNING, OU_GENERATOR_CLOSED } OuGeneratorState;

/* A suspended generator keeps the slots of its frame: locals, then temporaries. */
typedef struct OuGenerator {
    OuObject header;
    OuCode *code;             /* owned; kept after the end for gi_code */
    OuValue function;         /* gives globals, closure; OU_UNDEF when closed */
    OuValue name, qualname;
    OuValue handled;          /* exceptions being handled inside it, while suspended; or OU_UNDEF */
    OuGeneratorState state;
    uint32_t place;           /* word index to go on at */
    uint32_t slot_count;      /* live slots now */
    uint32_t slot_capacity;   /* allocated: local_count + stack_size of the code */
    OuValue *slots;
} OuGenerator;
OU_KIND_TEST(generator, GENERATOR, OuGenerator)

/* vm/generator.c: what the type's table needs. */
typedef struct OuGeneratorHooks {
    OuUnary next;
    /* send(value), throw(exception), close(): results as the methods'. */
    OuBinary send;
    OuBinary throw_;
    OuUnary close;
} OuGeneratorHooks;

/* A generator without slots yet. */
OuValue ou_generator_new(OuRuntime *rt, OuRef function);

#endif

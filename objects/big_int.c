/* Int objects as memory: making and finishing them, and the heap behind GMP.
 *
 * An object's capacity is odd, so that header and limbs fill the allocator's 16-byte steps. A
 * result may keep a few limbs more than it needs; if it could give back a quarter, it is
 * copied.
 *
 * The allocation functions of GMP are a property of the process. They are installed when the
 * program is loaded, and lead to the heap of the runtime at work on this thread. For other
 * users of GMP in the process, when no runtime is at work, they behave as the functions that
 * were there before. */
#include "objects/big_int.h"

/* Temporaries up to this size GMP takes from the stack. */
#define GMP_STACK_LIMBS ((size_t)4096)
/* So many limbs the system may not have, whatever the limit of the heap says. */
#define PROBED_LIMBS ((size_t)1 << 17)

static _Thread_local OuHeap *heap_at_work;

static void *(*previous_allocate)(size_t);
static void *(*previous_resize)(void *, size_t, size_t);
static void (*previous_free)(void *, size_t);

static void *gmp_allocate(size_t size) {
    OuHeap *heap = heap_at_work;
    void *block = heap != NULL ? ou_heap_alloc_unrefused(heap, size) : NULL;
    // Without any memory in the system, the previous function fails too and ends the process.
    return block != NULL ? block : previous_allocate(size);
}

static void *gmp_resize(void *old, size_t old_size, size_t size) {
    OuHeap *heap = heap_at_work;
    if (heap == NULL) return previous_resize(old, old_size, size);
    void *block = ou_heap_resize_unrefused(heap, old, old_size, size);
    return block != NULL ? block : previous_allocate(SIZE_MAX / 2);
}

static void gmp_free(void *block, size_t size) {
    OuHeap *heap = heap_at_work;
    if (heap != NULL) {
        ou_heap_free(heap, block, size);
    } else {
        previous_free(block, size);
    }
}

__attribute__((constructor)) static void install_gmp_functions(void) {
    mp_get_memory_functions(&previous_allocate, &previous_resize, &previous_free);
    mp_set_memory_functions(gmp_allocate, gmp_resize, gmp_free);
}

// Would the heap give so many limbs? For large ones the system is asked too.
static bool has_room(OuRuntime *rt, size_t limbs) {
    size_t size = limbs * sizeof(mp_limb_t);
    if (limbs < PROBED_LIMBS) return ou_heap_has_room(&rt->heap, size);
    void *probe = ou_heap_alloc(&rt->heap, size);
    ou_heap_free(&rt->heap, probe, size);
    return probe != NULL;
}

bool ou_gmp_begin(OuRuntime *rt, size_t temporary) {
    if (temporary > GMP_STACK_LIMBS && !has_room(rt, temporary)) {
        ou_raise_memory(rt);
        return false;
    }
    heap_at_work = &rt->heap;
    return true;
}

void ou_gmp_end(void) {
    heap_at_work = NULL;
}

bool ou_limb_scratch_begin(OuRuntime *rt, OuLimbScratch *scratch, size_t count) {
    size_t held = sizeof scratch->inline_limbs / sizeof scratch->inline_limbs[0];
    scratch->count = count;
    scratch->limbs = scratch->inline_limbs;
    if (count > held) scratch->limbs = ou_alloc(rt, count * sizeof(mp_limb_t));
    return scratch->limbs != NULL;
}

void ou_limb_scratch_end(OuRuntime *rt, OuLimbScratch *scratch) {
    if (scratch->limbs == scratch->inline_limbs || scratch->limbs == NULL) return;
    ou_free(rt, scratch->limbs, scratch->count * sizeof(mp_limb_t));
}

static OuBigInt *big_int_new_of_type(OuRuntime *rt, OuType *type, size_t limbs) {
    if (limbs > OU_INT_MAX_LIMBS) return ou_raise_memory(rt);
    size_t capacity = limbs | 1;
    OuBigInt *big =
        ou_object_new_sized(rt, type, sizeof(OuBigInt) + capacity * sizeof(mp_limb_t));
    if (big == NULL) return NULL;
    big->capacity = (uint32_t)capacity;
    big->size = 0;
    return big;
}

OuBigInt *ou_big_int_new(OuRuntime *rt, size_t limbs) {
    return big_int_new_of_type(rt, rt->types[OU_TYPE_INT], limbs);
}

void ou_big_int_abandon(OuRuntime *rt, OuBigInt *big) {
    if (big != NULL) ou_drop(rt, ou_take(big));
}

static int32_t signed_size(size_t count, bool negative) {
    return negative ? -(int32_t)count : (int32_t)count;
}

// Does the magnitude fit the value word? *value is the word then.
static bool limbs_fit_word(const mp_limb_t *limbs, size_t count, bool negative,
                           OuValue *value) {
    if (count > 1) return false;
    mp_limb_t magnitude = count == 0 ? 0 : limbs[0];
    if (magnitude > (mp_limb_t)OU_INT_MAX + negative) return false;
    *value = ou_from_small_int(negative ? (int64_t)-magnitude : (int64_t)magnitude);
    return true;
}

OuValue ou_big_int_finish(OuRuntime *rt, OuBigInt *big, size_t count, bool negative) {
    OU_ASSERT(count <= big->capacity);
    while (count > 0 && big->limbs[count - 1] == 0)
        count--;
    OuValue word;
    if (limbs_fit_word(big->limbs, count, negative, &word)) {
        ou_big_int_abandon(rt, big);
        return word;
    }
    big->size = signed_size(count, negative);
    if (OU_LIKELY(big->capacity - count <= 8 + count / 4)) return ou_take(big);
    OuValue copy = ou_int_from_limbs(rt, big->limbs, count, negative);
    ou_big_int_abandon(rt, big);
    return copy;
}

OuValue ou_int_from_limbs(OuRuntime *rt, const mp_limb_t *limbs, size_t count, bool negative) {
    while (count > 0 && limbs[count - 1] == 0)
        count--;
    OuValue word;
    if (limbs_fit_word(limbs, count, negative, &word)) return word;
    OuBigInt *big = ou_big_int_new(rt, count);
    if (big == NULL) return OU_ERROR;
    mpn_copyi(big->limbs, limbs, (mp_size_t)count);
    big->size = signed_size(count, negative);
    return ou_take(big);
}

OuValue ou_int_from_mpz(OuRuntime *rt, mpz_srcptr number) {
    return ou_int_from_limbs(rt, mpz_limbs_read(number), mpz_size(number), mpz_sgn(number) < 0);
}

OuValue ou_int_of_type(OuRuntime *rt, OuType *type, OuRef value) {
    OuIntView view;
    ou_int_view(&view, value);
    OuBigInt *big = big_int_new_of_type(rt, type, view.count);
    if (big == NULL) return OU_ERROR;
    if (view.count > 0) mpn_copyi(big->limbs, view.limbs, (mp_size_t)view.count);
    big->size = signed_size(view.count, view.negative);
    return ou_take(big);
}

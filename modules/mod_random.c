/* Module _random: the Mersenne Twister MT19937, a generator of pseudorandom numbers.
 *
 * The state is 624 words; when all have been given out they are replaced by new ones, each made
 * of three of the old. Seeds and the order of the numbers are those of every other
 * implementation, so a seed gives the same numbers here as there. */
#include "modules/modules.h"

#include <time.h>
#include <unistd.h>

#include "objects/containers.h"
#include "objects/float.h"
#include "objects/int.h"
#include "objects/tuple.h"

enum { WORDS = 624, SHIFT = 397 };

typedef struct Twister {
    OuObject header;
    uint32_t words[WORDS];
    uint32_t index; /* of the next word; WORDS: new ones are to be made */
} Twister;

static Twister *as_twister(OuRef value) {
    return (Twister *)ou_object(value);
}

/* ---- the generator ---- */

static void twist(Twister *twister) {
    uint32_t *words = twister->words;
    for (int i = 0; i < WORDS; i++) {
        uint32_t mixed = (words[i] & 0x80000000u) | (words[(i + 1) % WORDS] & 0x7fffffffu);
        words[i] = words[(i + SHIFT) % WORDS] ^ (mixed >> 1) ^ (mixed & 1 ? 0x9908b0dfu : 0);
    }
    twister->index = 0;
}

static uint32_t next_word(Twister *twister) {
    if (twister->index >= WORDS) twist(twister);
    uint32_t word = twister->words[twister->index++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680u;
    word ^= (word << 15) & 0xefc60000u;
    return word ^ (word >> 18);
}

static void seed_by_word(Twister *twister, uint32_t seed) {
    uint32_t *words = twister->words;
    words[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++)
        words[i] = 1812433253u * (words[i - 1] ^ (words[i - 1] >> 30)) + i;
    twister->index = WORDS;
}

static void seed_by_array(Twister *twister, const uint32_t *key, size_t count) {
    uint32_t *words = twister->words;
    seed_by_word(twister, 19650218u);
    size_t i = 1, j = 0;
    for (size_t k = count > WORDS ? count : WORDS; k > 0; k--) {
        words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525u)) + key[j] +
                   (uint32_t)j;
        if (++i >= WORDS) {
            words[0] = words[WORDS - 1];
            i = 1;
        }
        if (++j >= count) j = 0;
    }
    for (size_t k = WORDS - 1; k > 0; k--) {
        words[i] =
            (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941u)) - (uint32_t)i;
        if (++i >= WORDS) {
            words[0] = words[WORDS - 1];
            i = 1;
        }
    }
    words[0] = 0x80000000u;
}

static void seed_by_chance(Twister *twister) {
    uint32_t key[WORDS];
    if (getentropy(key, 256) != 0) {
        struct timespec now;
        clock_gettime(CLOCK_REALTIME, &now);
        key[0] = (uint32_t)now.tv_sec, key[1] = (uint32_t)now.tv_nsec,
        key[2] = (uint32_t)getpid();
        seed_by_array(twister, key, 3);
        return;
    }
    seed_by_array(twister, key, 256 / sizeof *key);
}

/* ---- seeds ---- */

/* The words of the absolute value of an int, lowest first. */
static bool seed_by_int(OuRuntime *rt, Twister *twister, OuRef number) {
    OuValue positive = ou_absolute(rt, number), length = OU_ERROR;
    bool done = false;
    if (ou_is_error(positive)) return false;
    length = ou_call_method_string(rt, positive, "bit_length", NULL, 0);
    int64_t bits;
    if (ou_is_error(length) || !ou_index_as_int64(rt, length, false, &bits)) goto done;
    size_t count = bits == 0 ? 1 : (size_t)(bits + 31) / 32;
    uint32_t *key = ou_alloc(rt, count * sizeof *key);
    if (key == NULL) goto done;
    OuValue rest = ou_own(positive);
    for (size_t i = 0; i < count && !ou_is_error(rest); i++) {
        OuValue low = ou_binary(rt, OU_BINARY_and, rest, ou_from_small_int(UINT32_MAX));
        key[i] = ou_is_small_int(low) ? (uint32_t)ou_small_int(low) : 0;
        ou_drop(rt, low);
        ou_replace_take(rt, &rest,
                        ou_binary(rt, OU_BINARY_rshift, rest, ou_from_small_int(32)));
    }
    done = !ou_is_error(rest);
    ou_drop(rt, rest);
    if (done) seed_by_array(twister, key, count);
    ou_free(rt, key, count * sizeof *key);
done:
    ou_drop(rt, length);
    ou_drop(rt, positive);
    return done;
}

static bool seed_with(OuRuntime *rt, Twister *twister, OuRef seed) {
    if (ou_is_undef(seed) || ou_is_none(seed)) {
        seed_by_chance(twister);
        return true;
    }
    if (ou_is_int(seed)) return seed_by_int(rt, twister, seed);
    int64_t hash;
    if (!ou_hash(rt, seed, &hash)) return false;
    OuValue number = ou_int_from_uint64(rt, (uint64_t)hash);
    bool done = !ou_is_error(number) && seed_by_int(rt, twister, number);
    ou_drop(rt, number);
    return done;
}

static OuValue random_new(OuRuntime *rt, OuType *type, const OuRef *args, size_t argc,
                          OuRef names) {
    Twister *twister = ou_object_new(rt, type);
    if (twister == NULL) return OU_ERROR;
    twister->index = WORDS;
    OuValue made = ou_take(twister);
    if (seed_with(rt, twister, argc > 0 ? args[0] : OU_UNDEF)) return made;
    ou_drop(rt, made);
    return OU_ERROR;
}

static void random_destroy(OuRuntime *rt, OuObject *self) {
    ou_object_free(rt, self);
}

/* ---- methods ---- */

static OuValue random_random(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    uint32_t high = next_word(as_twister(self)) >> 5, low = next_word(as_twister(self)) >> 6;
    return ou_float_new(rt, (high * 67108864.0 + low) / 9007199254740992.0);
}

static OuValue random_seed(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    return seed_with(rt, as_twister(self), argc > 0 ? args[0] : OU_UNDEF) ? OU_NONE : OU_ERROR;
}

static OuValue random_getrandbits(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    int64_t bits;
    if (!ou_index_as_int64(rt, args[0], false, &bits)) return OU_ERROR;
    if (bits < 0) return ou_raise(rt, OU_EXC_ValueError, "Cannot convert negative int");
    if (bits == 0) return ou_from_small_int(0);
    if (bits <= 32) return ou_from_small_int(next_word(as_twister(self)) >> (32 - bits));
    size_t count = (size_t)(bits - 1) / 32 + 1;
    uint32_t *words = ou_alloc(rt, count * sizeof *words);
    if (words == NULL) return OU_ERROR;
    for (size_t i = 0; i < count; i++, bits -= 32) {
        words[i] = next_word(as_twister(self));
        if (bits < 32) words[i] >>= 32 - bits;
    }
    OuValue number =
        ou_int_from_bytes(rt, (const uint8_t *)words, count * sizeof *words, true, false);
    ou_free(rt, words, count * sizeof *words);
    return number;
}

static OuValue random_getstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    const Twister *twister = as_twister(self);
    OuValue state = ou_tuple_new(rt, WORDS + 1);
    if (ou_is_error(state)) return OU_ERROR;
    for (size_t i = 0; i < WORDS; i++)
        ou_as_tuple(state)->items[i] = ou_from_small_int(twister->words[i]);
    ou_as_tuple(state)->items[WORDS] = ou_from_small_int(twister->index);
    return state;
}

static OuValue random_setstate(OuRuntime *rt, OuRef self, const OuRef *args, size_t argc) {
    Twister loaded;
    if (!ou_is_tuple(args[0]))
        return ou_raise(rt, OU_EXC_TypeError, "state vector must be a tuple");
    if (ou_tuple_count(args[0]) != WORDS + 1)
        return ou_raise(rt, OU_EXC_ValueError, "state vector is the wrong size");
    for (size_t i = 0; i <= WORDS; i++) {
        int64_t word;
        if (!ou_index_as_int64(rt, ou_tuple_peek(args[0], i), false, &word)) return OU_ERROR;
        if (i < WORDS) {
            loaded.words[i] = (uint32_t)word;
        } else if (word < 0 || word > WORDS) {
            return ou_raise(rt, OU_EXC_ValueError, "invalid state");
        } else {
            loaded.index = (uint32_t)word;
        }
    }
    memcpy(as_twister(self)->words, loaded.words, sizeof loaded.words);
    as_twister(self)->index = loaded.index;
    return OU_NONE;
}

static const OuMethodRow random_methods[] = {
    OU_ROW("random", random_random, 0, 0, "random()\n\nrandom() -> x in the interval [0, 1)."),
    OU_ROW("seed", random_seed, 0, 1,
           "seed(n=None, /)\n\nStart again: from a seed, or by chance without one."),
    OU_ROW("getrandbits", random_getrandbits, 1, 1,
           "getrandbits(k, /)\n\ngetrandbits(k) -> x.  Generates an int with k random bits."),
    OU_ROW("getstate", random_getstate, 0, 0,
           "getstate()\n\ngetstate() -> tuple containing the current state."),
    OU_ROW("setstate", random_setstate, 1, 1,
           "setstate(state, /)\n\nsetstate(state) -> None.  Restores generator state."),
    {0},
};

extern const OuTypeSpec ou_random_type;
const OuTypeSpec ou_random_type = {
    .name = "_random.Random",
    .doc = "Random() -> create a random number generator with its own internal state.",
    .basic_size = sizeof(Twister),
    .flags = OU_TYPE_BASE,
    .methods = random_methods,
    .slots.new = random_new,
    .slots.destroy = random_destroy,
};

static bool random_init(OuRuntime *rt, OuRef module) {
    return ou_module_add_take(rt, module, "Random",
                              ou_module_type_value(rt, OU_MODULE_TYPE_RANDOM));
}

extern const OuModuleSpec ou_random_module;
const OuModuleSpec ou_random_module = {
    .name = "_random",
    .doc = "Module implements the Mersenne Twister random number generator.",
    .init = random_init,
};

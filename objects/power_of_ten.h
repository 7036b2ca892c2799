/* Powers of ten with 128 significant bits: what converting between doubles and digits rests on.
 */
#ifndef OU_OBJECTS_POWER_OF_TEN_H
#define OU_OBJECTS_POWER_OF_TEN_H

#include <stdint.h>

/* The exponents there are. */
#define OU_POWER_MIN (-351)
#define OU_POWER_MAX 350

/* high:low * 2^(floor(log2(10^k)) - 127) is 10^k, rounded up. */
typedef struct OuPowerOfTen {
    uint64_t high, low;
} OuPowerOfTen;

/* 10^k, OU_POWER_MIN <= k <= OU_POWER_MAX. Exact for 0 <= k <= 55. */
OuPowerOfTen ou_power_of_ten(int k);

/* floor(log2(10^k)) and floor(log10(2^e)), in fixed point; exact for all exponents in use. */
static inline int ou_log2_of_power(int k) {
    return (k * 1741647) >> 19;
}
static inline int ou_log10_of_binary(int e) {
    return (e * 1262611) >> 22;
}

/* The powers of ten that a double holds exactly: up to 10^22. */
#define OU_EXACT_POWER_MAX 22
extern const double ou_exact_power[OU_EXACT_POWER_MAX + 1];

#endif

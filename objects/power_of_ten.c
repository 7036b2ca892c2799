/* Powers of ten from a small table: every 27th power in 192 bits, times a power of five that
 * fits 64 bits. For all exponents in use this gives all 128 bits exactly. */
#include "objects/power_of_ten.h"

#include "memory/config.h"

typedef unsigned __int128 Wide;

#define POWER_STEP 27

// 10^OU_POWER_MIN, 10^(OU_POWER_MIN + POWER_STEP), ...: the uppermost 192 bits, highest word
// first.
static const uint64_t power_table[][3] = {
    {0x8049a4ac0c5811ae, 0x205b896d777d6278, 0xac261e9f5141430b}, // -351
    {0xcf42894a5dce35ea, 0x52064cac828675b9, 0x475f2b7d7df1ad7a}, // -324
    {0xa76c582338ed2621, 0xaf2af2b80af6f24e, 0x657c8f4d43323a36}, // -297
    {0x873e4f75e2224e68, 0x5a7744a6e804a291, 0xcc35eddfcf0996d7}, // -270
    {0xda7f5bf590966848, 0xaf39a475506a899e, 0xa30294cc2934e662}, // -243
    {0xb080392cc4349dec, 0xbd8d794d96aacfb3, 0xfe13a5c86af64418}, // -216
    {0x8e938662882af53e, 0x547eb47b7282ee9c, 0x41b0230e1421487d}, // -189
    {0xe65829b3046b0afa, 0x0cb4a5a3112a5112, 0xa3b561b1cb208396}, // -162
    {0xba121a4650e4ddeb, 0x92f34d62616ce413, 0x21a0183e10583cd3}, // -135
    {0x964e858c91ba2655, 0x3a6a07f8d510f86f, 0xe9082f25e9c5e9ec}, // -108
    {0xf2d56790ab41c2a2, 0xfae27299423fb9c3, 0x3695dad7e8858901}, // -81
    {0xc428d05aa4751e4c, 0xaa97e14c3c26b886, 0x96842dc95323f5a8}, // -54
    {0x9e74d1b791e07e48, 0x775ea264cf55347d, 0xca49f1c05120c9c7}, // -27
    {0x8000000000000000, 0x0000000000000000, 0x0000000000000000}, // 0
    {0xcecb8f27f4200f3a, 0x0000000000000000, 0x0000000000000000}, // 27
    {0xa70c3c40a64e6c51, 0x999090b65f67d924, 0x0000000000000000}, // 54
    {0x86f0ac99b4e8dafd, 0x69a028bb3ded71a3, 0xdf9f915627c04e28}, // 81
    {0xda01ee641a708de9, 0xe80e6f4820cc9495, 0xd74baad03bc1d8d3}, // 108
    {0xb01ae745b101e9e4, 0x5ec05dcff72e7f8f, 0xc04c79ffe324301f}, // 135
    {0x8e41ade9fbebc27d, 0x14588f13be847307, 0x23bd6a2059c002f5}, // 162
    {0xe5d3ef282a242e81, 0x8f1668c8a86da5fa, 0xf0b5ccf5176ecc7c}, // 189
    {0xb9a74a0637ce2ee1, 0x6d953e2bd7173692, 0x88efb0037ac08bde}, // 216
    {0x95f83d0a1fb69cd9, 0x4abdaf101564f98e, 0x0d5a4af7b3a98e47}, // 243
    {0xf24a01a73cf2dccf, 0xbc633b39673c8cec, 0x3d9c44cd2f36917c}, // 270
    {0xc3b8358109e84f07, 0x0a862f80ec4700c8, 0x02606ea01029dc37}, // 297
    {0x9e19db92b4e31ba9, 0x6c07a2c26a8346d1, 0x4944d9f52cd0dec2}, // 324
};

static const uint64_t power_of_five[POWER_STEP] = {
    UINT64_C(1),
    UINT64_C(5),
    UINT64_C(25),
    UINT64_C(125),
    UINT64_C(625),
    UINT64_C(3125),
    UINT64_C(15625),
    UINT64_C(78125),
    UINT64_C(390625),
    UINT64_C(1953125),
    UINT64_C(9765625),
    UINT64_C(48828125),
    UINT64_C(244140625),
    UINT64_C(1220703125),
    UINT64_C(6103515625),
    UINT64_C(30517578125),
    UINT64_C(152587890625),
    UINT64_C(762939453125),
    UINT64_C(3814697265625),
    UINT64_C(19073486328125),
    UINT64_C(95367431640625),
    UINT64_C(476837158203125),
    UINT64_C(2384185791015625),
    UINT64_C(11920928955078125),
    UINT64_C(59604644775390625),
    UINT64_C(298023223876953125),
    UINT64_C(1490116119384765625),
};

const double ou_exact_power[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                 1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

OuPowerOfTen ou_power_of_ten(int k) {
    OU_ASSERT(k >= OU_POWER_MIN && k <= OU_POWER_MAX);
    const uint64_t *base = power_table[(k - OU_POWER_MIN) / POWER_STEP];
    int rest = (k - OU_POWER_MIN) % POWER_STEP;
    OuPowerOfTen power = {base[0], base[1]};
    if (rest > 0) {
        uint64_t factor = power_of_five[rest];
        Wide low = (Wide)base[2] * factor;
        Wide middle = (Wide)base[1] * factor + (uint64_t)(low >> 64);
        Wide high = (Wide)base[0] * factor + (uint64_t)(middle >> 64);
        // The factor has at most 63 bits and at least 3, so the shift is from 1 to 62.
        int shift = __builtin_clzl((uint64_t)(high >> 64));
        high = high << shift | (uint64_t)middle >> (64 - shift);
        power = (OuPowerOfTen){(uint64_t)(high >> 64), (uint64_t)high};
    }
    bool is_exact = k >= 0 && k <= 55; // 5^55 has 128 bits
    if (!is_exact && ++power.low == 0) power.high++;
    return power;
}

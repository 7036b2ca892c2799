/* Doubles in hexadecimal notation: "0x1.8p+1". Nothing here knows objects. */
#ifndef OU_OBJECTS_FLOAT_HEX_H
#define OU_OBJECTS_FLOAT_HEX_H

#include <stdbool.h>
#include <stddef.h>

#define OU_FLOAT_HEX_SIZE 32

/* Write `number` as float.hex() does; the buffer has OU_FLOAT_HEX_SIZE bytes. Returns the
 * length. */
size_t ou_float_hex(double number, char *buffer);

typedef enum { OU_HEX_READ, OU_HEX_MALFORMED, OU_HEX_TOO_LARGE } OuHexResult;

/* Read all of the text as float.fromhex() does; the nearest double, ties to even. */
OuHexResult ou_float_scan_hex(const char *text, const char *end, double *number);

#endif

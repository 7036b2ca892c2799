/* The gamma function, by Lanczos' approximation with g = 6.0247 and 13 terms.
 *
 *     gamma(x) = (x + g - 0.5) ** (x - 0.5) * exp(-(x + g - 0.5)) * S(x)
 *
 * S is a quotient of two polynomials, which is evaluated in 1/x where x is large. Negative
 * arguments are reflected: gamma(x) = -pi / (sin(pi x) * x * gamma(-x)). */
#include "modules/math_parts.h"

#include <math.h>

#define TERMS 13

static const double g_minus_half = 5.524680040776729583740234375;

static const double numerator[TERMS] = {
    23531376880.410759688572007674451636754734846804940,
    42919803642.649098768957899047001988850926355848959,
    35711959237.355668049440185451547166705960488635843,
    17921034426.037209699919755754458931112671403265390,
    6039542586.3520280050642916443072979210699388420708,
    1439720407.3117216736632230727949123939715485786372,
    248874557.86205415651146038641322942321632125127801,
    31426415.585400194380614231628318205362874684987640,
    2876370.6289353724412254090516208496135991145378768,
    186056.26539522349504029498971604569928220784236328,
    8071.6720023658162106380029022722506138218516325024,
    210.82427775157934587250973392071336271166969580291,
    2.5066282746310002701649081771338373386264310793408,
};

/* x (x + 1) ... (x + 11), multiplied out. */
static const double denominator[TERMS] = {
    0.0,       39916800.0, 120543840.0, 150917976.0, 105258076.0, 45995730.0, 13339535.0,
    2637558.0, 357423.0,   32670.0,     1925.0,      66.0,        1.0,
};

#define FACTORIALS 23
static const double factorials[FACTORIALS] = {
    1.0,
    1.0,
    2.0,
    6.0,
    24.0,
    120.0,
    720.0,
    5040.0,
    40320.0,
    362880.0,
    3628800.0,
    39916800.0,
    479001600.0,
    6227020800.0,
    87178291200.0,
    1307674368000.0,
    20922789888000.0,
    355687428096000.0,
    6402373705728000.0,
    121645100408832000.0,
    2432902008176640000.0,
    51090942171709440000.0,
    1124000727777607680000.0,
};

static double lanczos_sum(double x) {
    double top = 0, bottom = 0;
    if (x < 5.0) {
        for (int i = TERMS; --i >= 0;) {
            top = top * x + numerator[i];
            bottom = bottom * x + denominator[i];
        }
    } else {
        for (int i = 0; i < TERMS; i++) {
            top = top / x + numerator[i];
            bottom = bottom / x + denominator[i];
        }
    }
    return top / bottom;
}

/* sin(pi x), exact in its zeros. */
static double sin_pi(double x) {
    double y = fmod(fabs(x), 2.0), result;
    switch ((int)round(2.0 * y)) {
    case 0:
        result = sin(M_PI * y);
        break;
    case 1:
        result = cos(M_PI * (y - 0.5));
        break;
    case 2:
        result = sin(M_PI * (1.0 - y));
        break;
    case 3:
        result = -cos(M_PI * (y - 1.5));
        break;
    default:
        result = sin(M_PI * (y - 2.0));
        break;
    }
    return copysign(1.0, x) * result;
}

/* For |x| >= 1e-20 below the range where everything over- or underflows. */
static double gamma_by_lanczos(double x) {
    double size = fabs(x), y = size + g_minus_half, lost, result;
    // What is lost when y is rounded is put back: (x + g - 0.5) = y + lost.
    if (size > g_minus_half) {
        double q = y - size;
        lost = q - g_minus_half;
    } else {
        double q = y - g_minus_half;
        lost = q - size;
    }
    lost = lost * 6.024680040776729583740234375 / y;
    if (x < 0.0) {
        result = -M_PI / sin_pi(size) / size * exp(y) / lanczos_sum(size);
        result -= lost * result;
        if (size < 140.0) return result / pow(y, size - 0.5);
        double root = pow(y, size / 2.0 - 0.25);
        return result / root / root;
    }
    result = lanczos_sum(size) / exp(y);
    result += lost * result;
    if (size < 140.0) return result * pow(y, size - 0.5);
    // The power would overflow before the product does.
    double root = pow(y, size / 2.0 - 0.25);
    return result * root * root;
}

double ou_gamma(double x) {
    if (!isfinite(x)) return isnan(x) || x > 0.0 ? x : NAN;
    if (x == 0.0) return NAN;
    if (x == floor(x)) {
        if (x < 0.0) return NAN;
        if (x <= FACTORIALS) return factorials[(int)x - 1];
    }
    double size = fabs(x);
    if (size < 1e-20) return 1.0 / x;
    // Beyond, everything is zero or infinite.
    if (size > 200.0) return x < 0.0 ? 0.0 / sin_pi(x) : INFINITY;
    return gamma_by_lanczos(x);
}

double ou_log_gamma(double x) {
    if (!isfinite(x)) return isnan(x) ? x : INFINITY;
    if (x == floor(x) && x <= 2.0) return x <= 0.0 ? NAN : 0.0;
    double size = fabs(x);
    if (size < 1e-20) return -log(size);
    double result = log(lanczos_sum(size)) - 6.024680040776729583740234375;
    result += (size - 0.5) * (log(size + 6.024680040776729583740234375 - 0.5) - 1);
    if (x < 0.0) result = log(M_PI) - log(fabs(sin_pi(size))) - log(size) - result;
    return result;
}

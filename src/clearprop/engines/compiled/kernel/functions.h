/* exp and log1p of whole vectors, right to a unit or two in the last place. */

/* 1/2!, 1/3!, …: the series of exp, cut where |r| <= ln(2) / 2 needs no more. */
#define C(k) all((real)(k))
INLINE vec exp_series(vec r) {
    vec r2 = r * r;
    vec first = C(1.0 / 2) + C(1.0 / 6) * r, second = C(1.0 / 24) + C(1.0 / 120) * r;
    vec third = C(1.0 / 720) + C(1.0 / 5040) * r;
#if REAL_BYTES == 8
    vec r4 = r2 * r2;
    vec fourth = C(1.0 / 40320) + C(1.0 / 362880) * r, fifth = C(1.0 / 3628800) + C(1.0 / 39916800) * r;
    vec sixth = C(1.0 / 479001600) + C(1.0 / 6227020800) * r;
    vec rest = (third + fourth * r2) + r4 * (fifth + sixth * r2);
    return (first + second * r2) + r4 * rest;
#else
    return first + r2 * (second + r2 * third);
#endif
}

#if REAL_BYTES == 8
#define MANTISSA 52
#define BIAS 1023
#define LOWEST (-746.0)
#define LN2_HIGH 6.93147180369123816490e-01 /* ln 2 to 32 bits, so that n LN2_HIGH is exact */
#define LN2_LOW 1.90821492927058770002e-10
#else
#define MANTISSA 23
#define BIAS 127
#define LOWEST (-104.0)
#define LN2_HIGH 6.93359375e-01 /* ln 2 to 9 bits */
#define LN2_LOW (-2.12194440e-4)
#endif

typedef struct {
    vec e, less_1; /* exp(x), exp(x) - 1 */
} Exponential;

/* exp(x) for x <= 0: 2^n exp(r), x = n ln 2 + r. 2^n is made of two factors, each a normal number. */
INLINE Exponential exponential(vec x) {
    const vec shift = all((real)(1.5 * (1ll << MANTISSA)));
    x = at_least(x, (real)LOWEST);
    vec shifted = x * all((real)1.44269504088896340736) + shift;
    vec n = shifted - shift;
    vec r = (x - n * all((real)LN2_HIGH)) - n * all((real)LN2_LOW);
    vec series = r + (r * r) * exp_series(r);
    bits whole = (bits)shifted - (bits)shift;
    bits half = ((whole + 2 * (BIAS + 1)) >> 1) - (BIAS + 1);
    vec first = (vec)((half + BIAS) << MANTISSA), second = (vec)((whole - half + BIAS) << MANTISSA);
    vec power = first * second;
    return (Exponential){(all(1) + series) * first * second, series * power + (power - all(1))};
}

/* log(1 + x) for x >= 0: k ln 2 + log(u 2^-k), u = 1 + x, and what rounding u lost. */
INLINE vec log_1_plus(vec x) {
    vec u = all(1) + x;
    vec lost = (x - (u - all(1))) / u;
    const integer half = (integer)(REAL_BYTES == 8 ? 0x3fe6a09e667f3bcdll : 0x3f3504f3ll); /* sqrt(1/2) */
    mask k = (mask)((bits)((mask)u - half)) >> MANTISSA;
    vec m = (vec)((bits)u - ((bits)k << MANTISSA));
    vec s = (m - all(1)) / (m + all(1)), s2 = s * s;
    vec series = C(1.0 / 21);
    series = C(1.0 / 19) + series * s2;
    series = C(1.0 / 17) + series * s2;
    series = C(1.0 / 15) + series * s2;
    series = C(1.0 / 13) + series * s2;
    series = C(1.0 / 11) + series * s2;
    series = C(1.0 / 9) + series * s2;
    series = C(1.0 / 7) + series * s2;
    series = C(1.0 / 5) + series * s2;
    series = C(1.0 / 3) + series * s2;
    vec n = __builtin_convertvector(k, vec);
    vec small = n * all((real)LN2_LOW) + (lost + all(2) * s * (s2 * series));
    return n * all((real)LN2_HIGH) + (all(2) * s + small);
}

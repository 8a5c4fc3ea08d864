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
    vec first = (vec)((half << MANTISSA) + (bits)all(1)), second = (vec)(((whole - half) << MANTISSA) + (bits)all(1));
    vec power = first * second;
    return (Exponential){(all(1) + series) * first * second, series * power + (power - all(1))};
}

/* log((1 + s) / (1 - s)) / 2 - s, divided by s^3, for s^2 = s2 <= 0.03: 1/3 + s2/5 + ... */
INLINE vec log_series(vec s2) {
    vec s4 = s2 * s2;
    vec first = C(1.0 / 3) + C(1.0 / 5) * s2, second = C(1.0 / 7) + C(1.0 / 9) * s2;
#if REAL_BYTES == 8
    vec third = C(1.0 / 11) + C(1.0 / 13) * s2, fourth = C(1.0 / 15) + C(1.0 / 17) * s2;
    vec fifth = C(1.0 / 19) + C(1.0 / 21) * s2, s8 = s4 * s4;
    return (first + second * s4) + s8 * ((third + fourth * s4) + s8 * fifth);
#else
    return first + second * s4;
#endif
}

/* n ln 2 + log((1 + s) / (1 - s)) */
INLINE vec log_of(vec n, vec s) {
    vec s2 = s * s, twice = s + s;
    return n * all((real)LN2_HIGH) + (twice + (n * all((real)LN2_LOW) + twice * (s2 * log_series(s2))));
}

/* log(1 + x) for x >= 0: k ln 2 + log(m + l), where m = u 2^-k, u = 1 + x, and l is what rounding u lost. */
INLINE vec log_1_plus(vec x) {
    const vec shift = all((real)(1.5 * (1ll << MANTISSA)));
    vec u = all(1) + x, lost = x - (u - all(1));
    bits k = ((bits)u - (bits)all((real)0.70710678118654752440)) >> MANTISSA;
    vec m = (vec)((bits)u - (k << MANTISSA)), scale = (vec)((bits)all(1) - (k << MANTISSA));
    return log_of((vec)(k + (bits)shift) - shift, ((m - all(1)) + lost * scale) / (m + all(1)));
}

/* The same for x from 0 to 1, where 1 + x need not be formed: it is 2 (x + 1) / 2 or 1 + x. */
INLINE vec log_1_plus_share(vec x) {
    mask above = x > all((real)0.41421356237309504880);
    vec upper = choose(above, x - all(1), x), lower = x + choose(above, all(3), all(2));
    return log_of(choose(above, all(1), all(0)), upper / lower);
}

/* Vectors of LANES numbers, by the vector extension of GCC and Clang: the same source for every width. */
#include <math.h>
#include <string.h>

#define WIDTH (LANES * sizeof(real))
#define INLINE static inline __attribute__((always_inline))
#define EACH(i, count) for (ptrdiff_t i = 0; i < (count); i++)

typedef real vec __attribute__((vector_size(LANES * sizeof(real))));
typedef integer mask __attribute__((vector_size(LANES * sizeof(real))));
typedef unsigned_integer bits __attribute__((vector_size(LANES * sizeof(real))));

INLINE vec load(const real *p) {
    vec v;
    memcpy(&v, p, sizeof v);
    return v;
}

INLINE void store(real *p, vec v) { memcpy(p, &v, sizeof v); }

/* Where no more than `left` numbers may be read, or written. */
static void store_some(real *p, vec v, ptrdiff_t left) { memcpy(p, &v, (size_t)left * sizeof(real)); }
INLINE void store_within(real *p, vec v, ptrdiff_t left) {
    if (left >= LANES) store(p, v);
    else store_some(p, v, left);
}
static vec load_some(const real *p, ptrdiff_t left) {
    vec v = {0};
    memcpy(&v, p, (size_t)left * sizeof(real));
    return v;
}

INLINE vec all(real x) { return x - (vec){0}; }

/* where ? a : b, entry by entry */
INLINE vec choose(mask where, vec a, vec b) { return (vec)((where & (mask)a) | (~where & (mask)b)); }

INLINE vec absolute(vec x) { return (vec)((bits)x << 1 >> 1); }

/* a nan in x stays */
INLINE vec at_least(vec x, real least) { return choose(x < all(least), all(least), x); }
INLINE vec at_most(vec x, real most) { return choose(x > all(most), all(most), x); }
INLINE vec larger(vec a, vec b) { return choose(a > b, a, b); }
INLINE vec smaller(vec a, vec b) { return choose(a < b, a, b); }

INLINE vec root(vec x) {
    vec r;
    EACH(i, LANES) r[i] = SQRT(x[i]);
    return r;
}

#if defined(__has_builtin)
#if __has_builtin(__builtin_shufflevector)
#define PICK(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#endif
#endif
#ifndef PICK
#define PICK(a, b, ...) __builtin_shuffle(a, b, (mask){__VA_ARGS__})
#endif

/* The sums over the entries of LANES vectors, as one vector; pairs are added, then pairs of pairs. */
INLINE vec sums(const vec v[LANES]) {
#if LANES == 2
    return PICK(v[0], v[1], 0, 2) + PICK(v[0], v[1], 1, 3);
#elif LANES == 4 && REAL_BYTES == 8
    vec low = PICK(v[0], v[1], 0, 4, 2, 6) + PICK(v[0], v[1], 1, 5, 3, 7);
    vec high = PICK(v[2], v[3], 0, 4, 2, 6) + PICK(v[2], v[3], 1, 5, 3, 7);
    return PICK(low, high, 0, 1, 4, 5) + PICK(low, high, 2, 3, 6, 7);
#elif LANES == 4
    vec low = PICK(v[0], v[1], 0, 2, 4, 6) + PICK(v[0], v[1], 1, 3, 5, 7);
    vec high = PICK(v[2], v[3], 0, 2, 4, 6) + PICK(v[2], v[3], 1, 3, 5, 7);
    return PICK(low, high, 0, 2, 4, 6) + PICK(low, high, 1, 3, 5, 7);
#elif LANES == 8 && REAL_BYTES == 4
#define PAIRS(a, b) (PICK(a, b, 0, 2, 8, 10, 4, 6, 12, 14) + PICK(a, b, 1, 3, 9, 11, 5, 7, 13, 15))
    vec low = PAIRS(PAIRS(v[0], v[1]), PAIRS(v[2], v[3]));
    vec high = PAIRS(PAIRS(v[4], v[5]), PAIRS(v[6], v[7]));
    return PICK(low, high, 0, 1, 2, 3, 8, 9, 10, 11) + PICK(low, high, 4, 5, 6, 7, 12, 13, 14, 15);
#elif LANES == 8
#define PAIRS(a, b) (PICK(a, b, 0, 8, 2, 10, 4, 12, 6, 14) + PICK(a, b, 1, 9, 3, 11, 5, 13, 7, 15))
#define FOURS(a, b) (PICK(a, b, 0, 1, 8, 9, 4, 5, 12, 13) + PICK(a, b, 2, 3, 10, 11, 6, 7, 14, 15))
    vec low = FOURS(PAIRS(v[0], v[1]), PAIRS(v[2], v[3]));
    vec high = FOURS(PAIRS(v[4], v[5]), PAIRS(v[6], v[7]));
    return PICK(low, high, 0, 1, 2, 3, 8, 9, 10, 11) + PICK(low, high, 4, 5, 6, 7, 12, 13, 14, 15);
#elif LANES == 16
#define PAIRS(a, b)                                                                \
    (PICK(a, b, 0, 2, 16, 18, 4, 6, 20, 22, 8, 10, 24, 26, 12, 14, 28, 30) +        \
     PICK(a, b, 1, 3, 17, 19, 5, 7, 21, 23, 9, 11, 25, 27, 13, 15, 29, 31))
#define FOURS(i) PAIRS(PAIRS(v[i], v[i + 1]), PAIRS(v[i + 2], v[i + 3]))
#define EIGHTS(a, b)                                                               \
    (PICK(a, b, 0, 1, 2, 3, 16, 17, 18, 19, 8, 9, 10, 11, 24, 25, 26, 27) +         \
     PICK(a, b, 4, 5, 6, 7, 20, 21, 22, 23, 12, 13, 14, 15, 28, 29, 30, 31))
    vec a = FOURS(0), b = FOURS(4), c = FOURS(8), d = FOURS(12);
    vec low = EIGHTS(a, b), high = EIGHTS(c, d);
    return PICK(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23) +
           PICK(low, high, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31);
#else
#error "sums is not written for this width"
#endif
}

/* The first halves of two vectors, entry by entry in turn, and the second halves. */
#if LANES == 2
#define FIRST_HALVES(a, b) PICK(a, b, 0, 2)
#define SECOND_HALVES(a, b) PICK(a, b, 1, 3)
#elif LANES == 4
#define FIRST_HALVES(a, b) PICK(a, b, 0, 4, 1, 5)
#define SECOND_HALVES(a, b) PICK(a, b, 2, 6, 3, 7)
#elif LANES == 8
#define FIRST_HALVES(a, b) PICK(a, b, 0, 8, 1, 9, 2, 10, 3, 11)
#define SECOND_HALVES(a, b) PICK(a, b, 4, 12, 5, 13, 6, 14, 7, 15)
#else
#define FIRST_HALVES(a, b) PICK(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define SECOND_HALVES(a, b) PICK(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
#endif

/* Rows to columns: dealt like a pack of cards until each entry has come to its place. */
INLINE void transpose(vec v[LANES]) {
    for (int done = 1; done < LANES; done *= 2) {
        vec dealt[LANES];
        EACH(i, LANES / 2) {
            dealt[2 * i] = FIRST_HALVES(v[i], v[i + LANES / 2]);
            dealt[2 * i + 1] = SECOND_HALVES(v[i], v[i + LANES / 2]);
        }
        EACH(i, LANES) v[i] = dealt[i];
    }
}

INLINE real sum_of(vec x) {
    vec v[LANES];
    EACH(i, LANES) v[i] = x;
    return sums(v)[0];
}

/* 0 or -0 where x is finite, nan where it is not; many of them become one, to be looked at much later. */
INLINE vec not_finite(vec x) { return x * all(0); }
INLINE vec either(vec a, vec b) { return (vec)((mask)a | (mask)b); }

static inline ptrdiff_t padded(ptrdiff_t count) { return (count + LANES - 1) / LANES * LANES; }

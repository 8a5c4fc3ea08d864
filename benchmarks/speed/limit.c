/* The limit for cases A and B: sizes as constants, one vector exp inline, no losses, no checks, this machine only.

   A: 4 rows, 2-4-1, sigmoid and sigmoid, mean squared error.  B: 7 rows, 3-4-1, leaky relu and sigmoid, binary
   cross-entropy.  Compiled by speed/limit.py with -march=native, once with VECTORS 1 (A) and once with 2 (B). */
#define REAL_BYTES 8
#define LANES 4
typedef double real;
#include <stddef.h>
#include <stdint.h>
typedef int64_t integer;
typedef uint64_t unsigned_integer;
#define SQRT sqrt
#include "vectors.h"

#include "functions.h"

#define HIDDEN 4

static inline __attribute__((always_inline)) vec sigmoid(vec x, vec *slope) {
    vec e = exponential(-absolute(x)).e, r = all(1) / (all(1) + e);
    *slope = e * r * r;
    return choose(x < all(0), e, all(1)) * r;
}

/* parameters: W1 [INPUTS][4], b1 [4], W2 [4], b2; x [INPUTS][VECTORS * 4], y and c [VECTORS * 4] */
void limit(double *parameters, const double *x, const double *y, const double *c, long steps, double rate) {
    double *W1 = parameters, *b1 = W1 + INPUTS * HIDDEN, *W2 = b1 + HIDDEN, *b2 = W2 + HIDDEN;
    for (long step = 0; step < steps; step++) {
        vec dW1[INPUTS][HIDDEN], db1[HIDDEN], dW2[HIDDEN], db2 = all(0);
        EACH(u, HIDDEN) {
            dW2[u] = db1[u] = all(0);
            EACH(k, INPUTS) dW1[k][u] = all(0);
        }
        EACH(v, VECTORS) {
            vec a[HIDDEN], slope[HIDDEN], in[INPUTS], out = all(*b2), ignored;
            EACH(k, INPUTS) in[k] = load(x + (k * VECTORS + v) * LANES);
            EACH(u, HIDDEN) {
                vec z = all(b1[u]);
                EACH(k, INPUTS) z += all(W1[k * HIDDEN + u]) * in[k];
#ifdef CASE_A
                a[u] = sigmoid(z, &slope[u]);
#else
                slope[u] = choose(z > all(0), all(1), all(0.01));
                a[u] = z * slope[u];
#endif
                out += all(W2[u]) * a[u];
            }
#ifdef CASE_A
            vec last, answer = sigmoid(out, &last);
            vec delta = all(2) * (answer - load(y + v * LANES)) * load(c + v * LANES) * last;
            (void)ignored;
#else
            vec answer = sigmoid(out, &ignored);
            vec delta = (answer - load(y + v * LANES)) * load(c + v * LANES);
#endif
            db2 += delta;
            EACH(u, HIDDEN) {
                vec below = all(W2[u]) * delta * slope[u];
                dW2[u] += a[u] * delta;
                db1[u] += below;
                EACH(k, INPUTS) dW1[k][u] += in[k] * below;
            }
        }
        EACH(k, INPUTS) store(W1 + k * HIDDEN, load(W1 + k * HIDDEN) - all(rate) * sums(dW1[k]));
        store(b1, load(b1) - all(rate) * sums(db1));
        store(W2, load(W2) - all(rate) * sums(dW2));
        *b2 -= rate * sum_of(db2);
    }
}

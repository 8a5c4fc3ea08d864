/* The three products of a layer. Rows stand innermost, so that one vector holds the same unit of several examples. */

/* A tile of out[m][r] = start[m] + sum over p of A[m, p] B[p][r]; its size is a constant, so it stays in registers. */
INLINE void tile(int units, int vectors, ptrdiff_t inner, ptrdiff_t rows, const real *A, ptrdiff_t step_m,
                 ptrdiff_t step_p, const real *B, real *out, const real *start, ptrdiff_t step_start) {
    vec sum[6][2];
    EACH(m, units) EACH(v, vectors) sum[m][v] = start ? all(start[m * step_start]) : all(0);
    EACH(p, inner) {
        EACH(v, vectors) {
            vec b = load(B + p * rows + v * LANES);
            EACH(m, units) sum[m][v] += all(A[m * step_m + p * step_p]) * b;
        }
    }
    EACH(m, units) EACH(v, vectors) store(out + m * rows + v * LANES, sum[m][v]);
}

/* out[m][r] = start[m] + sum over p of A[m, p] B[p][r], with m below outer and p below inner. */
INLINE void product(ptrdiff_t outer, ptrdiff_t inner, ptrdiff_t rows, const real *A, ptrdiff_t step_m,
                    ptrdiff_t step_p, const real *B, real *out, const real *start, ptrdiff_t step_start) {
#define TILE(units, vectors)                                                                                    \
    tile(units, vectors, inner, rows, A + m * step_m, step_m, step_p, B + r, out + m * rows + r,                 \
         start ? start + m * step_start : NULL, step_start)
    ptrdiff_t m = 0, r;
    for (; m + 4 <= outer; m += 4) {
        for (r = 0; r + 2 * LANES <= rows; r += 2 * LANES) TILE(4, 2);
        if (r < rows) TILE(4, 1);
    }
    for (; m < outer; m++) {
        for (r = 0; r + 2 * LANES <= rows; r += 2 * LANES) TILE(1, 2);
        if (r < rows) TILE(1, 1);
    }
#undef TILE
}

/* The sums over the rows of LANES products a[i] d[i]. */
INLINE vec dots(const real *const a[LANES], const real *const d[LANES], ptrdiff_t rows) {
    vec sum[LANES];
    EACH(i, LANES) sum[i] = load(a[i]) * load(d[i]);
    for (ptrdiff_t r = LANES; r < rows; r += LANES)
        EACH(i, LANES) sum[i] += load(a[i] + r) * load(d[i] + r);
    return sums(sum);
}

/* The same with one a for all. */
INLINE vec dots_with(const real *a, const real *d, ptrdiff_t rows) {
    vec sum[LANES], x = load(a);
    EACH(i, LANES) sum[i] = x * load(d + i * rows);
    for (ptrdiff_t r = LANES; r < rows; r += LANES) {
        x = load(a + r);
        EACH(i, LANES) sum[i] += x * load(d + i * rows + r);
    }
    return sums(sum);
}

/* Several dW[k, u] in a row, where the units of a layer do not fill a vector. */
INLINE void few_weight_gradients(ptrdiff_t n_out, ptrdiff_t count, const real *a_in, const real *delta, real *dW,
                                 ptrdiff_t rows) {
    ptrdiff_t k = 0, u = 0;
    for (ptrdiff_t i = 0; i < count; i += LANES) {
        const real *a[LANES], *d[LANES];
        EACH(j, LANES) {
            a[j] = a_in + k * rows;
            d[j] = delta + u * rows;
            if (i + j + 1 < count && ++u == n_out) {
                u = 0;
                k++;
            }
        }
        store(dW + i, dots(a, d, rows));
    }
}

/* dW[k, u] = sum over rows of a_in[k] delta[u]. Where units do not fill vectors, the last vector overlaps. */
INLINE void weight_gradients(const Layer *layer, const real *a_in, const real *delta, real *dW, ptrdiff_t rows) {
    const ptrdiff_t n_in = layer->n_in, n_out = layer->n_out;
    if (n_out >= LANES) {
        EACH(k, n_in) {
            for (ptrdiff_t u = 0; u < n_out; u += LANES) {
                ptrdiff_t from = u + LANES <= n_out ? u : n_out - LANES;
                store(dW + k * n_out + from, dots_with(a_in + k * rows, delta + from * rows, rows));
            }
        }
    } else if (n_out == 1 && n_in >= LANES) {
        for (ptrdiff_t k = 0; k < n_in; k += LANES) {
            ptrdiff_t from = k + LANES <= n_in ? k : n_in - LANES;
            store(dW + from, dots_with(delta, a_in + from * rows, rows));
        }
    } else {
        few_weight_gradients(n_out, n_in * n_out, a_in, delta, dW, rows);
    }
}

/* db = the sums of delta over the rows, and over the units too where they share one bias. */
INLINE void bias_gradients(const Layer *layer, const real *delta, real *db, ptrdiff_t rows) {
    const ptrdiff_t n_out = layer->n_out, biases = layer->biases;
    if (biases == 1) {
        vec total = load(delta);
        for (ptrdiff_t i = LANES; i < n_out * rows; i += LANES) total += load(delta + i);
        store(db, all(sum_of(total)));
        return;
    }
    for (ptrdiff_t u = 0; u < biases; u += LANES) {
        vec sum[LANES];
        EACH(i, LANES) {
            const real *d = delta + (u + i < n_out ? u + i : n_out - 1) * rows;
            sum[i] = load(d);
            for (ptrdiff_t r = LANES; r < rows; r += LANES) sum[i] += load(d + r);
        }
        store(db + u, sums(sum));
    }
}

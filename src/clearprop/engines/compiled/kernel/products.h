/* The products of a layer. Rows stand innermost, so that one vector holds the same unit of several examples. */

/* [column][row] of some rows of an (n, columns) array, here those that an order names from its `first` on; rows that
   only fill up a vector are 0. */
static void turn(const real *from, ptrdiff_t n, ptrdiff_t columns, real *to, const int64_t *order, ptrdiff_t first,
                 ptrdiff_t count) {
    const ptrdiff_t rows = padded(count);
    for (ptrdiff_t r = 0; r < rows; r += LANES) {
        for (ptrdiff_t k = 0; k < columns; k += LANES) {
            vec block[LANES];
            EACH(i, LANES) {
                const ptrdiff_t row = r + i < count ? (order ? order[first + r + i] : first + r + i) : n;
                const ptrdiff_t start = row * columns + k, left = n * columns - start;
                block[i] = left >= LANES ? load(from + start) : left > 0 ? load_some(from + start, left) : all(0);
            }
            transpose(block);
            EACH(i, columns - k < LANES ? columns - k : LANES) store(to + (k + i) * rows + r, block[i]);
        }
    }
}

/* A tile of out[m][r] = start[m] + sum over p of A[m, p] B[p][r]; its size is a constant, so it stays in registers.
   Rows of `out` are step_out apart, and `left` numbers of it may be written. */
INLINE void tile(int units, int vectors, ptrdiff_t inner, ptrdiff_t rows, const real *A, ptrdiff_t step_m,
                 ptrdiff_t step_p, const real *B, real *out, ptrdiff_t step_out, ptrdiff_t left, const real *start,
                 ptrdiff_t step_start) {
    vec sum[4][2];
    EACH(m, units) EACH(v, vectors) sum[m][v] = start ? all(start[m * step_start]) : all(0);
    EACH(p, inner) {
        EACH(v, vectors) {
            vec b = load(B + p * rows + v * LANES);
            EACH(m, units) sum[m][v] += all(A[m * step_m + p * step_p]) * b;
        }
    }
    EACH(m, units) EACH(v, vectors) {
        const ptrdiff_t place = m * step_out + v * LANES;
        store_within(out + place, sum[m][v], left - place);
    }
}

/* out[m][r] = start[m] + sum over p of A[m, p] B[p][r], with m below outer and p below inner. */
INLINE void product(ptrdiff_t outer, ptrdiff_t inner, ptrdiff_t rows, const real *A, ptrdiff_t step_m,
                    ptrdiff_t step_p, const real *B, real *out, const real *start, ptrdiff_t step_start) {
#define TILE(units, vectors)                                                                                    \
    tile(units, vectors, inner, rows, A + m * step_m, step_m, step_p, B + r, out + m * rows + r, rows, PTRDIFF_MAX, \
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

/* dW[k, u] = sum over rows of a_in[k] delta[u], from delta as [row][unit]: vectors hold units, and no sum goes across
   one. Where units do not fill the last, it runs into the next row, which is written later; so the last units come
   first. */
INLINE void weight_gradients_of_turned(const Layer *layer, const real *a_in, const real *turned, real *dW,
                                       ptrdiff_t rows) {
    const ptrdiff_t n_in = layer->n_in, n_out = layer->n_out, width = padded(n_out);
#define TILE(inputs, vectors)                                                                            \
    tile(inputs, vectors, rows, width, a_in + k * rows, rows, 1, turned + u, dW + k * n_out + u, n_out,  \
         (n_in - k) * n_out - u, NULL, 0)
    for (ptrdiff_t u = (width - LANES) / (2 * LANES) * (2 * LANES); u >= 0; u -= 2 * LANES) {
        ptrdiff_t k = 0;
        for (; k + 4 <= n_in; k += 4) {
            if (u + LANES < width) TILE(4, 2);
            else TILE(4, 1);
        }
        for (; k < n_in; k++) {
            if (u + LANES < width) TILE(1, 2);
            else TILE(1, 1);
        }
    }
#undef TILE
}

/* The sums over the rows of LANES products a d[i]; where there are fewer d, the last counts for the others. */
INLINE vec dots(const real *a, const real *d, ptrdiff_t count, ptrdiff_t rows) {
    vec sum[LANES];
    EACH(i, LANES) {
        const real *each = d + (i < count ? i : count - 1) * rows;
        sum[i] = load(a) * load(each);
        for (ptrdiff_t r = LANES; r < rows; r += LANES) sum[i] += load(a + r) * load(each + r);
    }
    return sums(sum);
}

/* dW[k, u] = sum over rows of a_in[k] delta[u], for one unit, or for as many as fill vectors: the last overlaps. */
INLINE void weight_gradients(ptrdiff_t n_in, ptrdiff_t n_out, const real *a_in, const real *delta, real *dW,
                             ptrdiff_t rows) {
    if (n_out == 1) {
        for (ptrdiff_t k = 0; k < n_in; k += LANES)
            store_within(dW + k, dots(delta, a_in + k * rows, n_in - k, rows), n_in - k);
        return;
    }
    EACH(k, n_in) {
        for (ptrdiff_t u = 0; u < n_out; u += LANES) {
            const ptrdiff_t from = u + LANES <= n_out ? u : n_out - LANES;
            store(dW + k * n_out + from, dots(a_in + k * rows, delta + from * rows, LANES, rows));
        }
    }
}

/* db = the sums of delta over the rows, and over the units too where they share one bias. */
INLINE void bias_gradients(ptrdiff_t n_out, ptrdiff_t biases, const real *delta, real *db, ptrdiff_t rows) {
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

/* db = the sums of the columns of delta, some vectors at a time. */
static void bias_gradients_by_row(const Layer *layer, const real *delta, real *db, ptrdiff_t rows) {
    const ptrdiff_t width = padded(layer->n_out);
    vec total = all(0);
    if (layer->biases == 1) {
        for (ptrdiff_t i = 0; i < rows * width; i += LANES) total += load(delta + i);
        store(db, all(sum_of(total)));
        return;
    }
    ptrdiff_t u = 0;
    for (; u + 4 * LANES <= layer->biases; u += 4 * LANES) {
        vec sum[4];
        EACH(v, 4) sum[v] = all(0);
        EACH(r, rows) EACH(v, 4) sum[v] += load(delta + r * width + u + v * LANES);
        EACH(v, 4) store(db + u + v * LANES, sum[v]);
    }
    for (; u < layer->biases; u += LANES) {
        vec sum = all(0);
        EACH(r, rows) sum += load(delta + r * width + u);
        store(db + u, sum);
    }
}

/* dW and db. Sums across a vector are dear where it is wide, and useless where units do not fill it. */
INLINE void gradients(const Layer *layer, const Buffers *out, ptrdiff_t n_out, real *turned, ptrdiff_t rows) {
    if (n_out == 1 || (LANES < 8 && n_out >= LANES)) {
        weight_gradients(layer->n_in, n_out, out->a_in, out->delta, out->dW, rows);
        if (layer->biases) bias_gradients(n_out, layer->biases == 1 ? 1 : n_out, out->delta, out->db, rows);
        return;
    }
    turn(out->delta, n_out, rows, turned, NULL, 0, n_out);
    weight_gradients_of_turned(layer, out->a_in, turned, out->dW, rows);
    bias_gradients_by_row(layer, turned, out->db, rows);
}

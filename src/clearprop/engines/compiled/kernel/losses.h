/* The losses: each row's loss, and its gradient by the outputs, which is delta itself where the loss is on logits. */

/* One output of some rows: adds to their losses, and gives dl/da. */
INLINE vec difference_loss(int loss, real parameter, real outputs, vec d, vec *total) {
    vec size = absolute(d), q;
    switch (loss) {
    case SQUARED_ERROR: *total += d * d; return all(2) * d;
    case HALF_SQUARED_ERROR: *total += d * d; return d;
    case MEAN_SQUARED_ERROR: *total += d * d; return all(2 / outputs) * d;
    case ABSOLUTE_ERROR:
        *total += size;
        return choose(d > all(0), all(1), choose(d < all(0), all(-1), d));
    default: /* HUBER */
        q = at_most(size, parameter);
        *total += q * (size - all((real)0.5) * q);
        return at_least(at_most(d, parameter), -parameter);
    }
}

INLINE vec differences(int loss, real parameter, ptrdiff_t units, ptrdiff_t rows, const real *a, const real *y,
                       real *delta) {
    vec total = all(0);
    EACH(u, units) {
        vec d = load(a + u * rows) - load(y + u * rows);
        store(delta + u * rows, difference_loss(loss, parameter, (real)units, d, &total));
    }
    if (loss == HALF_SQUARED_ERROR) return all((real)0.5) * total;
    return loss == MEAN_SQUARED_ERROR ? total / all((real)units) : total;
}

/* |z| (1 - y or y) + log(1 + exp(-|z|)): nothing cancels */
INLINE vec binary_cross_entropy(ptrdiff_t units, ptrdiff_t rows, const real *z, const real *a, const real *e,
                                const real *y, real *delta) {
    vec total = all(0);
    EACH(u, units) {
        vec x = load(z + u * rows), target = load(y + u * rows), size = absolute(x);
        vec share = choose(x > all(0), all(1) - target, target);
        total += size * share + log_1_plus_share(load(e + u * rows));
        store(delta + u * rows, load(a + u * rows) - target);
    }
    return total;
}

/* -sum of y (z - most - log1p(the other exponentials)); one largest entry is left out of their sum */
INLINE vec cross_entropy(ptrdiff_t units, ptrdiff_t rows, const real *z, const real *a, const real *y, real *delta) {
    vec most = load(z), others = all(0), total = all(0);
    mask seen = {0};
    for (ptrdiff_t u = 1; u < units; u++) most = larger(load(z + u * rows), most);
    EACH(u, units) {
        vec x = load(z + u * rows);
        mask first = (x == most) & ~seen;
        seen |= first;
        others += choose(first, all(0), exponential(x - most).e);
    }
    vec logarithm = log_1_plus(others);
    EACH(u, units) {
        vec target = load(y + u * rows), surprise = logarithm - (load(z + u * rows) - most);
        total += target * choose(target == all(0), all(0), surprise);
        store(delta + u * rows, load(a + u * rows) - target);
    }
    return total;
}

#define DIFFERENCES(name) \
    case name: return differences(name, parameter, units, rows, a, y, delta);

INLINE vec row_losses(int loss, real parameter, ptrdiff_t units, ptrdiff_t rows, const real *z, const real *a,
                      const real *slope, const real *y, real *delta) {
    switch (loss) {
        DIFFERENCES(SQUARED_ERROR)
        DIFFERENCES(HALF_SQUARED_ERROR)
        DIFFERENCES(MEAN_SQUARED_ERROR)
        DIFFERENCES(ABSOLUTE_ERROR)
        DIFFERENCES(HUBER)
    case BINARY_CROSS_ENTROPY: return binary_cross_entropy(units, rows, z, a, slope, y, delta);
    default: return cross_entropy(units, rows, z, a, y, delta);
    }
}

/* The losses of a batch: into the curves of its epoch, which are so many numbers apart, and c dl/da into delta of the last layer. */
INLINE void judge_rows(Training *t, ptrdiff_t rows, double *curve, ptrdiff_t epochs) {
    const Layer *last = t->layers + t->depth - 1;
    const Buffers *out = t->buffers + t->depth - 1;
    const ptrdiff_t units = last->n_out;
    const real *weights = t->weights, *missing = t->missing, *c = t->c, infinity = (real)INFINITY;
    real *delta = out->delta;
    vec total = all(0), least = all(infinity), most = all(-infinity), bad = load(t->bad);
    for (ptrdiff_t r = 0; r < rows; r += LANES) {
        vec losses = row_losses(t->loss, (real)t->loss_parameter, units, rows, (real *)out->z + r,
                                (real *)out->a + r, (real *)out->slope + r, (real *)t->targets + r, delta + r);
        vec factor = load(c + r), none = load(missing + r);
        bad = either(bad, not_finite(losses));
        total += losses * load(weights + r);
        least = smaller(losses + none, least);
        most = larger(losses - none, most);
        EACH(u, units) store(delta + u * rows + r, load(delta + u * rows + r) * factor);
    }
    double sum = 0, *lows = curve + 2 * epochs, *highs = curve + 3 * epochs, low = *lows, high = *highs;
    EACH(i, LANES) {
        sum += (double)total[i];
        low = least[i] < low ? (double)least[i] : low;
        high = most[i] > high ? (double)most[i] : high;
    }
    curve[0] += sum;
    curve[epochs] += t->batch_weight;
    *lows = low;
    *highs = high;
    store(t->bad, either(bad, not_finite(total)));
}

static void judge(Training *t, double *curve, ptrdiff_t epochs) { judge_rows(t, padded(t->rows), curve, epochs); }

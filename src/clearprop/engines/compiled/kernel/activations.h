/* The activations and their slopes, over the whole buffer of a layer. */

#define OVER(count, body)                            \
    for (ptrdiff_t i = 0; i < (count); i += LANES) { \
        vec x = load(z + i), value, slope;           \
        bad = either(bad, not_finite(x));                        \
        body;                                        \
        store(a + i, value);                         \
        store(s + i, slope);                         \
    }

/* Where binary cross-entropy follows, it needs exp(-|z|) and no slope: then that is kept in its place. */
INLINE void sigmoids(vec x, int keeps_e, vec *value, vec *slope) {
    vec e = exponential(-absolute(x)).e, r = all(1) / (all(1) + e);
    *value = choose(x < all(0), e, all(1)) * r;
    *slope = keeps_e ? e : e * r * r;
}

INLINE void tanhs(vec x, vec *value, vec *slope) {
    Exponential q = exponential(all(-2) * absolute(x));
    vec r = all(1) / (all(1) + q.e);
    vec size = -q.less_1 * r;
    *value = choose(x < all(0), -size, size);
    *slope = all(4) * q.e * r * r;
}

INLINE void elus(vec x, real scale, vec *value, vec *slope) {
    Exponential below = exponential(at_most(x, 0));
    *value = choose(x > all(0), x, all(scale) * below.less_1);
    *slope = choose(x > all(0), all(1), all(scale) * below.e);
}

INLINE void silus(vec x, vec *value, vec *slope) {
    vec e = exponential(-absolute(x)).e, r = all(1) / (all(1) + e);
    vec up = choose(x < all(0), e, all(1)) * r, down = choose(x < all(0), all(1), e) * r;
    *value = x * up;
    *slope = up + x * up * down;
}

INLINE void softpluses(vec x, vec *value, vec *slope) {
    vec e = exponential(-absolute(x)).e;
    *value = at_least(x, 0) + log_1_plus_share(e);
    *slope = choose(x < all(0), e, all(1)) / (all(1) + e);
}

/* The C library's erfc, one number after the other, and in double: exact where the tail is tiny. */
static void gelus(vec x, vec *value, vec *slope) {
    EACH(i, LANES) {
        double wide = x[i], below = 0.5 * erfc(-wide * 0.70710678118654752440);
        double density = 0.39894228040143267794 * exp(-0.5 * wide * wide);
        (*value)[i] = (real)(wide * below);
        (*slope)[i] = (real)(below + (density > 0 ? wide * density : 0 * density));
    }
}

/* Softmax of each row; its slope is a matrix, which pull_back_softmax applies. */
static void softmax(const real *z, real *a, ptrdiff_t units, ptrdiff_t rows) {
    for (ptrdiff_t r = 0; r < rows; r += LANES) {
        vec most = load(z + r), total = all(0);
        for (ptrdiff_t u = 1; u < units; u++) most = larger(load(z + u * rows + r), most);
        EACH(u, units) {
            vec e = exponential(load(z + u * rows + r) - most).e;
            store(a + u * rows + r, e);
            total += e;
        }
        vec share = all(1) / total;
        EACH(u, units) store(a + u * rows + r, load(a + u * rows + r) * share);
    }
}

/* delta_j = a_j (da_j - sum of da_i a_i), in the place of da */
static void pull_back_softmax(real *delta, const real *a, ptrdiff_t units, ptrdiff_t rows) {
    for (ptrdiff_t r = 0; r < rows; r += LANES) {
        vec dot = all(0);
        EACH(u, units) dot += load(delta + u * rows + r) * load(a + u * rows + r);
        EACH(u, units) {
            real *d = delta + u * rows + r;
            store(d, load(a + u * rows + r) * (load(d) - dot));
        }
    }
}

/* The activations of some units, from z on. What is not finite among z is collected: a saturated unit would hide an
   infinite sum. A plain relu stands in the place of z, and needs no slope: it is where a > 0. */
static void elementwise(const Layer *layer, const real *z, real *a, real *s, ptrdiff_t count, int fused,
                        real *collected) {
    const real parameter = (real)layer->parameter;
    vec bad = load(collected);
    switch (layer->activation) {
    case IDENTITY: OVER(count, value = x; slope = all(1)) break;
    case SIGMOID: OVER(count, sigmoids(x, fused, &value, &slope)) break;
    case TANH: OVER(count, tanhs(x, &value, &slope)) break;
    case RELU:
        for (ptrdiff_t i = 0; i < count; i += LANES) {
            vec x = load(z + i);
            bad = either(bad, not_finite(x));
            store(a + i, at_least(x, 0));
        }
        break;
    case LEAKY_RELU:
        OVER(count, slope = choose(x > all(0), all(1), all(parameter)); value = x * slope)
        break;
    case ELU: OVER(count, elus(x, parameter, &value, &slope)) break;
    case GELU: OVER(count, gelus(x, &value, &slope)) break;
    case SILU: OVER(count, silus(x, &value, &slope)) break;
    case SOFTPLUS: OVER(count, softpluses(x, &value, &slope)) break;
    default:
        for (ptrdiff_t i = 0; i < count; i += LANES) bad = either(bad, not_finite(load(z + i)));
    }
    store(collected, bad);
}

/* Dropped where the uniform number is below p; the uniforms come row by row, as NumPy draws them. From unit to unit
   it is a step of by_unit numbers, from row to row by_row. */
static const double *drop(const Layer *layer, const Buffers *buffers, ptrdiff_t by_unit, ptrdiff_t by_row,
                          ptrdiff_t count, const double *uniforms) {
    real *a = buffers->a, *s = buffers->slope, kept = (real)(1.0 - layer->dropout);
    EACH(r, count) EACH(u, layer->n_out) {
        const real keep = *uniforms++ >= layer->dropout;
        const ptrdiff_t i = u * by_unit + r * by_row;
        a[i] = a[i] * keep / kept;
        s[i] = layer->activation == RELU ? keep / kept : s[i] * keep / kept;
    }
    return uniforms;
}

/* Whole stretches of a training, and the parts of its steps. */

#define TAKE(pointer, count)                                            \
    do {                                                                \
        pointer = space ? space + used : NULL;                          \
        used += (ptrdiff_t)(((count) * REAL_BYTES + 63) / 64 * 64);     \
    } while (0)

static void place_parameters(const Training *t, const Layer *layer, Buffers *out, const void *a_in) {
    out->a_in = a_in;
    out->W = (real *)t->values + layer->W;
    out->b = layer->biases ? (real *)t->values + layer->b : NULL;
    out->dW = (real *)t->gradients + layer->W;
    out->db = (real *)t->gradients + layer->b;
}

/* Deal out the space in which a training computes; without one, say how many bytes it takes. */
static ptrdiff_t space(Training *t, char *space) {
    const ptrdiff_t rows = padded(t->batch), last = t->depth - 1;
    ptrdiff_t used = 0, widest = 0;
    EACH(l, t->depth) {
        const ptrdiff_t units = t->layers[l].n_out;
        widest = units > widest ? units : widest;
        const ptrdiff_t count = t->layers[l].by_row ? t->batch * padded(units) : units * rows;
        TAKE(t->buffers[l].z, count);
        TAKE(t->buffers[l].a, count);
        TAKE(t->buffers[l].slope, count);
        TAKE(t->buffers[l].delta, count);
        if (t->layers[l].activation == RELU) t->buffers[l].a = t->buffers[l].z;
    }
    TAKE(t->inputs, t->layers[0].n_in * rows);
    EACH(l, t->depth) place_parameters(t, t->layers + l, t->buffers + l, l ? t->buffers[l - 1].a : t->inputs);
    TAKE(t->targets, t->layers[last].n_out * rows);
    TAKE(t->weights, rows);
    TAKE(t->missing, rows);
    TAKE(t->c, rows);
    TAKE(t->bad, LANES);
    TAKE(t->turned, rows * padded(widest));
    t->fused = t->loss >= BINARY_CROSS_ENTROPY ? last : -1;
    return used;
}

/* Put a batch in place: `count` rows from the order's `first` on; its inputs only if they are wanted. */
static void fill(Training *t, const int64_t *order, ptrdiff_t first, ptrdiff_t count, int with_inputs) {
    const real *weight = t->weight;
    real *weights = t->weights, *missing = t->missing, *c = t->c, total = 0;
    if (with_inputs) turn(t->x, t->n, t->layers[0].n_in, t->inputs, order, first, count);
    turn(t->y, t->n, t->layers[t->depth - 1].n_out, t->targets, order, first, count);
    EACH(r, padded(count)) {
        const ptrdiff_t row = r >= count ? 0 : order ? order[first + r] : first + r;
        weights[r] = r >= count ? 0 : weight ? weight[row] : 1;
        missing[r] = weights[r] > 0 ? 0 : (real)INFINITY;
        total += weights[r];
    }
    EACH(r, padded(count)) c[r] = t->mean && total > 0 ? weights[r] / total : weights[r];
    t->rows = count;
    t->batch_weight = (double)total;
    memset(t->bad, 0, WIDTH);
}

/* From z to a and slope. */
INLINE const double *activate(Training *t, ptrdiff_t l, ptrdiff_t rows, const double *uniforms) {
    const Layer *layer = t->layers + l;
    const Buffers *out = t->buffers + l;
    elementwise(layer, out->z, out->a, out->slope, layer->n_out * rows, l == t->fused, t->bad);
    if (layer->activation == SOFTMAX) softmax(out->z, out->a, layer->n_out, rows);
    return layer->dropout > 0 ? drop(layer, out, rows, 1, t->rows, uniforms) : uniforms;
}

/* From da, which stands in delta, to delta, for some units; a plain relu has its slope in a. */
INLINE void slopes(const Layer *layer, const real *a, const real *slope, real *delta, ptrdiff_t count) {
    const int is_relu = layer->activation == RELU, drops = layer->dropout > 0;
    for (ptrdiff_t i = 0; i < count; i += LANES) {
        vec d = load(delta + i);
        if (is_relu) d = choose(load(a + i) > all(0), d, all(0));
        if (!is_relu || drops) d *= load(slope + i);
        store(delta + i, d);
    }
}

/* From da to delta; on logits the loss has given delta itself. */
INLINE void through(Training *t, ptrdiff_t l, ptrdiff_t rows) {
    const Layer *layer = t->layers + l;
    const Buffers *out = t->buffers + l;
    if (l == t->fused) return;
    if (layer->activation == SOFTMAX) pull_back_softmax(out->delta, out->a, layer->n_out, rows);
    else slopes(layer, out->a, out->slope, out->delta, layer->n_out * rows);
}

/* Both ways through a layer. Its number of units is told apart from it: loops over a constant cost nothing, and a
   learner's layers have 4 units, or 1. */
INLINE void units_in(const Layer *layer, const Buffers *out, ptrdiff_t n_out, ptrdiff_t rows) {
    product(n_out, layer->n_in, rows, out->W, 1, n_out, out->a_in, out->z, out->b, layer->biases > 1);
}

INLINE void back(const Layer *layer, const Buffers *out, ptrdiff_t n_out, real *below, real *turned, ptrdiff_t rows) {
    if (below) product(layer->n_in, n_out, rows, out->W, n_out, 1, out->delta, below, NULL, 0);
    gradients(layer, out, n_out, turned, rows);
}

INLINE void forward(Training *t, ptrdiff_t rows, const double **uniforms) {
    EACH(l, t->depth) {
        const Layer *layer = t->layers + l;
        const Buffers *out = t->buffers + l;
        switch (layer->n_out) {
        case 1: units_in(layer, out, 1, rows); break;
        case 4: units_in(layer, out, 4, rows); break;
        default: units_in(layer, out, layer->n_out, rows);
        }
        *uniforms = activate(t, l, rows, *uniforms);
    }
}

INLINE void backward(Training *t, ptrdiff_t rows) {
    for (ptrdiff_t l = t->depth - 1; l >= 0; l--) {
        const Layer *layer = t->layers + l;
        const Buffers *out = t->buffers + l;
        real *below = l ? out[-1].delta : NULL;
        through(t, l, rows);
        switch (layer->n_out) {
        case 1: back(layer, out, 1, below, t->turned, rows); break;
        case 4: back(layer, out, 4, below, t->turned, rows); break;
        default: back(layer, out, layer->n_out, below, t->turned, rows);
        }
    }
}

/* Everything of a step but the update. */
INLINE void all_but_update(Training *t, ptrdiff_t rows, const double **uniforms, double *curve, ptrdiff_t epochs) {
    forward(t, rows, uniforms);
    judge_rows(t, rows, curve, epochs);
    backward(t, rows);
}

/* Of a learner's batches: where the number of rows is a constant, loops over it cost nothing. */
static void of_one_vector(Training *t, const double **uniforms, double *curve, ptrdiff_t epochs) {
    all_but_update(t, LANES, uniforms, curve, epochs);
}
static void of_two_vectors(Training *t, const double **uniforms, double *curve, ptrdiff_t epochs) {
    all_but_update(t, 2 * LANES, uniforms, curve, epochs);
}
static void of_any_rows(Training *t, const double **uniforms, double *curve, ptrdiff_t epochs) {
    const ptrdiff_t rows = padded(t->rows);
    if (rows == LANES) of_one_vector(t, uniforms, curve, epochs);
    else if (rows == 2 * LANES) of_two_vectors(t, uniforms, curve, epochs);
    else all_but_update(t, rows, uniforms, curve, epochs);
}

static void open_curve(double *curve, ptrdiff_t epochs) {
    curve[0] = curve[epochs] = 0;
    curve[2 * epochs] = INFINITY;
    curve[3 * epochs] = -INFINITY;
}

/* Take the steps; says how many were taken before one in which a number was not finite. */
static ptrdiff_t stretch(Training *t, const Stretch *s) {
    const ptrdiff_t steps = (t->n + t->batch - 1) / t->batch; /* in an epoch */
    const double *uniforms = s->uniforms;
    const int64_t *order = s->orders;
    ptrdiff_t place = s->start;
    double *curve = s->curves;
    const int differ = rules_differ(t, s);
    Rule rule;
    open_curve(curve, s->epochs);
    EACH(i, s->count) {
        const ptrdiff_t first = place * t->batch, left = t->n - first;
        if (!t->filled) fill(t, order, first, left < t->batch ? left : t->batch, 1);
        t->filled = t->batch >= t->n;
        of_any_rows(t, &uniforms, curve, s->epochs);
        if (i == 0 || differ) rule = rule_of(t, s->t + 1 + (double)i, s->rates[s->one_rate ? 0 : i], clip_scale(t));
        if (!update_by(t, &rule)) return i;
        if (++place == steps && i + 1 < s->count) {
            place = 0;
            order = order ? order + t->n : NULL;
            open_curve(++curve, s->epochs);
        }
    }
    return s->count;
}

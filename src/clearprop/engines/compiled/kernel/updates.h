/* The optimizers: from the gradients to the next parameters, in place. */

/* What is the same for every number of a step. */
typedef struct {
    vec rate, scale, l2, decay, momentum, beta1, beta2, rest1, rest2, correct1, correct2, epsilon;
} Rule;

static Rule rule_of(const Training *t, double step, double rate, double scale) {
    Rule rule = {0};
    rule.rate = all((real)-rate);
    rule.scale = all((real)scale);
    rule.l2 = all((real)t->l2);
    rule.decay = all((real)(-rate * t->weight_decay));
    rule.momentum = all((real)t->momentum);
    rule.beta1 = all((real)t->beta1);
    rule.rest1 = all((real)(1 - t->beta1));
    rule.beta2 = all((real)t->beta2);
    rule.rest2 = all((real)(1 - t->beta2));
    if (t->optimizer == ADAM) {
        rule.correct1 = all((real)(1 / (1 - pow(t->beta1, step))));
        rule.correct2 = all((real)(1 / (1 - pow(t->beta2, step))));
    }
    rule.epsilon = all((real)t->epsilon);
    return rule;
}

/* What fades is let go before it becomes subnormal: many processors take a hundred times as long over such numbers,
   and half a unit in the last place of the smallest never fades at all. */
INLINE vec faded(vec x) { return choose(absolute(x) < all((real)SMALLEST_NORMAL), all(0), x); }

/* One vector of an array; the optimizer is a constant where this is inlined. */
INLINE vec update_vector(int optimizer, int decays, const Rule *rule, vec w, vec g, real *m, real *v, vec *bad) {
    vec mean, square;
    switch (optimizer) {
    case SGD: w += rule->rate * g; break;
    case MOMENTUM:
    case NESTEROV:
        mean = faded(rule->momentum * load(m) + g);
        store(m, mean);
        w += rule->rate * (optimizer == NESTEROV ? g + rule->momentum * mean : mean);
        break;
    case RMSPROP:
        square = faded(rule->beta2 * load(v) + rule->rest2 * (g * g));
        store(v, square);
        *bad = either(*bad, not_finite(square));
        w += rule->rate * g / (root(square) + rule->epsilon);
        break;
    default: { /* ADAM, and ADAMW by its decay */
        mean = faded(rule->beta1 * load(m) + rule->rest1 * g);
        square = faded(rule->beta2 * load(v) + rule->rest2 * (g * g));
        store(m, mean);
        store(v, square);
        *bad = either(*bad, not_finite(square));
        vec change = rule->rate * (mean * rule->correct1) / (root(square * rule->correct2) + rule->epsilon);
        w += decays ? change + rule->decay * w : change;
    }
    }
    *bad = either(*bad, not_finite(w));
    return w;
}

INLINE void update_array(int optimizer, int plain, int decays, const Training *t, const Rule *restrict rule,
                         ptrdiff_t place, ptrdiff_t count, vec *bad) {
    real *values = (real *)t->values + place, *m = (real *)t->m + place, *v = (real *)t->v + place;
    const real *gradients = (real *)t->gradients + place;
    vec found = *bad; /* in a register */
    for (ptrdiff_t i = 0; i < count; i += LANES) {
        vec w = load(values + i), g = load(gradients + i);
        if (!plain) g = rule->scale * (decays ? g + rule->l2 * w : g);
        store(values + i, update_vector(optimizer, decays, rule, w, g, m + i, v + i, &found));
    }
    *bad = found;
}

#define RULE(name)                                                                      \
    case name:                                                                          \
        if (plain) update_array(name, 1, 0, t, rule, place, count, bad);                \
        else if (decays) update_array(name, 0, 1, t, rule, place, count, bad);          \
        else update_array(name, 0, 0, t, rule, place, count, bad);                      \
        break;

static void update_some(const Training *t, const Rule *rule, int plain, int decays, ptrdiff_t place, ptrdiff_t count,
                        vec *bad) {
    switch (t->optimizer) {
        RULE(SGD)
        RULE(MOMENTUM)
        RULE(NESTEROV)
        RULE(RMSPROP)
        RULE(ADAM)
    }
}

/* What is not trained has to be finite too: the gradient of a fixed layer is part of a step. */
static void look_at(const Training *t, ptrdiff_t place, ptrdiff_t count, vec *bad) {
    vec found = *bad;
    for (ptrdiff_t i = 0; i < count; i += LANES) found = either(found, not_finite(load((real *)t->gradients + place + i)));
    *bad = found;
}

/* The largest entry and, measured by it, the sum of squares: once to find the one, once for the other. */
static void measure(const Training *t, ptrdiff_t place, ptrdiff_t count, double l2, double *most, double *squares,
                    int pass) {
    const real *values = (real *)t->values + place, *gradients = (real *)t->gradients + place;
    EACH(i, count) {
        double g = fabs((double)(real)(gradients[i] + (real)l2 * values[i]));
        if (pass == 0 && !(g <= *most)) *most = g;
        if (pass == 1) *squares += (g / *most) * (g / *most);
    }
}

static double clip_scale(const Training *t) {
    double most = 0, squares = 0;
    if (t->clip_norm <= 0) return 1;
    for (int pass = 0; pass < 2; pass++) {
        EACH(l, t->depth) {
            const Layer *layer = t->layers + l;
            if (layer->trains_W) measure(t, layer->W, layer->n_in * layer->n_out, t->l2, &most, &squares, pass);
            if (layer->trains_b) measure(t, layer->b, layer->biases, 0, &most, &squares, pass);
        }
        if (most == 0) return 1;
        if (!isfinite(most)) return t->clip_norm / most;
    }
    double scale = t->clip_norm / most / sqrt(squares);
    return scale < 1 ? scale : 1;
}

/* The penalty may overflow before any weight does. */
static void look_at_penalty(const Training *t, vec *bad) {
    vec squares = all(0);
    EACH(l, t->depth) {
        const Layer *layer = t->layers + l;
        const ptrdiff_t count = layer->n_in * layer->n_out;
        for (ptrdiff_t i = 0; i < count; i += LANES) {
            vec w = load((real *)t->values + layer->W + i);
            squares += w * w;
        }
    }
    *bad = either(*bad, not_finite(squares));
}

/* All parameters; 0 where a number of the step is not finite. */
static int update_by(Training *t, const Rule *rule) {
    vec bad = load(t->bad);
    const int plain = t->clip_norm <= 0 && t->l2 == 0 && t->weight_decay == 0;
    if (t->l2 != 0) look_at_penalty(t, &bad);
    if (plain && t->trains_all && t->optimizer == SGD) { /* of few numbers, calls are half of the work */
        update_array(SGD, 1, 0, t, rule, 0, t->size, &bad);
    } else if (plain && t->trains_all) {
        update_some(t, rule, 1, 0, 0, t->size, &bad);
    } else {
        EACH(l, t->depth) {
            const Layer *layer = t->layers + l;
            const ptrdiff_t count = layer->n_in * layer->n_out;
            if (layer->trains_W) update_some(t, rule, plain, 1, layer->W, count, &bad);
            else look_at(t, layer->W, count, &bad);
            if (layer->trains_b) update_some(t, rule, plain, 0, layer->b, layer->biases, &bad);
            else look_at(t, layer->b, layer->biases, &bad);
        }
    }
    store(t->bad, all(0));
    return sum_of(bad) == 0;
}

/* Whether each step has a rule of its own. */
static int rules_differ(const Training *t, const Stretch *s) {
    return t->optimizer == ADAM || t->clip_norm > 0 || !s->one_rate;
}

/* The update of step number `step`. */
static int update(Training *t, double step, double rate) {
    const Rule rule = rule_of(t, step, rate, clip_scale(t));
    return update_by(t, &rule);
}

/* One layer's part of it, as soon as its gradient is there; for where nothing joins the layers: no clipping, no penalty. */
static void update_layer(Training *t, ptrdiff_t l, double step, double rate) {
    const Layer *layer = t->layers + l;
    const Rule rule = rule_of(t, step, rate, 1);
    const int plain = t->weight_decay == 0;
    const ptrdiff_t count = layer->n_in * layer->n_out;
    vec bad = load(t->bad);
    if (layer->trains_W) update_some(t, &rule, plain, 1, layer->W, count, &bad);
    else look_at(t, layer->W, count, &bad);
    if (layer->trains_b) update_some(t, &rule, plain, 0, layer->b, layer->biases, &bad);
    else look_at(t, layer->b, layer->biases, &bad);
    store(t->bad, bad);
}

/* Whether every number was finite since this was asked last. */
static int is_finite(Training *t) {
    const real bad = sum_of(load(t->bad));
    store(t->bad, all(0));
    return bad == 0;
}

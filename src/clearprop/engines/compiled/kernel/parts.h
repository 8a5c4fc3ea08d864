/* The parts of a step between which somebody else computes the products.

   Layers that are marked so stand as [row][unit] here, each row padded to whole vectors: as NumPy's products like it. */

/* Somebody else's products leave what only fills up a vector as it was. */
static void clear_filling(const Training *t, real *of, ptrdiff_t units) {
    const ptrdiff_t rows = padded(t->rows);
    if (rows > t->rows) EACH(u, units) memset(of + u * rows + t->rows, 0, (size_t)(rows - t->rows) * REAL_BYTES);
}
static void clear_last(real *row, ptrdiff_t units) {
    memset(row + units, 0, (size_t)(padded(units) - units) * REAL_BYTES);
}

/* z and what follows of one layer, row by row, while each is near. */
static const double *finish_z_by_row(Training *t, ptrdiff_t l, const double *uniforms) {
    const Layer *layer = t->layers + l;
    const Buffers *out = t->buffers + l;
    const ptrdiff_t units = layer->n_out, width = padded(units);
    const real *b = out->b;
    EACH(r, t->rows) {
        real *z = (real *)out->z + r * width;
        if (layer->biases > 1)
            for (ptrdiff_t u = 0; u < width; u += LANES) store(z + u, load(z + u) + load(b + u));
        if (layer->biases == 1)
            for (ptrdiff_t u = 0; u < width; u += LANES) store(z + u, load(z + u) + all(*b));
        clear_last(z, units);
        elementwise(layer, z, (real *)out->a + r * width, (real *)out->slope + r * width, width, 0, t->bad);
    }
    return layer->dropout > 0 ? drop(layer, out, 1, width, t->rows, uniforms) : uniforms;
}

/* The same unit by unit. */
static const double *finish_z_by_unit(Training *t, ptrdiff_t l, const double *uniforms) {
    const Layer *layer = t->layers + l;
    const Buffers *out = t->buffers + l;
    const ptrdiff_t rows = padded(t->rows);
    const real *b = out->b;
    clear_filling(t, out->z, layer->n_out);
    EACH(u, layer->n_out) {
        real *z = (real *)out->z + u * rows;
        const vec bias = layer->biases ? all(b[layer->biases > 1 ? u : 0]) : all(0);
        for (ptrdiff_t i = 0; i < rows; i += LANES) store(z + i, load(z + i) + bias);
        elementwise(layer, z, (real *)out->a + u * rows, (real *)out->slope + u * rows, rows,
                    l == t->fused, t->bad);
    }
    if (layer->activation == SOFTMAX) softmax(out->z, out->a, layer->n_out, rows);
    return layer->dropout > 0 ? drop(layer, out, rows, 1, t->rows, uniforms) : uniforms;
}

/* What follows the product a_in W. */
static const double *finish_z(Training *t, ptrdiff_t l, const double *uniforms) {
    return t->layers[l].by_row ? finish_z_by_row(t, l, uniforms) : finish_z_by_unit(t, l, uniforms);
}

/* What follows da, and comes before the products with delta. */
static void finish_da(Training *t, ptrdiff_t l) {
    const Layer *layer = t->layers + l;
    const Buffers *out = t->buffers + l;
    real *db = out->db;
    if (!layer->by_row) {
        if (l < t->depth - 1) clear_filling(t, out->delta, layer->n_out);
        through(t, l, padded(t->rows));
        if (layer->biases) bias_gradients(layer->n_out, layer->biases, out->delta, db, padded(t->rows));
        return;
    }
    const ptrdiff_t width = padded(layer->n_out);
    EACH(r, t->rows) {
        real *delta = (real *)out->delta + r * width;
        clear_last(delta, layer->n_out);
        slopes(layer, (real *)out->a + r * width, (real *)out->slope + r * width, delta, width);
    }
    bias_gradients_by_row(layer, out->delta, db, t->rows);
}

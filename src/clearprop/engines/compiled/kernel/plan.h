/* What a training is told, as plain data: the same for every variant of the kernel. */
#ifndef CLEARPROP_PLAN_H
#define CLEARPROP_PLAN_H

#include <stddef.h>
#include <stdint.h>

enum { IDENTITY, SIGMOID, TANH, RELU, LEAKY_RELU, ELU, GELU, SILU, SOFTPLUS, SOFTMAX };
enum {
    SQUARED_ERROR,
    HALF_SQUARED_ERROR,
    MEAN_SQUARED_ERROR,
    ABSOLUTE_ERROR,
    HUBER,
    BINARY_CROSS_ENTROPY,
    CROSS_ENTROPY
};
enum { SGD, MOMENTUM, NESTEROV, RMSPROP, ADAM };

/* One layer. W and b are places in the flat parameters; biases: 0 none, 1 shared, else one a unit. */
typedef struct {
    ptrdiff_t n_in, n_out, W, b, biases;
    int activation, trains_W, trains_b, by_row; /* by_row: buffers are [row][unit], units padded */
    double parameter, dropout;
} Layer;

/* Where one layer computes. The first four are [unit][row], rows padded to whole vectors, or by_row; a_in is the a
   below or the inputs; b is NULL where there is none. */
typedef struct {
    void *z, *a, *slope, *delta;
    const void *a_in, *W, *b;
    void *dW, *db;
} Buffers;

/* A training: settings, data, parameters, and the space in which it computes. */
typedef struct {
    const Layer *layers;
    Buffers *buffers;
    ptrdiff_t depth, size; /* size: of the flat parameters, with the padding of each array */
    int loss, mean, optimizer, trains_all;
    double loss_parameter, momentum, beta1, beta2, epsilon, weight_decay, l2, clip_norm;
    ptrdiff_t n, batch;
    const void *x, *y, *weight; /* (n, n_in), (n, n_out), and (n,) or NULL */
    void *values, *gradients, *m, *v;
    void *inputs, *targets, *weights, *c; /* of the batch */
    void *missing;                        /* 0, or infinity where an example counts nothing */
    void *bad, *turned;                   /* collects what is not finite; a delta as [row][unit], units padded */
    ptrdiff_t fused;                      /* the layer whose delta the loss gives, or -1 */
    ptrdiff_t rows;                       /* in the batch of the moment */
    double batch_weight;
    ptrdiff_t filled; /* 1 once the one batch of a training in the given order is in place */
} Training;

/* Some steps in a row: which, with what. curves (4, epochs): the sum, weight, least and largest loss of each epoch. */
typedef struct {
    ptrdiff_t start, count; /* the first step's place in its epoch; how many steps */
    double t;               /* how many steps the optimizer has done before */
    const int64_t *orders;  /* (epochs, n), or NULL for the given order */
    const double *uniforms; /* what the dropout masks are made of, or NULL */
    const double *rates;    /* one a step, or one for all */
    int one_rate;
    double *curves;
    ptrdiff_t epochs;
} Stretch;

/* What a variant offers: whole stretches, and the parts of a step between which others may compute the products. */
typedef struct {
    const char *name;
    int lanes;
    ptrdiff_t (*space)(Training *training, char *space);
    ptrdiff_t (*stretch)(Training *training, const Stretch *stretch);
    void (*fill)(Training *training, const int64_t *order, ptrdiff_t first, ptrdiff_t count, int with_inputs);
    const double *(*finish_z)(Training *training, ptrdiff_t layer, const double *uniforms);
    void (*judge)(Training *training, double *curve, ptrdiff_t epochs);
    void (*finish_da)(Training *training, ptrdiff_t layer);
    void (*update_layer)(Training *training, ptrdiff_t layer, double t, double rate);
    int (*is_finite)(Training *training);
    int (*update)(Training *training, double t, double rate);
} Kernel;

extern const Kernel clearprop_double_baseline, clearprop_float_baseline;
extern const Kernel clearprop_double_avx2, clearprop_float_avx2;
extern const Kernel clearprop_double_avx512, clearprop_float_avx512;

#endif

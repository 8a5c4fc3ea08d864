# cython: language_level=3, boundscheck=False, wraparound=False, initializedcheck=False, cdivision=True
"""The kernel as Python sees it: a training whose arrays are NumPy's, and stretches of steps without the GIL."""

from cpython.buffer cimport PyBUF_SIMPLE, PyBuffer_Release, PyObject_GetBuffer
from libc.stdint cimport int64_t
from libc.stdlib cimport calloc, free


cdef extern from "kernel/plan.h":
    ctypedef struct Layer:
        Py_ssize_t n_in, n_out, W, b, biases
        int activation, trains_W, trains_b, by_row
        double parameter, dropout

    ctypedef struct Buffers:
        void *z
        void *a
        void *slope
        void *delta

    ctypedef struct Training:
        const Layer *layers
        Buffers *buffers
        Py_ssize_t depth, size
        int loss, mean, optimizer, trains_all
        double loss_parameter, momentum, beta1, beta2, epsilon, weight_decay, l2, clip_norm
        Py_ssize_t n, batch
        const void *x
        const void *y
        const void *weight
        void *values
        void *gradients
        void *m
        void *v
        void *inputs
        Py_ssize_t filled

    ctypedef struct Stretch:
        Py_ssize_t start, count
        double t
        const int64_t *orders
        const double *uniforms
        const double *rates
        int one_rate
        double *curves
        Py_ssize_t epochs

    ctypedef struct Kernel:
        const char *name
        int lanes
        Py_ssize_t (*space)(Training *, char *) noexcept nogil
        Py_ssize_t (*stretch)(Training *, const Stretch *) noexcept nogil
        void (*fill)(Training *, const int64_t *, Py_ssize_t, Py_ssize_t, int) noexcept nogil
        const double *(*finish_z)(Training *, Py_ssize_t, const double *) noexcept nogil
        void (*judge)(Training *, double *, Py_ssize_t) noexcept nogil
        void (*finish_da)(Training *, Py_ssize_t) noexcept nogil
        void (*update_layer)(Training *, Py_ssize_t, double, double) noexcept nogil
        int (*is_finite)(Training *) noexcept nogil
        int (*update)(Training *, double, double) noexcept nogil


cdef extern from "kernel/variants.h":
    int variants(int is_float, const Kernel **found) noexcept nogil


# Changes with every change of what stands here, so that a build left behind by another version is not used.
BUILT_FOR = 4


def variants_here():
    """The names of the variants that this machine can run, the fastest first."""
    cdef const Kernel *found[3]
    return tuple(found[i].name.decode() for i in range(variants(0, found)))


def lanes(bint is_float, str variant):
    """How many numbers a vector of a variant holds: the parameters are padded to it."""
    return kernel_of(is_float, variant).lanes


cdef const Kernel *kernel_of(bint is_float, str variant) except NULL:
    cdef const Kernel *found[3]
    for i in range(variants(is_float, found)):
        if found[i].name.decode() == variant:
            return found[i]
    raise ValueError(f"this machine cannot run the variant {variant!r}")


cdef void *address_of(array) except? NULL:
    """Where the numbers of an array stand, which has to be contiguous and to outlive the use of the address."""
    cdef Py_buffer seen
    if array is None:
        return NULL
    PyObject_GetBuffer(array, &seen, PyBUF_SIMPLE)
    PyBuffer_Release(&seen)
    return seen.buf


cdef class Loop:
    """One training in the kernel.  The arrays that it is given are its memory, and are held as long as it lives."""

    cdef Training training
    cdef const Kernel *kernel
    cdef Layer *layers
    cdef list held
    cdef char *space_start
    cdef const double *uniforms
    cdef double *curves
    cdef Py_ssize_t epochs

    def __cinit__(self, bint is_float, str variant, list layers, dict numbers, dict arrays):
        self.kernel = kernel_of(is_float, variant)
        self.held = []
        self.layers = <Layer *>calloc(len(layers), sizeof(Layer))
        self.training.buffers = <Buffers *>calloc(len(layers), sizeof(Buffers))
        if self.layers == NULL or self.training.buffers == NULL:
            raise MemoryError()
        for i, layer in enumerate(layers):
            self.layers[i] = layer
        self.training.layers = self.layers
        self.training.depth = len(layers)
        self._take_numbers(numbers)
        self._take_arrays(arrays)

    cdef _take_numbers(self, dict numbers):
        cdef Training *t = &self.training
        t.size, t.n, t.batch = numbers["size"], numbers["n"], numbers["batch"]
        t.loss, t.loss_parameter, t.mean = numbers["loss"], numbers["loss_parameter"], numbers["mean"]
        t.optimizer, t.trains_all = numbers["optimizer"], numbers["trains_all"]
        t.momentum, t.beta1, t.beta2 = numbers["momentum"], numbers["beta1"], numbers["beta2"]
        t.epsilon, t.weight_decay = numbers["epsilon"], numbers["weight_decay"]
        t.l2, t.clip_norm = numbers["l2"], numbers["clip_norm"]

    cdef _take_arrays(self, dict arrays):
        cdef Training *t = &self.training
        t.x, t.y = self._address(arrays["x"]), self._address(arrays["y"])
        t.weight = self._address(arrays["weight"])
        t.values, t.gradients = self._address(arrays["values"]), self._address(arrays["gradients"])
        t.m, t.v = self._address(arrays["m"]), self._address(arrays["v"])

    cdef void *_address(self, array) except? NULL:
        self.held.append(array)
        return address_of(array)

    def __dealloc__(self):
        free(self.layers)
        free(self.training.buffers)

    def space(self):
        """How many bytes a training computes in."""
        return self.kernel.space(&self.training, NULL)

    def use(self, space):
        """Compute in this array of bytes."""
        self.space_start = <char *>self._address(space)
        self.kernel.space(&self.training, self.space_start)

    def places(self):
        """Where z, a and delta of each layer begin in the space, in bytes."""
        cdef char *start = self.space_start
        cdef Buffers *b = self.training.buffers
        return [
            (<char *>b[i].z - start, <char *>b[i].a - start, <char *>b[i].delta - start)
            for i in range(self.training.depth)
        ]

    def stretch(
        self, Py_ssize_t start, Py_ssize_t count, double t, orders, uniforms, rates, curves, Py_ssize_t epochs
    ):
        """Take ``count`` steps; gives how many were taken before one that is not finite."""
        cdef Stretch stretch
        cdef Py_ssize_t done
        stretch.start, stretch.count, stretch.t = start, count, t
        stretch.orders = <const int64_t *>address_of(orders)
        stretch.uniforms = <const double *>address_of(uniforms)
        stretch.rates, stretch.one_rate = <const double *>address_of(rates), len(rates) == 1
        stretch.curves, stretch.epochs = <double *>address_of(curves), epochs
        with nogil:
            done = self.kernel.stretch(&self.training, &stretch)
        return done

    # The parts of a step, between which somebody else computes the products.

    def begin(self, order, Py_ssize_t first, Py_ssize_t count, uniforms):
        """Put the targets and weights of a batch in place."""
        cdef const int64_t *rows = <const int64_t *>address_of(order)
        self.uniforms = <const double *>address_of(uniforms)
        self.kernel.fill(&self.training, rows, first, count, 0)

    def finish_z(self, Py_ssize_t layer):
        """From a_in W to z, a and slope."""
        self.uniforms = self.kernel.finish_z(&self.training, layer, self.uniforms)

    def draw(self, curves, Py_ssize_t epochs):
        """Where ``judge`` adds the losses of the steps that follow: (4, epochs)."""
        self.curves, self.epochs = <double *>address_of(curves), epochs

    def judge(self, Py_ssize_t epoch):
        """The losses of the batch, and delta or da of the last layer."""
        self.kernel.judge(&self.training, self.curves + epoch, self.epochs)

    def finish_da(self, Py_ssize_t layer):
        """From da to delta and db."""
        self.kernel.finish_da(&self.training, layer)

    def update_layer(self, Py_ssize_t layer, double t, double rate):
        """One layer's parameters; afterwards ``is_finite`` tells of all."""
        self.kernel.update_layer(&self.training, layer, t, rate)

    def is_finite(self):
        """Whether every number of the step was finite."""
        return bool(self.kernel.is_finite(&self.training))

    def update(self, double t, double rate):
        """All parameters; whether every number was finite."""
        return bool(self.kernel.update(&self.training, t, rate))

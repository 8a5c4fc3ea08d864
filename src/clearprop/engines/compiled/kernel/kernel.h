/* One variant of the kernel: the includer says which numbers (REAL_BYTES), how many at a time (LANES), and its NAME. */
#include "plan.h"
#include <float.h>
#include <math.h>
#include <string.h>

#if REAL_BYTES == 8
typedef double real;
typedef int64_t integer;
typedef uint64_t unsigned_integer;
#define SQRT sqrt
#define SMALLEST_NORMAL DBL_MIN
#else
typedef float real;
typedef int32_t integer;
typedef uint32_t unsigned_integer;
#define SQRT sqrtf
#define SMALLEST_NORMAL FLT_MIN
#endif

#ifdef TARGET
#define PRAGMA(text) _Pragma(#text)
#ifdef __clang__
#define PUSH_TARGET(names) PRAGMA(clang attribute push(__attribute__((target(names))), apply_to = function))
PUSH_TARGET(TARGET)
#else
#pragma GCC push_options
#define USE_TARGET(names) PRAGMA(GCC target(names))
USE_TARGET(TARGET)
#endif
#endif

#include "vectors.h"

#include "functions.h"

#include "activations.h"
#include "losses.h"
#include "products.h"
#include "updates.h"

#include "training.h"
#include "parts.h"

const Kernel NAME = {KIND, LANES, space, stretch, fill, finish_z, judge, finish_da, update_layer, is_finite, update};

#ifdef TARGET
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif
#endif

#define REAL_BYTES 4
#define LANES 4
#define KIND "baseline"
#define NAME clearprop_float_baseline
#include "kernel.h"

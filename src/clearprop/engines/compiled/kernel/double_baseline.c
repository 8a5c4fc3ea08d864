#define REAL_BYTES 8
#define LANES 2
#define KIND "baseline"
#define NAME clearprop_double_baseline
#include "kernel.h"

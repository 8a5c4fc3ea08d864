#if defined(__x86_64__)
#define TARGET "avx2,fma"
#define REAL_BYTES 4
#define LANES 8
#define KIND "avx2"
#define NAME clearprop_float_avx2
#include "kernel.h"
#endif

#if defined(__x86_64__)
#define TARGET "avx2,fma"
#define REAL_BYTES 8
#define LANES 4
#define KIND "avx2"
#define NAME clearprop_double_avx2
#include "kernel.h"
#endif

#if defined(__x86_64__)
#define TARGET "avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"
#define REAL_BYTES 4
#define LANES 16
#define KIND "avx512"
#define NAME clearprop_float_avx512
#include "kernel.h"
#endif

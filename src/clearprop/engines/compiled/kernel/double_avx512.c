#if defined(__x86_64__)
#define TARGET "avx512f,avx512dq,avx512bw,avx512vl,avx2,fma"
#define REAL_BYTES 8
#define LANES 8
#define KIND "avx512"
#define NAME clearprop_double_avx512
#include "kernel.h"
#endif

/* Which variants of the kernel this machine can run, the fastest first. */
#include "plan.h"

static inline int runs_avx2(void) {
#if defined(__x86_64__)
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return 0;
#endif
}

static inline int runs_avx512(void) {
#if defined(__x86_64__)
    return runs_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl");
#else
    return 0;
#endif
}

/* Fills at most three. */
static inline int variants(int is_float, const Kernel **found) {
    int count = 0;
#if defined(__x86_64__)
    if (runs_avx512()) found[count++] = is_float ? &clearprop_float_avx512 : &clearprop_double_avx512;
    if (runs_avx2()) found[count++] = is_float ? &clearprop_float_avx2 : &clearprop_double_avx2;
#endif
    found[count++] = is_float ? &clearprop_float_baseline : &clearprop_double_baseline;
    return count;
}

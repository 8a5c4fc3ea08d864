import atexit
import sys

import numpy as np

atexit.register(lambda: print('bye'))
w = np.zeros(2)
try:
    for k in range(100):
        w += [1, 2]
        if k == 5:
            sys.exit('stopped at %d' % k)
finally:
    print('finally', w)

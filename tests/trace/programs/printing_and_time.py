import contextlib
import io
import json
import sys

import numpy as np

np.set_printoptions(precision=3, suppress=True)
class Tee(io.StringIO):
    def write(self, s):
        sys.__stdout__.write(s.upper())
        return super().write(s)
buffer = Tee()
with contextlib.redirect_stdout(buffer):
    for k in range(3):
        print('row', k, np.arange(3) / 7, end=';\n', flush=True)
print(len(buffer.getvalue()), file=sys.stderr)
sys.stdout.write('%s %r %.3e\n' % (1.5, 'q', 1e-7))
print(*[0.1, 0.2], sep='|'); print(json.dumps({'loss': 0.1 + 0.2}), __name__, __doc__, __file__.split('/')[-1], sys.argv)
print('δW → Δ 权重', '\u2713', flush=True)
print(__import__('os').path.basename(__import__('os').getcwd()) != '')

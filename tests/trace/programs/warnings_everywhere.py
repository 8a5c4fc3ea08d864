import numpy as np

w = np.array([800.0, -800.0, 0.0])
def sigmoid(z):
    return 1 / (1 + np.exp(-z))
for k in range(4):
    p = sigmoid(w * (k + 1))
    loss = -(np.log(p) + np.log(1 - p)).sum()
    w[0] *= 1e200
    print(p, loss)
print(np.mean([]))
np.seterr(all='ignore')
print(np.log(np.zeros(2)))
with np.errstate(all='raise'):
    try:
        np.array([1.0]) / np.array([0.0])
    except FloatingPointError as problem:
        print('caught', problem)
    q = np.ones(3)
    for k in range(3):
        q = q * 0.5
import warnings

warnings.simplefilter('error')
try:
    warnings.warn('now an error')
except UserWarning as w2:
    print('raised', w2)
print(q)

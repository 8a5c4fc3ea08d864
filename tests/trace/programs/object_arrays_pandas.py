import numpy as np

layers = np.empty(2, dtype=object)
r = np.random.RandomState(0)
layers[0], layers[1] = r.randn(2, 3), r.randn(3, 1)
x = np.array([[1., 2.], [3., 4.]])
for k in range(20):
    h = np.tanh(x @ layers[0]); o = h @ layers[1]
    d = (o - 1) / 2
    layers[1] = layers[1] - 0.1 * h.T @ d
    layers[0] = layers[0] - 0.1 * x.T @ (d @ layers[1].T * (1 - h ** 2))
structured = np.array([(1, 2.0)], dtype=[('a', 'i4'), ('b', 'f8')])
structured['b'] += 1
m = np.ma.masked_array([1., 2, 3], mask=[0, 1, 0])
m *= 2
M = np.matrix([[1., 2], [3, 4]])
M = M * M.T + 1
print(o, structured, m, M, M[0, 1], np.bool_(True) & np.True_, np.array(3.0) + 1, np.array(2.5)[()])

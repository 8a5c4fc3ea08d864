import numpy as np

def initialize(layer_dims):
    np.random.seed(3)
    params = {}
    for l in range(1, len(layer_dims)):
        params['W%d' % l] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2 / layer_dims[l - 1])
        params['b%d' % l] = np.zeros((layer_dims[l], 1))
    return params

def forward(X, params):
    Z1 = params['W1'].dot(X) + params['b1']
    A1 = np.maximum(Z1, 0)
    Z2 = params['W2'].dot(A1) + params['b2']
    A2 = np.maximum(Z2, 0)
    Z3 = params['W3'].dot(A2) + params['b3']
    A3 = 1 / (1 + np.exp(-Z3))
    return A3, (A1, A2)

def train(X, Y, lr=0.3, steps=1200):
    params = initialize([2, 10, 5, 1])
    m = X.shape[1]
    for i in range(steps):
        A3, (A1, A2) = forward(X, params)
        cost = -np.nansum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3)) / m
        dZ3 = (A3 - Y) / m
        dZ2 = params['W3'].T.dot(dZ3) * (A2 > 0)
        dZ1 = params['W2'].T.dot(dZ2) * (A1 > 0)
        for name, dZ, A in (('3', dZ3, A2), ('2', dZ2, A1), ('1', dZ1, X)):
            params['W' + name] -= lr * dZ.dot(A.T)
            params['b' + name] -= lr * dZ.sum(axis=1, keepdims=True)
        if i % 240 == 0:
            print("Cost after iteration {}: {}".format(i, cost))
    return params, cost

rng = np.random.RandomState(1)
r = np.r_[np.ones(100) * 0.6, np.ones(100) * 1.1] + 0.05 * rng.randn(200)
a = rng.rand(200) * 6.283
X = np.array([r * np.cos(a), r * np.sin(a)])
Y = (np.arange(200) >= 100).reshape(1, 200).astype(int)
params, cost = train(X, Y)
print("cost", cost, "Accuracy", float(np.mean((forward(X, params)[0] > 0.5) == Y)))

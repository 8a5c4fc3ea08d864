import numpy as np


def load_moons(m=200, seed=2):
    rng = np.random.RandomState(seed)
    t = rng.rand(m // 2) * np.pi
    upper = np.vstack([np.cos(t), np.sin(t)])
    lower = np.vstack([1 - np.cos(t), 0.4 - np.sin(t)])
    X = np.hstack([upper, lower]) + rng.randn(2, m) * 0.12
    Y = np.hstack([np.zeros(m // 2), np.ones(m // 2)]).reshape(1, m)
    return X, Y


def initialize(layer_dims):
    np.random.seed(7)
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters['W' + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) * np.sqrt(2. / layer_dims[l - 1])
        parameters['b' + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters


def activation_forward(A_prev, W, b, kind):
    Z = np.dot(W, A_prev) + b
    A = 1 / (1 + np.exp(-Z)) if kind == 'sigmoid' else np.maximum(0, Z)
    return A, (A_prev, W, b, Z)


def activation_backward(dA, cache, kind):
    A_prev, W, b, Z = cache
    m = A_prev.shape[1]
    if kind == 'sigmoid':
        s = 1 / (1 + np.exp(-Z))
        dZ = dA * s * (1 - s)
    else:
        dZ = np.array(dA, copy=True)
        dZ[Z <= 0] = 0
    dW = 1. / m * np.dot(dZ, A_prev.T)
    db = 1. / m * np.sum(dZ, axis=1, keepdims=True)
    return np.dot(W.T, dZ), dW, db


def model_forward(X, parameters):
    L = len(parameters) // 2
    A, caches = X, []
    for l in range(1, L + 1):
        A, cache = activation_forward(A, parameters['W%d' % l], parameters['b%d' % l], 'sigmoid' if l == L else 'relu')
        caches.append(cache)
    return A, caches


def compute_cost(AL, Y):
    m = Y.shape[1]
    return float(-1 / m * np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)))


def model_backward(AL, Y, caches):
    grads = {}
    L = len(caches)
    dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))
    for l in range(L, 0, -1):
        dA, grads['dW%d' % l], grads['db%d' % l] = activation_backward(dA, caches[l - 1], 'sigmoid' if l == L else 'relu')
    return grads


X, Y = load_moons()
parameters = initialize([2, 8, 4, 1])
for i in range(2500):
    AL, caches = model_forward(X, parameters)
    grads = model_backward(AL, Y, caches)
    for key in parameters:
        parameters[key] = parameters[key] - 0.3 * grads['d' + key]
    if i % 500 == 0:
        print("Cost after iteration %i: %f" % (i, compute_cost(AL, Y)))

AL, _ = model_forward(X, parameters)
print("Accuracy:", np.mean((AL > 0.5) == Y))

import numpy as np

np.random.seed(6)

# L-layer network, columns are examples, equal widths everywhere
def initialize_parameters_deep(layer_dims):
    parameters = {}
    for l in range(1, len(layer_dims)):
        parameters["W" + str(l)] = np.random.randn(layer_dims[l], layer_dims[l - 1]) / np.sqrt(layer_dims[l - 1])
        parameters["b" + str(l)] = np.zeros((layer_dims[l], 1))
    return parameters

def L_model_forward(X, parameters):
    caches = []
    A = X
    L = len(parameters) // 2
    for l in range(1, L + 1):
        A_prev = A
        Z = parameters["W" + str(l)] @ A_prev + parameters["b" + str(l)]
        A = Z if l == L else np.tanh(Z)
        caches.append((A_prev, A))
    return A, caches

def L_model_backward(AL, Y, caches, parameters):
    grads = {}
    L = len(caches)
    m = Y.shape[1]
    dZ = (AL - Y) / m
    for l in reversed(range(1, L + 1)):
        A_prev, _ = caches[l - 1]
        grads["dW" + str(l)] = dZ @ A_prev.T
        grads["db" + str(l)] = np.sum(dZ, axis=1, keepdims=True)
        if l > 1:
            dA_prev = parameters["W" + str(l)].T @ dZ
            dZ = dA_prev * (1 - A_prev ** 2)
    return grads

X = np.random.uniform(-1, 1, (6, 150))
mix = np.random.randn(6, 6)
Y = np.sin(mix @ X)          # 6 outputs

parameters = initialize_parameters_deep([6, 6, 6, 6])
costs = []
for i in range(2500):
    AL, caches = L_model_forward(X, parameters)
    cost = np.mean(np.sum((AL - Y) ** 2, axis=0)) / 2
    grads = L_model_backward(AL, Y, caches, parameters)
    for l in range(1, 4):
        parameters["W" + str(l)] -= 0.2 * grads["dW" + str(l)]
        parameters["b" + str(l)] -= 0.2 * grads["db" + str(l)]
    if i % 500 == 0:
        print("Cost after iteration {}: {}".format(i, cost))
        costs.append(cost)
print("last cost", cost)

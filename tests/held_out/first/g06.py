import numpy as np


def make_data(seed=1):
    rs = np.random.RandomState(seed)
    centers = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    X, Y = [], []
    for k in range(3):
        X.append(rs.randn(60, 2) * 0.2 + centers[k])
        Y += [k] * 60
    X = np.vstack(X).T
    Y = np.eye(3)[Y].T
    return X, Y


def initialize_parameters(n_x, n_y):
    np.random.seed(2)
    parameters = {}
    parameters["W"] = np.random.randn(n_y, n_x) * 0.01
    parameters["b"] = np.zeros((n_y, 1))
    return parameters


def forward_propagation(X, parameters):
    Z = parameters["W"].dot(X) + parameters["b"]
    e = np.exp(Z - Z.max(axis=0, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


def compute_cost(A, Y):
    m = Y.shape[1]
    return -np.sum(Y * np.log(A + 1e-12)) / m


def backward_propagation(A, X, Y):
    m = X.shape[1]
    dZ = A - Y
    grads = {"dW": dZ.dot(X.T) / m}
    grads["db"] = np.sum(dZ, axis=1, keepdims=True) / m
    return grads


def update_parameters(parameters, grads, learning_rate):
    for key in ("W", "b"):
        parameters[key] = parameters[key] - learning_rate * grads["d" + key]
    return parameters


def model(X, Y, num_iterations=4000, learning_rate=0.5):
    parameters = initialize_parameters(X.shape[0], Y.shape[0])
    for i in range(num_iterations):
        A = forward_propagation(X, parameters)
        cost = compute_cost(A, Y)
        grads = backward_propagation(A, X, Y)
        parameters = update_parameters(parameters, grads, learning_rate)
        if i % 500 == 0:
            print("Cost after iteration %i: %f" % (i, cost))
    return parameters


X, Y = make_data()
params = model(X, Y)
A = forward_propagation(X, params)
print("Accuracy of the model:", np.mean(A.argmax(0) == Y.argmax(0)))

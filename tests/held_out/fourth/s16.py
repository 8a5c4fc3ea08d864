import numpy as np

def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s

def initialize_with_zeros(dim):
    w = np.zeros((dim, 1))
    b = 0.
    assert w.shape == (dim, 1)
    return w, b

def propagate(w, b, X, Y):
    m = X.shape[1]
    A = sigmoid(np.dot(w.T, X) + b)
    cost = (-1 / m) * np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A))
    dw = (1 / m) * np.dot(X, (A - Y).T)
    db = (1 / m) * np.sum(A - Y)
    return {"dw": dw, "db": db}, np.squeeze(cost)

def optimize(w, b, X, Y, num_iterations, learning_rate, print_cost=False):
    costs = []
    for i in range(num_iterations):
        grads, cost = propagate(w, b, X, Y)
        w = w - learning_rate * grads["dw"]
        b = b - learning_rate * grads["db"]
        if i % 100 == 0:
            costs.append(cost)
            if print_cost:
                print("Cost after iteration %i: %f" % (i, cost))
    return {"w": w, "b": b}, costs

def predict(w, b, X):
    Y_prediction = np.zeros((1, X.shape[1]))
    A = sigmoid(np.dot(w.T, X) + b)
    for i in range(A.shape[1]):
        Y_prediction[0, i] = 1 if A[0, i] > 0.5 else 0
    return Y_prediction

# cat / no cat: brightness patterns of 4x4x3 pixels
rng = np.random.RandomState(1)
cat = rng.randint(0, 256, (4, 4, 3))
train_y = rng.randint(0, 2, (1, 100))
train_x_orig = np.array([np.clip(0.3 * cat * t + 70 + rng.randn(4, 4, 3) * 40, 0, 255) for t in train_y[0]])
train_x = train_x_orig.reshape(100, -1).T / 255.
w, b = initialize_with_zeros(train_x.shape[0])
params, costs = optimize(w, b, train_x, train_y, 800, 0.3, True)
print("train accuracy: {} %".format(100 - np.mean(np.abs(predict(params["w"], params["b"], train_x) - train_y)) * 100))

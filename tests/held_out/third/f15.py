import numpy as np

# Iris-like data, 3 classes, 4 features
np.random.seed(33)
means = np.array([[5.0, 3.4, 1.5, 0.2], [5.9, 2.8, 4.3, 1.3], [6.6, 3.0, 5.5, 2.0]])
X = np.vstack([np.random.normal(m, 0.35, (40, 4)) for m in means])
labels = np.repeat([0, 1, 2], 40)
X = (X - X.mean(0)) / X.std(0)

y_train = np.zeros((120, 3))
for i in range(120):
    y_train[i, labels[i]] = 1

def softmax(z):
    ez = np.exp(z - np.max(z, axis=1, keepdims=True))
    return ez / np.sum(ez, axis=1, keepdims=True)

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def sigmoid_derivative(a):
    return a * (1 - a)

w1 = np.random.normal(0, 1.5, (4, 6))
bias1 = np.zeros(6)
w2 = np.random.normal(0, 1.5, (6, 3))
bias2 = np.zeros(3)

learning_rate = 0.01
for epoch in range(300):
    hidden = sigmoid(X @ w1 + bias1)
    out = softmax(hidden @ w2 + bias2)

    # cross entropy
    loss = -np.sum(y_train * np.log(out + 1e-10)) / 120

    # backprop
    delta2 = (out - y_train) * sigmoid_derivative(out)
    delta1 = delta2 @ w2.T * sigmoid_derivative(hidden)

    w2 -= learning_rate * hidden.T @ delta2
    bias2 -= learning_rate * delta2.sum(axis=0)
    w1 -= learning_rate * X.T @ delta1
    bias1 -= learning_rate * delta1.sum(axis=0)

    if epoch % 50 == 0:
        print("epoch:", epoch, "loss:", loss)

pred = np.argmax(out, axis=1)
print("loss", loss)
print("accuracy:", (pred == labels).mean())

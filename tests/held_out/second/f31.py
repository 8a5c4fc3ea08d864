import numpy as np

np.random.seed(25)

# classificador: flores com 4 medidas
X = np.vstack([np.random.randn(50, 4) * 0.5 + [1, 0, -1, 0.5],
               np.random.randn(50, 4) * 0.5 + [-1, 0.5, 1, 0]])
y = np.array([0] * 50 + [1] * 50).reshape(-1, 1)

learning_rate = 0.00001
epochs = 1000

W1 = np.random.randn(4, 6) * 0.5
b1 = np.zeros((1, 6))
W2 = np.random.randn(6, 1) * 0.5
b2 = np.zeros((1, 1))


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


for i in range(epochs):
    camada1 = sigmoid(np.dot(X, W1) + b1)
    camada2 = sigmoid(np.dot(camada1, W2) + b2)

    erro = camada2 - y
    custo = -np.mean(y * np.log(camada2) + (1 - y) * np.log(1 - camada2))

    d2 = erro / len(X)
    d1 = np.dot(d2, W2.T) * camada1 * (1 - camada1)

    W2 -= learning_rate * np.dot(camada1.T, d2)
    b2 -= learning_rate * np.sum(d2, axis=0, keepdims=True)
    W1 -= learning_rate * np.dot(X.T, d1)
    b1 -= learning_rate * np.sum(d1, axis=0, keepdims=True)

    if i % 200 == 0:
        print("epoca", i, "custo", custo)

print("custo final:", custo)

import numpy as np

np.random.seed(27)
layers = [6, 30, 30, 30, 30, 30, 1]
L = len(layers) - 1
parameters = {}
for l in range(1, L + 1):
    parameters[f'W{l}'] = np.random.randn(layers[l], layers[l - 1])
    parameters[f'b{l}'] = np.zeros((layers[l], 1))

X = np.random.uniform(-1, 1, (6, 100))
Y = np.sum(X ** 2, axis=0, keepdims=True) / 3
m = 100

for i in range(1000):
    A = [X]
    for l in range(1, L + 1):
        Z = parameters[f'W{l}'] @ A[-1] + parameters[f'b{l}']
        A.append(Z if l == L else np.maximum(Z, 0))
    cost = np.mean((A[-1] - Y) ** 2) / 2
    if i == 0:
        print("norms by layer:", [f"{np.linalg.norm(a):.3g}" for a in A])
    if i % 200 == 0:
        print("cost", cost)
    dZ = (A[-1] - Y) / m
    for l in range(L, 0, -1):
        dW = dZ @ A[l - 1].T
        db = dZ.sum(axis=1, keepdims=True)
        if l > 1:
            dZ = parameters[f'W{l}'].T @ dZ * (A[l - 1] > 0)
        parameters[f'W{l}'] -= 0.01 * dW
        parameters[f'b{l}'] -= 0.01 * db
print("cost at the end:", cost)

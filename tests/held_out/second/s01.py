import numpy as np

np.random.seed(1)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def sigmoid_derivative(x):
    return x * (1 - x)


inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
expected_output = np.array([[0], [1], [1], [0]])

epochs = 10000
lr = 0.5
hidden_weights = np.random.uniform(size=(2, 3), low=-1, high=1)
hidden_bias = np.random.uniform(size=(1, 3))
output_weights = np.random.uniform(size=(3, 1), low=-1, high=1)
output_bias = np.random.uniform(size=(1, 1))

for _ in range(epochs):
    hidden_out = sigmoid(np.dot(inputs, hidden_weights) + hidden_bias)
    predicted = sigmoid(np.dot(hidden_out, output_weights) + output_bias)

    error = expected_output - predicted
    d_predicted = error * sigmoid_derivative(predicted)
    d_hidden = d_predicted.dot(output_weights.T) * sigmoid_derivative(hidden_out)

    output_weights += hidden_out.T.dot(d_predicted) * lr
    output_bias += np.sum(d_predicted, axis=0, keepdims=True) * lr
    hidden_weights += inputs.T.dot(d_hidden) * lr
    hidden_bias += np.sum(d_hidden, axis=0, keepdims=True) * lr

print("Output from neural network:", *predicted)
print("mse", np.mean(error ** 2))

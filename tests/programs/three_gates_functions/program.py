import numpy as np


def sigmoid(s):
    return 1.0 / (1.0 + np.exp(-s))


def slope(a):
    """slope of the sigmoid where its value is a"""
    return a * (1.0 - a)


def start(n_in, n_hidden, n_out, rng):
    return (rng.uniform(-1, 1, (n_in, n_hidden)), rng.uniform(-1, 1, n_hidden),
            rng.uniform(-1, 1, (n_hidden, n_out)), rng.uniform(-1, 1, n_out))


def forward(parameters, x):
    hidden_weights, hidden_bias, output_weights, output_bias = parameters
    hidden = sigmoid(np.dot(x, hidden_weights) + hidden_bias)
    output = sigmoid(np.dot(hidden, output_weights) + output_bias)
    return hidden, output


def train_once(parameters, x, target, rate):
    hidden_weights, hidden_bias, output_weights, output_bias = parameters
    hidden, output = forward(parameters, x)
    error = target - output
    output_delta = error * slope(output)
    hidden_delta = np.dot(output_delta, output_weights.T) * slope(hidden)
    output_weights = output_weights + rate * np.dot(hidden.T, output_delta)
    output_bias = output_bias + rate * np.sum(output_delta, 0)
    hidden_weights = hidden_weights + rate * np.dot(x.T, hidden_delta)
    hidden_bias = hidden_bias + rate * np.sum(hidden_delta, 0)
    return (hidden_weights, hidden_bias, output_weights, output_bias), np.abs(error).mean()


def main():
    x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
    target = np.array([[0, 0, 0], [0, 1, 1], [0, 1, 1], [1, 1, 0]])     # AND OR XOR
    parameters = start(2, 5, 3, np.random.default_rng(12))
    for i in range(4000):
        parameters, error = train_once(parameters, x, target, 0.8)
        if i % 1000 == 0:
            print("round", i, "mean absolute error", error)
    _, output = forward(parameters, x)
    for row, out in zip(x, output):
        print(row, "AND %.2f  OR %.2f  XOR %.2f" % tuple(out))
    print("wrong answers:", int(np.sum((output > 0.5) != target)))


if __name__ == "__main__":
    main()

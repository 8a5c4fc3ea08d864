import numpy as np

sigmoid = lambda x: 1 / (1 + np.exp(-np.clip(x, -500, 500)))

# generator of 7-segment digits
SEGMENTS = ["1110111", "0010010", "1011101", "1011011", "0111010", "1101011", "1101111", "1010010", "1111111", "1111011"]
X = np.array([[float(c) for c in s] for s in SEGMENTS])
T = np.eye(10)

rs = np.random.RandomState(6)
hidden_units = 12
hidden_weights = rs.randn(7, hidden_units) * 50
output_weights = rs.randn(hidden_units, 10) * 50
hidden_bias = np.zeros(hidden_units)
output_bias = np.zeros(10)

rate = 1.0
for cycle in range(2500):
    hidden_layer = sigmoid(X @ hidden_weights + hidden_bias)
    output_layer = sigmoid(hidden_layer @ output_weights + output_bias)
    difference = output_layer - T
    out_delta = difference * output_layer * (1 - output_layer)
    hid_delta = out_delta @ output_weights.T * hidden_layer * (1 - hidden_layer)
    output_weights -= rate * hidden_layer.T @ out_delta
    output_bias -= rate * out_delta.sum(axis=0)
    hidden_weights -= rate * X.T @ hid_delta
    hidden_bias -= rate * hid_delta.sum(axis=0)
    if cycle % 500 == 0:
        print(cycle, "squared error", np.sum(difference ** 2))

print("squared error", np.sum(difference ** 2))
print("digits read correctly:", int((output_layer.argmax(axis=1) == np.arange(10)).sum()))

"""XOR: every matrix of one pass through a 2-4-1 network, and how it learns.

    python examples/05_xor.py

No single layer can tell these four examples apart; two can, after a long wait.
"""

import numpy as np

import clearprop as cp

np.set_printoptions(precision=6, suppress=True)
xor = cp.examples.xor_2_4_1
print(xor)

# One pass, all four examples at once: rows are examples, columns are units.
passed = xor.network.forward(xor.x)
for number, (layer, values) in enumerate(zip(xor.network, passed.layers, strict=True), start=1):
    print(f"\nlayer {number}: z = a_in W + b, a = {layer.activation}(z)")
    matrices = {"a_in": values.a_in, "W": layer.W, "b": layer.b, "z": values.z, "a": values.a}
    for name, matrix in matrices.items():
        print(f"{name} {matrix.shape}\n{matrix}")

# The step that follows, and where one of its numbers comes from.
step = xor.step()
print("\nloss", step.loss, "= half the sum of (a - y) squared")
terms = cp.equation(step, "layer 1, dW[0, 2]").terms(0, 2)
written = " + ".join(f"({term:.6f})" for term in terms)
print(f"layer 1, dW[0, 2] = {written} = {step['layer 1, dW[0, 2]']:.6f}")
print(cp.reconcile(step))

# Five thousand such steps: for hundreds the answers stay near one half, then it learns.
net, run = xor.train()
print("\nupdates   loss, summed over the examples")
for epoch in (1, 101, 501, 1001, 5000):
    print(f"{epoch - 1:7}   {len(xor.x) * run.loss[epoch - 1]:.6f}")
print("\nx1 x2   wanted   at the start   learned   hidden units")
after = net.forward(xor.x)
rows = zip(xor.x, xor.y, passed.prediction, after.prediction, after.hidden[0], strict=True)
for row, y, before, a, h in rows:
    print(f"{row[0]:2.0f} {row[1]:2.0f}   {y[0]:6.0f}   {before[0]:12.6f}   {a[0]:7.4f}   {h.round(3)}")

cp.plot(run).save("05_xor.svg")
print("\nThe loss as a picture: 05_xor.svg")

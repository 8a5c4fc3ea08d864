"""The 2-2-2 network that is worked by hand, to the last digit: w1 to w8, one step, then thousands.

    python examples/04_worked.py

Two inputs, two hidden units, two outputs, one example; the biases are fixed at 0.35 and 0.60.
"""

import clearprop as cp

net = cp.Network(
    [
        cp.Dense([[0.15, 0.25], [0.20, 0.30]], [0.35, 0.35], "sigmoid", bias="fixed"),
        cp.Dense([[0.40, 0.50], [0.45, 0.55]], [0.60, 0.60], "sigmoid", bias="fixed"),
    ]
)
x, y = [[0.05, 0.10]], [[0.01, 0.99]]
settings = {"loss": "half_squared_error", "optimizer": cp.SGD(0.5)}

# Forward: inputs, hidden units, outputs, loss.
step = cp.step(net, x, y, **settings)
hidden, output = step.layers
print("hidden units  z", hidden.z[0], "  a", hidden.a[0])
print("outputs       z", output.z[0], "  a", output.a[0])
print("loss         ", step.loss)

# Backward: what each weight has to answer for.
print("\ndelta of the outputs", output.delta[0], "  of the hidden units", hidden.delta[0])
print("dL/dw5 =", step["layer 2, dW[0, 0]"], "  dL/dw1 =", step["layer 1, dW[0, 0]"])

# Update, under the names that are taught.
print("\nWhat step 1 changed:")
print(cp.changes(net, net.after(step)))
print("loss", step.loss, "->", cp.step(net.after(step), x, y, **settings).loss)

# Train until the loss is small enough.
trained, run = cp.train(net, x, y, **settings, epochs=5000, tolerance=1e-3)
print(f"\n{run.epochs} updates: {run.stopped}")
print("targets", y[0], "  outputs", trained(x)[0].round(4))

# Biases that are trained, too, one for each layer or one for each unit, get there sooner.
print("\nbiases      loss after 100   after 1000 updates")
for bias in ("fixed", "shared", "per_unit"):
    example = cp.examples.worked_2_2_2(bias=bias)
    trained, run = example.train(epochs=1001)
    print(f"{bias:10}  {run.loss[100]:14.6g}   {run.loss[1000]:18.6g}")

cp.plot(run).save("04_worked.svg")
print("\nThe last training as a picture: 04_worked.svg")

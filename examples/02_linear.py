"""What does backpropagation change in the weights?  Two layers, no activation functions, round numbers.

    python examples/02_linear.py

All weights start at 1 and all biases at 0, so each number below can be found with a pencil.
"""

import clearprop as cp

net = cp.Network(
    [
        cp.Dense([[1, 1], [1, 1]], [0, 0], "identity"),
        cp.Dense([[1], [1]], [0], "identity"),
    ]
)
x, y = [[1, 1]], [[1]]

# One step, and every number in it.
step = cp.step(net, x, y, loss="squared_error", optimizer=cp.SGD(0.1))
print("prediction", step.prediction[0, 0], "for the target 1, so the loss is", step.loss)
print("dL/dw5 =", step["layer 2, dW[0, 0]"], "  dL/dw1 =", step["layer 1, dW[0, 0]"])
print(cp.changes(net, net.after(step)))
print("From 4 past the target to", net.after(step)(x)[0, 0].round(4))

# Ten steps.
trained, run = cp.train(net, x, y, loss="squared_error", optimizer=cp.SGD(0.1), epochs=10)
print("\nepoch   loss before its update")
for epoch, loss in enumerate(run.loss, start=1):
    print(f"{epoch:5}   {loss:.6g}")
print(cp.changes(net, trained))
print("prediction", trained(x)[0, 0].round(6))
print("Note:", *run.notes)

# Three examples, one at a time: now the smallest, the mean and the largest loss of an epoch differ.
x, y = [[1, 1], [0, 1], [1, 0]], [[1], [0.5], [-0.5]]
trained, run = cp.train(
    net, x, y, loss="squared_error", optimizer=cp.SGD(0.05), epochs=50, batch_size=1, shuffle=False
)
print("\nepoch      smallest          mean       largest")
for epoch in range(0, run.epochs, 10):
    print(f"{epoch + 1:5}  {run.loss_min[epoch]:12.6g}  {run.loss[epoch]:12.6g}  {run.loss_max[epoch]:12.6g}")

passed = trained.forward([[2, 1]])
print(
    "asked about [2, 1]: hidden", passed.hidden[0][0].round(4), "prediction", passed.prediction[0, 0].round(4)
)

cp.plot(run).save("02_linear.svg")
print("\nThe three curves as a picture: 02_linear.svg")

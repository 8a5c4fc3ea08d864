"""Why nan, and why is the prediction poor?  A 3-4-1 network of leaky ReLU and sigmoid units.

    python examples/03_leaky.py

The target is 1 where exactly one of the first two inputs is 1; the third is noise.  As it was asked
about, the network has no biases and the learning rate is 1, summed over seven examples.
"""

import clearprop as cp

without = cp.examples.leaky_3_4_1
cured = cp.examples.leaky_3_4_1_biases
asked = [[1, 1, 0]]  # not among the seven examples; the answer should be 0

# 1  The learning rate.  Where the sigmoid is exactly 1, dividing by a (1 - a) gives 0 / 0, and nan from
#    there on.  Here the loss is computed from z, before the sigmoid: a number, however far training leaps.
_, run = without(optimizer=cp.SGD(1.0)).train(epochs=260)
print(f"learning rate 1: largest loss of an example {max(run.loss_max):.4g}, ended: {run.stopped}")

# 2  The biases.  Without them an input of zeros gives one half, whatever the weights are.
for example in (without, cured):
    net, run = example.train(epochs=1000)
    print(f"\n{example.title()}")
    for epoch in (1, 10, 100, 1000):
        print(
            f"  epoch {epoch:4}: mean loss {run.loss[epoch - 1]:.6f}, largest {run.loss_max[epoch - 1]:.6f}"
        )
    for row, target, answer in zip(example.x, example.y[:, 0], net(example.x)[:, 0], strict=True):
        print(f"  {row.astype(int)}   wanted {target:.0f}   answered {answer:.4f}")
    passed = net.forward(asked)
    hidden, answer = passed.hidden[0][0], passed.prediction[0, 0]
    print(f"  asked about {asked[0]}: hidden {hidden.round(4)}, answer {answer:.4f}")

print("\nWhat training changed, with biases:")
print(cp.changes(cured.network, net))

cp.plot(run).save("03_leaky.svg")
print("\nThe loss as a picture: 03_leaky.svg")

"""Why does a network that is asked to answer its own input, y = x, miss it?

    python examples/01_identity.py

One unit, a weight and a bias, both from zero.  First as it was asked about: a sigmoid, a small learning rate,
3000 updates.  Then the same trained for long enough.  Then with the identity in place of the sigmoid.
"""

import clearprop as cp

x = cp.examples.identity.x  # five numbers between 0 and 1; the targets are the same five


def train(activation: str, learning_rate: float, epochs: int) -> cp.Run:
    start = cp.Network([cp.Dense([[0.0]], [0.0], activation)])
    net, run = cp.train(
        start,
        x,
        x,
        loss="squared_error",
        optimizer=cp.SGD(learning_rate),
        epochs=epochs,
        batch_size=1,
        shuffle=False,
    )
    print(f"\n{activation}, learning rate {learning_rate}, {len(x) * epochs} updates")
    for epoch in (1, epochs // 3, epochs):
        mean, largest = run.loss[epoch - 1], run.loss_max[epoch - 1]
        print(f"  epoch {epoch:4}: mean loss {mean:.6g}, largest {largest:.6g}")
    for wanted, answer in zip(x[:, 0], net(x)[:, 0], strict=True):
        print(f"  wanted {wanted:.4f}   answered {answer:.4f}   off by {answer - wanted:+.4f}")
    print(cp.changes(start, net))
    return run


run = train("sigmoid", 0.01, epochs=600)
print("Far off: 3000 small updates have hardly begun. The loss still falls, so go on, with longer steps.")

run = train("sigmoid", 1.0, epochs=400)
print("About as near as it gets: y = x is straight, and the best sigmoid misses it by 0.08 at 0 and at 1.")

run = train("identity", 0.1, epochs=400)
print("Without the bend, w = 1 and b = 0 are found as exactly as numbers allow.")

cp.plot(run).save("01_identity.svg")
print("\nThe last training as a picture: 01_identity.svg")

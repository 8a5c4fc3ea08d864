"""A real data set: 150 flowers, four measurements, three kinds of iris.

    python examples/06_iris.py

The whole way by hand, in NumPy: split, standardise, train, stop in time, look at the mistakes.  The
command line does it in one line: clearprop train iris.csv --target species -o iris.safetensors
"""

import numpy as np

import clearprop as cp

iris = cp.examples.iris
print(f"{iris.title()}  {iris.source}; {iris.licence}")

# 30 flowers are set aside; only the others are trained on, and only they say how to standardise.
rng = np.random.default_rng(1)
rows = rng.permutation(len(iris.x))
train, held_out = rows[30:], rows[:30]
mean, deviation = iris.x[train].mean(axis=0), iris.x[train].std(axis=0)
x = (iris.x - mean) / deviation

start = cp.Network.create(4, [(16, "relu"), (3, "softmax")], initializer="he_uniform", rng=rng)
net, run = cp.train(
    start,
    x[train],
    iris.y[train],
    loss="cross_entropy",
    optimizer=cp.Adam(0.01),
    epochs=200,
    batch_size=16,
    rng=rng,
    validation=(x[held_out], iris.y[held_out]),
    metrics=["accuracy"],
    patience=30,
)
print(f"\n{start}\nepoch   training   held out   accuracy on what is held out")
for epoch in range(0, run.epochs, 20):
    accuracy = run.metrics["accuracy"][epoch]
    print(f"{epoch + 1:5}   {run.loss[epoch]:8.5f}   {run.validation_loss[epoch]:8.5f}   {accuracy:8.1%}")
print(f"Stopped after epoch {run.epochs}: {run.stopped}")

# Which kind is taken for which?
answers = net(x[held_out]).argmax(axis=1)
print("\nheld out     " + "".join(f"{'predicted ' + kind:>22}" for kind in iris.classes))
for number, kind in enumerate(iris.classes):
    counts = [np.sum((iris.y[held_out] == number) & (answers == other)) for other in range(3)]
    print(f"{kind:13}" + "".join(f"{count:22}" for count in counts))

# A flower that nobody has seen: sepal 6.1 × 2.9 cm, petal 4.7 × 1.4 cm.
flower = (np.array([[6.1, 2.9, 4.7, 1.4]]) - mean) / deviation
for kind, probability in zip(iris.classes, net(flower)[0], strict=True):
    print(f"{kind:12} {probability:7.2%}")

cp.plot(run).save("06_iris.svg")
print("\nTraining and validation as a picture: 06_iris.svg")

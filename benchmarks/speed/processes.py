"""What whole processes cost: from a cold start to a trained XOR, and the most memory that case D takes."""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

_XOR = "x = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]\ny = [[0.0], [1.0], [1.0], [0.0]]\n"
REFERENCE = "import numpy"
COLD = {
    "clearprop": f"""{_XOR}
import clearprop as cp
net = cp.Network.create(2, [(4, "sigmoid"), (1, "sigmoid")], rng=0)
cp.train(net, x, y, loss="mean_squared_error", optimizer=cp.SGD(0.5), epochs=20_000, batch_size=None)
""",
    "tutorial NumPy": f"""{_XOR}
import numpy as np
x, y, rng = np.array(x), np.array(y), np.random.default_rng(0)
W1, b1, W2, b2 = rng.uniform(-1, 1, (2, 4)), np.zeros(4), rng.uniform(-1, 1, (4, 1)), np.zeros(1)
for _ in range(20_000):
    a1 = 1 / (1 + np.exp(-(x @ W1 + b1)))
    a2 = 1 / (1 + np.exp(-(a1 @ W2 + b2)))
    d2 = 2 * (a2 - y) / 4 * a2 * (1 - a2)
    d1 = d2 @ W2.T * a1 * (1 - a1)
    W2, b2 = W2 - 0.5 * a1.T @ d2, b2 - 0.5 * d2.sum(axis=0)
    W1, b1 = W1 - 0.5 * x.T @ d1, b1 - 0.5 * d1.sum(axis=0)
""",
    "scikit-learn": f"""{_XOR}
import warnings
from sklearn.neural_network import MLPClassifier
warnings.simplefilter("ignore")
MLPClassifier((4,), activation="logistic", solver="sgd", alpha=0.0, batch_size=4, learning_rate_init=0.5,
              max_iter=20_000, shuffle=False, momentum=0.0, nesterovs_momentum=False, tol=0.0,
              n_iter_no_change=10**9, random_state=0).fit(x, [0, 1, 1, 0])
""",
    "jax": f"""{_XOR}
import jax, jax.numpy as jnp
jax.config.update("jax_enable_x64", True)
x, y, keys = jnp.array(x), jnp.array(y), jax.random.split(jax.random.PRNGKey(0), 2)
start = [jax.random.uniform(keys[0], (2, 4)), jnp.zeros(4), jax.random.uniform(keys[1], (4, 1)), jnp.zeros(1)]
def loss(p):
    a1 = jax.nn.sigmoid(x @ p[0] + p[1])
    return jnp.mean((jax.nn.sigmoid(a1 @ p[2] + p[3]) - y) ** 2)
def step(p, _):
    return [a - 0.5 * g for a, g in zip(p, jax.grad(loss)(p))], None
jax.block_until_ready(jax.jit(lambda p: jax.lax.scan(step, p, None, length=20_000)[0])(start))
""",
    "torch": f"""{_XOR}
import torch
torch.set_num_threads(1)
x, y = torch.tensor(x), torch.tensor(y)
from torch.nn import Linear, Sequential, Sigmoid
model = Sequential(Linear(2, 4), Sigmoid(), Linear(4, 1), Sigmoid())
optimizer, loss = torch.optim.SGD(model.parameters(), 0.5), torch.nn.MSELoss()
for _ in range(20_000):
    optimizer.zero_grad()
    loss(model(x), y).backward()
    optimizer.step()
""",
}
# Those who take seconds are started once; nobody doubts who is ahead.
_ONCE = ("torch", "scikit-learn", "jax")

_RSS = """
import pathlib, re
# Not what getrusage tells: that begins with the most that the starting process held.
most = int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1])
print(most / 1024, case.x.nbytes / 2**20)
"""
_D = "from benchmarks.speed.cases import CASES\ncase = CASES['D']()\n"
MEMORY = {
    "compiled": f"{_D}from benchmarks.speed.contenders import ours\nours('compiled')(case)()\n{_RSS}",
    "careful": f"{_D}from benchmarks.speed.contenders import ours\nours('careful')(case)()\n{_RSS}",
    "tutorial NumPy": f"{_D}from benchmarks.speed.contenders import tutorial\ntutorial(case)()\n{_RSS}",
    "scikit-learn": f"{_D}from benchmarks.speed.peers import scikit_learn\nscikit_learn(case)()\n{_RSS}",
    "jax": f"{_D}from benchmarks.speed.peers import jax_scan\njax_scan(case)()\n{_RSS}",
    "torch": f"{_D}from benchmarks.speed.peers import torch_eager\ntorch_eager(case)()\n{_RSS}",
}


def environment(threads: int = 1) -> dict[str, str]:
    """This one, but bytecode may be written and so many threads are used."""
    own = {k: v for k, v in os.environ.items() if k not in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")}
    names = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
    return own | dict.fromkeys(names, str(threads)) | ({"XLA_FLAGS": ""} if threads > 1 else {})


def _seconds(code: str, clock: Callable[[], float]) -> float | None:
    started = clock()
    done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True)
    return None if done.returncode else clock() - started


def children_cpu() -> float:
    """Seconds that ended child processes were computing."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def cold(pairs: int, cpu: bool) -> dict[str, tuple[float, float]]:
    """For each: the median ratio to `import numpy` in turn, and its seconds."""
    clock = children_cpu if cpu else time.perf_counter
    found = {}
    for name, code in COLD.items():
        if _seconds(code, clock) is None:  # fills the caches, and tells who is not installed
            continue
        times = [
            (_seconds(REFERENCE, clock) or 0.0, _seconds(code, clock) or 0.0)
            for _ in range(1 if name in _ONCE else pairs)
        ]
        ratio = statistics.median(taken / reference for reference, taken in times)
        found[name] = ratio, statistics.median(taken for _, taken in times)
    return found


def memory() -> dict[str, tuple[float, float]]:
    """For each, in MiB: the most that its process held, and how much of that is not the data."""
    found = {}
    for name, code in MEMORY.items():
        done = subprocess.run([sys.executable, "-c", code], env=environment(), capture_output=True, text=True)
        if not done.returncode:
            most, data = map(float, done.stdout.split()[-2:])
            found[name] = most, most - data
    return found

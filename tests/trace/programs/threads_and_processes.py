import multiprocessing
import threading

import numpy as np

results = {}
def work(k):
    r = np.random.RandomState(k)
    w = r.randn(3)
    for i in range(50):
        w -= 0.1 * w
    results[k] = float(w.sum())
def square(v):
    return v * v
if __name__ == '__main__':
    ts = [threading.Thread(target=work, args=(k,)) for k in range(4)]
    for t in ts: t.start()
    total = np.zeros(2)
    for k in range(10):
        total += np.array([k, 0.5])
    for t in ts: t.join()
    with multiprocessing.get_context('fork').Pool(2) as pool:
        print(pool.map(square, [1, 2, 3]))
    print([results[k] for k in sorted(results)], total)

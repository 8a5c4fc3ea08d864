import io
import numpy as np
import pandas as pd

csv = """pressure,age,ill
118,34,0
135,51,1
122,45,0
141,62,1
110,29,0
,58,1
128,40,0
150,66,1
125,52,1
115,38,0
138,47,1
121,33,0
"""
frame = pd.read_csv(io.StringIO(csv)).dropna()
data = frame[["pressure", "age"]].to_numpy(dtype=float)
ill = frame["ill"].to_numpy()
data = (data - np.nanmean(data, axis=0)) / np.nanstd(data, axis=0)

w, b = np.zeros(2), 0.0
for i in range(300):
    p = 1 / (1 + np.exp(-(data @ w + b)))
    w -= 0.5 * data.T @ (p - ill) / len(ill)
    b -= 0.5 * (p - ill).mean()
loss = -np.mean(np.where(ill == 1, np.log(p), np.log(1 - p)))
print(frame.assign(p=p.round(2)))
print("w", w, "final loss", loss)

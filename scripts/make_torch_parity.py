"""Ask PyTorch for every row of the parity table, and write what it says to tests/parity/torch_parity.npz.

    python scripts/make_torch_parity.py            # needs torch==2.13.0; no other step uses it

The test that reads the file compares clearprop with these numbers, so the file changes only when the table
does.  Nothing of clearprop is imported here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.parity.in_torch import record
from tests.parity.recorded import FILE, pack, read, unpack
from tests.parity.table import checksum, table


def main() -> None:
    torch.set_num_threads(1)
    rows = table()
    flat = pack([record(row) for row in rows])
    made_by = f"PyTorch {torch.__version__}, NumPy {np.__version__}"
    np.savez(FILE, **flat, checksum=np.array(checksum(rows)), made_by=np.array(made_by))  # type: ignore[arg-type]
    unpack(rows, read()[0])
    print(f"{FILE}: {len(rows)} networks, {sum(a.size for a in flat.values())} numbers, by {made_by}")


if __name__ == "__main__":
    main()

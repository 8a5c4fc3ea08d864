"""What a program leaves behind, as fingerprints: its numbers, its lists, and both random generators.

Run as a script it runs a program as Python does and writes the fingerprints; as an analysis it takes them of
a watched run.  It imports nothing of clearprop, so that the plain run has nothing of it.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import sys
from collections.abc import Mapping
from typing import Any


def fingerprint(value: Any, depth: int = 0) -> str | None:
    """The bits of a value; None for what has none of its own (functions, modules, files)."""
    np = sys.modules.get("numpy")
    if np is not None and isinstance(value, np.ndarray):
        if value.dtype.hasobject:
            return f"objects {[fingerprint(each, depth + 1) for each in value.ravel()[:200]]}"
        return f"{value.dtype} {value.shape} {hashlib.sha1(value.tobytes()).hexdigest()}"
    if np is not None and isinstance(value, np.generic):
        return f"{value.dtype} {value.tobytes().hex()}"
    if isinstance(value, bool | int | str | bytes) or value is None:
        return repr(value)[:400]
    if isinstance(value, float):
        return value.hex()
    if depth < 6 and isinstance(value, list | tuple):
        return f"{type(value).__name__} {len(value)} {[fingerprint(e, depth + 1) for e in value[:500]]}"
    if depth < 6 and isinstance(value, dict):
        inner = [(str(key), fingerprint(each, depth + 1)) for key, each in value.items()]
        return f"dict {sorted(inner, key=str)}"
    held = getattr(value, "__dict__", None)
    if depth < 6 and isinstance(held, dict) and type(value).__module__ == "__main__":
        return f"{type(value).__name__} {fingerprint(held, depth + 1)}"
    return None


def digest(namespace: Mapping[str, Any]) -> dict[str, str]:
    """Fingerprints of all names of a module, and of what the generators would draw next."""
    found = {}
    for name, value in namespace.items():
        print_of = fingerprint(value)
        if print_of is not None and not (name.startswith("__") and name.endswith("__")):
            found[name] = print_of
    np = sys.modules.get("numpy")
    if np is not None:
        state = np.random.get_state()
        found["numpy.random"] = fingerprint((state[1], state[2:])) or ""
    found["random"] = hashlib.sha1(repr(random.getstate()).encode()).hexdigest()
    return {name: hashlib.sha1(each.encode()).hexdigest() for name, each in found.items()}


def of_traced(traced: Any) -> dict[str, str]:
    return digest(traced.namespace)


def main(program: str, answer: str) -> None:
    """Run a program as ``python program`` does, and write its fingerprints when it has ended."""
    sys.argv = [os.path.basename(program)]
    sys.path[0] = os.path.dirname(program)
    module = type(sys)("__main__")
    module.__dict__.update(__file__=program, __builtins__=__builtins__)
    kept = sys.modules["__main__"]
    sys.modules["__main__"] = module
    with open(program, "rb") as file:
        code = compile(file.read(), program, "exec", dont_inherit=True)
    try:
        exec(code, module.__dict__)
    finally:
        with open(answer, "w", encoding="utf-8") as file:
            json.dump(kept.digest(module.__dict__), file)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])

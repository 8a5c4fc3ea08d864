"""Which way a training goes: all of it in the kernel, or the products in NumPy."""

from __future__ import annotations

from clearprop.engines.compiled import built
from clearprop.engines.compiled.in_kernel import CompiledCourse
from clearprop.engines.compiled.tables import layer_rows, numbers
from clearprop.engines.course import Course
from clearprop.engines.engine import Batch
from clearprop.network.network import Network
from clearprop.record.settings import Plan

# From so many multiplications in a product on, NumPy is faster than the kernel, see docs/performance.md.
CROSSING = 400_000


def course(network: Network, plan: Plan, data: Batch) -> Course | str:
    """Set out on a training in the kernel, or say in a sentence why that cannot be."""
    if reason := built.problem():
        return reason
    rows, settings = layer_rows(network), numbers(plan.settings)
    if isinstance(rows, str):
        return rows
    if isinstance(settings, str):
        return settings
    batch = min(plan.batch_size or len(data.x), len(data.x))
    largest = batch * max(layer.W.size for layer in network)
    if largest < CROSSING:
        return CompiledCourse(network, plan, data, rows, settings)
    from clearprop.engines.compiled.with_matmul import MatmulCourse

    return MatmulCourse(network, plan, data, rows, settings)

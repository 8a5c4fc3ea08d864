"""The reference engine: one step in plain NumPy, to be read.

Everything else that computes a Step is checked against this file, and this file against the equations,
central differences, complex steps and PyTorch.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from clearprop.engines.engine import Batch
from clearprop.network.backward import LayerBackward, backward
from clearprop.network.dense import Dense
from clearprop.network.forward import LayerForward, forward
from clearprop.network.network import Network
from clearprop.numerics.arrays import Array, freeze
from clearprop.numerics.updates import clip_scale
from clearprop.record.optimizers import Moments
from clearprop.record.settings import Plan, Settings
from clearprop.record.state import LayerState, OptimizerState
from clearprop.record.step import LayerStep, Step

name = "reference"


def step(
    network: Network,
    batch: Batch,
    settings: Settings,
    state: OptimizerState,
    *,
    dropout_rng: np.random.Generator | None = None,
    index: int = 1,
    epoch: int = 1,
) -> Step:
    """Compute one step: forward, loss, backward, update; every number kept, nothing overwritten."""
    # A run that diverges is stopped by name (see training.finite); NumPy's own warning would come first.
    with np.errstate(all="ignore"):
        loss, optimizer, layers = settings.loss, settings.optimizer, network.layers
        passed = forward(layers, batch.x, dropout_rng)
        c = settings.coefficients(len(batch.x), batch.example_weight, network.dtype)
        judged = passed.layers[-1].z if loss.on_logits else passed.prediction
        data_loss = float((c * loss.value(judged, batch.y)).sum())
        gradients = backward(layers, passed, batch.y, loss, c)
        scale = _clip(layers, gradients, settings)
        t = state.t + 1
        rate = optimizer.rate(t)
        updates = [
            _update_layer(layer, grads, before, settings, scale, t, rate)
            for layer, grads, before in zip(layers, gradients, state.layers, strict=True)
        ]
        return Step(
            settings=settings,
            x=batch.x,
            y=batch.y,
            rows=batch.rows,
            example_weight=batch.example_weight,
            loss=data_loss,
            penalty=_penalty(layers, settings.l2),
            clip_scale=scale,
            learning_rate=rate,
            t=t,
            state_before=state,
            state_after=OptimizerState(t, tuple(update.state for update in updates)),
            index=index,
            epoch=epoch,
            layers=tuple(map(_layer_step, layers, passed.layers, gradients, updates)),
        )


def course(network: Network, plan: Plan, data: Batch) -> None:
    """There is none: every step is recorded."""


class _Update(NamedTuple):
    g_W: Array
    g_b: Array | None
    update_W: Array
    update_b: Array | None
    state: LayerState


def _penalty(layers: tuple[Dense, ...], l2: float) -> float:
    # Without a penalty the squares are not asked for: one that overflows would make 0 times infinity of it.
    return 0.5 * l2 * sum(float((layer.W * layer.W).sum()) for layer in layers) if l2 else 0.0


def _clip(layers: tuple[Dense, ...], gradients: tuple[LayerBackward, ...], settings: Settings) -> float:
    """Only what the update may change counts for the length of the gradient."""
    if settings.clip_norm is None:
        return 1.0
    trained = []
    for layer, grads in zip(layers, gradients, strict=True):
        if layer.trainable:
            trained.append(grads.dW + settings.l2 * layer.W)
        if layer.trains_bias and grads.db is not None:
            trained.append(grads.db)
    return clip_scale(trained, settings.clip_norm)


def _update_layer(
    layer: Dense,
    grads: LayerBackward,
    before: LayerState,
    settings: Settings,
    scale: float,
    t: int,
    rate: float,
) -> _Update:
    # With neither penalty nor clipping what enters the optimizer is the gradient itself.
    whole = grads.dW + settings.l2 * layer.W if settings.l2 else grads.dW
    g_W = whole if scale == 1.0 else scale * whole
    freeze(g_W)
    g_b = grads.db if grads.db is None or scale == 1.0 else freeze(scale * grads.db)
    update_W, W_moments = _update(
        layer.W, g_W, before.moments("W"), settings, t, rate, layer.trainable, decay=True
    )
    update_b, b_moments = None, Moments()
    if layer.b is not None and g_b is not None:
        update_b, b_moments = _update(
            layer.b, g_b, before.moments("b"), settings, t, rate, layer.trains_bias, decay=False
        )
    after = LayerState(m_W=W_moments.m, m_b=b_moments.m, v_W=W_moments.v, v_b=b_moments.v)
    return _Update(g_W, g_b, update_W, update_b, after)


def _update(
    parameter: Array,
    g: Array,
    moments: Moments,
    settings: Settings,
    t: int,
    rate: float,
    trained: bool,
    *,
    decay: bool,
) -> tuple[Array, Moments]:
    if not trained:
        return freeze(np.zeros_like(parameter)), moments
    update, after = settings.optimizer.update(g, parameter, moments, t=t, learning_rate=rate, decay=decay)
    m, v = (None if moment is None else freeze(moment) for moment in after)
    return freeze(update), Moments(m, v)


def _layer_step(layer: Dense, passed: LayerForward, grads: LayerBackward, update: _Update) -> LayerStep:
    b_new = None if layer.b is None or update.update_b is None else freeze(layer.b + update.update_b)
    return LayerStep(
        activation=layer.activation,
        bias=layer.bias,
        trainable=layer.trainable,
        dropout=layer.dropout,
        W=layer.W,
        b=layer.b,
        a_in=passed.a_in,
        z=passed.z,
        a=passed.a,
        mask=passed.mask,
        da=grads.da,
        slope=grads.slope,
        delta=grads.delta,
        dW=grads.dW,
        db=grads.db,
        g_W=update.g_W,
        g_b=update.g_b,
        update_W=update.update_W,
        update_b=update.update_b,
        W_new=freeze(layer.W + update.update_W),
        b_new=b_new,
    )

"""The optimizers as frozen settings: what turns a gradient into an update.

An optimizer holds no numbers of its own that change.  What it remembers from step to step (momentum ``m``,
mean squares ``v``) is an :class:`~clearprop.record.state.OptimizerState` that goes in and comes out, so that
each step can be read, repeated and checked.  The rules themselves are pure functions in
``clearprop.numerics.updates``.

``l2`` adds the penalty ``½ l2 Σ W²`` (weights, not biases) to the loss; ``clip_norm`` scales all gradients of
a step down together when their joint length is larger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from clearprop.errors import SettingError
from clearprop.numerics import updates
from clearprop.numerics.arrays import Array
from clearprop.record.checks import check_flag, check_fraction, check_positive, with_plain_numbers
from clearprop.record.schedule import Schedule, learning_rate_at


class Moments(NamedTuple):
    """What an optimizer remembers of one parameter; ``None`` where it remembers nothing."""

    m: Array | None = None
    v: Array | None = None


@dataclass(frozen=True)
class Optimizer:
    """Base: a learning rate (a number or a schedule), an l2 penalty and a largest gradient norm."""

    name: ClassVar[str]

    learning_rate: float | Schedule

    @property
    def slots(self) -> tuple[str, ...]:
        """The names of what is remembered of each parameter: none, ``m``, ``v`` or both."""
        return ()

    def rate(self, t: int) -> float:
        """The learning rate of step t, t = 1, 2, …"""
        return learning_rate_at(self.learning_rate, t)

    def update(
        self, g: Array, parameter: Array, moments: Moments, *, t: int, learning_rate: float, decay: bool
    ) -> tuple[Array, Moments]:
        """What is added to a parameter, and what is remembered, for its gradient g at step t.

        ``decay`` says whether weight decay applies: to weights it does, to biases it does not.
        """
        raise NotImplementedError(type(self).__name__)

    def _check(self, l2: float, clip_norm: float | None) -> None:
        with_plain_numbers(self)
        if not isinstance(self.learning_rate, Schedule):
            check_positive("learning_rate", self.learning_rate)
        check_positive("l2", l2, zero=True)
        if clip_norm is not None:
            check_positive("clip_norm", clip_norm)

    def __str__(self) -> str:
        rate = self.learning_rate
        return f"{type(self).__name__}({rate if isinstance(rate, Schedule) else format(rate, 'g')})"


@dataclass(frozen=True)
class SGD(Optimizer):
    """Gradient descent, plain or with momentum::

        plain     update = -learning_rate g
        momentum  m_new = momentum m + g;   update = -learning_rate m_new
        nesterov  m_new = momentum m + g;   update = -learning_rate (g + momentum m_new)

    Parameters
    ----------
    learning_rate : a number above 0, or a schedule such as ``StepDecay(0.5, factor=0.5, every=100)``
    momentum : from 0 (none) up to 1
    nesterov : look ahead by one momentum step; needs a momentum
    l2 : the strength of the penalty ``½ l2 Σ W²`` on weights, not biases
    clip_norm : scale the gradients of a step down together where their joint length is larger

    Raises
    ------
    SettingError
        "learning_rate is -1; a positive number is needed."
        "nesterov=True needs a momentum above 0, for example momentum=0.9."

    Source: Polyak (1964), USSR Computational Mathematics 4(5), 1-17; Sutskever et al. (2013), ICML, for
    Nesterov's form, written as PyTorch does.

    Examples
    --------
    >>> print(SGD(0.5), SGD(0.1, momentum=0.9).slots)
    SGD(0.5) ('m',)
    """

    name: ClassVar[str] = "sgd"

    momentum: float = 0.0
    nesterov: bool = False
    l2: float = 0.0
    clip_norm: float | None = None

    def __post_init__(self) -> None:
        self._check(self.l2, self.clip_norm)
        check_fraction("momentum", self.momentum)
        check_flag("nesterov", self.nesterov)
        if self.nesterov and not self.momentum:
            raise SettingError("nesterov=True needs a momentum above 0, for example momentum=0.9.")

    @property
    def slots(self) -> tuple[str, ...]:
        return ("m",) if self.momentum else ()

    def update(
        self, g: Array, parameter: Array, moments: Moments, *, t: int, learning_rate: float, decay: bool
    ) -> tuple[Array, Moments]:
        if moments.m is None:
            return updates.sgd(g, learning_rate=learning_rate), moments
        rule = updates.nesterov if self.nesterov else updates.momentum
        update, m = rule(g, moments.m, learning_rate=learning_rate, momentum=self.momentum)
        return update, Moments(m=m)


@dataclass(frozen=True)
class RMSProp(Optimizer):
    """Divide by the root of a running mean of squared gradients::

        v_new  = decay v + (1 - decay) g²
        update = -learning_rate g / (√v_new + epsilon)

    Parameters
    ----------
    decay : the share of v that stays, from 0 up to 1
    epsilon : keeps the division finite
    learning_rate, l2, clip_norm : as in :class:`SGD`

    Source: Tieleman, Hinton (2012), Neural Networks for Machine Learning, lecture 6.5.

    Examples
    --------
    >>> print(RMSProp(0.01), RMSProp().slots)
    RMSProp(0.01) ('v',)
    """

    name: ClassVar[str] = "rmsprop"

    learning_rate: float | Schedule = 0.001
    decay: float = 0.99
    epsilon: float = 1e-8
    l2: float = 0.0
    clip_norm: float | None = None

    def __post_init__(self) -> None:
        self._check(self.l2, self.clip_norm)
        check_fraction("decay", self.decay)
        check_positive("epsilon", self.epsilon, zero=True)

    @property
    def slots(self) -> tuple[str, ...]:
        return ("v",)

    def update(
        self, g: Array, parameter: Array, moments: Moments, *, t: int, learning_rate: float, decay: bool
    ) -> tuple[Array, Moments]:
        assert moments.v is not None
        update, v = updates.rmsprop(
            g, moments.v, learning_rate=learning_rate, decay=self.decay, epsilon=self.epsilon
        )
        return update, Moments(v=v)


@dataclass(frozen=True)
class Adam(Optimizer):
    """Momentum and mean squares, both corrected for their start at zero::

        m_new  = beta1 m + (1 - beta1) g        v_new  = beta2 v + (1 - beta2) g²
        update = -learning_rate (m_new / (1 - beta1^t)) / (√(v_new / (1 - beta2^t)) + epsilon)

    Parameters
    ----------
    beta1, beta2 : the shares of m and v that stay, from 0 up to 1
    epsilon : keeps the division finite
    learning_rate, l2, clip_norm : as in :class:`SGD`

    Source: Kingma, Ba (2015), Adam, ICLR, algorithm 1.

    Examples
    --------
    >>> print(Adam(0.01), Adam().slots)
    Adam(0.01) ('m', 'v')
    """

    name: ClassVar[str] = "adam"

    learning_rate: float | Schedule = 0.001
    beta1: float = 0.9
    beta2: float = 0.999
    epsilon: float = 1e-8
    l2: float = 0.0
    clip_norm: float | None = None

    def __post_init__(self) -> None:
        self._check(self.l2, self.clip_norm)
        check_fraction("beta1", self.beta1)
        check_fraction("beta2", self.beta2)
        check_positive("epsilon", self.epsilon, zero=True)

    @property
    def slots(self) -> tuple[str, ...]:
        return ("m", "v")

    def update(
        self, g: Array, parameter: Array, moments: Moments, *, t: int, learning_rate: float, decay: bool
    ) -> tuple[Array, Moments]:
        assert moments.m is not None
        assert moments.v is not None
        update, m, v = updates.adam(
            g,
            moments.m,
            moments.v,
            t=t,
            learning_rate=learning_rate,
            beta1=self.beta1,
            beta2=self.beta2,
            epsilon=self.epsilon,
        )
        return update, Moments(m, v)


@dataclass(frozen=True)
class AdamW(Adam):
    """Adam, with weight decay taken directly from the weights instead of through the gradient::

        update = Adam's update - learning_rate weight_decay W        (weights only, not biases)

    Parameters
    ----------
    weight_decay : the share of each weight that is taken off, times the learning rate
    the others : as in :class:`Adam`

    Source: Loshchilov, Hutter (2019), Decoupled Weight Decay Regularization, ICLR, algorithm 2.

    Examples
    --------
    >>> AdamW(0.01).weight_decay, AdamW(0.01).l2
    (0.01, 0.0)
    """

    name: ClassVar[str] = "adamw"

    weight_decay: float = 0.01

    def __post_init__(self) -> None:
        super().__post_init__()
        check_positive("weight_decay", self.weight_decay, zero=True)

    def update(
        self, g: Array, parameter: Array, moments: Moments, *, t: int, learning_rate: float, decay: bool
    ) -> tuple[Array, Moments]:
        assert moments.m is not None
        assert moments.v is not None
        update, m, v = updates.adamw(
            g,
            parameter,
            moments.m,
            moments.v,
            t=t,
            learning_rate=learning_rate,
            beta1=self.beta1,
            beta2=self.beta2,
            epsilon=self.epsilon,
            weight_decay=self.weight_decay if decay else 0.0,
        )
        return update, Moments(m, v)


OPTIMIZERS = (SGD, RMSProp, Adam, AdamW)

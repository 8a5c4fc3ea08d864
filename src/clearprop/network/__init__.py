"""The network: dense layers, the forward pass and the backward pass."""

from clearprop.network.dense import Dense as Dense
from clearprop.network.forward import Forward as Forward
from clearprop.network.network import Network as Network

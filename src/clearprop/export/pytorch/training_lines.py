"""The training of a PyTorch program: its own optimizer, autograd, and the order of batches that is ours."""

from __future__ import annotations

from clearprop.export.program.functions import function, indented
from clearprop.export.program.recipe import Recipe
from clearprop.export.program.schedules import NAME
from clearprop.export.program.updates import clips, l2
from clearprop.export.pytorch.network_lines import say
from clearprop.record.optimizers import SGD, Optimizer
from clearprop.record.schedules import Schedule

_MOMENTS = "betas=(beta1, beta2), eps=epsilon"


def train_functions(made: Recipe) -> list[list[str]]:
    """``train(network, x, y)``, which prints the loss now and then; before it what it calls."""
    body = [
        "trained = [each for each in network.parameters() if each.requires_grad]",
        *_optimizer(made),
        *(["rng = np.random.default_rng(seed)"] if made.in_batches and made.shuffle else []),
        # PyTorch draws the masks of dropout, and the next run is to draw the same ones.
        *(["torch.manual_seed(seed)"] if made.has_dropout else []),
        *(["t = 0"] if _scheduled(made) and made.in_batches else []),
        "network.train()",
        "for epoch in range(1, epochs + 1):",
        *indented(_batches(made) if made.in_batches else _all_at_once(made)),
        "    if epoch == 1 or epoch % report_every == 0:",
        '        print(f"epoch {epoch:5d}   loss {loss:.6f}")',
        "return network",
    ]
    train = function("train", ["network", "x", "y"], say(made, "train"), body)
    return [*([_clip(made)] if clips(made) else []), *([_penalty(made)] if l2(made) else []), train]


def _optimizer(made: Recipe) -> list[str]:
    """PyTorch's optimizer; of AdamW the weights decay and the biases do not, so they are two groups."""
    rate = f"{NAME}(1)" if _scheduled(made) else "learning_rate"
    if made.optimizer.name != "adamw":
        return [f"optimizer = torch.optim.{_call(made.optimizer, 'trained', rate)}"]
    weights = '{"params": [each for each in trained if each.ndim == 2], "weight_decay": weight_decay}'
    biases = '{"params": [each for each in trained if each.ndim == 1], "weight_decay": 0.0}'
    return [
        "groups = [",
        f"    {weights},",
        f"    {biases},",
        "]",
        'groups = [group for group in groups if group["params"]]',
        f"optimizer = torch.optim.AdamW(groups, lr={rate}, {_MOMENTS})",
    ]


def _call(optimizer: Optimizer, trained: str, rate: str) -> str:
    if isinstance(optimizer, SGD):
        momentum = ", momentum=momentum" if optimizer.momentum else ""
        nesterov = ", nesterov=True" if optimizer.momentum and optimizer.nesterov else ""
        return f"SGD({trained}, lr={rate}{momentum}{nesterov})"
    if optimizer.name == "rmsprop":
        return f"RMSprop({trained}, lr={rate}, alpha=decay, eps=epsilon)"
    return f"Adam({trained}, lr={rate}, {_MOMENTS})"


def _step(made: Recipe, x: str, y: str, t: str) -> list[str]:
    penalty = " + penalty(network)" if l2(made) else ""
    rates = ["for group in optimizer.param_groups:", f'    group["lr"] = {NAME}({t})']
    return [
        f"each = losses(network({x}), {y})",
        "optimizer.zero_grad()",
        f"(each.{made.reduction}(){penalty}).backward()"
        if penalty
        else f"each.{made.reduction}().backward()",
        *(["clip(trained)"] if clips(made) else []),
        *(rates if _scheduled(made) else []),
        "optimizer.step()",
    ]


def _all_at_once(made: Recipe) -> list[str]:
    return [*_step(made, "x", "y", "epoch"), "loss = each.mean().item()"]


def _batches(made: Recipe) -> list[str]:
    ends = "start : start + batch_size"
    step = [
        f"rows = order[{ends}]" if made.shuffle else "rows = slice(start, start + batch_size)",
        *(["t += 1"] if _scheduled(made) else []),
        *_step(made, "x[rows]", "y[rows]", "t"),
        "loss += each.sum().item() / len(x)",
    ]
    return [
        *([f"order = rng.permutation(len(x))  # {made.say('comment.order')}"] if made.shuffle else []),
        "loss = 0.0",
        "for start in range(0, len(x), batch_size):",
        *indented(step),
    ]


def _penalty(made: Recipe) -> list[str]:
    body = ["return l2 / 2 * sum((each**2).sum() for each in network.parameters() if each.ndim == 2)"]
    return function("penalty", ["network"], say(made, "penalty"), body)


def _clip(made: Recipe) -> list[str]:
    body = [
        "length = torch.sqrt(sum((each.grad**2).sum() for each in trained))",
        "if length > clip_norm:",
        "    for each in trained:",
        "        each.grad *= clip_norm / length",
    ]
    return function("clip", ["trained"], say(made, "clip"), body)


def _scheduled(made: Recipe) -> bool:
    return isinstance(made.optimizer.learning_rate, Schedule)

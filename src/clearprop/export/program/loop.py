"""The training loop of a program, its prediction, and what happens when it is run."""

from __future__ import annotations

from clearprop.export.program.functions import function, indented
from clearprop.export.program.recipe import Recipe
from clearprop.export.program.updates import clips, counts_steps, rule, update_arguments

_FEW = 12  # examples whose predictions are printed one by one


def train_function(recipe: Recipe) -> list[str]:
    """``train(x, y, parameters)``, which prints the loss now and then and returns the new parameters."""
    state = rule(recipe.optimizer).state
    body = [
        *(["rng = np.random.default_rng(seed)"] if recipe.draws else []),
        *(f"{name} = {{name: np.zeros_like(value) for name, value in parameters.items()}}" for name in state),
        *(["t = 0"] if counts_steps(recipe) and recipe.in_batches else []),
        "for epoch in range(1, epochs + 1):",
        *indented(_batches(recipe) if recipe.in_batches else _all_at_once(recipe)),
        "return parameters",
    ]
    return function("train", ["x", "y", "parameters"], recipe.say("function.train"), body)


def predict_function(recipe: Recipe) -> list[str]:
    """``predict(x, parameters)``: the last a."""
    body = ["return forward(x, parameters)[-1]"]
    return function("predict", ["x", "parameters"], recipe.say("function.predict"), body)


def main_lines(recipe: Recipe) -> list[str]:
    """What runs: training, then the predictions, or the share of them that is right."""
    return [
        'if __name__ == "__main__":',
        *indented(["parameters = train(x, y, parameters)", "prediction = predict(x, parameters)"]),
        *indented(judged(recipe)),
    ]


def _step(recipe: Recipe, x: str, y: str, measure: list[str]) -> list[str]:
    rng = ", rng" if recipe.has_dropout else ""
    # With all examples at once an epoch is a step, and its number is there already.
    arguments = [
        "epoch" if name == "t" and not recipe.in_batches else name for name in update_arguments(recipe)
    ]
    return [
        *(["t += 1"] if "t" in arguments else []),
        f"values = forward({x}, parameters{rng})",
        *measure,
        f"gradients = backward({x}, {y}, values, parameters)",
        *(["gradients = clip(gradients)"] if clips(recipe) else []),
        f"parameters = update({', '.join(arguments)})",
    ]


def _all_at_once(recipe: Recipe) -> list[str]:
    return [*_step(recipe, "x", "y", ["loss = losses(values, y).mean()"]), *_report()]


def _batches(recipe: Recipe) -> list[str]:
    n = recipe.count
    order = f"order = rng.permutation({n})  # {recipe.say('comment.order')}"
    ends = "start : start + batch_size"
    rows = f"rows = order[{ends}]" if recipe.shuffle else "rows = slice(start, start + batch_size)"
    x, y = ("x[:, rows]", "y[:, rows]") if recipe.columns else ("x[rows]", "y[rows]")
    return [
        *([order] if recipe.shuffle else []),
        "loss = 0.0",
        f"for start in range(0, {n}, batch_size):",
        *indented([rows, *_step(recipe, x, y, [f"loss += losses(values, {y}).sum() / {n}"])]),
        *_report(),
    ]


def _report() -> list[str]:
    return [
        "if epoch == 1 or epoch % report_every == 0:",
        '    print(f"epoch {epoch:5d}   loss {loss:.6f}")',
    ]


def judged(recipe: Recipe) -> list[str]:
    """Lines that print how good ``prediction`` is: an example a line where they are few, else one number."""
    if recipe.loss.name == "cross_entropy":
        axis = recipe.over_units
        right = f"prediction.argmax(axis={axis}) == y.argmax(axis={axis})"
        return [f"right = {right}", 'print(f"accuracy {right.mean():.4f}")']
    if recipe.x is None or len(recipe.x) > _FEW:
        return [_measured(recipe)]
    examples = "zip(x.T, y.T, prediction.T)" if recipe.columns else "zip(x, y, prediction)"
    return [
        f"for example, target, answer in {examples}:",
        '    print(f"x {example}   y {target}   prediction {answer.round(4)}")',
    ]


def _measured(recipe: Recipe) -> str:
    if recipe.loss.name == "binary_cross_entropy":
        return 'print(f"accuracy {((prediction > 0.5) == (y > 0.5)).mean():.4f}")'
    return 'print(f"mean absolute error {np.abs(prediction - y).mean():.6f}")'

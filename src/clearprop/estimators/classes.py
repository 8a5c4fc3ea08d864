"""How a classifier's targets become outputs, mixed into it: one column a class, a question or a label."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.preprocessing import LabelBinarizer
from sklearn.utils.multiclass import type_of_target, unique_labels
from sklearn.utils.validation import column_or_1d

from clearprop.errors import DataError
from clearprop.estimators.counting import with_classes
from clearprop.estimators.scores import Score, accuracy_of, class_accuracy_of
from clearprop.numerics.activations import Activation, Sigmoid, Softmax
from clearprop.numerics.arrays import Array
from clearprop.numerics.losses import BinaryCrossEntropy, CrossEntropy, Loss
from clearprop.numerics.losses import loss as parse_loss


class Classes:
    """Learns the classes of a fit, encodes targets, and chooses the outputs that suit them."""

    _numeric_targets = False
    _label_binarizer: LabelBinarizer
    classes_: Any

    # What the estimator brings.
    warm_start: bool
    loss: Any
    class_weight: Any
    n_outputs_: int

    def _begin_targets(self, y: Any, *, goes_on: bool, once: bool) -> Array:
        y = _in_one_column(y)
        if goes_on or once:
            self._compare(unique_labels(y), exactly=self.warm_start and not once)
        else:
            self._label_binarizer = LabelBinarizer().fit(y)
            self.classes_ = self._label_binarizer.classes_
        encoded: Array = self._label_binarizer.transform(y)
        return encoded

    def _compare(self, found: Any, *, exactly: bool) -> None:
        """Whether a fit that goes on may see these classes."""
        if exactly and set(found) != set(self.classes_):
            raise DataError(
                "warm_start can only be used where `y` has the same classes as in the previous call to fit."
                f" Previously got {self.classes_}, `y` has {found}"
            )
        if new := set(found) - set(self.classes_):
            raise DataError(
                f"y has the classes {_plain(new)}, but partial_fit began with {_plain(self.classes_)};"
                " name all classes in its first call."
            )

    def _meet(self, classes: Any, y: Any) -> None:
        """The classes of a fit in parts, told before the first part is seen."""
        known = getattr(self, "classes_", None)
        if classes is None and known is None:
            raise DataError("classes must be passed on the first call to partial_fit.")
        if classes is None:
            return
        told = unique_labels(classes)
        if known is None:
            multilabel = type_of_target(y).startswith("multilabel")
            self._label_binarizer = LabelBinarizer().fit(y if multilabel else told)
            self.classes_ = told
        elif not np.array_equal(known, told):
            raise DataError(
                f"classes is {_plain(told)}, but the first call to partial_fit was told {_plain(known)};"
                " leave classes out, or begin with another estimator."
            )

    def _encoded(self, y: Any) -> Array:
        """Targets of other rows.

        Raises
        ------
        DataError
            "y has the classes ['d'], which the fit did not see; it saw ['a', 'b']."
        """
        y = _in_one_column(np.asarray(y))
        if new := set(unique_labels(y)) - set(self.classes_):
            raise DataError(
                f"y has the classes {_plain(new)}, which the fit did not see; it saw {_plain(self.classes_)}."
            )
        encoded: Array = self._label_binarizer.transform(y)
        return encoded.astype(np.float64)

    def _output(self) -> Activation:
        several = self._label_binarizer.y_type_ == "multiclass"
        return Softmax() if several else Sigmoid()

    def _loss(self) -> Loss:
        if not (isinstance(self.loss, str) and self.loss == "log_loss"):
            return parse_loss(self.loss)
        return CrossEntropy() if isinstance(self._output(), Softmax) else BinaryCrossEntropy()

    def _score_of(self, weight: Array | None) -> Score:
        several = isinstance(self._output(), Softmax)
        return class_accuracy_of(weight) if several else accuracy_of(weight)

    def _stratifies(self) -> bool:
        # As scikit-learn has it: only the rows of two classes are split in their shares.
        return self.n_outputs_ == 1

    def _weights(self, y: Any, weight: Array | None, dtype: np.dtype[Any]) -> Array | None:
        return with_classes(weight, self.class_weight, y, dtype)

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()  # type: ignore[misc]
        tags.classifier_tags.multi_label = True
        return tags


def _plain(classes: Any) -> list[Any]:
    """Classes in order, as Python's own numbers and words."""
    found: list[Any] = np.unique(list(classes)).tolist()
    return found


def _in_one_column(y: Any) -> Any:
    return column_or_1d(y, warn=True) if np.ndim(y) == 2 and np.shape(y)[1] == 1 else y

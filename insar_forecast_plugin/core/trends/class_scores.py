# SPDX-License-Identifier: GPL-2.0-or-later
"""How often classes are right."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from sklearn.metrics import accuracy_score, confusion_matrix, precision_recall_fscore_support

from .classes import NO_CLASS


@dataclass(frozen=True)
class ClassScores:
    """Scores of the points that have a class on both sides.

    Parameters
    ----------
    confusion
        Counts, int, shape (n_classes, n_classes); rows are the truth.
    accuracy
        Share of the points that are right; 0 where there is none.
    precision, recall, f1
        Of each class, shape (n_classes,); 0 where they are of nothing.
    """

    confusion: np.ndarray
    accuracy: float
    precision: np.ndarray
    recall: np.ndarray
    f1: np.ndarray


def class_scores(truth: np.ndarray, given: np.ndarray, class_count: int) -> ClassScores:
    """Compare codes with the truth, both of shape (n,).

    >>> class_scores(np.array([0, 0, 1, -1]), np.array([0, 1, 1, 0]), 2).confusion.tolist()
    [[1, 1], [0, 1]]
    >>> class_scores(np.array([-1]), np.array([0]), 2).confusion.tolist()
    [[0, 0], [0, 0]]
    """
    known = (truth != NO_CLASS) & (given != NO_CLASS)
    truth, given, labels = truth[known], given[known], np.arange(class_count)
    if not len(truth):
        nothing = np.zeros(class_count)
        return ClassScores(np.zeros((class_count, class_count), dtype=int), 0.0, nothing, nothing, nothing)
    precision, recall, f1, _ = precision_recall_fscore_support(truth, given, labels=labels, zero_division=0)
    accuracy = float(accuracy_score(truth, given))
    return ClassScores(confusion_matrix(truth, given, labels=labels), accuracy, precision, recall, f1)

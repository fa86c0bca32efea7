# SPDX-License-Identifier: GPL-2.0-or-later
"""AlexNet with weights that were learnt from ImageNet, to train the over-wrapping network from.

They may not be shipped; a file of them is taken where a user has one.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file

from ...errors import InputError, ModelError, quoted
from ...io.local_file import local_file
from ...networks.trainable_network import TrainableNetwork
from .alexnet import SHAPES, alexnet


def with_imagenet_weights(path: str | Path) -> TrainableNetwork:
    """Return the network in its published width with given weights; the last layer, for one answer, is new.

    Parameters
    ----------
    path
        A ``.safetensors`` file of torchvision's state. A ``.pth`` file can hold code and is not read; whoever trusts
        one loads it with ``weights_only=True`` and writes it with ``safetensors.torch.save_file``.

    Raises
    ------
    ModelError
        There is no such file, or it holds no AlexNet.
    """
    advice = "expected the weights of torchvision's AlexNet as .safetensors"
    try:
        path = local_file(Path(path), "file of weights")
    except InputError as error:
        raise ModelError(f"{error} E{advice[1:]}.") from error
    try:
        given = load_file(str(path))
    except (SafetensorError, OSError, KeyError, TypeError) as error:  # of a kind of number that NumPy lacks
        raise ModelError(
            f"{path.name} cannot be read as a .safetensors file ({quoted(error)}); {advice}. Save the weights of a "
            ".pth file that you trust with safetensors.torch.save_file."
        ) from error
    network = TrainableNetwork(alexnet(SHAPES["imagenet"]))
    weights = network.weights()
    for name, own in weights.items():
        if name.startswith("classifier.6."):
            continue
        found = given.get(name)
        if found is None or found.shape != own.shape or not np.isfinite(found).all():
            what = "no" if found is None else f"with shape {found.shape} or values that are no numbers the"
            raise ModelError(
                f"{path.name} has {what} tensor {name!r}; expected one of shape {own.shape}, as in torchvision's "
                "AlexNet. Choose a file with the weights of that network."
            )
        weights[name] = found.astype(np.float32)
    return network.take(weights)

# SPDX-License-Identifier: GPL-2.0-or-later
"""AlexNet (Krizhevsky et al. 2012, NeurIPS) for one answer a patch, in its own width and in a narrow one.

Weights that were learnt from ImageNet may not be shipped; a file of them is taken where a user has one, with the
names of tensors that torchvision gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from ...errors import InputError, ModelError, quoted
from ...io.local_file import local_file


@dataclass(frozen=True)
class AlexNetShape:
    """Sizes of the layers.

    Parameters
    ----------
    widths
        Of the five convolutions.
    kernel, stride, padding
        Of the first convolution.
    pooled
        Cells along a side that the dense layers see.
    dense
        Width of the dense layers.
    pixels
        Along a side of the picture that it looks at.
    patch
        Cells along a side of a patch, which is enlarged to the picture.
    """

    widths: tuple[int, int, int, int, int]
    kernel: int
    stride: int
    padding: int
    pooled: int
    dense: int
    pixels: int
    patch: int


SHAPES = {
    "imagenet": AlexNetShape((64, 192, 384, 256, 256), 11, 4, 2, 6, 4096, 227, 227),
    "narrow": AlexNetShape((24, 32, 48, 48, 32), 5, 1, 2, 2, 96, 24, 24),
}
"""The published width on patches of 227 cells, and one of 0.1 million weights on patches of 24 that ships."""


class AlexNet(nn.Module):
    """Five convolutions, three of them followed by a maximum, and three dense layers.

    Parameters
    ----------
    shape
        Sizes.
    """

    def __init__(self, shape: AlexNetShape) -> None:
        super().__init__()
        self.pixels = shape.pixels
        first, second, third, fourth, fifth = shape.widths
        self.features = nn.Sequential(
            nn.Conv2d(3, first, shape.kernel, stride=shape.stride, padding=shape.padding),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(first, second, 5, padding=2),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
            nn.Conv2d(second, third, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(third, fourth, 3, padding=1),
            nn.ReLU(),
            nn.Conv2d(fourth, fifth, 3, padding=1),
            nn.ReLU(),
            nn.MaxPool2d(3, stride=2),
        )
        self.avgpool = nn.AdaptiveAvgPool2d(shape.pooled)
        self.classifier = nn.Sequential(
            nn.Dropout(),
            nn.Linear(fifth * shape.pooled**2, shape.dense),
            nn.ReLU(),
            nn.Dropout(),
            nn.Linear(shape.dense, shape.dense),
            nn.ReLU(),
            nn.Linear(shape.dense, 1),
        )

    def forward(self, patches: Tensor) -> Tensor:
        """Return logits, shape (n,), of patches, shape (n, 3, rows, columns)."""
        if patches.shape[-1] != self.pixels:
            patches = functional.interpolate(patches, size=(self.pixels, self.pixels), mode="bilinear")
        state = self.avgpool(self.features(patches))
        return self.classifier(state.flatten(1))[:, 0]


def with_imagenet_weights(path: str | Path) -> AlexNet:
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
    except (SafetensorError, OSError) as error:
        raise ModelError(
            f"{path.name} cannot be read as a .safetensors file ({quoted(error)}); {advice}. Save the weights of a "
            ".pth file that you trust with safetensors.torch.save_file."
        ) from error
    network = AlexNet(SHAPES["imagenet"])
    state = network.state_dict()
    for name, own in state.items():
        if name.startswith("classifier.6."):
            continue
        found = given.get(name)
        if found is None or found.shape != own.shape or not torch.isfinite(found).all():
            what = "no" if found is None else f"with shape {tuple(found.shape)} or values that are no numbers the"
            raise ModelError(
                f"{path.name} has {what} tensor {name!r}; expected one of shape {tuple(own.shape)}, as in "
                "torchvision's AlexNet. Choose a file with the weights of that network."
            )
        state[name] = found.to(torch.float32)
    network.load_state_dict(state)
    return network

# SPDX-License-Identifier: GPL-2.0-or-later
"""Small networks that together have every layer, and the networks of the plugin."""

from functools import partial

from insar_forecast_plugin.core.areas.network.detection_network import DETECTION_NETWORK
from insar_forecast_plugin.core.areas.overwrapping.alexnet import SHAPES, alexnet
from insar_forecast_plugin.core.denoising.network.denoising_network import DENOISING_NETWORK
from insar_forecast_plugin.core.denoising.paper.span_network import SPAN_NETWORK
from insar_forecast_plugin.core.forecasting.models.anchored.correction_network import correction_network
from insar_forecast_plugin.core.networks.layers import Network
from insar_forecast_plugin.core.trends.network.trend_networks import make_network


def _encoder_decoder(layers, cube, *, axes):
    """Return values of the input's shape: two levels of convolutions, joined across."""
    size, halved = (3,) * axes, (1, 2, 2)[-axes:]
    outer = layers.relu(layers.convolution("first", cube, (1, 4), size, padding=1))
    inner = layers.normalisation("scaled", layers.convolution("down", outer, (4, 6), size, padding=1), 6)
    inner = layers.leaky_relu(layers.mean_of(inner, halved))
    state = layers.joined([layers.enlarged(inner, halved), outer])
    return layers.only(layers.convolution("last", state, (10, 1), (1,) * axes), 1)


def _strided(layers, values, *, axes):
    values = layers.convolution("first", values, (2, 5), (3,) * axes, stride=2, bias=False)
    values = layers.largest_of(layers.gelu(values), (3,) * axes, 2)
    return layers.dense("last", layers.dropout(layers.flat(values), 0.3), (5 * 3**axes, 2))


NETWORKS = {
    "trends, default": make_network("default"),
    "trends, paper": make_network("paper", 3),
    "detector": DETECTION_NETWORK,
    "overwrapping": alexnet(SHAPES["narrow"]),
    "correction": correction_network(),
    "denoiser": DENOISING_NETWORK,
    "denoiser, paper": SPAN_NETWORK,
    **{
        f"encoder-decoder of {axes} axes": Network(partial(_encoder_decoder, axes=axes), ((1, 1, 6, 8, 8)[: axes + 2],))
        for axes in (1, 2, 3)
    },
    **{
        f"strides and windows of {axes} axes": Network(partial(_strided, axes=axes), ((1, 2, *[15] * axes),))
        for axes in (1, 2, 3)
    },
}

# SPDX-License-Identifier: GPL-2.0-or-later
"""Neural networks: written once as functions of layers, used by ONNX Runtime, trained by PyTorch."""

# SPDX-License-Identifier: GPL-2.0-or-later
"""The messages of ONNX's file format that networks here are written with, for protobuf.

Field names and numbers are those of ``onnx.proto``, whose numbers stay as they are: ONNX, "Open Neural Network Exchange
Intermediate Representation", https://github.com/onnx/onnx/blob/main/docs/IR.md. Fields that no network here has are
left out, as the format allows. The package ``onnx`` has them all and takes 9 MB to download.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from google.protobuf.descriptor_pb2 import DescriptorProto, FieldDescriptorProto, FileDescriptorProto
from google.protobuf.descriptor_pool import DescriptorPool
from google.protobuf.message_factory import GetMessageClass

_FLOAT, _INTEGER, _TEXT, _INTEGERS = 1, 2, 3, 7
"""Of ``AttributeProto.AttributeType``."""
_TENSOR_TYPES = {np.dtype(np.float32): 1, np.dtype(np.int64): 7}
"""Of ``TensorProto.DataType``."""
_PACKAGE = "onnx"
_FIELDS = {
    "ModelProto": {"ir_version": (1, "int64"), "graph": (7, "GraphProto"), "opset_import": (8, "*OperatorSetIdProto")},
    "OperatorSetIdProto": {"domain": (1, "string"), "version": (2, "int64")},
    "GraphProto": {
        "node": (1, "*NodeProto"),
        "name": (2, "string"),
        "initializer": (5, "*TensorProto"),
        "input": (11, "*ValueInfoProto"),
        "output": (12, "*ValueInfoProto"),
    },
    "NodeProto": {
        "input": (1, "*string"),
        "output": (2, "*string"),
        "op_type": (4, "string"),
        "attribute": (5, "*AttributeProto"),
    },
    "AttributeProto": {
        "name": (1, "string"),
        "f": (2, "float"),
        "i": (3, "int64"),
        "s": (4, "bytes"),
        "ints": (8, "*int64"),
        "type": (20, "int32"),
    },
    "TensorProto": {"dims": (1, "*int64"), "data_type": (2, "int32"), "name": (8, "string"), "raw_data": (9, "bytes")},
    "ValueInfoProto": {"name": (1, "string"), "type": (2, "TypeProto")},
    "TypeProto": {"tensor_type": (1, "TensorTypeProto")},
    "TensorTypeProto": {"elem_type": (1, "int32"), "shape": (2, "TensorShapeProto")},
    "TensorShapeProto": {"dim": (1, "*DimensionProto")},
    "DimensionProto": {"dim_value": (1, "int64")},
}
"""By message and field: its number, and its type; a star before that where it is repeated."""


def _message_classes() -> dict[str, Any]:
    file = FileDescriptorProto(name="onnx_messages.proto", package=_PACKAGE, syntax="proto2")
    file.message_type.extend(
        DescriptorProto(name=message, field=[_field(name, *told) for name, told in fields.items()])
        for message, fields in _FIELDS.items()
    )
    pool = DescriptorPool()  # apart from that of the package onnx, where somebody has it
    pool.AddSerializedFile(file.SerializeToString())
    return {name: GetMessageClass(pool.FindMessageTypeByName(f"{_PACKAGE}.{name}")) for name in _FIELDS}


def _field(name: str, number: int, told: str) -> FieldDescriptorProto:
    kind = told.lstrip("*")
    field = FieldDescriptorProto(name=name, number=number)
    field.label = field.LABEL_REPEATED if told.startswith("*") else field.LABEL_OPTIONAL
    if kind in _FIELDS:
        field.type, field.type_name = field.TYPE_MESSAGE, f".{_PACKAGE}.{kind}"
    else:
        field.type = getattr(field, f"TYPE_{kind.upper()}")
    return field


_CLASSES = _message_classes()


def node(operator: str, inputs: Sequence[str], outputs: Sequence[str], attributes: Mapping[str, Any]) -> Any:
    """Return a ``NodeProto``: one operation of a graph.

    Parameters
    ----------
    operator
        Of ONNX, such as ``Conv``.
    inputs, outputs
        Names of arrays; an empty one stands for an array that is not given, or not wanted.
    attributes
        Numbers, texts and sequences of integers by name.
    """
    told = [_attribute(name, value) for name, value in sorted(attributes.items())]
    return _CLASSES["NodeProto"](op_type=operator, input=inputs, output=outputs, attribute=told)


def _attribute(name: str, value: float | str | Sequence[int]) -> Any:
    kind = _CLASSES["AttributeProto"]
    if isinstance(value, str):
        return kind(name=name, type=_TEXT, s=value.encode())
    if isinstance(value, int):
        return kind(name=name, type=_INTEGER, i=value)
    if isinstance(value, float):
        return kind(name=name, type=_FLOAT, f=value)
    return kind(name=name, type=_INTEGERS, ints=value)


def tensor(name: str, values: np.ndarray) -> Any:
    """Return a ``TensorProto``: an array of float32 or int64 that the graph holds."""
    data_type = _TENSOR_TYPES[values.dtype]
    stored = values.astype(values.dtype.newbyteorder("<"), order="C", copy=False).tobytes()
    return _CLASSES["TensorProto"](name=name, dims=values.shape, data_type=data_type, raw_data=stored)


def model(
    nodes: Sequence[Any],
    tensors: Sequence[Any],
    axes: Mapping[str, int],
    outputs: Sequence[str],
    *,
    operators: int,
    version: int,
) -> bytes:
    """Return a model in ONNX's file format.

    Parameters
    ----------
    nodes, tensors
        Of the graph, see :func:`node` and :func:`tensor`; each node stands after those whose results it takes.
    axes
        By the name of each input, a float32 array of any shape, how many axes it has.
    outputs
        Names of the results: float32 arrays.
    operators, version
        Versions of ONNX's operators and of its file format.
    """
    shapes = {name: _CLASSES["TensorShapeProto"](dim=[{}] * count) for name, count in axes.items()}
    graph = _CLASSES["GraphProto"](
        name="network",
        node=nodes,
        initializer=tensors,
        input=[_array(name, shape) for name, shape in shapes.items()],
        output=[_array(name) for name in outputs],
    )
    opset = _CLASSES["OperatorSetIdProto"](domain="", version=operators)
    made: bytes = _CLASSES["ModelProto"](ir_version=version, opset_import=[opset], graph=graph).SerializeToString()
    return made


def _array(name: str, shape: Any = None) -> Any:
    """Return a ``ValueInfoProto``: what an input or a result is."""
    kind = _CLASSES["TensorTypeProto"](elem_type=_TENSOR_TYPES[np.dtype(np.float32)], shape=shape)
    return _CLASSES["ValueInfoProto"](name=name, type=_CLASSES["TypeProto"](tensor_type=kind))

# SPDX-License-Identifier: GPL-2.0-or-later
"""No operation replaces a file that it reads, whichever of its outputs and inputs name that file."""

from dataclasses import MISSING, fields

import pytest

from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.catalogue import OPERATIONS
from insar_forecast_plugin.core.errors import OutputError
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.replaced_inputs import refuse_replaced_inputs

NO_FILES = {
    *("crs", "date_from", "date_to", "x_field", "y_field", "id_field", "dates", "seam_dates", "since", "title"),
    *("north_field", "reference_field", "velocity_field", "label_field"),
}
"""Parameters in plain text that name no file; each other one is an input or an output."""


def texts(identifier):
    """Return the parameters of an operation that name files."""
    request = OPERATIONS[identifier].request
    kinds = {item.name: item for item in fields(request) if "str" in str(item.type) or "Vector" in str(item.type)}
    return {name: item for name, item in kinds.items() if name not in {*request.choices, *NO_FILES}}


def is_output(identifier, name):
    """Tell which parameters are outputs, by the table of parameters that users see."""
    written = name.startswith("output") or name in ("report", "metrics", "table")
    return written or (name == "model" and identifier.startswith("train"))


NEEDED = {"forecast": {"threshold": 10.0}, "scoreforecast": {"areas": {"path": "areas.gpkg"}}}
"""What some outputs need besides."""
PAIRS = [
    (identifier, output, given)
    for identifier in OPERATIONS
    for output in texts(identifier)
    if is_output(identifier, output)
    for given in texts(identifier)
    if not is_output(identifier, given)
]


def request_of(identifier, folder, **paths):
    """Return a request in which all other files are files of their own."""
    values = dict(NEEDED.get(identifier, {}))
    for item in fields(OPERATIONS[identifier].request):
        name, kind = item.name, str(item.type)
        path = paths.get(name)
        if path is None and (name not in texts(identifier) or item.default is not MISSING):
            if item.default is MISSING and item.default_factory is MISSING:
                values[name] = {"int": 1, "float": 1.0}.get(kind, "2024-01-03")
            continue
        path = str(path or folder / f"{name}.x")
        value = {"path": path} if "VectorSource" in kind else path
        values[name] = [value] if kind.startswith("Tuple") else value
    return OPERATIONS[identifier].request.from_json(values)


def test_there_are_pairs_of_most_operations():
    assert len({identifier for identifier, _, _ in PAIRS}) >= 16


@pytest.mark.parametrize(("identifier", "output", "given"), PAIRS)
def test_output_that_is_read_too_is_refused_and_both_are_named(identifier, output, given, tmp_path):
    path = tmp_path / "file.gpkg"
    path.write_text("mine")
    request = request_of(identifier, tmp_path, **{output: path, given: path})
    with pytest.raises(OutputError) as refused:
        refuse_replaced_inputs(identifier, request)
    assert str(refused.value) == (
        f"{output.upper()} is {path}, which {given.upper()} reads; it would be replaced. Choose another file."
    )


@pytest.mark.parametrize(("identifier", "output", "given"), PAIRS)
def test_output_that_stands_beside_the_input_is_taken(identifier, output, given, tmp_path):
    for name in ("old.gpkg", "input.gpkg"):
        (tmp_path / name).write_text("mine")
    request = request_of(identifier, tmp_path, **{output: tmp_path / "old.gpkg", given: tmp_path / "input.gpkg"})
    assert refuse_replaced_inputs(identifier, request) is None


@pytest.mark.parametrize("way", ["sub/../in.gpkg", "link.gpkg", "hard.gpkg"])
def test_another_way_to_the_input_is_refused(way, tmp_path):
    path = tmp_path / "in.gpkg"
    path.write_text("mine")
    (tmp_path / "sub").mkdir()
    (tmp_path / "link.gpkg").symlink_to(path)
    (tmp_path / "hard.gpkg").hardlink_to(path)
    parameters = {"input": {"path": str(path)}, "output": str(tmp_path / way)}
    with pytest.raises(OutputError, match="which INPUT reads"):
        catalogue.run("classifytrends", parameters, Silent())
    assert path.read_text() == "mine"


def test_file_of_which_the_input_is_a_copy_is_refused(tmp_path):
    for name in ("copy.gpkg", "in.gpkg"):
        (tmp_path / name).write_text("mine")
    given = {"path": str(tmp_path / "copy.gpkg"), "described_by": {"path": str(tmp_path / "in.gpkg")}}
    with pytest.raises(OutputError, match="which INPUT reads"):
        catalogue.run("classifytrends", {"input": given, "output": str(tmp_path / "in.gpkg")}, Silent())


def test_layer_of_a_file_is_the_file(tmp_path):
    path = tmp_path / "in.gpkg"
    path.write_text("mine")
    request = request_of("importtimeseries", tmp_path, input=f"{path}|layername=a", output=path)
    with pytest.raises(OutputError, match="which INPUT reads"):
        refuse_replaced_inputs("importtimeseries", request)

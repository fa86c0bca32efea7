# SPDX-License-Identifier: GPL-2.0-or-later
"""What uses trained networks runs where PyTorch is not installed; what trains them says that it needs it."""

import json

import pytest
from without_torch import run_without_torch

NEEDED = (
    "The paper's network and the training of networks need PyTorch, which is not installed. Run 'Install environment' "
    "with Extras: training."
)
RUN = """
import json
from insar_forecast_plugin.core import catalogue
from insar_forecast_plugin.core.errors import MissingPackageError
from insar_forecast_plugin.core.progress import Recorder
for name, parameters in json.loads(sys.argv[1]):
    said = Recorder()
    try:
        catalogue.run(name, parameters, said)
    except MissingPackageError as error:
        print(error)
    else:
        print("done", json.dumps(said.warnings))
assert "torch" not in sys.modules
"""


def run(*steps):
    return run_without_torch(RUN, json.dumps(steps))


@pytest.fixture(scope="module")
def points(tmp_path_factory):
    """Return points of a small simulated area."""
    path = str(tmp_path_factory.mktemp("simulated") / "points.gpkg")
    (said,) = run(("simulate", {"output": path, "point_count": 400, "epoch_count": 100, "seed": 1}))
    assert said.startswith("done")
    return path


def test_forecasts_classes_and_areas_need_no_pytorch(points, tmp_path):
    short = {"lookback_days": 120, "horizon_days": 48}
    made = {name: str(tmp_path / name) for name in ("model.safetensors", "forecast.gpkg", "table.csv", "classes.gpkg")}
    layer, model = {"path": points}, made["model.safetensors"]
    steps = [
        ("trainforecaster", {"points": layer, "model": model, **short}),
        ("forecast", {"points": layer, "model": model, "output_points": made["forecast.gpkg"]}),
        ("explainforecast", {"points": layer, "model": model, "table": made["table.csv"]}),
        ("classifytrends", {"input": layer, "output": made["classes.gpkg"]}),
        *(
            ("detectdeformation", {"input": layer, "method": method, "output_areas": str(tmp_path / f"{method}.gpkg")})
            for method in ("network", "overwrapping")
        ),
    ]
    assert [line.partition(" ")[0] for line in run(*steps)] == ["done"] * len(steps)
    assert {path.name for path in tmp_path.iterdir()} >= {*made, "network.gpkg", "overwrapping.gpkg"}


def test_back_test_leaves_the_papers_network_out(points, tmp_path):
    given = {
        "points": {"path": points},
        "metrics": str(tmp_path / "metrics.json"),
        "origins": 1,
        "lookback_days": 120,
        "horizon_days": 48,
    }
    some = {**given, "methods": ["linear", "cnn_lstm_paper"]}
    alone = {**given, "methods": ["cnn_lstm_paper"]}
    with_others, by_itself = run(("backtest", some), ("backtest", alone))
    assert f"cnn_lstm_paper is left out. {NEEDED}" in json.loads(with_others.removeprefix("done "))
    assert "linear" in json.loads((tmp_path / "metrics.json").read_text())["methods"]
    assert by_itself == NEEDED


@pytest.mark.parametrize(
    ("operation", "more"),
    [
        ("trainforecaster", {"preset": "paper", "lookback_days": 120, "horizon_days": 48}),
        ("traintrendclassifier", {}),
        ("traindetector", {}),
        ("traindenoiser", {}),
    ],
)
def test_training_says_that_it_needs_pytorch(points, tmp_path, operation, more):
    given = {"points": {"path": points}} if operation == "trainforecaster" else {}
    assert run((operation, {**given, **more, "model": str(tmp_path / "model.safetensors")})) == [NEEDED]
    assert not list(tmp_path.iterdir())


def test_every_operation_but_training_loads_without_pytorch():
    run_without_torch(
        "from insar_forecast_plugin.core.catalogue import OPERATIONS\n"
        "for name, operation in OPERATIONS.items():\n"
        "    if operation.function and name not in ('traintrendclassifier', 'traindetector', 'traindenoiser'):\n"
        "        operation.load()\n"
    )


def test_check_says_that_pytorch_is_not_installed_and_that_this_is_no_fault():
    lines = run_without_torch("from insar_forecast_plugin.core.diagnosis import torch_device\nprint(torch_device())\n")
    assert lines == ["CPU. PyTorch is not installed; only the paper's network and the training of networks need it."]

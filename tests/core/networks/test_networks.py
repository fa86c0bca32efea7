# SPDX-License-Identifier: GPL-2.0-or-later
"""A trained network in use gives what PyTorch gives for the same weights, and its slopes are PyTorch's."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import numpy as np
import pytest
from every_layer import NETWORKS

from insar_forecast_plugin.core.bundle import Bundle
from insar_forecast_plugin.core.errors import ModelError
from insar_forecast_plugin.core.networks.slopes import slopes_of
from insar_forecast_plugin.core.networks.trained_network import TrainedNetwork, _GraphLayers, available_threads

torch = pytest.importorskip("torch", reason="PyTorch, with which networks are compared, is not installed")

BATCH = 5


def drawn(network, seed=0):
    """Return a network of PyTorch with weights that no layer could be taken for another's with, and inputs."""
    from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork

    torch.manual_seed(seed)
    made = TrainableNetwork(network)
    for name, values in made.state_dict().items():
        if name.endswith("running_var"):
            values.uniform_(0.5, 2)
        elif name.endswith("running_mean"):
            values.normal_()
        elif name == "in_time":  # matrices that are 0 to begin with
            values.normal_(0, 0.3)
    rng = np.random.default_rng(seed)
    horizons = [(1, 7, 7) if shape == (1, 1, 7) else shape for shape in network.shapes]
    return made.eval(), [rng.normal(size=(BATCH, *shape[1:])).astype(np.float32) for shape in horizons]


def arrays(made):
    return list(made) if isinstance(made, (list, tuple)) else [made]


@pytest.mark.parametrize("name", NETWORKS)
def test_a_trained_network_gives_what_pytorch_gives(name):
    network, inputs = drawn(NETWORKS[name])
    with torch.inference_mode():
        expected = arrays(network(*map(torch.from_numpy, inputs)))
    given = arrays(network.trained()(*inputs))
    assert len(given) == len(expected)
    for one, other in zip(given, expected, strict=True):
        np.testing.assert_allclose(one, other.numpy(), rtol=1e-5, atol=1e-5)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_graph_of_a_network_is_sound_by_the_package_of_the_format(name):
    """What the plugin writes with its own table of messages is read and checked by ONNX's package."""
    onnx = pytest.importorskip("onnx", reason="the package onnx, which checks graphs, is not installed")
    network, _ = drawn(NETWORKS[name])
    graph = _GraphLayers(Bundle("", network.weights(), {}), "")
    names = [f"input_{number}" for number in range(len(network.definition.shapes))]
    outputs = arrays(network.definition.compute(graph, *names))
    written = graph.model(
        {one: len(shape) for one, shape in zip(names, network.definition.shapes, strict=True)}, outputs
    )
    model = onnx.shape_inference.infer_shapes(onnx.load_model_from_string(written), strict_mode=True)
    onnx.checker.check_model(model, full_check=True)
    kept = {one.name: onnx.numpy_helper.to_array(one) for one in model.graph.initializer}
    shared = kept.keys() & graph.weights.keys()
    assert shared and all(np.array_equal(kept[one], graph.weights[one]) for one in shared)


@pytest.mark.parametrize("name", NETWORKS)
def test_the_number_of_threads_does_not_change_results(name):
    network, inputs = drawn(NETWORKS[name])
    one, two = (arrays(network.trained(threads=count)(*inputs)) for count in (1, 2))
    assert all(np.array_equal(*pair) for pair in zip(one, two, strict=True))


def test_slopes_are_those_of_pytorch():
    network, inputs = drawn(NETWORKS["correction"])
    rng = np.random.default_rng(1)
    given = [torch.from_numpy(one).requires_grad_(True) for one in inputs]
    results = network(*given)
    factors = [rng.normal(size=one.shape).astype(np.float32) for one in results]
    total = sum((one * torch.from_numpy(factor)).sum() for one, factor in zip(results, factors, strict=True))
    expected = torch.autograd.grad(total, given)
    for one, other in zip(slopes_of(network.trained(), inputs, lambda *_: factors), expected, strict=True):
        np.testing.assert_allclose(one, other.numpy(), rtol=1e-4, atol=1e-5)


def test_making_a_network_leaves_no_trace_in_its_running_means():
    from insar_forecast_plugin.core.networks.trainable_network import TrainableNetwork

    weights = TrainableNetwork(NETWORKS["detector"]).weights()
    assert all((one == name.endswith("var")).all() for name, one in weights.items() if "running" in name)


def _computed(network, values):
    return network(values)


def test_a_trained_network_travels_to_another_process():
    network, inputs = drawn(NETWORKS["overwrapping"])
    trained = network.trained(threads=1)
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        there = pool.submit(_computed, trained, *inputs).result()
    assert np.array_equal(there, trained(*inputs))


@pytest.mark.parametrize("change", ["missing", "shape", "whole numbers", "not finite"])
def test_weights_that_do_not_fit_are_refused_by_name(change):
    weights = drawn(NETWORKS["overwrapping"])[0].weights()
    changed = {
        "missing": None,
        "shape": np.zeros((2, 2), np.float32),
        "whole numbers": np.zeros((1, 96), np.int64),
        "not finite": np.full((1, 96), np.nan, np.float32),
    }[change]
    weights = {name: one for name, one in weights.items() if name != "classifier.6.weight"}
    weights |= {} if changed is None else {"classifier.6.weight": changed}
    with pytest.raises(ModelError, match=r"classifier\.6\.weight"):
        TrainedNetwork(NETWORKS["overwrapping"], Bundle("", weights, {}))


@pytest.mark.parametrize(("asked", "threads"), [("3", 3), ("2,1", 2)])
def test_omp_num_threads_is_kept_to(monkeypatch, asked, threads):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert available_threads() == threads


@pytest.mark.parametrize("asked", ["", "0", "many"])
def test_without_a_number_the_processors_count(monkeypatch, asked):
    monkeypatch.setenv("OMP_NUM_THREADS", asked)
    assert available_threads() >= 1


@pytest.mark.parametrize("steps", range(1, 12))
def test_learning_rate_rises_and_falls_over_any_number_of_steps(steps):
    from insar_forecast_plugin.core.networks.trainable_network import one_cycle

    optimiser = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    schedule, rates = one_cycle(optimiser, 0.5, steps), []
    for _ in range(steps):
        rates.append(optimiser.param_groups[0]["lr"])
        optimiser.step()
        if len(rates) < steps:
            schedule.step()
    assert max(rates) <= 0.5 and rates[-1] == min(rates)

# SPDX-License-Identifier: GPL-2.0-or-later
"""The catalogue: what the plugin can do, a row an operation, read by both halves.

The core finds here what it is to call, the QGIS half what an algorithm is called and where it stands in the toolbox.
Icon and help text are ``resources/icons/<identifier>.svg`` and ``resources/help/<identifier>.md``; the algorithm is the
class with this identifier in ``processing/<identifier>.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Callable, Dict, Mapping, Type

from . import interface
from .errors import InputError
from .package_faults import package_fault
from .progress import Progress, cautions_kept
from .replaced_inputs import refuse_replaced_inputs
from .request import Request
from .results import OperationResult


@dataclass(frozen=True)
class Operation:
    """An operation.

    Parameters
    ----------
    identifier
        Under which it is called: the algorithm's id after ``insarforecast:``.
    title, group
        Where it stands in the toolbox, in English; translated when they are shown.
    keywords
        What it is found by, separated by commas.
    request
        What it takes.
    function
        What does it: a module below ``core/``, a colon and a name. It is imported only when it is called. Empty where
        the QGIS half does the work.
    """

    identifier: str
    title: str
    group: str
    keywords: str
    request: Type[Request] = Request
    function: str = ""

    def load(self) -> Callable[[Any, Progress], OperationResult]:
        """Import the function."""
        module, _, name = self.function.partition(":")
        function: Callable[[Any, Progress], OperationResult] = getattr(import_module(f".{module}", __package__), name)
        return function

    def run(self, parameters: Mapping[str, Any], progress: Progress) -> OperationResult:
        """Do it.

        Raises
        ------
        CoreError
            A package that it needs is missing or does not load, an output is an input, or it cannot be done with these
            parameters and data.
        """
        request = self.request.from_json(parameters)
        refuse_replaced_inputs(self.identifier, request)
        try:
            with cautions_kept(progress) as kept:
                return self.load()(request, kept)
        except Exception as error:
            fault = package_fault(error)
            if fault is None:
                raise
            raise fault from error


_ROWS = (
    Operation(
        identifier="importtimeseries",
        title="Import InSAR time series",
        group="Data",
        keywords="load,open,csv,zip,egms,psinsar,persistent scatterer,sbas,sentinel-1,squeesar,sarvey,mintpy",
        request=interface.ImportRequest,
        function="changes.import_several:import_time_series",
    ),
    Operation(
        identifier="importstack",
        title="Import raster stack",
        group="Data",
        keywords="load,open,raster,stack,netcdf,hdf5,mintpy,licsbas,opera,disp-s1,dolphin,pygmtsar,gmtsar,nsbas",
        request=interface.ImportStackRequest,
        function="stack_import.import_stack:import_stack",
    ),
    Operation(
        identifier="simulate",
        title="Simulate InSAR time series",
        group="Data",
        keywords="simulation,synthetic,test data,sample data,subsidence,landslide,mining,noise",
        request=interface.SimulateRequest,
        function="simulation.simulate:simulate",
    ),
    Operation(
        identifier="decompose",
        title="Vertical and east-west series",
        group="Data",
        keywords="2d decomposition,ascending,descending,line of sight,los,components,horizontal,ortho,east-west",
        request=interface.DecomposeRequest,
        function="decomposition.decompose:decompose",
    ),
    Operation(
        identifier="mergetimeseries",
        title="Merge time series",
        group="Data",
        keywords="merge,mosaic,append,combine,bursts,tiles,frames,swath,overlap",
        request=interface.MergeTimeSeriesRequest,
        function="changes.merge_time_series:merge_time_series",
    ),
    Operation(
        identifier="joinreleases",
        title="Join releases",
        group="Data",
        keywords="join,extend,update,version,seam,offset,longer series,concatenate",
        request=interface.JoinReleasesRequest,
        function="changes.join_releases:join_releases",
    ),
    Operation(
        identifier="opentiles",
        title="Open tiles",
        group="Data",
        keywords="geoparquet,parquet,country,dataset,virtual layer,dask",
        request=interface.OpenTilesRequest,
        function="opened_tiles.open_tiles:open_tiles",
    ),
    Operation(
        identifier="gridtimeseries",
        title="Grid time series",
        group="Gridding",
        keywords="interpolation,raster,rasterize,stack,idw,inverse distance,delaunay,nearest",
        request=interface.GridRequest,
        function="gridding.grid_time_series:grid_time_series",
    ),
    Operation(
        identifier="trainforecaster",
        title="Train forecaster",
        group="Forecasting",
        keywords="training,fit model,cnn,lstm,neural network,machine learning,deep learning",
        request=interface.TrainForecasterRequest,
        function="forecasting.train_forecaster:train_forecaster",
    ),
    Operation(
        identifier="forecast",
        title="Forecast displacement",
        group="Forecasting",
        keywords="prediction,extrapolation,prediction interval,uncertainty,exceedance,early warning",
        request=interface.ForecastRequest,
        function="forecasting.forecast:forecast",
    ),
    Operation(
        identifier="backtest",
        title="Back-test forecasters",
        group="Forecasting",
        keywords="back-test,validation,skill,comparison,benchmark,rolling origin,coverage,baseline,rmse,"
        "diebold-mariano",
        request=interface.BacktestRequest,
        function="forecasting.backtest:backtest",
    ),
    Operation(
        identifier="scoreforecast",
        title="Check a forecast",
        group="Forecasting",
        keywords="verification,score,forecast error,coverage,hindcast,persistence,anomaly",
        request=interface.ScoreForecastRequest,
        function="changes.score_forecast:score_forecast",
    ),
    Operation(
        identifier="explainforecast",
        title="Explain forecasters",
        group="Forecasting",
        keywords="explanation,feature importance,shap,integrated gradients,lag,interpretability",
        request=interface.ExplainForecastRequest,
        function="forecasting.explain_forecast:explain_forecast",
    ),
    Operation(
        identifier="classifytrends",
        title="Classify trends",
        group="Trends",
        keywords="trend class,classification,stable,linear,quadratic,bilinear,unwrapping error,breakpoint,velocity,"
        "acceleration",
        request=interface.ClassifyTrendsRequest,
        function="trends.classify_trends:classify_trends",
    ),
    Operation(
        identifier="traintrendclassifier",
        title="Train trend classifier",
        group="Trends",
        keywords="training,fit model,labels,neural network,machine learning,deep learning,accuracy",
        request=interface.TrainTrendClassifierRequest,
        function="trends.train_trend_classifier:train_trend_classifier",
    ),
    Operation(
        identifier="detectdeformation",
        title="Detect deforming areas",
        group="Detection",
        keywords="deformation,active deformation areas,ada,clustering,cluster,hot spot,subsidence,landslide,velocity,"
        "polygons,u-net",
        request=interface.DetectDeformationRequest,
        function="areas.detect_deformation:detect_deformation",
    ),
    Operation(
        identifier="traindetector",
        title="Train detector",
        group="Detection",
        keywords="training,fit model,neural network,machine learning,deep learning,simulation",
        request=interface.TrainDetectorRequest,
        function="areas.train_detector:train_detector",
    ),
    Operation(
        identifier="summariseareas",
        title="Summarise areas",
        group="Detection",
        keywords="zonal statistics,polygons,buildings,landslides,mining,mean series,ranking,early warning",
        request=interface.SummariseAreasRequest,
        function="areas.summarise_areas:summarise_areas",
    ),
    Operation(
        identifier="detectchanges",
        title="Detect changes",
        group="Changes",
        keywords="change,alarm,anomaly,monitoring,what is new,velocity change,onset,glr,cusum,early detection",
        request=interface.DetectChangesRequest,
        function="changes.detect_changes:detect_changes",
    ),
    Operation(
        identifier="denoisetimeseries",
        title="Extract displacement from noise",
        group="Denoising",
        keywords="denoise,atmosphere,aps,noise removal,filter,deramp,auto-encoder,troposphere",
        request=interface.DenoiseRequest,
        function="denoising.denoise_time_series:denoise_time_series",
    ),
    Operation(
        identifier="traindenoiser",
        title="Train denoiser",
        group="Denoising",
        keywords="autoencoder,encoder-decoder,convolutional,learn,own model",
        request=interface.TrainDenoiserRequest,
        function="denoising.train_denoiser:train_denoiser",
    ),
    Operation(
        identifier="handoverpage",
        title="Summary page",
        group="Reports",
        keywords="print,a4,sheet,overview,hand over,share",
        request=interface.HandoverPageRequest,
        function="summary_page.make_summary_page:hand_over_page",
    ),
    Operation(
        identifier="checkenvironment",
        title="Check environment",
        group="Environment",
        keywords="diagnosis,python,packages,versions,torch,gpu,cuda",
        request=interface.CheckEnvironmentRequest,
        function="diagnosis:check_environment",
    ),
    Operation(
        identifier="installenvironment",
        title="Install environment",
        group="Environment",
        keywords="setup,python,packages,torch,offline,wheels,uv,pip,gpu,cuda",
    ),
)

OPERATIONS: Dict[str, Operation] = {row.identifier: row for row in _ROWS}
"""The operations by their identifiers, in the order of the toolbox."""


def run(name: str, parameters: Mapping[str, Any], progress: Progress) -> OperationResult:
    """Run an operation by name.

    Raises
    ------
    CoreError
        It is unknown, or it cannot be done; see :meth:`Operation.run`.

    Examples
    --------
    >>> import tempfile
    >>> from pathlib import Path
    >>> from .progress import Silent
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "points.gpkg"
    ...     result = run("simulate", {"output": str(path), "point_count": 5, "epoch_count": 20}, Silent())
    ...     path.is_file(), result.layers["OUTPUT"].field, len(result.layers["OUTPUT"].dates)
    (True, 'mean_velocity', 20)
    """
    known = [row.identifier for row in _ROWS if row.function]
    if name not in known:
        raise InputError(f"Unknown operation {name!r}; expected one of {', '.join(known)}.")
    return OPERATIONS[name].run(parameters, progress)

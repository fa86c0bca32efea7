# SPDX-License-Identifier: GPL-2.0-or-later
"""A file of a stranger reaches itself only: no address, no other file, whatever it says and is named."""

import json
import os
import shutil
import socket
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from affine import Affine
from pyproj import CRS

from insar_forecast_plugin.core.catalogue import run
from insar_forecast_plugin.core.errors import InputError
from insar_forecast_plugin.core.interface import PROTOCOL
from insar_forecast_plugin.core.io.stacks.geotiff_stack import write_stack
from insar_forecast_plugin.core.io.stacks.stack_formats import read_stack
from insar_forecast_plugin.core.progress import Silent
from insar_forecast_plugin.core.stack import RasterStack

ROOT = Path(__file__).resolve().parents[3]
LAUNCHER = ROOT / "insar_forecast_plugin" / "core" / "launch.py"
CASES = ROOT.parent / "shared" / "data" / "cases"
PORT_OF_CASES = 8199

POINT = '{"type":"Feature","properties":{"pid":"a","D20200103":1.5,"D20200109":2},"geometry":'
POINT += '{"type":"Point","coordinates":[13,38]}}'
RASTER_VRT = (
    '<VRTDataset rasterXSize="2" rasterYSize="2"><VRTRasterBand dataType="Float32" band="1"><SimpleSource>'
    '<SourceFilename relativeToVRT="0">/vsicurl/ADDRESS/g.tif</SourceFilename><SourceBand>1</SourceBand>'
    "</SimpleSource></VRTRasterBand></VRTDataset>"
)
VECTOR_VRT = (
    '<OGRVRTDataSource><OGRVRTLayer name="g"><SrcDataSource>/vsicurl/ADDRESS/g.gpkg</SrcDataSource></OGRVRTLayer>'
    "</OGRVRTDataSource>"
)
GDALG = '{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read /vsicurl/ADDRESS/g.gpkg ! write x"}'
MAPML = (
    '<mapml- xmlns="http://www.w3.org/1999/xhtml"><map-head><map-link rel="alternate" href="ADDRESS/m"/></map-head>'
    '<map-body><map-feature><map-geometry cs="gcrs"/></map-feature></map-body></mapml->'
)
LINKED = '{"type":"FeatureCollection","crs":{"type":"KIND","properties":{"href":"ADDRESS/crs"}},"features":['
DOCUMENTS = {
    "link.geojson": LINKED.replace("KIND", "link") + POINT + "]}",
    "url.geojson": LINKED.replace("KIND", "url").replace("href", "url") + POINT + "]}",
    "last.geojson": '{"type":"FeatureCollection","features":['
    + POINT
    + '],"crs":{"properties":{"href":"ADDRESS/crs"},"type":"link"}}',
    "wfs.xml": "<OGRWFSDataSource><URL>ADDRESS/wfs</URL></OGRWFSDataSource>",
    "mapml.mapml": MAPML,
    "raster.vrt": RASTER_VRT,
    "vector.vrt": VECTOR_VRT,
    "gdalg.json": GDALG,
    "gdalg.geojson": GDALG,
    "wms.xml": '<GDAL_WMS><Service name="WMS"><ServerUrl>ADDRESS/wms?</ServerUrl></Service></GDAL_WMS>',
    "wcs.xml": "<WCS_GDAL><ServiceURL>ADDRESS/wcs?</ServiceURL><CoverageName>c</CoverageName></WCS_GDAL>",
    "esri.json": '{"serviceItemId":"x","url":"ADDRESS/FeatureServer/0","layers":[]}',
    "stac.json": '{"type":"FeatureCollection","stac_version":"1.0.0","features":[],'
    '"links":[{"rel":"next","href":"ADDRESS/n"}]}',
    "map.tab": '!table\n!version 300\nDefinition Table\n  File "/vsicurl/ADDRESS/g.dbf"\n  Type DBF\n  Fields 1\n'
    "    a Integer ;\n",
}
"""Each makes GDAL, as it comes, ask an address or another file."""
ADDRESSES = ("/vsicurl/ADDRESS/a.gpkg", "ADDRESS/a.gpkg", "WFS:ADDRESS/wfs", "/vsicurl_streaming/ADDRESS/a.fgb")


class Trap:
    """Counts who comes."""

    def __init__(self, port: int = 0) -> None:
        self._socket = socket.socket()
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", port))
        self._socket.listen()
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.caught: list[bytes] = []
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                visitor, _ = self._socket.accept()
            except OSError:
                return
            with visitor:
                self.caught.append(visitor.recv(100))
                visitor.sendall(b"HTTP/1.0 404 Not Found\r\n\r\n")

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def trap():
    trap = Trap()
    yield trap
    trap.close()


def answer(operation, parameters):
    """Run an operation in a child, as QGIS starts it, and return its last message."""
    line = {"protocol": PROTOCOL, "operation": operation, "parameters": parameters, "staging": None, "language": ""}
    with subprocess.Popen(
        [sys.executable, "-I", "-X", "utf8", LAUNCHER],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "no_proxy": "*", "NO_PROXY": "127.0.0.1"},
        text=True,
    ) as child:
        child.stdin.write(json.dumps(line) + "\n")
        child.stdin.flush()
        return json.loads(child.stdout.read().splitlines()[-1])


def import_of(path, folder):
    return "importtimeseries", {"input": str(path), "output": str(folder / "out.gpkg")}


def grid_of(path, folder):
    return "gridtimeseries", {"input": {"path": str(path)}, "output": str(folder / "out.tif")}


def refusal(operation, parameters):
    """Return the sentence with which an operation refuses its input, in this process."""
    with pytest.raises(InputError) as caught:
        run(operation, parameters, Silent())
    assert len(str(caught.value)) <= 400
    return str(caught.value)


def test_trap_catches_what_asks(trap, tmp_path):
    """Without what is tested here, a request does come: GDAL itself is asked in a process of its own."""
    code = "import sys, pyogrio; pyogrio.read_info(sys.argv[1])"
    path = tmp_path / "link.geojson"
    path.write_text(DOCUMENTS["link.geojson"].replace("ADDRESS", trap.address))
    plain = {name: value for name, value in os.environ.items() if not name.startswith("GDAL_")}
    subprocess.run([sys.executable, "-c", code, path], env=plain, capture_output=True, check=False)
    assert trap.caught


@pytest.mark.parametrize("name", DOCUMENTS)
def test_document_that_asks_an_address_is_refused_without_a_request(name, trap, tmp_path):
    text = DOCUMENTS[name].replace("ADDRESS", trap.address)
    path = tmp_path / name
    disguised = [path.with_name(f"{path.stem}{end}") for end in (".tif", ".gpkg")]
    for one in (path, *disguised):
        one.write_text(text)
    for one in (path, disguised[1]):
        refusal(*import_of(one, tmp_path))
        refusal(*grid_of(one, tmp_path))
    with pytest.raises(InputError, match="cannot be read as a grid"):
        read_stack(disguised[0])
    assert trap.caught == []


@pytest.mark.parametrize("name", ["raster.vrt", "wms.xml", "wcs.xml"])
def test_grid_that_asks_an_address_is_refused_without_a_request(name, trap, tmp_path):
    for end in (".tif", Path(name).suffix, ".nc"):
        path = tmp_path / f"grid{end}"
        path.write_text(DOCUMENTS[name].replace("ADDRESS", trap.address))
        with pytest.raises(InputError, match="cannot be read as a grid"):
            read_stack(path)
    assert trap.caught == []


@pytest.mark.parametrize("text", ADDRESSES)
def test_address_as_input_is_refused_without_a_request(text, trap, tmp_path):
    asked = text.replace("ADDRESS", trap.address)
    for told in (refusal(*import_of(asked, tmp_path)), refusal(*grid_of(asked, tmp_path))):
        assert "not a file of this machine" in told or "not of this machine" in told
    assert trap.caught == []


@pytest.mark.skipif(not CASES.is_dir(), reason="the collected files are not beside the repository")
def test_collected_files_that_ask_are_refused_without_a_request(tmp_path):
    trap = Trap(PORT_OF_CASES)
    try:
        for name in ("crs_href.geojson", "gdalg_curl.geojson", "wfs.xml"):
            told = answer(*import_of(CASES / name, tmp_path))
            assert (told["type"], told["kind"]) == ("error", "user") and len(told["text"]) <= 400
        points, model = {"path": str(CASES / "uom_cm.gpkg")}, str(tmp_path / "model.safetensors")
        grid = str(CASES / "vrt_vsicurl_as_tif.tif")
        request = {"points": points, "model": model, "grid": grid, "lookback_days": 60, "horizon_days": 60}
        told = answer("trainforecaster", request)
        assert "vrt_vsicurl_as_tif.tif cannot be read as a grid" in told["text"]
    finally:
        trap.close()
    assert trap.caught == []


def test_gdal_has_the_drivers_of_the_formats_that_are_read_and_no_others():
    code = (
        "from insar_forecast_plugin.core.io import gdal_grids\n"
        "import json, pyogrio, rasterio\n"
        "with rasterio.Env() as environment: grids = list(environment.drivers())\n"
        "print(json.dumps([sorted(pyogrio.list_drivers()), sorted(grids)]))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    vectors, grids = json.loads(run.stdout)
    assert vectors == ["ESRI Shapefile", "FlatGeobuf", "GPKG", "GeoJSON", "MEM", "MapInfo File", "XLSX"]
    assert grids == ["GTiff", "HDF5", "HDF5Image", "MEM", "netCDF"]
    assert run.stderr == ""


def test_requests_of_gdal_do_not_leave(trap):
    code = (
        "import sys, os; from insar_forecast_plugin.core.io import gdal_grids\n"
        "import pyogrio, rasterio, pyproj.network\n"
        "for read in (pyogrio.read_info, rasterio.open):\n"
        "    try: read('/vsicurl/' + sys.argv[1] + '/a.gpkg')\n"
        "    except Exception as error: print(error)\n"
        "print(os.environ['PROJ_NETWORK'], pyproj.network.is_network_enabled())"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, trap.address],
        cwd=ROOT,
        env={**os.environ, "NO_PROXY": "*", "PROJ_NETWORK": "ON"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert trap.caught == []
    assert run.stdout.splitlines()[-1] == "OFF False"


def test_side_file_of_a_grid_does_not_lead_elsewhere(trap, tmp_path):
    dates = np.array(["2024-01-03", "2024-01-09"], dtype="datetime64[D]")
    grid = RasterStack(dates, Affine(100, 0, 4.5e6, 0, -100, 2.1e6), CRS.from_epsg(3035).to_wkt(), np.ones((2, 3, 4)))
    path = tmp_path / "grid.tif"
    write_stack(grid, path)
    for end in (".aux.xml", ".ovr", ".msk"):
        shutil.copy(path, tmp_path / f"grid.tif{end}")
        (tmp_path / f"grid.tif{end}").write_text(RASTER_VRT.replace("ADDRESS", trap.address))
    (tmp_path / "grid.tif.aux.xml").write_text(
        f'<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">/vsicurl/{trap.address}/o.tif</MDI>'
        "</Metadata></PAMDataset>"
    )
    np.testing.assert_array_equal(read_stack(path).values, 1)
    assert trap.caught == []

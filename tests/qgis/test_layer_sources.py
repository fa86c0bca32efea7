# SPDX-License-Identifier: GPL-2.0-or-later
"""Vector hand-over: only a plain saved layer goes by its path; what QGIS changed about a layer arrives changed."""

import pytest
from field_types import DOUBLE
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)

from insar_forecast_plugin.core.request import VectorSource
from insar_forecast_plugin.processing.layer_sources import copy_source, row_key_of, source_on_disk


@pytest.fixture(autouse=True)
def native_algorithms(qgis_processing):
    """The copy is made by one of QGIS's own algorithms."""


@pytest.fixture
def memory_layer(qgis_new_project):
    """Return three points with an epoch, and with columns that a GeoPackage has for itself."""
    definition = "Point?crs=EPSG:3035&field=pid:string&field=D20200101:double&field=fid:integer&field=geom:string"
    layer = QgsVectorLayer(definition, "memory", "memory")
    features = []
    for index in range(3):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(4_000_000 + index, 3_000_000)))
        feature.setAttributes([f"p{index}", float(index), 7, "text"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def saved_layer(memory_layer, tmp_path):
    """Return the same points as a layer of a GeoPackage, loaded in the project."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "saved"
    options.layerOptions = ["FID=row", "GEOMETRY_NAME=place"]
    path = str(tmp_path / "saved.gpkg")
    context = QgsProject.instance().transformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(memory_layer, path, context, options)
    layer = QgsVectorLayer(f"{path}|layername=saved", "saved", "ogr")
    QgsProject.instance().addMapLayer(layer)
    return layer


def copied(value, layer, tmp_path, row_key=""):
    """Return the layer that the core would read."""
    assert source_on_disk(value, layer) is None
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    folder = tmp_path / "job"
    folder.mkdir()
    feedback = QgsProcessingFeedback()
    source = copy_source(value, folder, "POINTS", row_key=row_key, context=context, feedback=feedback)
    return QgsVectorLayer(f"{source.path}|layername={source.layer}", "copy", "ogr")


def pids(layer):
    return sorted(feature["pid"] for feature in layer.getFeatures())


def test_plain_saved_layer_goes_by_its_path(saved_layer, tmp_path):
    expected = VectorSource(str(tmp_path / "saved.gpkg"), "saved")
    assert source_on_disk(saved_layer.id(), saved_layer) == expected


def test_plain_saved_layer_with_an_idle_selection_goes_by_its_path(saved_layer):
    saved_layer.selectByIds([1])
    assert source_on_disk(saved_layer.id(), saved_layer) is not None


def test_memory_layer_arrives(memory_layer, tmp_path):
    QgsProject.instance().addMapLayer(memory_layer)
    assert pids(copied(memory_layer, memory_layer, tmp_path)) == ["p0", "p1", "p2"]


def test_columns_named_like_those_of_a_geopackage_arrive(memory_layer, tmp_path):
    QgsProject.instance().addMapLayer(memory_layer)
    feature = next(copied(memory_layer, memory_layer, tmp_path).getFeatures())
    assert (feature["fid"], feature["geom"]) == (7, "text")


def test_only_the_selected_features_arrive(saved_layer, tmp_path):
    saved_layer.selectByExpression("pid = 'p1'")
    value = QgsProcessingFeatureSourceDefinition(saved_layer.id(), True)
    assert pids(copied(value, saved_layer, tmp_path)) == ["p1"]


def test_numbers_of_rows_are_no_field_of_selected_features(saved_layer, tmp_path):
    saved_layer.selectByIds([2, 3])
    definition = QgsProcessingFeatureSourceDefinition(saved_layer.id(), selectedFeaturesOnly=True)
    assert row_key_of(saved_layer) == "row"
    layer = copied(definition, saved_layer, tmp_path, row_key="row")
    assert [feature.id() for feature in layer.getFeatures()] == [2, 3]
    # Whoever opens the file sees the key beside the fields, not among them.
    dataset = ogr.Open(layer.source().split("|")[0])
    stored = dataset.GetLayer(0)
    names = [field.GetName() for field in stored.schema]
    assert stored.GetFIDColumn() == "row" and "row" not in names and "fid" in names


def test_filtered_view_that_has_numbers_of_rows_twice_arrives_whole(saved_layer, tmp_path):
    path = saved_layer.source().split("|")[0]
    dataset = ogr.Open(path, update=1)
    once = 'SELECT "row", pid, place FROM saved'
    dataset.ExecuteSQL(f"CREATE VIEW twice AS {once} UNION ALL {once}")
    dataset.ExecuteSQL(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
        "SELECT 'twice', data_type, 'twice', srs_id FROM gpkg_contents WHERE table_name = 'saved'"
    )
    dataset.ExecuteSQL(
        "INSERT INTO gpkg_geometry_columns SELECT 'twice', column_name, geometry_type_name, srs_id, z, m "
        "FROM gpkg_geometry_columns WHERE table_name = 'saved'"
    )
    dataset = None
    view = QgsVectorLayer(f"{path}|layername=twice", "twice", "ogr")
    QgsProject.instance().addMapLayer(view)
    view.setSubsetString("pid <> 'p1'")
    assert sorted(pids(copied(view.id(), view, tmp_path, row_key=row_key_of(view)))) == ["p0", "p0", "p2", "p2"]


def test_layers_of_other_files_and_edited_ones_have_no_numbers_of_rows(saved_layer, memory_layer):
    assert row_key_of(memory_layer) == ""
    saved_layer.startEditing()
    assert row_key_of(saved_layer) == ""
    saved_layer.rollBack()


def test_only_the_filtered_features_arrive(saved_layer, tmp_path):
    saved_layer.setSubsetString("pid <> 'p1'")
    assert pids(copied(saved_layer.id(), saved_layer, tmp_path)) == ["p0", "p2"]


def test_unsaved_edits_arrive(saved_layer, tmp_path):
    saved_layer.startEditing()
    first = next(saved_layer.getFeatures("pid = 'p0'"))
    saved_layer.changeAttributeValue(first.id(), saved_layer.fields().lookupField("pid"), "edited")
    assert pids(copied(saved_layer.id(), saved_layer, tmp_path)) == ["edited", "p1", "p2"]
    saved_layer.rollBack()


def test_virtual_field_arrives(saved_layer, tmp_path):
    saved_layer.addExpressionField('"D20200101" * 2', QgsField("D20200107", DOUBLE))
    layer = copied(saved_layer.id(), saved_layer, tmp_path)
    assert sorted(feature["D20200107"] for feature in layer.getFeatures()) == [0.0, 2.0, 4.0]


def test_joined_field_arrives(saved_layer, tmp_path):
    table = QgsVectorLayer("NoGeometry?field=pid:string&field=zone:string", "table", "memory")
    row = QgsFeature(table.fields())
    row.setAttributes(["p2", "harbour"])
    table.dataProvider().addFeatures([row])
    QgsProject.instance().addMapLayer(table)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(table)
    join.setJoinFieldName("pid")
    join.setTargetFieldName("pid")
    join.setPrefix("")
    saved_layer.addJoin(join)
    layer = copied(saved_layer.id(), saved_layer, tmp_path)
    assert next(layer.getFeatures("pid = 'p2'"))["zone"] == "harbour"


def test_crs_that_was_set_by_hand_arrives(saved_layer, tmp_path):
    saved_layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32633"))
    assert copied(saved_layer.id(), saved_layer, tmp_path).crs().authid() == "EPSG:32633"

# SPDX-License-Identifier: GPL-2.0-or-later
"""The readers under test, by name; what one needs is imported when it is asked for, since torch takes seconds."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from tests.fuzz.inputs import FuzzedReader


def _text() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, text_mutators
    from tests.fuzz.readings.delimited import read_delimited

    check = entries.check_import(lambda item: read_delimited(item.content))
    return FuzzedReader(corpus_tables.csv_corpus, text_mutators.mutate_text, entries.run_import, check)


def _archive() -> FuzzedReader:
    from tests.fuzz import container_mutators, corpus_tables, entries
    from tests.fuzz.readings.archive import read_archive

    check = entries.check_import(lambda item: read_archive(item.content))
    return FuzzedReader(corpus_tables.zip_corpus, container_mutators.mutate_zip, entries.run_import, check)


def _shapefile() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, layer_mutators
    from tests.fuzz.readings.shapefile import read_shapefile

    corpus = corpus_tables.layer_corpus(".shp")
    check = entries.check_layer(lambda item: read_shapefile(item.files, item.main))
    return FuzzedReader(corpus, layer_mutators.mutate_shapefile, entries.run_layer, check, doubtful=0.25)


def _geopackage() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, layer_mutators
    from tests.fuzz.readings.geopackage import read_geopackage

    corpus, check = corpus_tables.layer_corpus(".gpkg"), entries.check_layer(entries.in_a_file(read_geopackage))
    return FuzzedReader(corpus, layer_mutators.mutate_geopackage, entries.run_layer, check)


def _flatgeobuf() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, layer_mutators
    from tests.fuzz.readings.flatgeobuf import read_flatgeobuf

    corpus, check = corpus_tables.layer_corpus(".fgb"), entries.check_layer(lambda item: read_flatgeobuf(item.content))
    return FuzzedReader(corpus, layer_mutators.mutate_flatgeobuf, entries.run_layer, check, doubtful=0.2)


def _geojson() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, layer_mutators
    from tests.fuzz.readings.geojson import read_geojson

    check = entries.check_layer(lambda item: read_geojson(item.content))
    return FuzzedReader(
        corpus_tables.geojson_corpus, layer_mutators.mutate_geojson, entries.run_layer, check, doubtful=0.2
    )


def _grid() -> FuzzedReader:
    from tests.fuzz import corpus_grids, entries, grid_mutators

    return FuzzedReader(
        corpus_grids.grid_corpus, grid_mutators.mutate_grid, entries.run_grid, entries.check_grid, doubtful=0.3
    )


def _forecaster(preset: str) -> FuzzedReader:
    from tests.fuzz import corpus_models, entries_models, model_mutators

    return FuzzedReader(
        lambda: corpus_models.forecaster_corpus(preset),
        model_mutators.mutate_model,
        entries_models.run_forecaster,
        entries_models.check_model,
    )


def _classifier() -> FuzzedReader:
    from tests.fuzz import corpus_models, entries_models, model_mutators

    return FuzzedReader(
        corpus_models.classifier_corpus,
        model_mutators.mutate_model,
        entries_models.run_classifier,
        entries_models.check_model,
    )


def _gzip() -> FuzzedReader:
    from tests.fuzz import container_mutators, corpus_tables, entries
    from tests.fuzz.readings.delimited import read_gzip

    check = entries.check_import(lambda item: read_gzip(item.content))
    return FuzzedReader(corpus_tables.gzip_corpus, container_mutators.mutate_gzip, entries.run_import, check)


def _long() -> FuzzedReader:
    from tests.fuzz import corpus_tables, entries, text_mutators
    from tests.fuzz.readings.delimited import read_long

    check = entries.check_import(lambda item: read_long(item.content))
    return FuzzedReader(corpus_tables.long_corpus, text_mutators.mutate_text, entries.run_import, check, doubtful=0.6)


def _parquet() -> FuzzedReader:
    from tests.fuzz import container_mutators, corpus_tables, entries
    from tests.fuzz.readings.columnar import read_parquet

    check = entries.check_import(lambda item: read_parquet(item.content))
    return FuzzedReader(corpus_tables.parquet_corpus, container_mutators.mutate_parquet, entries.run_import, check)


def _workbook() -> FuzzedReader:
    from tests.fuzz import container_mutators, corpus_tables, entries
    from tests.fuzz.readings.columnar import read_workbook

    check = entries.check_import(lambda item: read_workbook(item.content))
    return FuzzedReader(corpus_tables.workbook_corpus, container_mutators.mutate_workbook, entries.run_import, check)


def _hdf5_stack() -> FuzzedReader:
    from tests.fuzz import corpus_stacks, entries_stacks

    return FuzzedReader(
        corpus_stacks.stack_corpus, corpus_stacks.mutate_stack, entries_stacks.run_stack, entries_stacks.check_stack
    )


def _folders(product: str) -> FuzzedReader:
    from tests.fuzz import corpus_folders, entries_folders, entries_stacks

    return FuzzedReader(
        getattr(corpus_folders, f"{product}_corpus"),
        getattr(corpus_folders, f"mutate_{product}"),
        entries_stacks.run_stack,
        getattr(entries_folders, f"check_{product}"),
        doubtful=0.4,
    )


READERS: dict[str, Callable[[], FuzzedReader]] = {
    "csv": _text,
    "zip": _archive,
    "shapefile": _shapefile,
    "geopackage": _geopackage,
    "flatgeobuf": _flatgeobuf,
    "geojson": _geojson,
    "grid": _grid,
    "model-anchored": lambda: _forecaster("anchored"),
    "model-paper": lambda: _forecaster("paper"),
    "model-trends": _classifier,
    "csv-gz": _gzip,
    "long": _long,
    "parquet": _parquet,
    "xlsx": _workbook,
    "stack-hdf5": _hdf5_stack,
    "stack-netcdf": lambda: _folders("netcdf"),
    "stack-nsbas": lambda: _folders("nsbas"),
    "stack-folder": lambda: _folders("folder"),
}
NOT_READ_YET: tuple[str, ...] = ()
"""Formats that the plugin refuses; run when they are named. Whoever adds a reader takes its name out of here."""


def fuzzed_reader(name: str) -> FuzzedReader:
    """Return a reader by its name, or what makes one as ``module:function``."""
    module, _, function = name.partition(":")
    maker: Callable[[], FuzzedReader] = getattr(import_module(module), function) if function else READERS[name]
    return maker()

# SPDX-License-Identifier: GPL-2.0-or-later
"""Stand-ins for QGIS on PyQt6: ``qgis.PyQt`` is PyQt6, as in QGIS 4; of QGIS there is what its windows are made of.

A name of QGIS that nobody has made here is a class that takes everything and does nothing, so that the code beside it,
which is Qt's, can run.
"""

import importlib
import sys
from types import ModuleType

QT_MODULES = ("QtCore", "QtGui", "QtWidgets", "QtNetwork", "QtTest", "QtXml", "sip")


class _AnythingType(type):
    """A class of QGIS has every name."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()


class Anything(metaclass=_AnythingType):
    """Has every name, takes every call, holds nothing."""

    def __init__(self, *arguments, **options):
        pass

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *arguments, **options):
        return Anything()

    def __iter__(self):
        return iter(())

    def __or__(self, other):
        return self


class AnythingModule(ModuleType):
    """A module of QGIS: a name that is not there yet becomes a class that takes everything."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _AnythingType(name, (Anything,), {"__module__": self.__name__})
        setattr(self, name, made)
        return made


def _names_of_core(core):
    """Give ``qgis.core`` what is a QObject, or keeps something."""

    class QgsSettings:
        kept = {}  # noqa: RUF012 - one store for all, as the profile is

        def value(self, key, default=None, type=None):
            return self.kept.get(key, default)

        def setValue(self, key, value):
            self.kept[key] = value

        def remove(self, key):
            self.kept.pop(key, None)

        def fileName(self):
            return "/dev/null"

    class QgsTask(core.QObject):
        progressChanged = core.pyqtSignal(float)

        def __init__(self, description):
            super().__init__()
            self._description, self._is_cancelled = description, False

        def description(self):
            return self._description

        def setDescription(self, description):
            self._description = description

        def setProgress(self, percent):
            self.progressChanged.emit(percent)

        def isCanceled(self):
            return self._is_cancelled

        def cancel(self):
            self._is_cancelled = True

    class QgsGeometry(Anything):
        @classmethod
        def fromPolylineXY(cls, corners):
            return cls()

        @classmethod
        def fromPolygonXY(cls, rings):
            return cls()

        def makeValid(self):
            return self

    class TaskManager:
        def addTask(self, task):
            task.finished(task.run())  # QGIS takes a thread

    class QgsApplication(Anything):
        @staticmethod
        def taskManager():
            return TaskManager()

    class QgsProject(core.QObject):
        cleared = core.pyqtSignal()
        layersWillBeRemoved = core.pyqtSignal(list)

        @classmethod
        def instance(cls):
            return project

        def layerTreeRoot(self):
            return Anything()

    project = QgsProject()
    made = (QgsSettings, QgsTask, QgsGeometry, QgsApplication, QgsProject)
    return {one.__name__: one for one in made}


def _names_of_gui(core, widgets):
    """Give ``qgis.gui`` what is a widget or a QObject."""

    class QgsMapTool(core.QObject):
        deactivated = core.pyqtSignal()

        def __init__(self, canvas):
            super().__init__()
            self._canvas = canvas

        def canvas(self):
            return self._canvas

        def setCursor(self, cursor):
            self.cursor = cursor

        def deactivate(self):
            self.deactivated.emit()

    class QgsFileWidget(widgets.QWidget):
        fileChanged = core.pyqtSignal(str)
        StorageMode = Anything()

        def __init__(self):
            super().__init__()
            self._line = widgets.QLineEdit(self)
            self._line.textChanged.connect(self.fileChanged)

        def lineEdit(self):
            return self._line

        def filePath(self):
            return self._line.text()

        def setFilePath(self, path):
            self._line.setText(path)

        def setStorageMode(self, mode):
            pass

    return {"QgsMapTool": QgsMapTool, "QgsFileWidget": QgsFileWidget}


class Interface:
    """What QGIS gives to a plugin."""

    def __init__(self):
        core, widgets = (importlib.import_module(f"PyQt6.{name}") for name in ("QtCore", "QtWidgets"))

        class Canvas(core.QObject):
            mapToolSet = core.pyqtSignal(object, object)
            destinationCrsChanged = core.pyqtSignal()

            def __init__(self):
                super().__init__()
                self._tool = None

            def setMapTool(self, tool):
                before, self._tool = self._tool, tool
                self.mapToolSet.emit(tool, before)

            def unsetMapTool(self, tool):
                self.setMapTool(None)

            def mapTool(self):
                return self._tool

            def mapSettings(self):
                return Anything()

            def scene(self):
                return Anything()

        class Started(core.QObject):
            completed = core.pyqtSignal()
            layer_chosen = core.pyqtSignal(object)

        self._started, self._canvas, self._window = Started(), Canvas(), widgets.QMainWindow()
        self._menu = self._window.menuBar().addMenu("Plugins")
        self._toolbar = self._window.addToolBar("Plugins")
        self.initializationCompleted = self._started.completed
        self.currentLayerChanged = self._started.layer_chosen

    def mainWindow(self):
        return self._window

    def mapCanvas(self):
        return self._canvas

    def pluginMenu(self):
        return self._menu

    def addToolBarIcon(self, action):
        self._toolbar.addAction(action)

    def removeToolBarIcon(self, action):
        self._toolbar.removeAction(action)

    def activeLayer(self):
        return None

    def messageBar(self):
        return Anything()

    def actionPan(self):
        return Anything()


def install():
    """Put the stand-ins where the plugin imports QGIS from."""
    qt = {name: importlib.import_module(f"PyQt6.{name}") for name in QT_MODULES}
    names = ("qgis", "qgis.PyQt", "qgis.core", "qgis.gui", "qgis.utils", "osgeo")
    names += ("processing", "processing.gui", "processing.gui.ContextAction", "processing.gui.ProviderActions")
    names += ("processing.modeler", "processing.modeler.ModelerDialog")
    for name in names:
        module = sys.modules[name] = AnythingModule(name)
        module.__path__ = []
        above, _, last = name.rpartition(".")
        if above:
            setattr(sys.modules[above], last, module)
    for name, module in qt.items():
        sys.modules[f"qgis.PyQt.{name}"] = module
        setattr(sys.modules["qgis.PyQt"], name, module)
    vars(sys.modules["qgis.core"]).update(_names_of_core(qt["QtCore"]))
    vars(sys.modules["qgis.gui"]).update(_names_of_gui(qt["QtCore"], qt["QtWidgets"]))
    sys.modules["qgis.utils"].iface = None

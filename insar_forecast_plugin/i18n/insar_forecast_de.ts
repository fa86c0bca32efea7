<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>InsarForecast</name>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Import InSAR time series</source>
            <translation>InSAR-Zeitreihen importieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Data</source>
            <translation>Daten</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Import raster stack</source>
            <translation>Rasterstapel importieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Simulate InSAR time series</source>
            <translation>InSAR-Zeitreihen simulieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Vertical and east-west series</source>
            <translation>Vertikale und Ost-West-Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Merge time series</source>
            <translation>Zeitreihen zusammenführen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Join releases</source>
            <translation>Releases verbinden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Open tiles</source>
            <translation>Kacheln öffnen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Grid time series</source>
            <translation>Zeitreihen rastern</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Gridding</source>
            <translation>Rasterung</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train forecaster</source>
            <translation>Vorhersagemodell trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Forecasting</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Forecast displacement</source>
            <translation>Verschiebung vorhersagen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Back-test forecasters</source>
            <translation>Rückschau-Test der Vorhersagemodelle</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Check a forecast</source>
            <translation>Vorhersage prüfen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Explain forecasters</source>
            <translation>Vorhersagemodelle erklären</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Classify trends</source>
            <translation>Trends klassifizieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Trends</source>
            <translation>Trends</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train trend classifier</source>
            <translation>Trendklassifikator trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Detect deforming areas</source>
            <translation>Deformationsgebiete finden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Detection</source>
            <translation>Erkennung</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train detector</source>
            <translation>Detektor trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Summarise areas</source>
            <translation>Gebiete zusammenfassen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Detect changes</source>
            <translation>Änderungen finden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Changes</source>
            <translation>Änderungen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Extract displacement from noise</source>
            <translation>Verschiebung aus Rauschen gewinnen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Denoising</source>
            <translation>Entrauschen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train denoiser</source>
            <translation>Entrauscher trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Summary page</source>
            <translation>Übersichtsseite</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Reports</source>
            <translation>Berichte</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Check environment</source>
            <translation>Umgebung prüfen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Environment</source>
            <translation>Umgebung</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Install environment</source>
            <translation>Umgebung installieren</translation>
        </message>
        <message>
            <location filename="../plugin.py" />
            <source>Environment...</source>
            <translation>Umgebung...</translation>
        </message>
        <message>
            <location filename="../processing/algorithm.py" />
            <source>{parameter} is {path}; expected a file. Results cannot be written to a database.</source>
            <translation>{parameter} ist {path}; erwartet wird eine Datei. Ergebnisse können nicht in eine Datenbank geschrieben werden.</translation>
        </message>
        <message>
            <location filename="../processing/algorithm.py" />
            <source>{parameter} is also the input, {path}. Choose another file.</source>
            <translation>{parameter} ist zugleich die Eingabe, {path}. Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../processing/algorithm.py" />
            <source>{parameter} names {value}, which QGIS cannot read as a point layer; expected layers such as the outputs of 'Import InSAR time series'.</source>
            <translation>{parameter} nennt {value}, was QGIS nicht als Punktlayer lesen kann; erwartet werden Layer wie die Ergebnisse von 'InSAR-Zeitreihen importieren'.</translation>
        </message>
        <message>
            <location filename="../processing/algorithm.py" />
            <source>{parameter} is {path}, which is open in the project as '{layer}'. Remove that layer, or choose another file.</source>
            <translation>{parameter} ist {path} und im Projekt als '{layer}' geöffnet. Entfernen Sie diesen Layer oder wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../processing/area_symbols.py" />
            <source>no value</source>
            <translation>kein Wert</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Methods</source>
            <translation>Methoden</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Forecasters to compare. Persistence and the seasonal trend always run.</source>
            <translation>Zu vergleichende Vorhersagemodelle. Persistenz und saisonaler Trend werden immer berechnet.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Number of origins</source>
            <translation>Anzahl der Startdaten</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Number of past dates to forecast from. Fewer are used if the series are too short.</source>
            <translation>Anzahl der Zeitpunkte in der Vergangenheit, von denen aus vorhergesagt wird. Bei zu kurzen Zeitreihen sind es weniger.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>First origin (% of the epochs)</source>
            <translation>Erstes Startdatum (% der Epochen)</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Position of the first origin. The methods are fitted on the epochs before it.</source>
            <translation>Lage des ersten Startdatums. Die Methoden werden an die Epochen davor angepasst.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Epochs between origins</source>
            <translation>Epochen zwischen Startdaten</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Origins that are farther apart are more independent of each other.</source>
            <translation>Je weiter die Startdaten auseinanderliegen, desto unabhängiger sind sie voneinander.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Refit at each origin</source>
            <translation>An jedem Startdatum neu anpassen</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Slower. Shows what regular retraining would achieve.</source>
            <translation>Langsamer. Zeigt, was regelmäßiges Neutrainieren bringen würde.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Forecast length.</source>
            <translation>Länge der Vorhersage.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Length of the history that each forecast uses.</source>
            <translation>Länge der Vergangenheit, die jede Vorhersage nutzt.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Used by the methods that need a grid.</source>
            <translation>Für Methoden, die ein Raster benötigen.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Interval level (%)</source>
            <translation>Niveau des Intervalls (%)</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Level of the intervals whose coverage is measured.</source>
            <translation>Niveau der Intervalle, deren Überdeckung gemessen wird.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>The same seed gives the same result on the same computer.</source>
            <translation>Gleicher Startwert (Seed) ergibt auf demselben Rechner das gleiche Ergebnis.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Skill at the points</source>
            <translation>Skill an den Punkten</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Points with rmse_&lt;method&gt; in mm, skill_&lt;method&gt; against the better of persistence and seasonal trend, and better: yes, no or not_distinguishable (chance could explain the difference).</source>
            <translation>Punkte mit rmse_&lt;method&gt; in mm, skill_&lt;method&gt; gegenüber dem besseren von Persistenz und saisonalem Trend sowie better: yes, no oder not_distinguishable (der Unterschied kann Zufall sein).</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Metrics</source>
            <translation>Kennzahlen</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>All scores as JSON.</source>
            <translation>Alle Kennzahlen als JSON.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Back-test report</source>
            <translation>Bericht zum Rückschau-Test</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>HTML: errors per horizon and origin, coverage, and maps.</source>
            <translation>HTML: Fehler nach Vorhersagehorizont und Startdatum, Überdeckung und Karten.</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>JSON files (*.json)</source>
            <translation>JSON-Dateien (*.json)</translation>
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>Environment report</source>
            <translation>Umgebungsbericht</translation>
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>HTML: Python, packages, device, and what to do.</source>
            <translation>HTML: Python, Pakete, Gerät und was zu tun ist.</translation>
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>Python environment</source>
            <translation>Python-Umgebung</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {layer}, a raster; expected a point layer, such as the output of 'Import InSAR time series'.</source>
            <translation>{parameter} ist {layer}, ein Raster; erwartet wird ein Punktlayer, z. B. die Ausgabe von 'InSAR-Zeitreihen importieren'.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {layer}, a raster; expected a polygon layer.</source>
            <translation>{parameter} ist {layer}, ein Raster; erwartet wird ein Polygonlayer.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is empty; expected at least one of {choices}.</source>
            <translation>{parameter} ist leer; erwartet wird mindestens eines von {choices}.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected any of {choices}.</source>
            <translation>{parameter} ist {value}; erwartet werden ein oder mehrere Werte aus {choices}.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected one of {choices}.</source>
            <translation>{parameter} ist {value}; erwartet wird einer der Werte {choices}.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected a number.</source>
            <translation>{parameter} ist {value}; erwartet wird eine Zahl.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected a date such as 2021-12-31.</source>
            <translation>{parameter} ist {value}; erwartet wird ein Datum wie 2021-12-31.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected from {low} to {high}.</source>
            <translation>{parameter} ist {value}; erwartet wird ein Wert von {low} bis {high}.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected at least {low}.</source>
            <translation>{parameter} ist {value}; erwartet wird mindestens {low}.</translation>
        </message>
        <message>
            <location filename="../processing/checking.py" />
            <source>{parameter} is {value}; expected at most {high}.</source>
            <translation>{parameter} ist {value}; erwartet wird höchstens {high}.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Measurement points with one field per epoch, in mm.</source>
            <translation>Messpunkte mit einem Feld je Epoche, in mm.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Model from 'Train trend classifier'. Empty: the model that comes with the plugin.</source>
            <translation>Modell aus 'Trendklassifikator trainieren'. Leer: das mitgelieferte Modell.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points with trends</source>
            <translation>Punkte mit Trends</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points with trend (the class), trend_score (0 to 1), the probability of each class, the class from the tests, velocity, acceleration, breakpoint and jump. Existing trend fields are replaced.</source>
            <translation>Punkte mit trend (Klasse), trend_score (0 bis 1), der Wahrscheinlichkeit jeder Klasse, der Klasse aus den Tests, Geschwindigkeit, Beschleunigung, Knickpunkt und Sprung. Vorhandene Trendfelder werden ersetzt.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Trend report</source>
            <translation>Trendbericht</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>HTML: percentage of each class, network compared with tests, a map, and example series.</source>
            <translation>HTML: Anteil jeder Klasse, Netz und Tests im Vergleich, eine Karte und Beispielzeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Classifier. network: the neural network that comes with the plugin. statistical: statistical tests. both: the network's class, with a flag where the tests disagree.</source>
            <translation>Klassifikator. network: das mitgelieferte neuronale Netz. statistical: statistische Tests. both: die Klasse des Netzes, mit Kennzeichnung, wo die Tests abweichen.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Stable up to (mm/yr)</source>
            <translation>Stabil bis (mm/Jahr)</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>A point that never moves faster than this is stable.</source>
            <translation>Ein Punkt, der sich nie schneller bewegt, ist stabil.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median velocity of all points. field: a velocity for each point. Use a reference where a whole area moves, such as with its plate.</source>
            <translation>Geschwindigkeit, die abgezogen wird, bevor ein Punkt als stabil beurteilt wird. none: nichts wird abgezogen. median: der Median der Geschwindigkeit aller Punkte. field: eine Geschwindigkeit je Punkt. Verwenden Sie eine Referenz, wenn sich ein ganzes Gebiet bewegt, z. B. mit seiner Platte.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Reference velocity field (mm/yr)</source>
            <translation>Feld der Referenzgeschwindigkeit (mm/Jahr)</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Required if Reference is 'field'.</source>
            <translation>Erforderlich, wenn die Referenz 'field' ist.</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Half wavelength (mm)</source>
            <translation>Halbe Wellenlänge (mm)</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Size of an unwrapping error. Empty: half the wavelength of the layer's sensor, or 27.73 mm (Sentinel-1) if the sensor is unknown.</source>
            <translation>Größe eines Phasenabwicklungsfehlers. Leer: die halbe Wellenlänge des Sensors des Layers, bei unbekanntem Sensor 27.73 mm (Sentinel-1).</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Dates at which two releases were joined</source>
            <translation>Daten, an denen zwei Releases zusammengefügt wurden</translation>
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Dates such as 2022-01-05, separated by commas. A step there does not count as an unwrapping error. Empty: the dates stored in the layer. none: no step is fitted.</source>
            <translation>Daten wie 2022-01-05, durch Kommas getrennt. Ein Sprung dort gilt nicht als Phasenabwicklungsfehler. Leer: die im Layer gespeicherten Daten. none: Es wird kein Sprung angepasst.</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Models (*.safetensors)</source>
            <translation>Modelle (*.safetensors)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Time between forecast dates, in days. Empty: the median of the last 12 intervals.</source>
            <translation>Zeit zwischen den Vorhersagedaten, in Tagen. Leer: der Median der letzten 12 Abstände.</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Processor for PyTorch. auto: a graphics card if there is one, otherwise the CPU.</source>
            <translation>Prozessor für PyTorch. auto: eine Grafikkarte, wenn vorhanden, sonst die CPU.</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>{parameter} has no known CRS. Give one; for an extent, write xmin,xmax,ymin,ymax [EPSG:3035].</source>
            <translation>{parameter} hat kein bekanntes KBS. Geben Sie eines an; bei einer Ausdehnung schreiben Sie xmin,xmax,ymin,ymax [EPSG:3035].</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>HTML files (*.html)</source>
            <translation>HTML-Dateien (*.html)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Lookback (days)</source>
            <translation>Rückblick (Tage)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Horizon (days)</source>
            <translation>Vorhersagehorizont (Tage)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Time step (days)</source>
            <translation>Zeitschritt (Tage)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Cells along the longer side</source>
            <translation>Zellen entlang der längeren Seite</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Seed</source>
            <translation>Startwert (Seed)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>{parameter} has no polygons. Choose another layer or leave it empty.</source>
            <translation>{parameter} hat keine Polygone. Wählen Sie einen anderen Layer oder lassen Sie das Feld leer.</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>In scripts, give its CRS too: xmin,xmax,ymin,ymax [EPSG:3035].</source>
            <translation>In Skripten auch das KBS angeben: xmin,xmax,ymin,ymax [EPSG:3035].</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>All files (*)</source>
            <translation>Alle Dateien (*)</translation>
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>{parameter} is {value}; expected numbers such as 37.3, 39.</source>
            <translation>{parameter} ist {value}; erwartet werden Zahlen wie 37.3, 39.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Layers of different tracks</source>
            <translation>Layer verschiedener Tracks</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Two or more layers of points along the line of sight, at least one of an ascending and one of a descending track, such as EGMS L2b. The dates of the result are those of the first layer.</source>
            <translation>Zwei oder mehr Layer mit Punkten entlang der Sichtlinie, mindestens einer eines aufsteigenden und einer eines absteigenden Tracks, z. B. EGMS L2b. Die Daten des Ergebnisses sind die des ersten Layers.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Reference of the tracks</source>
            <translation>Referenz der Tracks</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>What is subtracted from each track so that all have one reference. offset: only the level of the first dates. rate: also the mean velocity of the places that are stable in all tracks. auto: offset for layers with the same GNSS calibration (EGMS L2b), rate for others.</source>
            <translation>Was von jedem Track abgezogen wird, damit alle dieselbe Referenz haben. offset: nur das Niveau der ersten Daten. rate: auch die mittlere Geschwindigkeit der Orte, die in allen Tracks stabil sind. auto: offset für Layer mit derselben GNSS-Kalibrierung (EGMS L2b), rate für andere.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Cell size (m)</source>
            <translation>Zellengröße (m)</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>The points of each track in a square cell of this size are averaged. EGMS L3 has 100 m.</source>
            <translation>Die Punkte jedes Tracks in einer quadratischen Zelle dieser Größe werden gemittelt. EGMS L3 hat 100 m.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Places</source>
            <translation>Orte</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>cells: common cells of the given size. first_points: the points of the first layer, each with the mean of the other layers' points around it.</source>
            <translation>cells: gemeinsame Zellen der angegebenen Größe. first_points: die Punkte des ersten Layers, jeder mit dem Mittel der Punkte der anderen Layer um ihn herum.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Largest distance (m)</source>
            <translation>Größter Abstand (m)</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>With first_points: how far points of the other layers may lie from a point of the first. Empty: the cell size.</source>
            <translation>Mit first_points: wie weit Punkte der anderen Layer von einem Punkt des ersten entfernt sein dürfen. Leer: die Zellengröße.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Time between the dates of the result, in days. Empty: the dates of the first layer.</source>
            <translation>Zeit zwischen den Daten des Ergebnisses, in Tagen. Leer: die Daten des ersten Layers.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Use no later acquisitions</source>
            <translation>Keine späteren Aufnahmen verwenden</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Values use only acquisitions up to their date. Choose it where forecasts are to be tested on the result: otherwise each value contains something of the next acquisitions. Standard errors are larger.</source>
            <translation>Werte verwenden nur Aufnahmen bis zu ihrem Datum. Wählen Sie dies, wenn Vorhersagen am Ergebnis geprüft werden sollen: Sonst enthält jeder Wert etwas von den nächsten Aufnahmen. Die Standardfehler sind größer.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Incidence angles (degrees)</source>
            <translation>Einfallswinkel (Grad)</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>For layers without line-of-sight fields: angle from the vertical, one number per layer in their order, or one for all, such as 39, 37.3. Fields of a layer go first.</source>
            <translation>Für Layer ohne Felder der Sichtlinie: Winkel zur Senkrechten, eine Zahl je Layer in ihrer Reihenfolge oder eine für alle, z. B. 39, 37.3. Felder eines Layers haben Vorrang.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Headings (degrees)</source>
            <translation>Flugrichtungen (Grad)</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>For layers without line-of-sight fields: flight direction clockwise from north, one number per layer in their order, such as 349, 191. Ascending orbits have about 350, descending ones about 190; the satellite looks to the right.</source>
            <translation>Für Layer ohne Felder der Sichtlinie: Flugrichtung im Uhrzeigersinn von Nord, eine Zahl je Layer in ihrer Reihenfolge, z. B. 349, 191. Aufsteigende Orbits haben etwa 350, absteigende etwa 190; der Satellit blickt nach rechts.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Field with the velocity to the north</source>
            <translation>Feld mit der Geschwindigkeit nach Norden</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Field of one or more layers with the velocity to the north in mm/yr, such as from GNSS. It is taken off before the solution. Empty: motion to the north is taken to be zero.</source>
            <translation>Feld eines oder mehrerer Layer mit der Geschwindigkeit nach Norden in mm/Jahr, z. B. aus GNSS. Sie wird vor der Lösung abgezogen. Leer: Bewegung nach Norden wird als null angenommen.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Vertical series</source>
            <translation>Vertikale Zeitreihen</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Points with the vertical displacement (D and the date, mm, positive up), its standard error (S and the date), mean_velocity and mean_velocity_std (mm/yr), and the number of points of each layer.</source>
            <translation>Punkte mit der vertikalen Verschiebung (D und das Datum, mm, positiv nach oben), ihrem Standardfehler (S und das Datum), mean_velocity und mean_velocity_std (mm/Jahr) und der Anzahl der Punkte jedes Layers.</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>East-west series</source>
            <translation>Ost-West-Zeitreihen</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>The same for the displacement to the east (positive east).</source>
            <translation>Dasselbe für die Verschiebung nach Osten (positiv nach Osten).</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>Decomposition report</source>
            <translation>Zerlegungsbericht</translation>
        </message>
        <message>
            <location filename="../processing/decompose.py" />
            <source>HTML: maps of both velocities, series, how the tracks were aligned, and what motion to the north would change.</source>
            <translation>HTML: Karten beider Geschwindigkeiten, Zeitreihen, wie die Tracks angeglichen wurden und was Bewegung nach Norden ändern würde.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Raster stack</source>
            <translation>Rasterstapel</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>GeoTIFF in mm with one band per epoch, at least 5, e.g. from 'Import raster stack'.</source>
            <translation>GeoTIFF in mm mit einem Band je Epoche, mindestens 5, z. B. aus 'Rasterstapel importieren'.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>network: an auto-encoder that looks at the whole stack. classical: a plane and a dependence on height are removed from each epoch, then a moving average with Gaussian weights of 90 days.</source>
            <translation>network: ein Autoencoder, der den ganzen Stapel sieht. classical: Von jeder Epoche werden eine Ebene und eine Abhängigkeit von der Höhe abgezogen, dann folgt ein gleitendes Mittel mit Gauß-Gewichten von 90 Tagen.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Elevation model</source>
            <translation>Höhenmodell</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Heights in metres, any CRS and cell size. Used to remove delay that depends on height.</source>
            <translation>Höhen in Metern, beliebiges KBS, beliebige Zellgröße. Damit wird die höhenabhängige Verzögerung entfernt.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Output of 'Train denoiser'. Empty: the model of the plugin.</source>
            <translation>Ausgabe von 'Entrauscher trainieren'. Leer: das Modell der Erweiterung.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>No effect: trained networks run on the CPU. The parameter stays for scripts and models that set it.</source>
            <translation>Ohne Wirkung: Trainierte Netze rechnen auf dem Prozessor. Der Parameter bleibt für Skripte und Modelle, die ihn setzen.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Extracted displacement</source>
            <translation>Gewonnene Verschiebung</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>GeoTIFF in mm since the first epoch, relative to the median of the area, one band per epoch.</source>
            <translation>GeoTIFF in mm seit der ersten Epoche, bezogen auf den Median des Gebiets, ein Band je Epoche.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Removed noise</source>
            <translation>Entferntes Rauschen</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>GeoTIFF in mm: the stack, counted from its first epoch, minus the extracted displacement.</source>
            <translation>GeoTIFF in mm: der Stapel, ab seiner ersten Epoche gezählt, minus die gewonnene Verschiebung.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Standard error</source>
            <translation>Standardfehler</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>GeoTIFF in mm: standard error of the extracted displacement.</source>
            <translation>GeoTIFF in mm: Standardfehler der gewonnenen Verschiebung.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Report on the extraction</source>
            <translation>Bericht über die Gewinnung</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>HTML: maps before and after, series, and how well simulated sources were found in this stack.</source>
            <translation>HTML: Karten vorher und nachher, Zeitreihen, und wie gut simulierte Quellen in diesem Stapel gefunden wurden.</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Standard deviation of the removed noise (mm)</source>
            <translation>Standardabweichung des entfernten Rauschens (mm)</translation>
        </message>
        <message>
            <location filename="../processing/denoisetimeseries.py" />
            <source>Share of the network in the result</source>
            <translation>Anteil des Netzes am Ergebnis</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Changes after</source>
            <translation>Änderungen nach</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Only changes after this date are looked for. Empty: the last two years.</source>
            <translation>Nur Änderungen nach diesem Datum werden gesucht. Leer: die letzten zwei Jahre.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Points with changes</source>
            <translation>Punkte mit Änderungen</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Points with change (none, velocity, jump or acceleration), change_date with its standard deviation change_date_sigma (days), change_velocity_before and change_velocity_after (mm/yr), change_mm (movement by the change, mm), change_p (probability that an unchanged point stands out as much), change_days (days from the change to the last epoch) and change_until (the last epoch). Existing fields of these names are replaced.</source>
            <translation>Punkte mit change (none, velocity, jump oder acceleration), change_date mit seiner Standardabweichung change_date_sigma (Tage), change_velocity_before und change_velocity_after (mm/Jahr), change_mm (Bewegung durch die Änderung, mm), change_p (Wahrscheinlichkeit, dass ein unveränderter Punkt ebenso auffällt), change_days (Tage von der Änderung bis zur letzten Epoche) und change_until (die letzte Epoche). Vorhandene Felder mit diesen Namen werden ersetzt.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Changed areas</source>
            <translation>Geänderte Gebiete</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Polygons of points that changed together, the surest first (rank), with the fields of the points, change_mm_peak, point_count, expected_by_chance, first_seen and area_m2.</source>
            <translation>Polygone von Punkten, die sich gemeinsam geändert haben, das sicherste zuerst (rank), mit den Feldern der Punkte, change_mm_peak, point_count, expected_by_chance, first_seen und area_m2.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Changes report</source>
            <translation>Änderungsbericht</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>HTML: list of changes, a map, the series of the first ten, and what the rate means.</source>
            <translation>HTML: Liste der Änderungen, eine Karte, die Zeitreihen der ersten zehn, und was die Rate bedeutet.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Scale</source>
            <translation>Maßstab</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>What is watched. point: each point. neighbourhood: the mean of the 31 nearest points. area: the mean series of each polygon. The mean of the surroundings is subtracted.</source>
            <translation>Was beobachtet wird. point: jeder Punkt. neighbourhood: das Mittel der 31 nächsten Punkte. area: die mittlere Zeitreihe jedes Polygons. Das Mittel der Umgebung wird abgezogen.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Areas</source>
            <translation>Gebiete</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Polygons, such as from 'Detect deforming areas'. Required if Scale is 'area'.</source>
            <translation>Polygone, etwa aus 'Deformationsgebiete finden'. Erforderlich, wenn der Maßstab 'area' ist.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>False alarms (per 1000 points and year)</source>
            <translation>Fehlalarme (je 1000 Punkte und Jahr)</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>How many unchanged points may be flagged. Lower: fewer false alarms, later detection.</source>
            <translation>Wie viele unveränderte Punkte gemeldet werden dürfen. Niedriger: weniger Fehlalarme, spätere Erkennung.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Kinds of change</source>
            <translation>Arten der Änderung</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>velocity: a bend. jump: a step. acceleration: velocity that goes on changing.</source>
            <translation>velocity: ein Knick. jump: ein Sprung. acceleration: eine Geschwindigkeit, die sich weiter ändert.</translation>
        </message>
        <message>
            <location filename="../processing/detectchanges.py" />
            <source>Dates such as 2022-01-05, separated by commas. A step there does not count as a change.</source>
            <translation>Daten wie 2022-01-05, durch Kommas getrennt. Ein Sprung dort zählt nicht als Änderung.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Measurement points with one field per epoch, in mm, or with a velocity field alone.</source>
            <translation>Messpunkte mit einem Feld je Epoche, in mm, oder nur mit einem Geschwindigkeitsfeld.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>network: the neural network that comes with the plugin. overwrapping: the published method, which looks at wrapped velocities at several gains. threshold: points faster than a multiple of the spread of the stable points, clustered.</source>
            <translation>network: das neuronale Netz, das mit der Erweiterung kommt. overwrapping: die veröffentlichte Methode, die gewickelte Geschwindigkeiten bei mehreren Verstärkungen betrachtet. threshold: Punkte, die schneller sind als ein Vielfaches der Streuung der stabilen Punkte, gruppiert.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Score from which cells count</source>
            <translation>Score, ab dem Zellen zählen</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Between 0 and 1. Lower finds more areas, and more that are none. The score of an area may be lower: it also tells how fast and large it is. For methods network and overwrapping.</source>
            <translation>Zwischen 0 und 1. Niedriger findet mehr Gebiete und mehr, die keine sind. Der Score eines Gebiets kann niedriger sein: Er sagt auch, wie schnell und groß es ist. Für die Methoden network und overwrapping.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Velocity threshold in standard deviations</source>
            <translation>Geschwindigkeitsschwelle in Standardabweichungen</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Multiple of the spread of the stable points. For method threshold.</source>
            <translation>Vielfaches der Streuung der stabilen Punkte. Für die Methode threshold.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Fewest points of an area</source>
            <translation>Mindestzahl der Punkte eines Gebiets</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Smaller groups of points are left out.</source>
            <translation>Kleinere Gruppen von Punkten werden weggelassen.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Empty: the cell size of the product if it is gridded, otherwise cells of about four points.</source>
            <translation>Leer: die Zellengröße des Produkts, wenn es gerastert ist, sonst Zellen von etwa vier Punkten.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Model from 'Train detector'. Empty: the model that comes with the plugin.</source>
            <translation>Modell aus 'Detektor trainieren'. Leer: das mitgelieferte Modell.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Velocity field (mm/yr)</source>
            <translation>Feld der Geschwindigkeit (mm/Jahr)</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Empty: the velocity is fitted to each series, without its season, jumps and single wrong dates.</source>
            <translation>Leer: Die Geschwindigkeit wird an jede Zeitreihe angepasst, ohne Jahresgang, Sprünge und einzelne falsche Daten.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Velocity to subtract from all points. none: nothing. median: the median velocity of all points. field: a velocity for each point.</source>
            <translation>Geschwindigkeit, die von allen Punkten abgezogen wird. none: nichts. median: der Median der Geschwindigkeiten aller Punkte. field: eine Geschwindigkeit für jeden Punkt.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Length of the forecast of the areas' mean series, in days. Empty: 180 days.</source>
            <translation>Länge der Vorhersage der mittleren Zeitreihen der Gebiete, in Tagen. Leer: 180 Tage.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Movement threshold (mm)</source>
            <translation>Schwellenwert der Bewegung (mm)</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Movement of an area's mean series after the last epoch. Adds the probability of passing it within the horizon. Negative: away from the satellite, down, west or south.</source>
            <translation>Bewegung der mittleren Zeitreihe eines Gebiets nach der letzten Epoche. Ergänzt die Wahrscheinlichkeit, sie innerhalb des Horizonts zu überschreiten. Negativ: vom Satelliten weg, abwärts, nach Westen oder Süden.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Score map</source>
            <translation>Karte des Scores</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>GeoTIFF, 0 to 1: how likely each cell belongs to a deforming area. Empty away from points.</source>
            <translation>GeoTIFF, 0 bis 1: wie wahrscheinlich jede Zelle zu einem Deformationsgebiet gehört. Leer, wo keine Punkte sind.</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Deforming areas</source>
            <translation>Deformationsgebiete</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Polygons with rank and score, velocity_mean, velocity_std and velocity_peak (mm/yr, minus the reference), point_count (points that make the area), area_m2, quality (1: nearly all points move the same way, to 4), first_date and last_date. Of the mean series less that of the points around: trend class with score, break and jump, forecast_change with its 90% interval (mm), forecast_error beside best_simple and best_simple_error (RMSE of past forecasts, mm), exceedance_p with a movement threshold, and reference_points (number of points around).</source>
            <translation>Polygone mit rank und score, velocity_mean, velocity_std und velocity_peak (mm/Jahr, abzüglich des Bezugs), point_count (Punkte, die das Gebiet ausmachen), area_m2, quality (1: fast alle Punkte bewegen sich gleich, bis 4), first_date und last_date. Aus der mittleren Zeitreihe abzüglich der der Punkte in der Umgebung: Trendklasse mit Score, Knick und Sprung, forecast_change mit 90-%-Intervall (mm), forecast_error neben best_simple und best_simple_error (RMSE früherer Vorhersagen, mm), exceedance_p bei einem Schwellenwert der Bewegung und reference_points (Zahl der Punkte in der Umgebung).</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>Detection report</source>
            <translation>Bericht der Erkennung</translation>
        </message>
        <message>
            <location filename="../processing/detectdeformation.py" />
            <source>HTML: a map, a table of the areas by rank, and the series of the first ten.</source>
            <translation>HTML: eine Karte, eine Tabelle der Gebiete nach Rang und die Zeitreihen der ersten zehn.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Model from 'Train forecaster' with the preset anchored. Its lookback is used for all methods. Empty: a model is fitted to the points.</source>
            <translation>Modell aus 'Vorhersagemodell trainieren' mit der Voreinstellung anchored. Sein Rückblick gilt für alle Methoden. Leer: ein Modell wird an die Punkte angepasst.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Forecasters to explain.</source>
            <translation>Zu erklärende Vorhersagemodelle.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Length of the forecasts to explain. Empty: one time step, as in the publication.</source>
            <translation>Länge der zu erklärenden Vorhersagen. Leer: ein Zeitschritt, wie in der Veröffentlichung.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Importance by lag</source>
            <translation>Wichtigkeit nach Lag</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>CSV: method, lag_days (age of the epoch at the origin), importance (sums to 1 per method). The last row of the anchored CNN-LSTM sums all older epochs.</source>
            <translation>CSV: method, lag_days (Alter der Epoche am Startdatum), importance (Summe 1 je Methode). Die letzte Zeile des verankerten CNN-LSTM fasst alle älteren Epochen zusammen.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Explanation report</source>
            <translation>Bericht zur Erklärung</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>HTML: importance by age of the epochs, and similarity to persistence.</source>
            <translation>HTML: Wichtigkeit nach Alter der Epochen und Ähnlichkeit mit der Persistenz.</translation>
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>CSV files (*.csv)</source>
            <translation>CSV-Dateien (*.csv)</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Model from 'Train forecaster'. The dialog offers the one that was trained last, if it is of the component and track of the active layer. Empty: a Kalman filter at each point (level, velocity and season), which needs no training and suits short series.</source>
            <translation>Modell aus 'Vorhersagemodell trainieren'. Der Dialog bietet das zuletzt trainierte an, wenn Komponente und Orbitspur zum aktiven Layer passen. Leer: ein Kalman-Filter an jedem Punkt (Niveau, Geschwindigkeit und Jahresgang), der kein Training braucht und für kurze Zeitreihen geeignet ist.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Raster stack with the same dates as the points. Empty: created automatically.</source>
            <translation>Rasterstapel mit denselben Daten wie die Punkte. Leer: wird automatisch erstellt.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast length in days. Empty: the model's horizon, which is also the maximum; without a model 180 days.</source>
            <translation>Länge der Vorhersage in Tagen. Leer: der Horizont des Modells, der auch der längste ist; ohne Modell 180 Tage.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Percentage of future observations that should fall inside the interval, averaged over dates.</source>
            <translation>Prozentsatz der künftigen Beobachtungen, der im Intervall liegen soll, im Mittel über die Daten.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Band of all dates</source>
            <translation>Band für alle Daten zugleich</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Points with D&lt;date&gt; observed, F&lt;date&gt; forecast, L&lt;date&gt; and U&lt;date&gt; ends of the interval, and PL&lt;date&gt; and PU&lt;date&gt;: the ends of a wider band that should hold all future observations of a point at once, in the percentage of points that the interval level says (mm). The interval holds each date by itself, and all of them far less often. path_half_width: half width of the band on the last date (mm). The dock draws both.</source>
            <translation>Punkte mit D&lt;Datum&gt; beobachtet, F&lt;Datum&gt; vorhergesagt, L&lt;Datum&gt; und U&lt;Datum&gt; Grenzen des Intervalls sowie PL&lt;Datum&gt; und PU&lt;Datum&gt;: Grenzen eines breiteren Bandes, das alle künftigen Beobachtungen eines Punktes zugleich enthalten soll, bei so viel Prozent der Punkte, wie das Intervallniveau sagt (mm). Das Intervall enthält jedes Datum für sich, alle zusammen viel seltener. path_half_width: halbe Breite des Bandes am letzten Datum (mm). Das Zeitreihenfenster zeichnet beide.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Series for animation</source>
            <translation>Zeitreihen für Animation</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Table with one row for each point and date (id, date, until, kind observed or forecast, value, lower, upper in mm), for the temporal controller. Large: points times dates.</source>
            <translation>Tabelle mit einer Zeile je Punkt und Datum (id, date, until, kind observed oder forecast, value, lower, upper in mm) für die Zeitsteuerung. Umfangreich: Punkte mal Daten.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast report</source>
            <translation>Vorhersagebericht</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>HTML: the forecast in figures, and what it is based on.</source>
            <translation>HTML: die Vorhersage in Zahlen und worauf sie beruht.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Dates to forecast</source>
            <translation>Vorherzusagende Tage</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Dates such as 2024-01-15 after the last epoch, separated by commas: forecast for these instead of equal steps. The word calendar: the pattern of the last epochs, such as 6, 12 and 12 days, goes on. Empty: equal steps.</source>
            <translation>Tage wie 2024-01-15 nach der letzten Aufnahme, durch Kommas getrennt: Vorhersage für diese statt in gleichen Schritten. Das Wort calendar: Das Muster der letzten Aufnahmen, etwa 6, 12 und 12 Tage, setzt sich fort. Leer: gleiche Schritte.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Threshold (mm)</source>
            <translation>Schwellenwert (mm)</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Movement after the last epoch, counted from the point's level at that date. The probability of passing it is added to the outputs. Negative: away from the satellite, down, west or south.</source>
            <translation>Bewegung nach der letzten Epoche, gerechnet vom Niveau des Punktes an diesem Datum. Die Wahrscheinlichkeit der Überschreitung kommt zu den Ausgaben hinzu. Negativ: vom Satelliten weg, nach unten, Westen oder Süden.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Velocity threshold (mm/yr)</source>
            <translation>Schwellenwert der Geschwindigkeit (mm/Jahr)</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>The same for the mean velocity over the horizon. Signs as above.</source>
            <translation>Dasselbe für die mittlere Geschwindigkeit über den Vorhersagehorizont. Vorzeichen wie oben.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast at the points</source>
            <translation>Vorhersage an den Punkten</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Points with D&lt;date&gt; observed, F&lt;date&gt; forecast, L&lt;date&gt; and U&lt;date&gt; ends of the interval (mm); forecast_change: movement from the last epoch to the last forecast date (mm), with the ends of its interval in forecast_change_lower and forecast_change_upper; forecast_error: typical error of past forecasts of that movement (mm); forecast_quality: good, fair or poor for a movement of the threshold, else of 5 mm; best_method: which had the smallest error at the point; and of the area of about 60 points around it forecast_area, forecast_area_better (whether the forecast was better than the simple ones, beyond chance) and forecast_area_gain (by how many percent). With a threshold also exceedance_p (probability of passing it within the horizon, 0 to 1) and exceedance_date (when that reaches 50%); with a velocity threshold exceedance_velocity_p.</source>
            <translation>Punkte mit D&lt;Datum&gt; beobachtet, F&lt;Datum&gt; vorhergesagt, L&lt;Datum&gt; und U&lt;Datum&gt; Enden des Intervalls (mm); forecast_change: Bewegung von der letzten Epoche bis zum letzten Vorhersagedatum (mm), mit den Enden ihres Intervalls in forecast_change_lower und forecast_change_upper; forecast_error: typischer Fehler vergangener Vorhersagen dieser Bewegung (mm); forecast_quality: good, fair oder poor für eine Bewegung von der Größe der Schwelle, sonst 5 mm; best_method: was am Punkt den kleinsten Fehler hatte; und vom Gebiet von etwa 60 Punkten um ihn forecast_area, forecast_area_better (ob die Vorhersage besser war als die einfachen, mehr als durch Zufall) und forecast_area_gain (um wie viel Prozent). Mit einer Schwelle auch exceedance_p (Wahrscheinlichkeit, sie innerhalb des Horizonts zu überschreiten, 0 bis 1) und exceedance_date (wann diese 50 % erreicht); mit einer Geschwindigkeitsschwelle exceedance_velocity_p.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast movement map</source>
            <translation>Karte der vorhergesagten Bewegung</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF in mm, one band for each future date: the movement since the last observed date.</source>
            <translation>GeoTIFF in mm, ein Band je künftigem Datum: die Bewegung seit dem letzten beobachteten Datum.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast map</source>
            <translation>Vorhersagekarte</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF in mm, one band for each future date.</source>
            <translation>GeoTIFF in mm, ein Band je künftigem Datum.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Where the forecast is better</source>
            <translation>Wo die Vorhersage besser ist</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Areas of about 60 points with forecast_area_better (yes, no or not_distinguishable; empty where no past forecast could be compared), forecast_area_gain (percent), the error of past forecasts in mm and the better simple forecast.</source>
            <translation>Gebiete von etwa 60 Punkten mit forecast_area_better (yes, no oder not_distinguishable; leer, wo keine vergangene Vorhersage verglichen werden konnte), forecast_area_gain (Prozent), dem Fehler vergangener Vorhersagen in mm und der besseren einfachen Vorhersage.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Half width of the interval</source>
            <translation>Halbe Breite des Intervalls</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Probability of passing the threshold</source>
            <translation>Wahrscheinlichkeit der Überschreitung</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF, 0 to 1, one band for each future date: probability that the threshold has been passed by then. With only a velocity threshold: one band.</source>
            <translation>GeoTIFF, 0 bis 1, ein Band je künftigem Datum: Wahrscheinlichkeit, dass der Schwellenwert bis dahin überschritten ist. Nur mit Schwellenwert der Geschwindigkeit: ein Band.</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Days until the threshold is likely passed</source>
            <translation>Tage bis zur wahrscheinlichen Überschreitung</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF, one band: days from the last epoch until the probability reaches 50%; empty if never.</source>
            <translation>GeoTIFF, ein Band: Tage ab der letzten Epoche, bis die Wahrscheinlichkeit 50% erreicht; leer, wenn nie.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Interpolation. linear and cubic: on a Delaunay triangulation. nearest: the nearest point. idw: inverse distance weighting.</source>
            <translation>Interpolation. linear und cubic: auf einer Delaunay-Triangulation. nearest: der nächste Punkt. idw: inverse Distanzgewichtung.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Pixel size (m)</source>
            <translation>Pixelgröße (m)</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Empty: the cell size of the product if it is gridded, otherwise twice the median point spacing.</source>
            <translation>Leer: die Zellgröße des Produkts, wenn es gerastert ist, sonst das Doppelte des mittleren Punktabstands (Median).</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Overrides the pixel size. Cells are square. The network of the publication used 256.</source>
            <translation>Hat Vorrang vor der Pixelgröße. Die Zellen sind quadratisch. Das Netz der Veröffentlichung nutzte 256.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Maximum distance to a point (m)</source>
            <translation>Maximaler Abstand zu einem Punkt (m)</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Cells farther than this from every point get no value. Empty: chosen automatically and written to the log.</source>
            <translation>Zellen, die von jedem Punkt weiter entfernt sind, erhalten keinen Wert. Leer: wird automatisch gewählt und ins Protokoll geschrieben.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Extent</source>
            <translation>Ausdehnung</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Extent of the grid. Empty: the extent of the points.</source>
            <translation>Ausdehnung des Rasters. Leer: die Ausdehnung der Punkte.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>GeoTIFF in mm, one band per epoch, named by its date.</source>
            <translation>GeoTIFF in mm, ein Band je Epoche, nach dem Datum benannt.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Gridding report</source>
            <translation>Bericht zur Rasterung</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>HTML: cross-validation error of the interpolation, and percentage of the grid that is covered.</source>
            <translation>HTML: Kreuzvalidierungsfehler der Interpolation und abgedeckter Anteil des Rasters.</translation>
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Cross-validation error (mm)</source>
            <translation>Kreuzvalidierungsfehler (mm)</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Points with classes or a forecast</source>
            <translation>Punkte mit Klassen oder Vorhersage</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Output of 'Classify trends' or 'Forecast displacement'. For both on one page, run one on the output of the other. With areas, any points with time series.</source>
            <translation>Ausgabe von 'Trends klassifizieren' oder 'Verschiebung vorhersagen'. Für beides auf einer Seite führen Sie das eine mit der Ausgabe des anderen aus. Mit Gebieten: beliebige Punkte mit Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Output of 'Detect deforming areas' or 'Summarise areas': the page lists and draws the areas instead of single points.</source>
            <translation>Ausgabe von 'Deformationsgebiete finden' oder 'Gebiete zusammenfassen': Die Seite führt statt einzelner Punkte die Gebiete auf und zeichnet sie.</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Title</source>
            <translation>Titel</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Page title. Empty: the name of the file that was imported.</source>
            <translation>Seitentitel. Leer: der Name der importierten Datei.</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Points or areas in the list</source>
            <translation>Punkte oder Gebiete in der Liste</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Number of points or areas to list and to number on the map.</source>
            <translation>Anzahl der Punkte oder Gebiete, die aufgeführt und auf der Karte nummeriert werden.</translation>
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>HTML. Prints on one A4 sheet.</source>
            <translation>HTML. Passt gedruckt auf ein A4-Blatt.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>Any of {choices}.</source>
            <translation>Ein oder mehrere Werte aus {choices}.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>One of {choices}.</source>
            <translation>Einer der Werte {choices}.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>Optional.</source>
            <translation>Optional.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>Default: {value}.</source>
            <translation>Vorgabe: {value}.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>Required.</source>
            <translation>Erforderlich.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>From {low} to {high}.</source>
            <translation>Von {low} bis {high}.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>At least {low}.</source>
            <translation>Mindestens {low}.</translation>
        </message>
        <message>
            <location filename="../processing/help_text.py" />
            <source>At most {high}.</source>
            <translation>Höchstens {high}.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Raster stack: file, or any file of its folder</source>
            <translation>Rasterstapel: Datei oder eine beliebige Datei seines Ordners</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Time series of MintPy or LiCSBAS (HDF5), PyGMTSAR (NetCDF), a GeoTIFF with a band per date, or a folder with a file per date (OPERA DISP-S1, dolphin, GMTSAR, NSBAS, any GeoTIFFs). For a folder, choose any file in it, or paste the path of the folder.</source>
            <translation>Zeitreihe von MintPy oder LiCSBAS (HDF5), PyGMTSAR (NetCDF), ein GeoTIFF mit einem Band je Datum, oder ein Ordner mit einer Datei je Datum (OPERA DISP-S1, dolphin, GMTSAR, NSBAS, beliebige GeoTIFFs). Für einen Ordner wählen Sie eine beliebige Datei darin oder fügen den Pfad des Ordners ein.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>auto: recognised by the content. Set it where a folder holds several products.</source>
            <translation>auto: am Inhalt erkannt. Setzen Sie es, wenn ein Ordner mehrere Produkte enthält.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Pixels as points</source>
            <translation>Pixel als Punkte</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>One point per pixel with values, with a field D&lt;date&gt; per epoch in mm, its velocity, and coherence, height and viewing angles where the product has them.</source>
            <translation>Ein Punkt je Pixel mit Werten, mit einem Feld D&lt;Datum&gt; je Epoche in mm, seiner Geschwindigkeit sowie Kohärenz, Höhe und Blickwinkeln, wo das Produkt sie hat.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Mask</source>
            <translation>Maske</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Raster of any grid and CRS: GeoTIFF, a grid of GMT or NetCDF, or a geocoded mask of MintPy (HDF5). Pixels outside of it, and where it is 0 or has no value, are left out. The product's own mask is always applied.</source>
            <translation>Raster mit beliebigem Gitter und KBS: GeoTIFF, ein Gitter von GMT oder NetCDF, oder eine geokodierte Maske von MintPy (HDF5). Pixel außerhalb davon, und wo es 0 ist oder keinen Wert hat, werden weggelassen. Die eigene Maske des Produkts wird immer angewendet.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Minimum coherence</source>
            <translation>Minimale Kohärenz</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Pixels with a lower temporal coherence are left out. The product must have a coherence.</source>
            <translation>Pixel mit geringerer zeitlicher Kohärenz werden ausgelassen. Das Produkt muss eine Kohärenz haben.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Area of interest</source>
            <translation>Untersuchungsgebiet</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Only pixels inside these polygons are imported.</source>
            <translation>Nur Pixel innerhalb dieser Polygone werden importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Only pixels inside this extent are imported.</source>
            <translation>Nur Pixel innerhalb dieser Ausdehnung werden importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>First date</source>
            <translation>Erstes Datum</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Earlier epochs are not imported.</source>
            <translation>Frühere Epochen werden nicht importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Last date</source>
            <translation>Letztes Datum</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Later epochs are not imported.</source>
            <translation>Spätere Epochen werden nicht importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Displacement unit in the file</source>
            <translation>Einheit der Verschiebung in der Datei</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>The output is always in mm. auto: the unit of the product. If that is unknown, or the values cannot be in it, the import stops and says what was found.</source>
            <translation>Die Ausgabe ist immer in mm. auto: die Einheit des Produkts. Ist diese unbekannt oder können die Werte nicht in ihr sein, bricht der Import ab und sagt, was gefunden wurde.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>CRS</source>
            <translation>KBS</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>The CRS of a product that does not state one. Otherwise the CRS of the output. Empty: the product's own CRS, or the UTM zone if that is in degrees.</source>
            <translation>Das KBS eines Produkts, das keines angibt. Sonst das KBS der Ausgabe. Leer: das KBS des Produkts, oder die UTM-Zone, wenn dieses in Grad ist.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Component</source>
            <translation>Komponente</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Direction of the measurement: los (line of sight, + towards the satellite), up, east or north. auto: taken from the product if stated there.</source>
            <translation>Richtung der Messung: los (Blickrichtung, + zum Satelliten hin), up (nach oben), east (nach Osten) oder north (nach Norden). auto: aus dem Produkt, wenn es sie angibt.</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Raster stacks (*.h5 *.hdf5 *.he5 *.nc *.grd *.tif *.tiff *.vrt)</source>
            <translation>Rasterstapel (*.h5 *.hdf5 *.he5 *.nc *.grd *.tif *.tiff *.vrt)</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Number of pixels</source>
            <translation>Anzahl der Pixel</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Number of epochs</source>
            <translation>Anzahl der Epochen</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>Unit of the file, and how it was found</source>
            <translation>Einheit der Datei und woher sie bekannt ist</translation>
        </message>
        <message>
            <location filename="../processing/importstack.py" />
            <source>CRS of the output, and how it was made</source>
            <translation>KBS der Ausgabe, und wie sie entstand</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Time series file</source>
            <translation>Zeitreihendatei</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>EGMS file (CSV, or ZIP as downloaded), or any CSV, Excel, Parquet, shapefile or GeoPackage file with date columns, or with one row per point and date.</source>
            <translation>EGMS-Datei (CSV oder heruntergeladenes ZIP) oder beliebige CSV-, Excel-, Parquet-, Shape- oder GeoPackage-Datei mit Datumsspalten oder mit einer Zeile je Punkt und Datum.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Further files of the same track and release</source>
            <translation>Weitere Dateien derselben Spur und desselben Release</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>More bursts or tiles. They are imported with the same settings and merged: one calendar, and of points that lie in several files the better one. Offsets between the files are reported, and removed where they are significant.</source>
            <translation>Weitere Bursts oder Kacheln. Sie werden mit denselben Einstellungen importiert und zusammengeführt: ein Kalender, und von Punkten, die in mehreren Dateien liegen, der bessere. Versätze zwischen den Dateien werden genannt und entfernt, wo sie signifikant sind.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>CRS of the file</source>
            <translation>KBS der Datei</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Coordinate reference system of the coordinates. Empty: taken from the file.</source>
            <translation>Koordinatenbezugssystem der Koordinaten. Leer: aus der Datei übernommen.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Points with pid, the attributes of the file, and one field D&lt;date&gt; per epoch, in mm.</source>
            <translation>Punkte mit pid, den Attributen der Datei und einem Feld D&lt;date&gt; je Epoche, in mm.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Only points inside these polygons are imported.</source>
            <translation>Nur Punkte innerhalb dieser Polygone werden importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Only points inside this extent are imported.</source>
            <translation>Nur Punkte innerhalb dieser Ausdehnung werden importiert.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Points with a lower temporal coherence are not imported. The file must have a coherence column.</source>
            <translation>Punkte mit geringerer zeitlicher Kohärenz werden nicht importiert. Die Datei muss eine Spalte mit der Kohärenz enthalten.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Easting or longitude column</source>
            <translation>Spalte für Rechtswert oder Länge</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Empty: found by its name.</source>
            <translation>Leer: wird anhand des Namens gefunden.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Northing or latitude column</source>
            <translation>Spalte für Hochwert oder Breite</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Identifier column</source>
            <translation>Spalte mit der Kennung</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Empty: found by its name. Identifiers are kept as text.</source>
            <translation>Leer: wird anhand des Namens gefunden. Kennungen bleiben Text.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>The output is always in mm. auto: determined from the product, from what the file states, from its velocities or from the scatter of the values, and written to the log. If more than one unit is possible, the import stops and shows the readings.</source>
            <translation>Die Ausgabe ist immer in mm. auto: bestimmt aus dem Produkt, den Angaben in der Datei, ihren Geschwindigkeiten oder der Streuung der Werte und ins Protokoll geschrieben. Ist mehr als eine Einheit möglich, bricht der Import ab und zeigt die Lesarten.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Direction of the measurement: los (line of sight, + towards the satellite), up, east or north. auto: taken from the file if stated there.</source>
            <translation>Richtung der Messung: los (Sichtlinie, + zum Satelliten hin), up, east oder north. auto: aus der Datei übernommen, wenn dort angegeben.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Keep zeros</source>
            <translation>Nullen behalten</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Otherwise, points that are zero at every epoch, and runs of ten or more zeros, are read as missing values.</source>
            <translation>Sonst werden Punkte, die zu jeder Epoche null sind, und Folgen von zehn oder mehr Nullen als fehlende Werte gelesen.</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>InSAR time series (*.csv *.zip *.gz *.txt *.tsv *.xlsx *.parquet *.gpkg *.shp *.fgb *.geojson *.tab *.mif)</source>
            <translation>InSAR-Zeitreihen (*.csv *.zip *.gz *.txt *.tsv *.xlsx *.parquet *.gpkg *.shp *.fgb *.geojson *.tab *.mif)</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Number of points</source>
            <translation>Anzahl der Punkte</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Number of rows not imported</source>
            <translation>Anzahl der nicht importierten Zeilen</translation>
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>CRS used, and where it was found</source>
            <translation>Verwendetes KBS und woher es stammt</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Python executable, 3.11 or newer, not QGIS's own. Empty: found automatically.</source>
            <translation>Python-Programm, 3.11 oder neuer, nicht das von QGIS. Leer: wird automatisch gefunden.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Folder with wheel files to install from, for computers without a network.</source>
            <translation>Ordner mit Wheel-Dateien, aus denen installiert wird, für Rechner ohne Netzwerk.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>training: adds PyTorch, to train networks and for the paper's network. cluster: adds Dask, for runs on many cores and machines. none: all else works.</source>
            <translation>training: fügt PyTorch hinzu, zum Trainieren von Netzen und für das Netz der Veröffentlichung. cluster: fügt Dask hinzu, für Läufe auf vielen Kernen und Rechnern. none: alles andere funktioniert.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Of Extras: training. cpu: runs everywhere. gpu: uses graphics cards. auto: chosen for this computer.</source>
            <translation>Für Extras: training. cpu: läuft überall. gpu: nutzt Grafikkarten. auto: passend zu diesem Computer.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>tested: only files with which the plugin was tested, known by their SHA-256. any: other files of the required versions too, for a package index or wheel folder that has its own.</source>
            <translation>tested: nur Dateien, mit denen die Erweiterung getestet wurde, erkannt an ihrem SHA-256. any: auch andere Dateien der verlangten Versionen, für einen Paketindex oder Wheel-Ordner mit eigenen Dateien.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>The setting {setting} or the environment variable {variable} names {python}, which takes precedence. Remove it to use the installed environment.</source>
            <translation>Die Einstellung {setting} oder die Umgebungsvariable {variable} nennt {python}; das hat Vorrang. Entfernen Sie sie, um die installierte Umgebung zu verwenden.</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Wheel folder</source>
            <translation>Wheel-Ordner</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Extras</source>
            <translation>Extras</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>PyTorch build</source>
            <translation>PyTorch-Variante</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Package files</source>
            <translation>Paketdateien</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Environment folder</source>
            <translation>Ordner der Umgebung</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Older release</source>
            <translation>Älteres Release</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Measurement points with one field per epoch, in mm, that begin earlier.</source>
            <translation>Messpunkte mit einem Feld je Epoche, in mm, die früher beginnen.</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Newer release</source>
            <translation>Neueres Release</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>The same product and track in a later release. Where both have a value, this one is used.</source>
            <translation>Dasselbe Produkt und dieselbe Spur in einem späteren Release. Wo beide einen Wert haben, gilt dieser.</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Maximum distance (m)</source>
            <translation>Größter Abstand (m)</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Points without a common pid are the same up to this distance, if each is nearest to the other.</source>
            <translation>Punkte ohne gemeinsame pid gelten bis zu diesem Abstand als derselbe, wenn jeder dem anderen am nächsten liegt.</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Points in one release only</source>
            <translation>Punkte in nur einem Release</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>newer: points that are only in the newer release are kept, those only in the older one are not. all: both are kept. none: only points that are in both releases are kept.</source>
            <translation>newer: Punkte, die nur im neueren Release sind, bleiben erhalten, solche nur im älteren nicht. all: Beide bleiben erhalten. none: Nur Punkte in beiden Releases bleiben erhalten.</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Joined points</source>
            <translation>Verbundene Punkte</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Points with the epochs of both releases, the attributes of the newer one, join_offset and join_offset_sigma (mm, what was added to the older series and its standard error), join_match (pid, place, newer only or older only) and join_velocity (mm/yr). The date of the join is stored in the layer; other algorithms read it from there.</source>
            <translation>Punkte mit den Epochen beider Releases, den Attributen des neueren, join_offset und join_offset_sigma (mm, was zur älteren Zeitreihe addiert wurde, und der Standardfehler), join_match (pid, place, newer only oder older only) und join_velocity (mm/Jahr). Das Datum der Verbindung wird im Layer gespeichert; andere Algorithmen lesen es dort.</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>Join report</source>
            <translation>Bericht der Verbindung</translation>
        </message>
        <message>
            <location filename="../processing/joinreleases.py" />
            <source>HTML: offsets with their standard errors, a map of them, and some joined series.</source>
            <translation>HTML: Versätze mit ihren Standardfehlern, eine Karte davon und einige verbundene Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/last_model.py" />
            <source>The model trained last, {model}, is not offered: it is of track {of_model}, the layer '{layer}' of {of_points}.</source>
            <translation>Das zuletzt trainierte Modell {model} wird nicht angeboten: Es gehört zu Orbitspur {of_model}, der Layer '{layer}' zu {of_points}.</translation>
        </message>
        <message>
            <location filename="../processing/last_model.py" />
            <source>The model trained last, {model}, is not offered: it is of component {of_model}, the layer '{layer}' of {of_points}.</source>
            <translation>Das zuletzt trainierte Modell {model} wird nicht angeboten: Es gehört zur Komponente {of_model}, der Layer '{layer}' zu {of_points}.</translation>
        </message>
        <message>
            <location filename="../processing/layer_sources.py" />
            <source>{layer} could not be copied for the calculation: {reason}</source>
            <translation>{layer} konnte nicht für die Berechnung kopiert werden: {reason}</translation>
        </message>
        <message>
            <location filename="../processing/layer_sources.py" />
            <source>Cancelled. Nothing was written.</source>
            <translation>Abgebrochen. Es wurde nichts geschrieben.</translation>
        </message>
        <message>
            <location filename="../processing/layer_sources.py" />
            <source>Copying the features of {layer} for the calculation</source>
            <translation>Objekte von {layer} werden für die Berechnung kopiert</translation>
        </message>
        <message>
            <location filename="../processing/layer_sources.py" />
            <source>{layer} cannot be copied: QGIS's native algorithms are not loaded.</source>
            <translation>{layer} kann nicht kopiert werden: Die nativen Algorithmen von QGIS sind nicht geladen.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>Field names of a shapefile have at most {limit} characters: {field} becomes {cut} in {file}, where map tips and the time-series dock do not find it. Save to a GeoPackage to keep the name.</source>
            <translation>Feldnamen einer Shape-Datei haben höchstens {limit} Zeichen: {field} wird in {file} zu {cut}; Kartenhinweise und das Zeitreihen-Bedienfeld finden es dann nicht. Als GeoPackage speichern, um den Namen zu behalten.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>QGIS {version} cannot play the bands of a raster in the temporal controller, QGIS 3.38 and later can: choose the date as the band under Layer Properties &gt; Symbology, or click a pixel with the time-series dock open.</source>
            <translation>QGIS {version} kann die Bänder eines Rasters nicht in der Zeitsteuerung abspielen, QGIS ab 3.38 kann es: Wählen Sie das Datum als Band unter Layereigenschaften &gt; Symbolisierung, oder klicken Sie bei geöffnetem Zeitreihenfenster auf ein Pixel.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>{file} is written, but not shown: the GDAL of this QGIS has no driver for Parquet. The algorithms of this plugin read it.</source>
            <translation>{file} ist geschrieben, wird aber nicht angezeigt: Das GDAL dieses QGIS hat keinen Treiber für Parquet. Die Algorithmen dieses Plugins lesen die Datei.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>The style {path} could not be written: {reason}</source>
            <translation>Der Stil {path} konnte nicht geschrieben werden: {reason}</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>The style of {file} was not written: {style} belongs to {raster}. Rename one of the files.</source>
            <translation>Der Stil von {file} wurde nicht geschrieben: {style} gehört zu {raster}. Benennen Sie eine der Dateien um.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>The style {style} could not be written into {path}. Close other programs that have the file open, then run the algorithm again.</source>
            <translation>Der Stil {style} konnte nicht in {path} geschrieben werden. Schließen Sie andere Programme, die die Datei geöffnet haben, und führen Sie den Algorithmus noch einmal aus.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>{layer}: nothing was found, so no layer is loaded.</source>
            <translation>{layer}: Es wurde nichts gefunden, deshalb wird kein Layer geladen.</translation>
        </message>
        <message>
            <location filename="../processing/layers.py" />
            <source>QGIS cannot open {path}, so it has no style.</source>
            <translation>QGIS kann {path} nicht öffnen, deshalb fehlt der Stil.</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Moved by it: {moved} mm; velocity {before} mm/yr before, {after} mm/yr after</source>
            <translation>Bewegung dadurch: {moved} mm; Geschwindigkeit vorher {before} mm/Jahr, danach {after} mm/Jahr</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>not observed</source>
            <translation>nicht beobachtet</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>yes, from {date} on</source>
            <translation>ja, ab {date}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Forecast quality: {value}</source>
            <translation>Vorhersagequalität: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Forecast better than the simple ones in this area: {value}</source>
            <translation>Vorhersage in diesem Gebiet besser als die einfachen: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Better than the simple forecasts: {value}</source>
            <translation>Besser als die einfachen Vorhersagen: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Forecast for {date}: {value}</source>
            <translation>Vorhersage für {date}: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>({lower} to {upper})</source>
            <translation>({lower} bis {upper})</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Forecast movement to {date}: {value}</source>
            <translation>Vorhergesagte Bewegung bis {date}: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Forecast movement: {value}</source>
            <translation>Vorhergesagte Bewegung: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>(score {score})</source>
            <translation>(Score {score})</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>none</source>
            <translation>keine Angabe</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>RMSE of the forecast: {value}</source>
            <translation>RMSE der Vorhersage: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Left its path: {value}</source>
            <translation>Vom Pfad abgewichen: {value}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Class: {name}</source>
            <translation>Klasse: {name}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Change: {kind} {date}</source>
            <translation>Änderung: {kind} {date}</translation>
        </message>
        <message>
            <location filename="../processing/map_tips.py" />
            <source>Rank {value}</source>
            <translation>Rang {value}</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>Layers of one track and release</source>
            <translation>Layer einer Spur und eines Release</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>Two or more point layers with one field per epoch, in mm, such as neighbouring bursts or tiles.</source>
            <translation>Zwei oder mehr Punktlayer mit einem Feld je Epoche, in mm, etwa benachbarte Bursts oder Kacheln.</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>Points of two layers without a common pid are the same point up to this distance.</source>
            <translation>Punkte zweier Layer ohne gemeinsame pid gelten bis zu diesem Abstand als derselbe Punkt.</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>Merged points</source>
            <translation>Zusammengeführte Punkte</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>All points with one field per epoch of any layer, all attributes, merge_source (file that the point comes from) and merge_offset (mm, added to its series).</source>
            <translation>Alle Punkte mit einem Feld je Epoche irgendeines Layers, allen Attributen, merge_source (Datei, aus der der Punkt stammt) und merge_offset (mm, zu seiner Zeitreihe addiert).</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>Merge report</source>
            <translation>Bericht der Zusammenführung</translation>
        </message>
        <message>
            <location filename="../processing/mergetimeseries.py" />
            <source>HTML: points and epochs of each layer, common points and offsets at the overlaps, a map.</source>
            <translation>HTML: Punkte und Epochen jedes Layers, gemeinsame Punkte und Versätze in den Überlappungen, eine Karte.</translation>
        </message>
        <message>
            <location filename="../processing/model_designer.py" />
            <source>Open a Copy in Model Designer…</source>
            <translation>Kopie in der Grafischen Modellierung öffnen…</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Folder with dataset.json and tiles such as tile=E32N34, made by a run from the shell.</source>
            <translation>Ordner mit dataset.json und Kacheln wie tile=E32N34, von einem Lauf auf der Kommandozeile geschrieben.</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Folder of tiles</source>
            <translation>Ordner mit Kacheln</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Only points inside this extent. Empty: all points.</source>
            <translation>Nur Punkte in dieser Ausdehnung. Leer: alle Punkte.</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Points of the tiles</source>
            <translation>Punkte der Kacheln</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Temporary: a view of the tiles where the GDAL of this QGIS reads Parquet, else a copy without the series. A .vrt file is a view; any other file is a copy: pid, attributes, results and a velocity.</source>
            <translation>Temporär: eine Ansicht der Kacheln, wo das GDAL dieses QGIS Parquet liest, sonst eine Kopie ohne die Zeitreihen. Eine .vrt-Datei ist eine Ansicht, jede andere Datei eine Kopie: pid, Attribute, Ergebnisse und eine Geschwindigkeit.</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>{path} would be a view of the tiles, but the GDAL of this QGIS has no driver for Parquet. Choose .gpkg or .fgb for a copy without the series.</source>
            <translation>{path} wäre eine Ansicht der Kacheln, aber das GDAL dieses QGIS hat keinen Treiber für Parquet. Wählen Sie .gpkg oder .fgb für eine Kopie ohne die Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>The GDAL of this QGIS has no driver for Parquet: the points are copied to be shown.</source>
            <translation>Das GDAL dieses QGIS hat keinen Treiber für Parquet: Die Punkte werden kopiert, um sie anzuzeigen.</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Number of points in the tiles shown</source>
            <translation>Anzahl der Punkte in den gezeigten Kacheln</translation>
        </message>
        <message>
            <location filename="../processing/opentiles.py" />
            <source>Areas, where the folder has some</source>
            <translation>Gebiete, falls der Ordner welche enthält</translation>
        </message>
        <message>
            <location filename="../processing/raster_inputs.py" />
            <source>{parameter} is {value}, which QGIS cannot read as a raster.</source>
            <translation>{parameter} ist {value} und kann von QGIS nicht als Raster gelesen werden.</translation>
        </message>
        <message>
            <location filename="../processing/raster_inputs.py" />
            <source>{parameter} is {value}; expected a GeoTIFF file. Save the layer as one first.</source>
            <translation>{parameter} ist {value}; erwartet wird eine GeoTIFF-Datei. Speichern Sie den Layer zuerst als GeoTIFF.</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Forecast</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Points from 'Forecast displacement', with forecast (F) and interval (L, U) fields.</source>
            <translation>Punkte aus 'Verschiebung vorhersagen' mit Feldern der Vorhersage (F) und des Intervalls (L, U).</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Newer series</source>
            <translation>Neuere Zeitreihen</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Measurement points of the same product and track, with epochs after the last observed date of the forecast. A newer release is aligned with the forecast first.</source>
            <translation>Messpunkte desselben Produkts und derselben Spur mit Epochen nach dem letzten beobachteten Datum der Vorhersage. Ein neueres Release wird zuerst an die Vorhersage angeglichen.</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Polygons for which the scores are given one by one. Empty: over all points only.</source>
            <translation>Polygone, für die die Werte einzeln angegeben werden. Leer: nur über alle Punkte.</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Forecast errors</source>
            <translation>Vorhersagefehler</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Points with score_rmse of the forecast beside score_persistence and score_seasonal (mm), score_bias and score_last (mean error and error on the last date, observed less forecast, mm), score_dates, score_inside (share inside the interval), score_left and score_left_date (whether and when the ground left its path), score_offset with score_offset_sigma (alignment, mm), score_match and score_area. Fields D hold the observed series, F, L and U the forecast and E the error on each scored date.</source>
            <translation>Punkte mit score_rmse der Vorhersage neben score_persistence und score_seasonal (mm), score_bias und score_last (mittlerer Fehler und Fehler am letzten Datum, beobachtet minus vorhergesagt, mm), score_dates, score_inside (Anteil im Intervall), score_left und score_left_date (ob und wann der Boden seinen Pfad verließ), score_offset mit score_offset_sigma (Angleichung, mm), score_match und score_area. Die Felder D enthalten die beobachtete Zeitreihe, F, L und U die Vorhersage und E den Fehler an jedem bewerteten Datum.</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>JSON: the scores over all points, by date and by area.</source>
            <translation>JSON: die Werte über alle Punkte, je Datum und je Gebiet.</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>Forecast check report</source>
            <translation>Bericht der Vorhersageprüfung</translation>
        </message>
        <message>
            <location filename="../processing/scoreforecast.py" />
            <source>HTML: whether the forecast was right, errors by date and by area, a map, and single series.</source>
            <translation>HTML: ob die Vorhersage richtig war, Fehler je Datum und Gebiet, eine Karte und einzelne Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Scenario</source>
            <translation>Szenario</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Kind of movement. mixed: all of the others, with points of every trend class. stable: no movement.</source>
            <translation>Art der Bewegung. mixed: alle anderen zusammen, mit Punkten jeder Trendklasse. stable: keine Bewegung.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Number of measurement points to create.</source>
            <translation>Anzahl der zu erzeugenden Messpunkte.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Number of dates in each series.</source>
            <translation>Anzahl der Daten in jeder Zeitreihe.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Time between epochs (days)</source>
            <translation>Zeit zwischen Epochen (Tage)</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Interval from one date to the next.</source>
            <translation>Abstand von einem Datum zum nächsten.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Noise (mm)</source>
            <translation>Rauschen (mm)</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Standard deviation of the noise. Part of the noise is correlated in time and space.</source>
            <translation>Standardabweichung des Rauschens. Ein Teil des Rauschens ist zeitlich und räumlich korreliert.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Missing values (%)</source>
            <translation>Fehlende Werte (%)</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Percentage of values to leave empty.</source>
            <translation>Prozentsatz der Werte, die leer bleiben.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>The same seed gives the same points.</source>
            <translation>Gleicher Startwert (Seed) ergibt die gleichen Punkte.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Area of the points. Empty: a square of a few kilometres.</source>
            <translation>Gebiet der Punkte. Leer: ein Quadrat von einigen Kilometern.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Coordinate reference system of the points, in metres. Empty: EPSG:3035.</source>
            <translation>Koordinatenbezugssystem der Punkte, in Metern. Leer: EPSG:3035.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Simulated points</source>
            <translation>Simulierte Punkte</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Points with one field D&lt;date&gt; per epoch, in mm.</source>
            <translation>Punkte mit einem Feld D&lt;date&gt; je Epoche, in mm.</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Truth</source>
            <translation>Wahre Werte</translation>
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>The same points without noise, with their true class, breakpoint and jumps.</source>
            <translation>Dieselben Punkte ohne Rauschen, mit wahrer Klasse, Knickpunkt und Sprüngen.</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>better: yes</source>
            <translation>besser: ja</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>better: not distinguishable</source>
            <translation>besser: nicht unterscheidbar</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>better: no</source>
            <translation>besser: nein</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>better: nothing to compare</source>
            <translation>besser: nichts zu vergleichen</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>small: uncertain</source>
            <translation>klein: unsicher</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>dot: observed</source>
            <translation>Punkt: beobachtet</translation>
        </message>
        <message>
            <location filename="../processing/styling.py" />
            <source>diamond: forecast</source>
            <translation>Raute: vorhergesagt</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Polygons of any layer, such as buildings, slopes, mine claims or detected areas.</source>
            <translation>Polygone eines beliebigen Layers, etwa Gebäude, Hänge, Bergbaufelder oder gefundene Gebiete.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Areas with movement</source>
            <translation>Gebiete mit Bewegung</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>The polygons with their own attributes and: area_id, point_count, area_m2, velocity_mean, velocity_std and velocity_peak (mm/yr), first_date, last_date, trend class with score, break and jump, forecast_change with its 90% interval (mm), forecast_error (RMSE of past forecasts of the mean series, mm) beside best_simple and best_simple_error, exceedance_p with a threshold, and rank (1 first). A field of the polygons that has one of these names is kept as rank_source and the like; those of an earlier run are replaced.</source>
            <translation>Die Polygone mit ihren eigenen Attributen und: area_id, point_count, area_m2, velocity_mean, velocity_std und velocity_peak (mm/Jahr), first_date, last_date, Trendklasse mit Score, Knick und Sprung, forecast_change mit 90%-Intervall (mm), forecast_error (RMSE früherer Vorhersagen der mittleren Zeitreihe, mm) neben best_simple und best_simple_error, exceedance_p bei einem Schwellenwert und rank (1 zuerst). Ein Feld der Polygone, das so heißt, bleibt als rank_source und dergleichen erhalten; die eines früheren Laufs werden ersetzt.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Table of mean series</source>
            <translation>Tabelle der mittleren Zeitreihen</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>CSV: area_id, date, displacement (mm), spread (standard deviation of the points, mm), kind (observed or forecast), lower and upper ends of the interval.</source>
            <translation>CSV: area_id, date, displacement (mm), spread (Standardabweichung der Punkte, mm), kind (observed oder forecast), lower und upper als Grenzen des Intervalls.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Areas report</source>
            <translation>Bericht zu den Gebieten</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>HTML: the areas in order, a map, and the mean series of the first ten with forecasts.</source>
            <translation>HTML: die Gebiete in ihrer Rangfolge, eine Karte und die mittleren Zeitreihen der ersten zehn mit Vorhersagen.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Buffer (m)</source>
            <translation>Puffer (m)</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Points up to this distance outside a polygon belong to it as well.</source>
            <translation>Punkte bis zu diesem Abstand außerhalb eines Polygons gehören ebenfalls dazu.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Subtract the surroundings</source>
            <translation>Umgebung abziehen</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Subtracts the mean series of the points around each area that lie in no area. What is left is the movement of the area against its surroundings.</source>
            <translation>Zieht die mittlere Zeitreihe der Punkte rund um jedes Gebiet ab, die in keinem Gebiet liegen. Übrig bleibt die Bewegung des Gebiets gegenüber seiner Umgebung.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Model from 'Train forecaster' with the preset anchored. Empty: a Kalman filter (level, velocity and season), which needs no training.</source>
            <translation>Modell aus 'Vorhersagemodell trainieren' mit der Voreinstellung anchored. Leer: ein Kalman-Filter (Niveau, Geschwindigkeit und Jahresgang), der kein Training braucht.</translation>
        </message>
        <message>
            <location filename="../processing/summariseareas.py" />
            <source>Movement of the mean series after the last epoch. Adds the probability of passing it within the horizon, and ranks the areas by it. Negative: away from the satellite, down, west or south.</source>
            <translation>Bewegung der mittleren Zeitreihe nach der letzten Epoche. Fügt die Wahrscheinlichkeit hinzu, sie innerhalb des Horizonts zu überschreiten, und ordnet die Gebiete danach. Negativ: vom Satelliten weg, abwärts, nach Westen oder Süden.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Simulated stacks</source>
            <translation>Simulierte Stapel</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Number of stacks to simulate, of 64 x 64 cells. The model of the plugin was trained on 16 000.</source>
            <translation>Anzahl der zu simulierenden Stapel von 64 x 64 Zellen. Das Modell der Erweiterung wurde an 16 000 trainiert.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>default: the whole stack at once. paper: spans of 9 epochs as published, joined by least squares.</source>
            <translation>default: der ganze Stapel auf einmal. paper: Spannen von 9 Epochen wie veröffentlicht, nach kleinsten Quadraten verbunden.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Training epochs</source>
            <translation>Trainingsepochen</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>How often each simulated stack is used, each time with other sources. Empty: 4.</source>
            <translation>Wie oft jeder simulierte Stapel verwendet wird, jedes Mal mit anderen Quellen. Leer: 4.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>The same seed gives the same model on the same computer.</source>
            <translation>Gleicher Startwert (Seed) ergibt auf demselben Rechner das gleiche Modell.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>One .safetensors file for 'Extract displacement from noise'.</source>
            <translation>Eine .safetensors-Datei für 'Verschiebung aus Rauschen gewinnen'.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Denoiser report</source>
            <translation>Bericht über den Entrauscher</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>HTML: loss curve and errors on simulated test stacks.</source>
            <translation>HTML: Verlustkurve und Fehler an simulierten Teststapeln.</translation>
        </message>
        <message>
            <location filename="../processing/traindenoiser.py" />
            <source>Share of simulated displacement that is kept</source>
            <translation>Anteil der simulierten Verschiebung, der erhalten bleibt</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Simulated fields</source>
            <translation>Simulierte Felder</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Number of velocity fields to simulate; each gives up to eight patches of 64 x 64 cells, which need up to 0.8 MB on the disk of the model while it is trained.</source>
            <translation>Anzahl der zu simulierenden Geschwindigkeitsfelder; jedes ergibt bis zu acht Ausschnitte von 64 x 64 Zellen, die während des Trainings bis zu 0,8 MB auf dem Datenträger des Modells brauchen.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>default: the network of METHOD network. alexnet: the published network, for METHOD overwrapping of 'Detect deforming areas'.</source>
            <translation>default: das Netz von METHOD network. alexnet: das veröffentlichte Netz, für METHOD overwrapping von 'Deformationsgebiete finden'.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Weights to start from</source>
            <translation>Gewichte zum Beginnen</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Weights of torchvision's AlexNet learnt on ImageNet, as .safetensors; with PRESET alexnet only. Empty: a narrow AlexNet starts from random weights.</source>
            <translation>An ImageNet gelernte Gewichte von torchvisions AlexNet als .safetensors; nur mit PRESET alexnet. Leer: ein schmales AlexNet beginnt mit zufälligen Gewichten.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Passes over the patches.</source>
            <translation>Durchläufe über die Ausschnitte.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>One .safetensors file for 'Detect deforming areas'.</source>
            <translation>Eine .safetensors-Datei für 'Deformationsgebiete finden'.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Detector report</source>
            <translation>Bericht des Detektors</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>HTML: loss curves and the test set.</source>
            <translation>HTML: Verlustkurven und die Testmenge.</translation>
        </message>
        <message>
            <location filename="../processing/traindetector.py" />
            <source>Weights (*.safetensors)</source>
            <translation>Gewichte (*.safetensors)</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Raster stack from 'Grid time series' with the same dates as the points. Empty: created automatically.</source>
            <translation>Rasterstapel aus 'Zeitreihen rastern' mit denselben Daten wie die Punkte. Leer: wird automatisch erstellt.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>anchored: a linear forecast at every point, corrected by a neural network, with intervals. paper: the CNN-LSTM of the publication, on the grid.</source>
            <translation>anchored: eine lineare Vorhersage an jedem Punkt, korrigiert durch ein neuronales Netz, mit Intervallen. paper: das CNN-LSTM der Veröffentlichung, auf dem Raster.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Length of the history that each forecast uses. Below 365 days it misses the annual cycle.</source>
            <translation>Länge der Vergangenheit, die jede Vorhersage nutzt. Unter 365 Tagen fehlt ihr der Jahresgang.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Longest forecast that the model can make.</source>
            <translation>Längste Vorhersage, die das Modell machen kann.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Size of the grid that is created automatically.</source>
            <translation>Größe des Rasters, das automatisch erstellt wird.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Maximum number of passes over the data. Training stops earlier once the validation error no longer improves. Empty: the preset's number.</source>
            <translation>Maximale Anzahl der Durchläufe durch die Daten. Das Training endet früher, wenn der Validierungsfehler nicht mehr sinkt. Leer: die Anzahl der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Learning rate</source>
            <translation>Lernrate</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Step size of the training. Empty: the preset's value.</source>
            <translation>Schrittweite des Trainings. Leer: der Wert der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>One .safetensors file for 'Forecast displacement'.</source>
            <translation>Eine .safetensors-Datei für 'Verschiebung vorhersagen'.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Training report</source>
            <translation>Trainingsbericht</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>HTML: loss curves, error per horizon compared with persistence, and forecasts with observations.</source>
            <translation>HTML: Verlustkurven, Fehler nach Vorhersagehorizont im Vergleich zur Persistenz und Vorhersagen mit Beobachtungen.</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of the model (mm)</source>
            <translation>Validierungsfehler des Modells (mm)</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of persistence (mm)</source>
            <translation>Validierungsfehler der Persistenz (mm)</translation>
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of the seasonal trend (mm)</source>
            <translation>Validierungsfehler des saisonalen Trends (mm)</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Labelled points</source>
            <translation>Punkte mit bekannter Klasse</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Points with one field per epoch, in mm, and a field with the class. Empty: trains on simulated series only.</source>
            <translation>Punkte mit einem Feld je Epoche, in mm, und einem Feld mit der Klasse. Leer: Training nur mit simulierten Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Class field</source>
            <translation>Klassenfeld</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Contains stable, linear, quadratic, bilinear or unwrapping_error, in any usual spelling. Points without a class are ignored.</source>
            <translation>Enthält stable, linear, quadratic, bilinear oder unwrapping_error, in jeder üblichen Schreibweise. Punkte ohne Klasse werden nicht berücksichtigt.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Simulated series per class</source>
            <translation>Simulierte Zeitreihen je Klasse</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Number of series to simulate for each class.</source>
            <translation>Anzahl der Zeitreihen, die je Klasse simuliert werden.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>default: a residual network for series of any length. paper: the network of the publication.</source>
            <translation>default: ein residuales Netz für Zeitreihen beliebiger Länge. paper: das Netz der Veröffentlichung.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Maximum number of passes over the series. Empty: the preset's number.</source>
            <translation>Maximale Anzahl der Durchläufe durch die Zeitreihen. Leer: die Anzahl der Voreinstellung.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>One .safetensors file for 'Classify trends'.</source>
            <translation>Eine .safetensors-Datei für 'Trends klassifizieren'.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Classifier report</source>
            <translation>Bericht zum Klassifikator</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>HTML: confusion matrix of the test set, precision, recall, F1, and loss curves.</source>
            <translation>HTML: Konfusionsmatrix der Testdaten, Precision, Recall, F1 und Verlustkurven.</translation>
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Accuracy on the test set (0 to 1)</source>
            <translation>Genauigkeit auf den Testdaten (0 bis 1)</translation>
        </message>
        <message>
            <location filename="../ui/alarm_mark.py" />
            <source>alarm: velocity</source>
            <translation>Alarm: Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../ui/alarm_mark.py" />
            <source>alarm: jump</source>
            <translation>Alarm: Sprung</translation>
        </message>
        <message>
            <location filename="../ui/alarm_mark.py" />
            <source>alarm: acceleration</source>
            <translation>Alarm: Beschleunigung</translation>
        </message>
        <message>
            <location filename="../ui/alarm_mark.py" />
            <source>alarm</source>
            <translation>Alarm</translation>
        </message>
        <message>
            <location filename="../ui/alarm_mark.py" />
            <source>{alarm} ± {days} d</source>
            <translation>{alarm} ± {days} d</translation>
        </message>
        <message>
            <location filename="../ui/axis_label.py" />
            <source>{label}, relative to {point}</source>
            <translation>{label}, relativ zu {point}</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Mean series and forecast of the area from {file}. The band shows ± one standard deviation of the points.</source>
            <translation>Mittlere Zeitreihe und Vorhersage der Fläche aus {file}. Das Band zeigt ± eine Standardabweichung der Punkte.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>The forecast is the mean of the points' forecasts. A mean has no forecast interval.</source>
            <translation>Die Vorhersage ist das Mittel der Vorhersagen der Punkte. Ein Mittel hat kein Vorhersageintervall.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Area {name} of '{layer}' was found in tiles, whose series are not in the project: run 'Import InSAR time series' on the file of a tile, such as tile=E32N34/part-0.parquet, with a small extent around the area, then click the area again, or a point of the new layer.</source>
            <translation>Das Gebiet {name} von „{layer}“ wurde in Kacheln gefunden, deren Zeitreihen nicht im Projekt sind: Führen Sie „InSAR-Zeitreihen importieren“ auf der Datei einer Kachel, etwa tile=E32N34/part-0.parquet, mit einem kleinen Ausschnitt um das Gebiet aus, und klicken Sie dann wieder auf das Gebiet oder auf einen Punkt des neuen Layers.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>No point of a layer with time series in the project lies in area {name} of '{layer}'.</source>
            <translation>In der Fläche {name} von '{layer}' liegt kein Punkt eines Layers mit Zeitreihen in diesem Projekt.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>The project has no point layer with time series that area {name} of '{layer}' could show.</source>
            <translation>Das Projekt hat keinen Punktlayer mit Zeitreihen, den die Fläche {name} von '{layer}' zeigen könnte.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Its velocity in the layer is minus the median of all points; the fitted one is not.</source>
            <translation>Von seiner Geschwindigkeit im Layer ist der Median aller Punkte abgezogen, von der angepassten nicht.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Points in its outline: {count}; the area was made of {made_of} (point_count).</source>
            <translation>Punkte in seinem Umriss: {count}; das Gebiet wurde aus {made_of} gebildet (point_count).</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Only the first {limit} points were looked at.</source>
            <translation>Nur die ersten {limit} Punkte wurden betrachtet.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>area {name}, 1 point minus its surroundings</source>
            <translation>Gebiet {name}, 1 Punkt abzüglich seiner Umgebung</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>area {name}, 1 point</source>
            <translation>Gebiet {name}, 1 Punkt</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>area {name}, mean of {count} points minus its surroundings</source>
            <translation>Fläche {name}, Mittel aus {count} Punkten minus Umgebung</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>area {name}, mean of {count} points</source>
            <translation>Fläche {name}, Mittel aus {count} Punkten</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Class and forecast of the area are relative to its surroundings; the series drawn is not, so the forecast is not drawn on it.</source>
            <translation>Klasse und Vorhersage des Gebiets gelten relativ zu seiner Umgebung, die gezeichnete Zeitreihe nicht; deshalb wird die Vorhersage nicht an ihr gezeichnet.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Its velocity in the layer is minus the reference field; the fitted one is not.</source>
            <translation>Von seiner Geschwindigkeit im Layer ist das Bezugsfeld abgezogen, von der angepassten nicht.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>The points that the areas were made from are not in the project.</source>
            <translation>Die Punkte, aus denen die Flächen entstanden sind, sind nicht im Projekt.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>The class of the area is relative to its surroundings; the series drawn is not.</source>
            <translation>Die Klasse des Gebiets gilt relativ zu seiner Umgebung, die gezeichnete Zeitreihe nicht.</translation>
        </message>
        <message>
            <location filename="../ui/clicked_area.py" />
            <source>Robust mean of the points of '{layer}' in the area. The band shows ± one standard deviation of the points, each about its own level.</source>
            <translation>Robustes Mittel der Punkte von '{layer}' in der Fläche. Das Band zeigt ± eine Standardabweichung der Punkte, jeder um sein eigenes Niveau.</translation>
        </message>
        <message>
            <location filename="../ui/date_range.py" />
            <source>Velocity between</source>
            <translation>Geschwindigkeit zwischen</translation>
        </message>
        <message>
            <location filename="../ui/date_range.py" />
            <source>Velocity between two dates, ± one standard error that reckons with noise that goes on from date to date. From a year and a half on, the annual signal is fitted too.</source>
            <translation>Geschwindigkeit zwischen zwei Daten, ± ein Standardfehler, der zeitlich korreliertes Rauschen berücksichtigt. Ab anderthalb Jahren wird auch der Jahresgang angepasst.</translation>
        </message>
        <message>
            <location filename="../ui/date_range.py" />
            <source>First date.</source>
            <translation>Erstes Datum.</translation>
        </message>
        <message>
            <location filename="../ui/date_range.py" />
            <source>Last date.</source>
            <translation>Letztes Datum.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot selected features</source>
            <translation>Gewählte Objekte darstellen</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot the features selected in QGIS, with its selection tools or in the attribute table.</source>
            <translation>Die in QGIS gewählten Objekte darstellen (mit den Auswahlwerkzeugen oder in der Attributtabelle).</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Mean of area</source>
            <translation>Mittel der Fläche</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot the mean of all points in an area or selection as one series. The band shows ± one standard deviation of the points.</source>
            <translation>Das Mittel aller Punkte einer Fläche oder Auswahl als eine Zeitreihe darstellen. Das Band zeigt ± eine Standardabweichung der Punkte.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Keep</source>
            <translation>Behalten</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Add to the points shown instead of replacing them.</source>
            <translation>Zu den dargestellten Punkten hinzufügen, statt sie zu ersetzen.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Subtract the point selected in the list from all others. Click again to stop.</source>
            <translation>Den in der Liste gewählten Punkt von allen anderen abziehen. Zum Beenden erneut klicken.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove</source>
            <translation>Entfernen</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove the points selected in the list.</source>
            <translation>Die in der Liste gewählten Punkte entfernen.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Clear</source>
            <translation>Leeren</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove all points and the reference.</source>
            <translation>Alle Punkte und die Referenz entfernen.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Trend</source>
            <translation>Trend</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Fitted line with an annual signal and the shape of the point's trend class.</source>
            <translation>Angepasste Linie mit Jahresgang und der Form der Trendklasse des Punktes.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Residuals</source>
            <translation>Residuen</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Observed minus trend, in a second plot.</source>
            <translation>Beobachtung minus Trend, in einem zweiten Diagramm.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Replicas ±</source>
            <translation>Repliken ±</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>The series shifted up and down by half a wavelength, as an unwrapping error would shift it.</source>
            <translation>Die Zeitreihe um eine halbe Wellenlänge nach oben und unten verschoben, wie es ein Phasenabwicklungsfehler täte.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Half the radar wavelength: 27.7 mm for Sentinel-1.</source>
            <translation>Halbe Radarwellenlänge: 27.7 mm bei Sentinel-1.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Driver...</source>
            <translation>Einflussgröße...</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Draw rain, water level or temperature behind the series, from a table of dates and values, with the lag of best correlation. Click again to remove it.</source>
            <translation>Zeichnet Niederschlag, Wasserstand oder Temperatur aus einer Tabelle mit Daten und Werten hinter die Zeitreihen, mit der Verzögerung der größten Korrelation. Zum Entfernen erneut klicken.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Export...</source>
            <translation>Exportieren...</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Save the series as a table (CSV) or the plot as an image (PNG, SVG).</source>
            <translation>Die Zeitreihen als Tabelle (CSV) oder das Diagramm als Bild (PNG, SVG) speichern.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Point</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Click a point on the map. Ctrl or Shift adds it to the others.</source>
            <translation>Einen Punkt in der Karte anklicken. Mit Strg oder Umschalt wird er zu den anderen hinzugefügt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Rectangle</source>
            <translation>Rechteck</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Drag a rectangle on the map.</source>
            <translation>Ein Rechteck in der Karte aufziehen.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Polygon</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Click the corners of a polygon on the map. Double-click or right-click to finish.</source>
            <translation>Die Ecken eines Polygons in der Karte anklicken. Mit Doppelklick oder Rechtsklick beenden.</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Section</source>
            <translation>Profil</translation>
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Click along a line on the map. Double-click or right-click to finish: a profile along it is shown.</source>
            <translation>Klicken Sie entlang einer Linie in die Karte. Doppelklick oder Rechtsklick beendet: Ein Profil entlang der Linie wird gezeigt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>Plots need matplotlib, which QGIS's Python does not have. On Debian and Ubuntu, and with OSGeo4W, install the package python3-matplotlib. Then restart QGIS.</source>
            <translation>Für Diagramme wird matplotlib benötigt, das dem Python von QGIS fehlt. Installieren Sie unter Debian und Ubuntu sowie mit OSGeo4W das Paket python3-matplotlib. Starten Sie QGIS dann neu.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>Click a point on the map. The active layer is used if it has time series, otherwise the topmost visible layer with time series.</source>
            <translation>Einen Punkt in der Karte anklicken. Verwendet wird der aktive Layer, wenn er Zeitreihen hat, sonst der oberste sichtbare Layer mit Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>{count} points were not added: at most {limit} can be shown.</source>
            <translation>{count} Punkte wurden nicht hinzugefügt: Höchstens {limit} können dargestellt werden.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>1 point was removed with its layer.</source>
            <translation>1 Punkt wurde mit seinem Layer entfernt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>There is no pixel of '{layer}' where you clicked.</source>
            <translation>An der angeklickten Stelle liegt kein Pixel von '{layer}'.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>There is no point of '{layer}' where you clicked.</source>
            <translation>An der angeklickten Stelle liegt kein Punkt von '{layer}'.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>No point of '{layer}' has a value at any date here.</source>
            <translation>Kein Punkt von '{layer}' hat hier an irgendeinem Datum einen Wert.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>'{layer}' has more than {limit} points here. Only the first {limit} were considered: {count} of them are shown. Draw a smaller area.</source>
            <translation>'{layer}' hat hier mehr als {limit} Punkte. Nur die ersten {limit} wurden berücksichtigt: {count} davon sind dargestellt. Zeichnen Sie eine kleinere Fläche.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>Robust mean; the band shows ± one standard deviation of the points, each about its own level.</source>
            <translation>Robustes Mittel; das Band zeigt ± eine Standardabweichung der Punkte, jeder um sein eigenes Niveau.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>{limit} of the points, spread evenly, were averaged.</source>
            <translation>{limit} gleichmäßig verteilte Punkte wurden gemittelt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>'{layer}' has more than {limit} points here. Only the first {limit} were used.</source>
            <translation>'{layer}' hat hier mehr als {limit} Punkte. Nur die ersten {limit} wurden verwendet.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>1 point without a value at any date is not shown.</source>
            <translation>1 Punkt, der an keinem Datum einen Wert hat, ist nicht dargestellt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>{count} points were removed with their layer.</source>
            <translation>{count} Punkte wurden mit ihrem Layer entfernt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>The pixel of '{layer}' where you clicked has no value at any date: {point}.</source>
            <translation>Das angeklickte Pixel von '{layer}' hat an keinem Datum einen Wert: {point}.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>{count} points without a value at any date are not shown.</source>
            <translation>{count} Punkte, die an keinem Datum einen Wert haben, sind nicht dargestellt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>{count} of {total} points of '{layer}' are shown, spread evenly.</source>
            <translation>{count} von {total} Punkten von '{layer}' sind dargestellt, gleichmäßig verteilt.</translation>
        </message>
        <message>
            <location filename="../ui/dock_messages.py" />
            <source>1 point was not added: at most {limit} can be shown.</source>
            <translation>1 Punkt wurde nicht hinzugefügt: Höchstens {limit} können dargestellt werden.</translation>
        </message>
        <message>
            <location filename="../ui/drawing_hint.py" />
            <source>Click along the line on the map; double-click (or right-click) to finish.</source>
            <translation>Klicken Sie entlang der Linie in die Karte; Doppelklick (oder Rechtsklick) beendet sie.</translation>
        </message>
        <message>
            <location filename="../ui/drawing_hint.py" />
            <source>Click the corners of the polygon on the map; double-click (or right-click) to finish.</source>
            <translation>Klicken Sie die Ecken des Polygons in der Karte an; Doppelklick (oder Rechtsklick) beendet es.</translation>
        </message>
        <message>
            <location filename="../ui/drawing_hint.py" />
            <source>InSAR time series</source>
            <translation>InSAR-Zeitreihen</translation>
        </message>
        <message>
            <location filename="../ui/driver_axis.py" />
            <source>{driver}: too few dates in common with {point}</source>
            <translation>{driver}: zu wenige gemeinsame Daten mit {point}</translation>
        </message>
        <message>
            <location filename="../ui/driver_axis.py" />
            <source>{driver}: best {days} d before {point}, r = {r}, p = {p}</source>
            <translation>{driver}: am besten {days} d vor {point}, r = {r}, p = {p}</translation>
        </message>
        <message>
            <location filename="../ui/driver_axis.py" />
            <source>{driver}: best {days} d before {point}, r = {r}, p = {p}: chance can explain it</source>
            <translation>{driver}: am besten {days} d vor {point}, r = {r}, p = {p}: durch Zufall erklärbar</translation>
        </message>
        <message>
            <location filename="../ui/driver_file.py" />
            <source>Day and month of the dates in {file}, such as {date}, cannot be told apart; write them as 2021-03-04.</source>
            <translation>Tag und Monat der Daten in {file}, etwa {date}, lassen sich nicht unterscheiden; schreiben Sie sie wie 2021-03-04.</translation>
        </message>
        <message>
            <location filename="../ui/driver_file.py" />
            <source>{file} cannot be read: {reason}. Choose another file.</source>
            <translation>{file} kann nicht gelesen werden: {reason}. Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../ui/driver_file.py" />
            <source>{file} has dates but no column of numbers beside them; expected one row for each date with the columns date and value, such as 2021-03-04;12,5.</source>
            <translation>{file} enthält Daten, aber daneben keine Spalte mit Zahlen; erwartet wird eine Zeile je Datum mit den Spalten Datum und Wert, etwa 2021-03-04;12,5.</translation>
        </message>
        <message>
            <location filename="../ui/driver_file.py" />
            <source>{file} has no column of dates; expected one row for each date with the columns date and value, such as 2021-03-04;12,5.</source>
            <translation>{file} hat keine Spalte mit Daten; erwartet wird eine Zeile je Datum mit den Spalten Datum und Wert, etwa 2021-03-04;12,5.</translation>
        </message>
        <message>
            <location filename="../ui/driver_file.py" />
            <source>{file} is larger than 100 MB; expected one row for each date. Cut it first.</source>
            <translation>{file} ist größer als 100 MB; erwartet wird eine Zeile je Datum. Kürzen Sie die Datei zuerst.</translation>
        </message>
        <message>
            <location filename="../ui/driver_keeper.py" />
            <source>{driver}: {count} dates from {first} to {last}. The lag is that of the point selected in the list, else of the first. p is the share of random series with the same season and persistence that fit as well at their best lag. A lag does not prove a cause.</source>
            <translation>{driver}: {count} Daten von {first} bis {last}. Die Verzögerung gilt für den in der Liste gewählten Punkt, sonst für den ersten. p ist der Anteil zufälliger Reihen mit gleichem Jahresgang und gleicher Persistenz, die bei ihrer besten Verzögerung ebenso gut passen. Eine Verzögerung beweist keine Ursache.</translation>
        </message>
        <message>
            <location filename="../ui/driver_keeper.py" />
            <source>Tables (*.csv *.txt *.tsv *.dat)</source>
            <translation>Tabellen (*.csv *.txt *.tsv *.dat)</translation>
        </message>
        <message>
            <location filename="../ui/driver_keeper.py" />
            <source>Rain, water level or temperature</source>
            <translation>Niederschlag, Wasserstand oder Temperatur</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>{fault} Click Install.</source>
            <translation>{fault} Klicken Sie auf Installieren.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The calculations use the environment in {folder}.</source>
            <translation>Die Berechnungen verwenden die Umgebung in {folder}.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>InSAR Forecast: environment</source>
            <translation>InSAR Forecast: Umgebung</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The plugin's own environment</source>
            <translation>Die eigene Umgebung der Erweiterung</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Another Python that has the packages:</source>
            <translation>Ein anderes Python, das die Pakete hat:</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Use and check</source>
            <translation>Verwenden und prüfen</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Install</source>
            <translation>Installieren</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Cancel</source>
            <translation>Abbrechen</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Messages of a check or an installation appear here.</source>
            <translation>Hier erscheinen die Meldungen einer Prüfung oder Installation.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>You can close this window. The work continues in the background.</source>
            <translation>Sie können dieses Fenster schließen. Die Arbeit läuft im Hintergrund weiter.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python for the calculations</source>
            <translation>Python für die Berechnungen</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Install the plugin's own environment</source>
            <translation>Eigene Umgebung der Erweiterung installieren</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Nothing is running.</source>
            <translation>Es läuft nichts.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Starting the check</source>
            <translation>Prüfung wird gestartet</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Starting</source>
            <translation>Wird gestartet</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Wheel folder (optional)</source>
            <translation>Wheel-Ordner (optional)</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python (optional)</source>
            <translation>Python (optional)</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python 3.11 or newer, not QGIS's own: the program, or its folder. Empty: found automatically.</source>
            <translation>Python 3.11 oder neuer, nicht das von QGIS: das Programm oder sein Ordner. Leer: wird automatisch gesucht.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python 3.11 or newer, not QGIS's own: the folder of its environment, or bin/python in it.</source>
            <translation>Python 3.11 oder neuer, nicht das von QGIS: der Ordner der Umgebung oder bin/python darin.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Only for installation without a network</source>
            <translation>Nur zur Installation ohne Netzwerk</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Found automatically</source>
            <translation>Wird automatisch gefunden</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The environment variable {variable} names {python}, which takes precedence. Remove it to use the installed environment.</source>
            <translation>Die Umgebungsvariable {variable} nennt {python}; das hat Vorrang. Entfernen Sie sie, um die installierte Umgebung zu verwenden.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The choice is kept only until QGIS is closed: {file} cannot be written.</source>
            <translation>Die Auswahl gilt nur, bis QGIS geschlossen wird: {file} kann nicht geschrieben werden.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Choose a Python first, or choose the plugin's own environment.</source>
            <translation>Wählen Sie zuerst ein Python oder die eigene Umgebung der Erweiterung.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Cancelling ...</source>
            <translation>Wird abgebrochen ...</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Failed. The log says why.</source>
            <translation>Fehlgeschlagen. Die Ursache steht im Protokoll.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The calculations use {python}, named by the environment variable {variable}.</source>
            <translation>Die Berechnungen verwenden {python}, genannt in der Umgebungsvariablen {variable}.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The calculations use {python}, chosen here.</source>
            <translation>Die Berechnungen verwenden {python}, hier gewählt.</translation>
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Finished.</source>
            <translation>Fertig.</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>Cancelled. Nothing was changed.</source>
            <translation>Abgebrochen. Es wurde nichts geändert.</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>Click Install</source>
            <translation>Klicken Sie auf Installieren</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>click Install</source>
            <translation>klicken Sie auf Installieren</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>InSAR Forecast: checking the Python environment</source>
            <translation>InSAR Forecast: Python-Umgebung prüfen</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>The environment is installed. The algorithms can be used now.</source>
            <translation>Die Umgebung ist installiert. Die Algorithmen können jetzt verwendet werden.</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>InSAR Forecast: installing the Python environment</source>
            <translation>InSAR Forecast: Python-Umgebung installieren</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>{python} lacks required packages, so the choice was not changed. Install the packages listed in {requirements} there, or click Install to create the plugin's own environment.</source>
            <translation>{python} fehlen erforderliche Pakete, deshalb wurde die Auswahl nicht geändert. Installieren Sie dort die in {requirements} aufgeführten Pakete, oder klicken Sie auf Installieren, um die eigene Umgebung der Erweiterung zu erstellen.</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>Error in the plugin. Please report it: {error}</source>
            <translation>Fehler in der Erweiterung. Bitte melden: {error}</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>Checking {python} ...</source>
            <translation>{python} wird geprüft ...</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>{task}: cancelled</source>
            <translation>{task}: abgebrochen</translation>
        </message>
        <message>
            <location filename="../ui/environment_task.py" />
            <source>Warning: {text}</source>
            <translation>Warnung: {text}</translation>
        </message>
        <message>
            <location filename="../ui/export.py" />
            <source>{path} cannot be written: {reason}. Choose another folder.</source>
            <translation>{path} kann nicht geschrieben werden: {reason}. Wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../ui/export.py" />
            <source>{file} has the extension {extension}. Expected .csv, .png or .svg.</source>
            <translation>{file} hat die Endung {extension}. Erwartet wird .csv, .png oder .svg.</translation>
        </message>
        <message>
            <location filename="../ui/export.py" />
            <source>{file} has no extension. Expected .csv, .png or .svg.</source>
            <translation>{file} hat keine Endung. Erwartet wird .csv, .png oder .svg.</translation>
        </message>
        <message>
            <location filename="../ui/export_asking.py" />
            <source>Table (*.csv)</source>
            <translation>Tabelle (*.csv)</translation>
        </message>
        <message>
            <location filename="../ui/export_asking.py" />
            <source>Image (*.png)</source>
            <translation>Bild (*.png)</translation>
        </message>
        <message>
            <location filename="../ui/export_asking.py" />
            <source>Vector graphic (*.svg)</source>
            <translation>Vektorgrafik (*.svg)</translation>
        </message>
        <message>
            <location filename="../ui/export_asking.py" />
            <source>Export</source>
            <translation>Exportieren</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>No layer is active.</source>
            <translation>Kein Layer ist aktiv.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' shows areas, not points with time series: click inside an area to see its mean series.</source>
            <translation>„{layer}“ zeigt Gebiete, keine Punkte mit Zeitreihen: Klicken Sie in ein Gebiet, um dessen mittlere Zeitreihe zu sehen.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' shows a probability or the width of an interval, not displacement.</source>
            <translation>'{layer}' zeigt eine Wahrscheinlichkeit oder die Breite eines Intervalls, keine Verschiebung.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' is a raster without time series. Expected a band in mm for each date, named like 2024-01-31, or a group of rasters whose names differ in their dates only.</source>
            <translation>'{layer}' ist ein Raster ohne Zeitreihen. Erwartet wird ein Band in mm für jedes Datum, benannt wie 2024-01-31, oder eine Gruppe von Rastern, deren Namen sich nur im Datum unterscheiden.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' has no date fields. If 'Open tiles' made it, its series are in the tiles: run 'Import InSAR time series' on the file of one, such as tile=E32N34/part-0.parquet, with a small extent.</source>
            <translation>„{layer}“ hat keine Datumsfelder. Wenn „Kacheln öffnen“ ihn gemacht hat, stehen die Zeitreihen in den Kacheln: Führen Sie „InSAR-Zeitreihen importieren“ auf der Datei einer Kachel, etwa tile=E32N34/part-0.parquet, mit kleinem Ausschnitt aus.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' has no date fields. Expected numeric fields named like 20240131, D20240131, D_20240131, 2024-01-31 or 2024/1/31.</source>
            <translation>'{layer}' hat keine Datumsfelder. Erwartet werden numerische Felder mit Namen wie 20240131, D20240131, D_20240131, 2024-01-31 oder 2024/1/31.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>Layer '{layer}' is used, the topmost visible one with time series.</source>
            <translation>Verwendet wird Layer '{layer}', der oberste sichtbare mit Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' cannot be read. Its file may have been moved.</source>
            <translation>'{layer}' kann nicht gelesen werden. Vielleicht wurde die Datei verschoben.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' has no geometry.</source>
            <translation>'{layer}' hat keine Geometrie.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>'{layer}' is a raster. Areas and selections need a point layer.</source>
            <translation>'{layer}' ist ein Raster. Für Flächen und Auswahlen wird ein Punktlayer benötigt.</translation>
        </message>
        <message>
            <location filename="../ui/layer_choice.py" />
            <source>{reason} No visible layer can be used instead.</source>
            <translation>{reason} Kein sichtbarer Layer kann stattdessen verwendet werden.</translation>
        </message>
        <message>
            <location filename="../ui/mean_series.py" />
            <source>mean of 1 point</source>
            <translation>Mittel über 1 Punkt</translation>
        </message>
        <message>
            <location filename="../ui/mean_series.py" />
            <source>mean of {count} points</source>
            <translation>Mittel über {count} Punkte</translation>
        </message>
        <message>
            <location filename="../ui/point_attributes.py" />
            <source>{before} then {after}</source>
            <translation>{before}, dann {after}</translation>
        </message>
        <message>
            <location filename="../ui/point_series.py" />
            <source>displacement, in the layer's unit</source>
            <translation>Verschiebung, in der Einheit des Layers</translation>
        </message>
        <message>
            <location filename="../ui/raster_reading.py" />
            <source>displacement, mm</source>
            <translation>Verschiebung, mm</translation>
        </message>
        <message>
            <location filename="../ui/raster_reading.py" />
            <source>row {row}, column {column} ({place})</source>
            <translation>Zeile {row}, Spalte {column} ({place})</translation>
        </message>
        <message>
            <location filename="../ui/seam_mark.py" />
            <source>join of releases</source>
            <translation>Verbindung der Releases</translation>
        </message>
        <message>
            <location filename="../ui/section_keeper.py" />
            <source>{count} points of '{layer}' beside a line of {length} m.</source>
            <translation>{count} Punkte von '{layer}' entlang einer Linie von {length} m.</translation>
        </message>
        <message>
            <location filename="../ui/section_keeper.py" />
            <source>{count} of {total} points of '{layer}' beside the line are shown, spread evenly.</source>
            <translation>{count} von {total} Punkten von '{layer}' entlang der Linie werden gezeigt, gleichmäßig verteilt.</translation>
        </message>
        <message>
            <location filename="../ui/section_keeper.py" />
            <source>1 point of '{layer}' beside a line of {length} m.</source>
            <translation>1 Punkt von '{layer}' neben einer Linie von {length} m.</translation>
        </message>
        <message>
            <location filename="../ui/section_keeper.py" />
            <source>No point of '{layer}' with values lies beside that line. Draw another line, or widen it.</source>
            <translation>Entlang dieser Linie liegt kein Punkt von '{layer}' mit Werten. Zeichnen Sie eine andere Linie, oder verbreitern Sie sie.</translation>
        </message>
        <message>
            <location filename="../ui/section_plot.py" />
            <source>distance along the line, m</source>
            <translation>Entfernung entlang der Linie, m</translation>
        </message>
        <message>
            <location filename="../ui/section_plot.py" />
            <source>running median over {metres} m</source>
            <translation>gleitender Median über {metres} m</translation>
        </message>
        <message>
            <location filename="../ui/section_values.py" />
            <source>displacement {start} to {end}, mm (mean of the {count} epochs nearest each date)</source>
            <translation>Verschiebung {start} bis {end}, mm (Mittel der {count} Epochen, die jedem Datum am nächsten liegen)</translation>
        </message>
        <message>
            <location filename="../ui/section_values.py" />
            <source>forecast movement to {date} from the mean of the last {count} epochs, mm</source>
            <translation>vorhergesagte Bewegung bis {date} ab dem Mittel der letzten {count} Epochen, mm</translation>
        </message>
        <message>
            <location filename="../ui/section_values.py" />
            <source>velocity {start} to {end}, mm/yr</source>
            <translation>Geschwindigkeit {start} bis {end}, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>What is shown along the line. The two dates are chosen above.</source>
            <translation>Was entlang der Linie gezeigt wird. Die beiden Daten werden oben gewählt.</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Points up to half this width from the line are projected on it.</source>
            <translation>Punkte bis zur halben Breite neben der Linie werden auf sie projiziert.</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Displacement between the dates</source>
            <translation>Verschiebung zwischen den Daten</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Velocity between the dates</source>
            <translation>Geschwindigkeit zwischen den Daten</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Forecast movement</source>
            <translation>Vorhergesagte Bewegung</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Section:</source>
            <translation>Profil:</translation>
        </message>
        <message>
            <location filename="../ui/section_view.py" />
            <source>Width</source>
            <translation>Breite</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Trend class, with its score from 0 to 1.</source>
            <translation>Trendklasse mit ihrem Score von 0 bis 1.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Fitted, mm/yr</source>
            <translation>Angepasst, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Velocity of the trend that is drawn, before and after a break: a line with an annual signal and the shape of the class, fitted here to the epochs shown.</source>
            <translation>Geschwindigkeit des gezeichneten Trends, vor und nach einem Knick: eine Gerade mit Jahresgang und der Form der Klasse, hier an die gezeigten Epochen angepasst.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Between, mm/yr</source>
            <translation>Zwischen, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Velocity between the two dates chosen, ± one standard error. On simulated noise with memory, 95% intervals held the true velocity in 91 to 97% of cases with 80 epochs or more, 84 to 94% with 20.</source>
            <translation>Geschwindigkeit zwischen den beiden gewählten Daten, ± ein Standardfehler. Bei simuliertem, zeitlich korreliertem Rauschen enthielten 95%-Intervalle die wahre Geschwindigkeit in 91 bis 97% der Fälle ab 80 Epochen, in 84 bis 94% bei 20.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Layer, mm/yr</source>
            <translation>Layer, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Velocity in the layer's own field, as its producer computed it. It differs from the fitted one where the producer used another model of the motion, other dates, or another reference.</source>
            <translation>Geschwindigkeit im Feld des Layers, wie sein Hersteller sie berechnet hat. Sie weicht von der angepassten ab, wenn der Hersteller ein anderes Bewegungsmodell, andere Daten oder eine andere Referenz verwendet hat.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Annual, mm</source>
            <translation>Jahresgang, mm</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Amplitude of the annual signal in the fitted trend.</source>
            <translation>Amplitude des Jahresgangs im angepassten Trend.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Movement, mm</source>
            <translation>Bewegung, mm</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Movement from the level at the last epoch to the end of the forecast, with its interval.</source>
            <translation>Bewegung vom Niveau an der letzten Epoche bis zum Ende der Vorhersage, mit ihrem Intervall.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Quality</source>
            <translation>Qualität</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Quality of the forecast here.</source>
            <translation>Qualität der Vorhersage an diesem Punkt.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Better here</source>
            <translation>Hier besser</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Whether past forecasts were better than the simple ones in the area of about 60 points around it.</source>
            <translation>Ob vergangene Vorhersagen im Gebiet von etwa 60 Punkten um ihn besser waren als die einfachen.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>RMSE, mm</source>
            <translation>RMSE, mm</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Field rmse of the layer.</source>
            <translation>Feld rmse des Layers.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>RMSE of series, mm</source>
            <translation>RMSE der Zeitreihe, mm</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Field rmse_ts of the layer.</source>
            <translation>Feld rmse_ts des Layers.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Coherence</source>
            <translation>Kohärenz</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Temporal coherence, from 0 to 1.</source>
            <translation>Zeitliche Kohärenz, von 0 bis 1.</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>{point} (reference)</source>
            <translation>{point} (Referenz)</translation>
        </message>
        <message>
            <location filename="../ui/series_marks.py" />
            <source>break</source>
            <translation>Knick</translation>
        </message>
        <message>
            <location filename="../ui/series_plot.py" />
            <source>Click a point on the map.</source>
            <translation>Einen Punkt in der Karte anklicken.</translation>
        </message>
        <message>
            <location filename="../ui/series_plot.py" />
            <source>{fitted} mm/yr fitted ({given} in the layer)</source>
            <translation>{fitted} mm/Jahr angepasst ({given} im Layer)</translation>
        </message>
        <message>
            <location filename="../ui/series_plot.py" />
            <source>residual</source>
            <translation>Residuum</translation>
        </message>
        <message>
            <location filename="../ui/series_plot.py" />
            <source>{fitted} mm/yr fitted</source>
            <translation>{fitted} mm/Jahr angepasst</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>No point of '{layer}' is selected. Use the selection tools of QGIS first.</source>
            <translation>Kein Punkt von '{layer}' ist gewählt. Verwenden Sie zuerst die Auswahlwerkzeuge von QGIS.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>The reference was removed.</source>
            <translation>Die Referenz wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>All series are relative to {point}, at the dates they share with it. A difference has no forecast interval.</source>
            <translation>Alle Zeitreihen sind relativ zu {point}, an den gemeinsamen Daten. Eine Differenz hat kein Vorhersageintervall.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>There is nothing to export yet. Click a point on the map first.</source>
            <translation>Es gibt noch nichts zu exportieren. Klicken Sie zuerst einen Punkt in der Karte an.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>Saved to {path}.</source>
            <translation>Gespeichert in {path}.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>Select one point in the list first. It becomes the reference.</source>
            <translation>Wählen Sie zuerst einen Punkt in der Liste. Er wird zur Referenz.</translation>
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>There is no point of '{layer}' in that area.</source>
            <translation>In dieser Fläche liegt kein Punkt von '{layer}'.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>EGMS file to deforming areas</source>
            <translation>EGMS-Datei zu Deformationsgebieten</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>Imports an EGMS file and finds the areas whose points move together, with trend class and forecast of each.</source>
            <translation>Importiert eine EGMS-Datei und findet die Gebiete, deren Punkte sich gemeinsam bewegen, mit Trendklasse und Vorhersage zu jedem.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>Only points inside this extent are imported. Empty: all points.</source>
            <translation>Nur Punkte innerhalb dieser Ausdehnung werden importiert. Leer: alle Punkte.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>EGMS file (CSV, or ZIP as downloaded), or another time series file.</source>
            <translation>EGMS-Datei (CSV oder ZIP wie heruntergeladen) oder eine andere Zeitreihendatei.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>network: the neural network that comes with the plugin. overwrapping: the published method. threshold: points faster than a multiple of the spread of the stable points, clustered.</source>
            <translation>network: das neuronale Netz der Erweiterung. overwrapping: die veröffentlichte Methode. threshold: Punkte, die schneller sind als ein Vielfaches der Streuung der stabilen Punkte, gruppiert.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>Adds the probability that an area moves by so much within 180 days. Negative: away from the satellite, down, west or south. Empty: none.</source>
            <translation>Ergänzt die Wahrscheinlichkeit, dass sich ein Gebiet innerhalb von 180 Tagen um so viel bewegt. Negativ: vom Satelliten weg, abwärts, nach Westen oder Süden. Leer: keine.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>EGMS file</source>
            <translation>EGMS-Datei</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_areas.model3" />
            <source>Detection method</source>
            <translation>Methode der Erkennung</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>EGMS file to forecast</source>
            <translation>EGMS-Datei zu Vorhersage</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>Imports an EGMS file, trains a forecaster on it, and forecasts at the points and as a map.</source>
            <translation>Importiert eine EGMS-Datei, trainiert damit ein Vorhersagemodell und erstellt Vorhersagen an den Punkten und als Karte.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>EGMS file to trend classes, forecast and summary page</source>
            <translation>EGMS-Datei zu Trendklassen, Vorhersage und Übersichtsseite</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Imports an EGMS file, assigns a trend class to every point, forecasts it, and writes a summary page.</source>
            <translation>Importiert eine EGMS-Datei, weist jedem Punkt eine Trendklasse zu, erstellt eine Vorhersage und schreibt eine Übersichtsseite.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median velocity of all points.</source>
            <translation>Geschwindigkeit, die abgezogen wird, bevor ein Punkt als stabil beurteilt wird. none: nichts wird abgezogen. median: der Median der Geschwindigkeit aller Punkte.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Dates such as 2022-01-05, separated by commas. A step there does not count as an unwrapping error.</source>
            <translation>Daten wie 2022-01-05, durch Kommas getrennt. Ein Versatz an diesen Daten gilt nicht als Phasenabwicklungsfehler.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Classification method</source>
            <translation>Klassifizierungsmethode</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Points with classes and forecast</source>
            <translation>Punkte mit Klassen und Vorhersage</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_trends.model3" />
            <source>EGMS file to trend classes</source>
            <translation>EGMS-Datei zu Trendklassen</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_trends.model3" />
            <source>Imports an EGMS file and assigns a trend class to every point.</source>
            <translation>Importiert eine EGMS-Datei und weist jedem Punkt eine Trendklasse zu.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>Two tracks to vertical and east-west</source>
            <translation>Zwei Tracks zu vertikal und Ost-West</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>Imports an EGMS file of an ascending and one of a descending track, and makes vertical and east-west series.</source>
            <translation>Importiert je eine EGMS-Datei eines aufsteigenden und eines absteigenden Tracks und erzeugt vertikale und Ost-West-Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>EGMS L2 file (CSV, or ZIP as downloaded). Its dates are used.</source>
            <translation>EGMS-L2-Datei (CSV oder ZIP wie heruntergeladen). Ihre Daten werden verwendet.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>EGMS L2 file of a track of the other direction.</source>
            <translation>EGMS-L2-Datei eines Tracks der anderen Richtung.</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>EGMS file of the first track</source>
            <translation>EGMS-Datei des ersten Tracks</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>EGMS file of the second track</source>
            <translation>EGMS-Datei des zweiten Tracks</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>Import the first track</source>
            <translation>Ersten Track importieren</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_up_and_east.model3" />
            <source>Import the second track</source>
            <translation>Zweiten Track importieren</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_what_is_new.model3" />
            <source>EGMS: what is new</source>
            <translation>EGMS: was ist neu</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_what_is_new.model3" />
            <source>Imports an EGMS file and finds what has changed since a date.</source>
            <translation>Importiert eine EGMS-Datei und findet, was sich seit einem Datum geändert hat.</translation>
        </message>
        <message>
            <source>Raster of any grid and CRS. Pixels where it is 0 or has no value are left out. The product's own mask is always applied.</source>
            <translation type="vanished">Raster mit beliebigem Gitter und KBS. Pixel, an denen es 0 ist oder keinen Wert hat, werden ausgelassen. Die Maske des Produkts wird immer angewendet.</translation>
        </message>
        <message>
            <source>The polygons with their own attributes and: area_id, point_count, area_m2, velocity_mean, velocity_std and velocity_peak (mm/yr), first_date, last_date, trend class with score, break and jump, forecast_change with its 90% interval (mm), forecast_error (RMSE of past forecasts of the mean series, mm) beside best_simple and best_simple_error, exceedance_p with a threshold, and rank (1 first). Existing fields of these names are replaced.</source>
            <translation type="vanished">Die Polygone mit ihren eigenen Attributen und: area_id, point_count, area_m2, velocity_mean, velocity_std und velocity_peak (mm/Jahr), first_date, last_date, Trendklasse mit Score, Knick und Sprung, forecast_change mit 90%-Intervall (mm), forecast_error (RMSE früherer Vorhersagen der mittleren Zeitreihe, mm) neben best_simple und best_simple_error, exceedance_p bei einem Schwellenwert und rank (1 zuerst). Vorhandene Felder mit diesen Namen werden ersetzt.</translation>
        </message>
        <message>
            <source>{count} points lie in its outline; the area was made of {made_of} (point_count).</source>
            <translation type="vanished">In seinem Umriss liegen {count} Punkte; das Gebiet besteht aus {made_of} (point_count).</translation>
        </message>
        <message>
            <source>Polygons with rank and score, velocity_mean, velocity_std and velocity_peak (mm/yr), point_count, area_m2, quality (1: nearly all points move the same way, to 4), first_date and last_date. Of the mean series less that of the points around: trend class with score, break and jump, forecast_change with its 90% interval (mm), forecast_error beside best_simple and best_simple_error (RMSE of past forecasts, mm), exceedance_p with a movement threshold, and reference_points (number of points around).</source>
            <translation type="vanished">Polygone mit rank und score, velocity_mean, velocity_std und velocity_peak (mm/Jahr), point_count, area_m2, quality (1: fast alle Punkte bewegen sich gleich, bis 4), first_date und last_date. Aus der mittleren Zeitreihe abzüglich der der Punkte in der Umgebung: Trendklasse mit Score, Knick und Sprung, forecast_change mit 90-%-Intervall (mm), forecast_error neben best_simple und best_simple_error (RMSE früherer Vorhersagen, mm), exceedance_p bei einem Schwellenwert der Bewegung und reference_points (Zahl der Punkte in der Umgebung).</translation>
        </message>
        <message>
            <source>training: adds PyTorch, to train networks and for the paper's network. none: all else works.</source>
            <translation type="vanished">training: zusätzlich PyTorch, zum Trainieren von Netzen und für das Netz der Veröffentlichung. none: alles andere funktioniert.</translation>
        </message>
        <message>
            <source>The style could not be written into {path}: {reason}</source>
            <translation type="vanished">Der Stil konnte nicht in {path} geschrieben werden: {reason}</translation>
        </message>
        <message>
            <source>The style {style} could not be written into {path}: {reason}</source>
            <translation type="vanished">Der Stil {style} konnte nicht in {path} geschrieben werden: {reason}</translation>
        </message>
        <message>
            <source>GeoTIFF in mm: the stack minus the extracted displacement.</source>
            <translation type="vanished">GeoTIFF in mm: der Stapel ohne die gewonnene Verschiebung.</translation>
        </message>
        <message>
            <source>Processor to use. auto: a graphics card if there is one, otherwise the CPU.</source>
            <translation type="vanished">Zu verwendender Prozessor. auto: eine Grafikkarte, falls vorhanden, sonst die CPU.</translation>
        </message>
        <message>
            <source>Between 0 and 1. Lower finds more areas, and more that are none. For methods network and overwrapping.</source>
            <translation type="vanished">Zwischen 0 und 1. Niedriger findet mehr Gebiete und mehr, die keine sind. Für die Methoden network und overwrapping.</translation>
        </message>
        <message>
            <source>cpu: small, runs everywhere. gpu: uses graphics cards. auto: chosen for this computer.</source>
            <translation type="vanished">cpu: klein, läuft überall. gpu: nutzt Grafikkarten. auto: passend zu diesem Rechner gewählt.</translation>
        </message>
        <message>
            <source>The forecast of the area is relative to its surroundings and is not drawn on this series.</source>
            <translation type="vanished">Die Vorhersage des Gebiets gilt relativ zu seiner Umgebung und wird an dieser Zeitreihe nicht gezeichnet.</translation>
        </message>
        <message>
            <source>Click the corners of a polygon on the map. Right-click to finish.</source>
            <translation type="vanished">Die Ecken eines Polygons in der Karte anklicken. Mit Rechtsklick beenden.</translation>
        </message>
        <message>
            <source>Click the corners of a line on the map. Right-click to finish: a profile along it is shown.</source>
            <translation type="vanished">Klicken Sie die Ecken einer Linie in der Karte an. Rechtsklick beendet: Ein Profil entlang der Linie wird gezeigt.</translation>
        </message>
        <message>
            <source>'{layer}' is a raster without time series. Expected a band in mm for each date, named like 2024-01-31.</source>
            <translation type="vanished">'{layer}' ist ein Raster ohne Zeitreihen. Erwartet wird ein Band in mm je Datum, mit einem Namen wie 2024-01-31.</translation>
        </message>
        <message>
            <source>pixel {column}, {row}</source>
            <translation type="vanished">Pixel {column}, {row}</translation>
        </message>
        <message>
            <source>{parameter} contains {layer}, which is no vector layer; expected point layers.</source>
            <translation type="vanished">{parameter} enthält {layer}, das kein Vektorlayer ist; erwartet werden Punktlayer.</translation>
        </message>
        <message>
            <source>Polygons with rank and score, velocity_mean, velocity_std and velocity_peak (mm/yr), point_count, area_m2, quality (1: nearly all points move the same way, to 4), first_date and last_date.</source>
            <translation type="vanished">Polygone mit rank und score, velocity_mean, velocity_std und velocity_peak (mm/Jahr), point_count, area_m2, quality (1: fast alle Punkte bewegen sich gleich, bis 4), first_date und last_date.</translation>
        </message>
        <message>
            <source>HTML: a map, and a table of the areas by rank.</source>
            <translation type="vanished">HTML: eine Karte und eine Tabelle der Gebiete nach ihrem Rang.</translation>
        </message>
        <message>
            <source>Model from 'Train forecaster'. The dialog offers the one that was trained last. Empty: a Kalman filter at each point (level, velocity and season), which needs no training and suits short series.</source>
            <translation type="vanished">Modell aus 'Vorhersagemodell trainieren'. Der Dialog bietet das zuletzt trainierte an. Leer: ein Kalman-Filter an jedem Punkt (Niveau, Geschwindigkeit und Jahresgang), der kein Training braucht und für kurze Zeitreihen taugt.</translation>
        </message>
        <message>
            <source>Output of 'Classify trends' or 'Forecast displacement'. For both on one page, run one on the output of the other.</source>
            <translation type="vanished">Ausgabe von 'Trends klassifizieren' oder 'Verschiebung vorhersagen'. Für beides auf einer Seite: das eine auf die Ausgabe des anderen anwenden.</translation>
        </message>
        <message>
            <source>Points in the list</source>
            <translation type="vanished">Punkte in der Liste</translation>
        </message>
        <message>
            <source>Number of points to list and to number on the map.</source>
            <translation type="vanished">Anzahl der Punkte, die aufgelistet und in der Karte nummeriert werden.</translation>
        </message>
        <message>
            <source>Forecast usable: {value}</source>
            <translation type="vanished">Vorhersage verwendbar: {value}</translation>
        </message>
        <message>
            <source>forecast usable: yes</source>
            <translation type="vanished">Vorhersage verwendbar: ja</translation>
        </message>
        <message>
            <source>forecast usable: unclear</source>
            <translation type="vanished">Vorhersage verwendbar: unklar</translation>
        </message>
        <message>
            <source>forecast usable: no</source>
            <translation type="vanished">Vorhersage verwendbar: nein</translation>
        </message>
        <message>
            <source>Number of velocity fields to simulate; each gives up to eight patches of 64 x 64 cells.</source>
            <translation type="vanished">Zahl der simulierten Geschwindigkeitsfelder; jedes gibt bis zu acht Ausschnitte von 64 x 64 Zellen.</translation>
        </message>
        <message>
            <source>The band shows the mean ± one standard deviation of the points.</source>
            <translation type="vanished">Das Band zeigt das Mittel ± eine Standardabweichung der Punkte.</translation>
        </message>
        <message>
            <source>Python executable, 3.11 or newer, not QGIS's own.</source>
            <translation type="vanished">Python-Programm, 3.11 oder neuer, nicht das von QGIS.</translation>
        </message>
        <message>
            <source>mm/yr</source>
            <translation type="vanished">mm/Jahr</translation>
        </message>
        <message>
            <source>Velocity of the fitted trend, before and after a break.</source>
            <translation type="vanished">Geschwindigkeit des angepassten Trends, vor und nach einem Knick.</translation>
        </message>
        <message>
            <source>Usable</source>
            <translation type="vanished">Verwendbar</translation>
        </message>
        <message>
            <source>Whether the forecast is expected to beat persistence and the seasonal trend here.</source>
            <translation type="vanished">Ob die Vorhersage hier voraussichtlich besser ist als Persistenz und saisonaler Trend.</translation>
        </message>
        <message>
            <source>Points with D&lt;date&gt; observed, F&lt;date&gt; forecast, L&lt;date&gt; and U&lt;date&gt; ends of the interval (mm); forecast_change: movement from the last epoch to the last forecast date (mm), with the ends of its interval in forecast_change_lower and forecast_change_upper; and forecast_usable: whether it is expected to beat persistence and the seasonal trend there. With a threshold also exceedance_p (probability of passing it within the horizon, 0 to 1) and exceedance_date (when that reaches 50%); with a velocity threshold exceedance_velocity_p.</source>
            <translation type="vanished">Punkte mit D&lt;date&gt; beobachtet, F&lt;date&gt; vorhergesagt, L&lt;date&gt; und U&lt;date&gt; Grenzen des Intervalls (mm); forecast_change: Bewegung von der letzten Epoche bis zum letzten Vorhersagedatum (mm), mit den Grenzen ihres Intervalls in forecast_change_lower und forecast_change_upper; und forecast_usable: ob die Vorhersage dort voraussichtlich besser ist als Persistenz und saisonaler Trend. Mit einem Schwellenwert auch exceedance_p (Wahrscheinlichkeit, ihn innerhalb des Vorhersagehorizonts zu überschreiten, 0 bis 1) und exceedance_date (wann diese 50% erreicht); mit einem Schwellenwert der Geschwindigkeit exceedance_velocity_p.</translation>
        </message>
        <message>
            <source>network: the neural network that comes with the plugin. threshold: points faster than a multiple of the spread of the stable points, clustered.</source>
            <translation type="vanished">network: das neuronale Netz, das mit der Erweiterung kommt. threshold: Punkte, die schneller sind als ein Vielfaches der Streuung der stabilen Punkte, gruppiert.</translation>
        </message>
        <message>
            <source>Between 0 and 1. Lower finds more areas, and more that are none. For method network.</source>
            <translation type="vanished">Zwischen 0 und 1. Niedriger findet mehr Gebiete und mehr, die keine sind. Für die Methode network.</translation>
        </message>
        <message>
            <source>Areas of about 60 points with forecast_area_better (yes, no or not_distinguishable), forecast_area_gain (percent), the error of past forecasts in mm and the better simple forecast.</source>
            <translation type="vanished">Gebiete von etwa 60 Punkten mit forecast_area_better (yes, no oder not_distinguishable), forecast_area_gain (Prozent), dem Fehler vergangener Vorhersagen in mm und der besseren einfachen Vorhersage.</translation>
        </message>
        <message>
            <source>Model from 'Train forecaster'. The dialog offers the one that was trained last.</source>
            <translation type="vanished">Modell aus 'Vorhersagemodell trainieren'. Der Dialog schlägt das zuletzt trainierte vor.</translation>
        </message>
        <message>
            <source>Forecast length in days. Empty: the model's horizon, which is also the maximum.</source>
            <translation type="vanished">Länge der Vorhersage in Tagen. Leer: der Vorhersagehorizont des Modells, der zugleich das Maximum ist.</translation>
        </message>
        <message>
            <source>EGMS file (CSV, or ZIP as downloaded), or any CSV, shapefile or GeoPackage with date columns.</source>
            <translation type="vanished">EGMS-Datei (CSV oder ZIP wie heruntergeladen) oder beliebige CSV-, Shape- oder GeoPackage-Datei mit Datumsspalten.</translation>
        </message>
        <message>
            <source>The output is always in mm. auto: determined from the product or from the scatter of the values, and written to the log.</source>
            <translation type="vanished">Die Ausgabe ist immer in mm. auto: aus dem Produkt oder der Streuung der Werte bestimmt und ins Protokoll geschrieben.</translation>
        </message>
        <message>
            <source>InSAR time series (*.csv *.zip *.txt *.tsv *.gpkg *.shp *.fgb *.geojson)</source>
            <translation type="vanished">InSAR-Zeitreihen (*.csv *.zip *.txt *.tsv *.gpkg *.shp *.fgb *.geojson)</translation>
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <location filename="../core/__main__.py" />
            <source>usage: python -m insar_forecast_plugin.core run OPERATION ...

'run --help' lists the operations. Without arguments it waits for a job of QGIS on standard input.</source>
            <translation>Aufruf: python -m insar_forecast_plugin.core run OPERATION ...

'run --help' nennt die Operationen. Ohne Argumente wird auf einen Auftrag von QGIS an der Standardeingabe gewartet.</translation>
        </message>
        <message>
            <location filename="../core/__main__.py" />
            <source>The job uses protocol %1, the calculation core %2. Restart QGIS.</source>
            <translation>Der Auftrag verwendet Protokoll %1, der Rechenkern %2. Starten Sie QGIS neu.</translation>
        </message>
        <message>
            <location filename="../core/__main__.py" />
            <source>Out of memory. Choose a smaller area, fewer dates or a smaller grid.</source>
            <translation>Der Arbeitsspeicher reicht nicht aus. Wählen Sie ein kleineres Gebiet, weniger Epochen oder ein kleineres Raster.</translation>
        </message>
        <message>
            <location filename="../core/area_requests.py" />
            <source>MOVEMENT_THRESHOLD is 0; expected a number above or below 0. Its sign gives the direction.</source>
            <translation>MOVEMENT_THRESHOLD ist 0; erwartet wird eine Zahl über oder unter 0. Ihr Vorzeichen gibt die Richtung an.</translation>
        </message>
        <message>
            <location filename="../core/area_requests.py" />
            <source>THRESHOLD is 0; expected a number above or below 0. Its sign gives the direction.</source>
            <translation>THRESHOLD ist 0; erwartet wird eine Zahl über oder unter 0. Ihr Vorzeichen gibt die Richtung an.</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>On patches of other simulated fields the network has a mean loss of %1; one that always says one half has 0.693.</source>
            <translation>Auf Ausschnitten anderer simulierter Felder hat das Netz einen mittleren Verlust von %1; eines, das immer ein halb sagt, hat 0,693.</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Training of an over-wrapping network</source>
            <translation>Training eines Over-Wrapping-Netzes</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Training</source>
            <translation>Training</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Simulated fields</source>
            <translation>Simulierte Felder</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Patches</source>
            <translation>Ausschnitte</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>%1 of %2 x %3 cells</source>
            <translation>%1 von %2 x %3 Zellen</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Steps</source>
            <translation>Schritte</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>%1 of %2 patches</source>
            <translation>%1 von %2 Ausschnitten</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Begun from</source>
            <translation>Begonnen mit</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>random weights</source>
            <translation>zufälligen Gewichten</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Seed</source>
            <translation>Startwert (Seed)</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Loss on patches of other fields</source>
            <translation>Verlust auf Ausschnitten anderer Felder</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../core/areas/alexnet_training.py" />
            <source>SAMPLES is %1: the patches of so many fields need %2 GB of memory; the limit is %3 GB. Choose at most %4.</source>
            <translation>SAMPLES ist %1: Die Ausschnitte so vieler Felder brauchen %2 GB Arbeitsspeicher; die Grenze ist %3 GB. Wählen Sie höchstens %4.</translation>
        </message>
        <message>
            <location filename="../core/areas/area_forecasts.py" />
            <source>The model forecasts maps (preset paper); areas need a model that forecasts series. Use a model of the preset anchored, or leave MODEL empty.</source>
            <translation>Das Modell sagt Karten vorher (Voreinstellung paper); Gebiete brauchen ein Modell, das Zeitreihen vorhersagt. Verwenden Sie ein Modell der Voreinstellung anchored oder lassen Sie MODEL leer.</translation>
        </message>
        <message>
            <location filename="../core/areas/area_pictures.py" />
            <source>Dots: mean series of the area's points. Grey band: one standard deviation of the points to each side. Blue: forecast with its 90% interval. Solid line: fitted break. Dashed line: jump.</source>
            <translation>Punkte: mittlere Zeitreihe der Punkte des Gebiets. Graues Band: eine Standardabweichung der Punkte nach beiden Seiten. Blau: Vorhersage mit 90%-Intervall. Durchgezogene Linie: angepasster Knick. Gestrichelte Linie: Sprung.</translation>
        </message>
        <message>
            <location filename="../core/areas/area_series.py" />
            <source>Averaging the points of %1 of %2 areas</source>
            <translation>Punkte von %1 von %2 Gebieten werden gemittelt</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>trend class against the surroundings, %1</source>
            <translation>Trendklasse gegen die Umgebung, %1</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>trend class of %1</source>
            <translation>Trendklasse der %1</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>Trend class</source>
            <translation>Trendklasse</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>Forecast movement</source>
            <translation>Vorhergesagte Bewegung</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>movement to %1 against the surroundings, %2, mm</source>
            <translation>Bewegung bis %1 gegen die Umgebung, %2, mm</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>movement to %1, %2, mm</source>
            <translation>Bewegung bis %1, %2, mm</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>probability of %1</source>
            <translation>Wahrscheinlichkeit für %1</translation>
        </message>
        <message>
            <location filename="../core/areas/area_styles.py" />
            <source>Probability of passing</source>
            <translation>Wahrsch. der Überschreitung</translation>
        </message>
        <message>
            <location filename="../core/areas/area_summaries.py" />
            <source>The series have %1 epochs; trend classes need at least %2. The trend fields are empty.</source>
            <translation>Die Zeitreihen haben %1 Epochen; Trendklassen brauchen mindestens %2. Die Trendfelder bleiben leer.</translation>
        </message>
        <message>
            <location filename="../core/areas/area_summaries.py" />
            <source>The series have %1 epochs; a forecast needs at least %2. The forecast fields are empty.</source>
            <translation>Die Zeitreihen haben %1 Epochen; eine Vorhersage braucht mindestens %2. Die Vorhersagefelder bleiben leer.</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Areas</source>
            <translation>Gebiete</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>What was summarised</source>
            <translation>Was zusammengefasst wurde</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>The first areas</source>
            <translation>Die ersten Gebiete</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Map</source>
            <translation>Karte</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Areas by %1; outlines alone: areas without points. Numbers: rank.</source>
            <translation>Gebiete nach %1; nur Umriss: Gebiete ohne Punkte. Zahlen: Rang.</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Mean series</source>
            <translation>Mittlere Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Forecast</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Forecaster</source>
            <translation>Vorhersageverfahren</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Series that ended early</source>
            <translation>Früh endende Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>%1 (no forecast)</source>
            <translation>%1 (keine Vorhersage)</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>velocity mm/yr</source>
            <translation>Geschwindigkeit mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>spread of the points mm/yr</source>
            <translation>Streuung der Punkte mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Areas are ranked by the velocity that they have at least: its size less twice its standard deviation.</source>
            <translation>Die Gebiete sind nach der Geschwindigkeit geordnet, die sie mindestens haben: dem Betrag abzüglich der doppelten Standardabweichung.</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>The probability is that of %1.</source>
            <translation>Die Wahrscheinlichkeit gilt für %1.</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>Areas are ranked by the probability, then by the velocity that they have at least.</source>
            <translation>Die Gebiete sind nach der Wahrscheinlichkeit geordnet, dann nach der Geschwindigkeit, die sie mindestens haben.</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>movement mm</source>
            <translation>Bewegung mm</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>interval mm</source>
            <translation>Intervall mm</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>error mm</source>
            <translation>Fehler mm</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>better simple forecast</source>
            <translation>bessere einfache Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/areas/areas_report.py" />
            <source>its error mm</source>
            <translation>deren Fehler mm</translation>
        </message>
        <message>
            <location filename="../core/areas/cells.py" />
            <source>The points lie in %1 x %2 cells of %3 m; at most %4 cells are looked at. Set a larger PIXEL_SIZE, or leave out points that lie far from the others.</source>
            <translation>Die Punkte liegen in %1 x %2 Zellen von %3 m; höchstens %4 Zellen werden betrachtet. Setzen Sie eine größere PIXEL_SIZE, oder lassen Sie Punkte weg, die weit von den anderen liegen.</translation>
        </message>
        <message>
            <location filename="../core/areas/completion.py" />
            <source>No cell of the grid has a velocity; expected points with one inside the grid. Choose another extent, or a layer with velocities.</source>
            <translation>Keine Zelle des Gitters hat eine Geschwindigkeit; erwartet werden Punkte mit einer innerhalb des Gitters. Wählen Sie eine andere Ausdehnung oder einen Layer mit Geschwindigkeiten.</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>%1 points on %2 x %3 cells of %4 m; noise of a single velocity %5 mm/yr.</source>
            <translation>%1 Punkte auf %2 x %3 Zellen von %4 m; Rauschen einer einzelnen Geschwindigkeit %5 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Writing the areas</source>
            <translation>Gebiete werden geschrieben</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Writing the report</source>
            <translation>Bericht wird geschrieben</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>The method threshold uses no model: MODEL is not read.</source>
            <translation>Die Methode threshold verwendet kein Modell: MODEL wird nicht gelesen.</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Set REFERENCE to median, or use a larger part of the data.</source>
            <translation>Setzen Sie REFERENCE auf median, oder nehmen Sie einen größeren Teil der Daten.</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Set REFERENCE to none if the velocities are absolute, or use a larger part of the data.</source>
            <translation>Setzen Sie REFERENCE auf none, wenn die Geschwindigkeiten absolut sind, oder nehmen Sie einen größeren Teil der Daten.</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>%1 of the points move against the reference: it may itself be moving, or the layer shows little stable ground. %2</source>
            <translation>%1 der Punkte bewegen sich gegen die Referenz: Sie bewegt sich womöglich selbst, oder der Layer zeigt wenig stabilen Boden. %2</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>mean velocity</source>
            <translation>mittlere Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>%1, minus the median of all points</source>
            <translation>%1, abzüglich des Medians aller Punkte</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>%1, minus the field %2</source>
            <translation>%1, abzüglich des Felds %2</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Deforming areas, %1</source>
            <translation>Deformationsgebiete, %1</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>Score of deforming areas</source>
            <translation>Score der Deformationsgebiete</translation>
        </message>
        <message>
            <location filename="../core/areas/detect_deformation.py" />
            <source>score, 0 to 1</source>
            <translation>Score, 0 bis 1</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_areas.py" />
            <source>Outlining area %1 of %2</source>
            <translation>Umriss von Gebiet %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_areas.py" />
            <source>The layer has no series: trend class and forecast of the areas are left out.</source>
            <translation>Der Layer hat keine Zeitreihen: Trendklasse und Vorhersage der Gebiete entfallen.</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_areas.py" />
            <source>No deforming area was found: no group of neighbouring points stands out from the noise.</source>
            <translation>Es wurde kein Deformationsgebiet gefunden: Keine Gruppe benachbarter Punkte hebt sich vom Rauschen ab.</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_areas.py" />
            <source>%1 deforming areas with %2 of %3 points were found; the fastest (rank %4) has %5 points that move by %6 mm/yr on average.</source>
            <translation>%1 Deformationsgebiete mit %2 von %3 Punkten wurden gefunden; das schnellste (Rang %4) hat %5 Punkte, die sich im Mittel um %6 mm/Jahr bewegen.</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_areas.py" />
            <source>%1 deforming area with %2 of %3 points was found; the fastest (rank %4) has %5 points that move by %6 mm/yr on average.</source>
            <translation>%1 Deformationsgebiet mit %2 von %3 Punkten wurde gefunden; das schnellste (Rang %4) hat %5 Punkte, die sich im Mittel um %6 mm/Jahr bewegen.</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_tiles.py" />
            <source>METHOD overwrapping looks at all points at once, not tile by tile. Set METHOD to network or threshold.</source>
            <translation>METHOD overwrapping betrachtet alle Punkte auf einmal, nicht Kachel für Kachel. Setzen Sie METHOD auf network oder threshold.</translation>
        </message>
        <message>
            <location filename="../core/areas/detected_tiles.py" />
            <source>The areas and what lies around them have too many points to be described. Set a higher THRESHOLD.</source>
            <translation>Die Gebiete und ihre Umgebung haben zu viele Punkte, um beschrieben zu werden. Setzen Sie THRESHOLD höher.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Deforming areas</source>
            <translation>Deformationsgebiete</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>What was looked at</source>
            <translation>Was betrachtet wurde</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Velocity of the points and outlines of the areas. Numbers: the first ten by their rank.</source>
            <translation>Geschwindigkeit der Punkte und Umrisse der Gebiete. Nummern: die ersten zehn nach Rang.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>What it does not tell</source>
            <translation>Was es nicht sagt</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>An area is a group of points that move together against their surroundings. Slopes with their own season, joined releases and remains of the atmosphere do so too. Look at the series of an area before you believe it.</source>
            <translation>Ein Gebiet ist eine Gruppe von Punkten, die sich gemeinsam gegen ihre Umgebung bewegen. Das tun auch Hänge mit eigenem Jahresgang, verbundene Veröffentlichungen und Reste der Atmosphäre. Sehen Sie sich die Zeitreihen eines Gebiets an, bevor Sie ihm glauben.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>fitted to the series, %1 to %2</source>
            <translation>an die Zeitreihen angepasst, %1 bis %2</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Quantity</source>
            <translation>Größe</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Velocity</source>
            <translation>Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Subtracted</source>
            <translation>Abgezogen</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Method</source>
            <translation>Methode</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Points</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Noise of a single velocity</source>
            <translation>Rauschen einer einzelnen Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>%1 mm/yr (median)</source>
            <translation>%1 mm/Jahr (Median)</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>rank</source>
            <translation>Rang</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>score</source>
            <translation>Score</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>mean mm/yr</source>
            <translation>Mittel mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>spread</source>
            <translation>Streuung</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>fastest</source>
            <translation>schnellster</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>points</source>
            <translation>Punkte</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>area m2</source>
            <translation>Fläche m2</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>quality</source>
            <translation>Qualität</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>From the highest score on. The score ranks areas: the mean score of cells, lower for slow and small areas; it may lie below THRESHOLD, which a single cell has to reach. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer. The layer has %1 more.</source>
            <translation>Vom höchsten Score an. Der Score ordnet die Gebiete: der mittlere Score der Zellen, kleiner für langsame und kleine Gebiete; er kann unter THRESHOLD liegen, den eine einzelne Zelle erreichen muss. Qualität 1: mindestens 95% der Punkte bewegen sich gleich; 2: 85%; 3: 70%; 4: weniger. Im Layer stehen %1 weitere.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>From the highest score on. The score ranks areas: the mean score of cells, lower for slow and small areas; it may lie below THRESHOLD, which a single cell has to reach. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer.</source>
            <translation>Vom höchsten Score an. Der Score ordnet die Gebiete: der mittlere Score der Zellen, kleiner für langsame und kleine Gebiete; er kann unter THRESHOLD liegen, den eine einzelne Zelle erreichen muss. Qualität 1: mindestens 95% der Punkte bewegen sich gleich; 2: 85%; 3: 70%; 4: weniger.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Mean series of the first areas</source>
            <translation>Mittlere Zeitreihen der ersten Gebiete</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Of the mean series of the area's points less that of the points around it.</source>
            <translation>Aus der mittleren Zeitreihe der Punkte des Gebiets abzüglich der der Punkte in seiner Umgebung.</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Detector</source>
            <translation>Detektor</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>pass</source>
            <translation>Durchlauf</translation>
        </message>
        <message>
            <location filename="../core/areas/detection_report.py" />
            <source>Loss after each pass. The pass with the lowest validation loss is kept.</source>
            <translation>Verlust nach jedem Durchlauf. Der Durchlauf mit dem kleinsten Validierungsverlust wird behalten.</translation>
        </message>
        <message>
            <location filename="../core/areas/detector_file.py" />
            <source>%1 was trained with other inputs than this version of the plugin uses. Train the model again with 'Train detector'.</source>
            <translation>%1 wurde mit anderen Eingaben trainiert, als diese Version der Erweiterung verwendet. Trainieren Sie das Modell neu mit 'Detektor trainieren'.</translation>
        </message>
        <message>
            <location filename="../core/areas/network/detector.py" />
            <source>Scoring tile %1 of %2</source>
            <translation>Kachel %1 von %2 wird bewertet</translation>
        </message>
        <message>
            <location filename="../core/areas/network/detector_training.py" />
            <source>Simulating velocity fields: %1 of %2</source>
            <translation>Geschwindigkeitsfelder werden simuliert: %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/areas/network/detector_training.py" />
            <source>Training pass %1 of %2</source>
            <translation>Trainingsdurchlauf %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/areas/network/detector_training.py" />
            <source>Training pass %1 of %2: training loss %3, validation loss %4</source>
            <translation>Trainingsdurchlauf %1 von %2: Trainingsverlust %3, Validierungsverlust %4</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/imagenet_weights.py" />
            <source>expected the weights of torchvision's AlexNet as .safetensors</source>
            <translation>erwartet werden die Gewichte des AlexNet von torchvision als .safetensors</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/imagenet_weights.py" />
            <source>file of weights</source>
            <translation>Datei mit Gewichten</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/imagenet_weights.py" />
            <source>%1 cannot be read as a .safetensors file (%2); %3. Save the weights of a .pth file that you trust with safetensors.torch.save_file.</source>
            <translation>%1 kann nicht als .safetensors-Datei gelesen werden (%2); %3. Speichern Sie die Gewichte einer .pth-Datei, der Sie vertrauen, mit safetensors.torch.save_file.</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/imagenet_weights.py" />
            <source>with shape %1 or values that are no numbers the</source>
            <translation>mit der Form %1 oder mit Werten, die keine Zahlen sind, den</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/imagenet_weights.py" />
            <source>%1 has %2 tensor %3; expected one of shape %4, as in torchvision's AlexNet. Choose a file with the weights of that network.</source>
            <translation>%1 hat %2 Tensor %3; erwartet wird einer der Form %4 wie im AlexNet von torchvision. Wählen Sie eine Datei mit den Gewichten dieses Netzes.</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>Completing the field</source>
            <translation>Das Feld wird ergänzt</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>Scoring patch %1 of %2</source>
            <translation>Ausschnitt %1 von %2 wird bewertet</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>shape</source>
            <translation>Form</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>one of %1</source>
            <translation>eines von %1</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>completion</source>
            <translation>Ergänzung</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>gains</source>
            <translation>Verstärkungen</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>whole numbers from 1 to %1</source>
            <translation>ganze Zahlen von 1 bis %1</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>a number above 0 and below 1000, or none</source>
            <translation>eine Zahl über 0 und unter 1000, oder keine</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/overwrapping_detector.py" />
            <source>In the model file, %1 is %2; expected %3. The file was changed or is damaged. Train the model again, or copy the file again.</source>
            <translation>In der Modelldatei ist %1 %2; erwartet: %3. Die Datei wurde verändert oder ist beschädigt. Trainieren Sie das Modell neu oder kopieren Sie die Datei noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>Loss on patches of other fields: %1.</source>
            <translation>Verlust an Ausschnitten anderer Felder: %1.</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>%1 patches of simulated fields, %2 steps of %3</source>
            <translation>%1 Ausschnitte simulierter Felder, %2 Schritte mit %3</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>%1 patches of simulated fields, %2 steps of %3, bowls in white noise</source>
            <translation>%1 Ausschnitte simulierter Felder, %2 Schritte mit %3, Mulden in weißem Rauschen</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>Simulating field %1</source>
            <translation>Feld %1 wird simuliert</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>Step %1 of %2, loss %3</source>
            <translation>Schritt %1 von %2, Verlust %3</translation>
        </message>
        <message>
            <location filename="../core/areas/overwrapping/train_overwrapping.py" />
            <source>Mean loss over the last steps: %1.</source>
            <translation>Mittlerer Verlust über die letzten Schritte: %1.</translation>
        </message>
        <message>
            <location filename="../core/areas/points_of_areas.py" />
            <source>Looking for the points of %1 areas</source>
            <translation>Punkte von %1 Gebieten werden gesucht</translation>
        </message>
        <message>
            <location filename="../core/areas/points_of_areas.py" />
            <source>Looking for the points of %1 area</source>
            <translation>Punkte von %1 Gebiet werden gesucht</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Writing the table of mean series</source>
            <translation>Die Tabelle der mittleren Zeitreihen wird geschrieben</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 of %2 points lies in %3 of %4 areas.</source>
            <translation>%1 von %2 Punkten liegt in %3 von %4 Gebieten.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 of %2 points lie in %3 of %4 areas.</source>
            <translation>%1 von %2 Punkten liegen in %3 von %4 Gebieten.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 rows of %2 have no polygon and get no values.</source>
            <translation>%1 Zeilen von %2 haben kein Polygon und erhalten keine Werte.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 row of %2 has no polygon and gets no values.</source>
            <translation>%1 Zeile von %2 hat kein Polygon und erhält keine Werte.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>No point lies in a polygon of %1, so all fields are empty. Check the coordinate reference systems of both layers, or set BUFFER.</source>
            <translation>Kein Punkt liegt in einem Polygon von %1, deshalb sind alle Felder leer. Prüfen Sie die Koordinatenreferenzsysteme beider Layer oder setzen Sie BUFFER.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 of %2 areas contains no point: point_count is 0 there, other fields are empty.</source>
            <translation>%1 von %2 Gebieten enthält keinen Punkt: point_count ist dort 0, andere Felder sind leer.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1 of %2 areas contain no point: point_count is 0 there, other fields are empty.</source>
            <translation>%1 von %2 Gebieten enthalten keinen Punkt: point_count ist dort 0, andere Felder sind leer.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>the median of all points</source>
            <translation>der Median aller Punkte</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>a reference field</source>
            <translation>ein Referenzfeld</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>From the velocities of %1 %2 was subtracted, from those of this result it was not: the two differ by it.</source>
            <translation>Von den Geschwindigkeiten von %1 wurde %2 abgezogen, von denen dieses Ergebnisses nicht: Um so viel unterscheiden sich beide.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Fields of %1 that have the name of a field of the result are kept: %2.</source>
            <translation>Felder von %1, die so heißen wie ein Feld des Ergebnisses, bleiben erhalten: %2.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Around %1 of %2 areas there are too few points that lie in no area: nothing is subtracted there (reference_points is 0).</source>
            <translation>In der Umgebung von %1 von %2 Gebieten gibt es zu wenige Punkte, die in keinem Gebiet liegen: Dort wird nichts abgezogen (reference_points ist 0).</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Areas, %1</source>
            <translation>Gebiete, %1</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1, minus the points around each area</source>
            <translation>%1, abzüglich der Punkte um jedes Gebiet</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>%1, %2 to %3</source>
            <translation>%1, %2 bis %3</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Buffer</source>
            <translation>Puffer</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Reference</source>
            <translation>Referenz</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>the points around each area</source>
            <translation>die Punkte um jedes Gebiet</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>No area contains a point.</source>
            <translation>Kein Gebiet enthält einen Punkt.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Of %1 areas with points, area %2 ranks first: %3 mm/yr (%4, %5 points).</source>
            <translation>Von %1 Gebieten mit Punkten steht Gebiet %2 an erster Stelle: %3 mm/Jahr (%4, %5 Punkte).</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Of %1 areas with points, area %2 ranks first: %3 mm/yr (%4, %5 point).</source>
            <translation>Von %1 Gebieten mit Punkten steht Gebiet %2 an erster Stelle: %3 mm/Jahr (%4, %5 Punkt).</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>Past forecasts had a smaller error than the better simple forecast in %1 of %2 areas (forecast_error, best_simple_error).</source>
            <translation>Frühere Vorhersagen hatten in %1 von %2 Gebieten einen kleineren Fehler als die bessere einfache Vorhersage (forecast_error, best_simple_error).</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>By %1, %2 of %3 areas has a probability of 50% or more of %4.</source>
            <translation>Bis %1 hat %2 von %3 Gebieten eine Wahrscheinlichkeit von 50% oder mehr für %4.</translation>
        </message>
        <message>
            <location filename="../core/areas/summarise_areas.py" />
            <source>By %1, %2 of %3 areas have a probability of 50% or more of %4.</source>
            <translation>Bis %1 haben %2 von %3 Gebieten eine Wahrscheinlichkeit von 50% oder mehr für %4.</translation>
        </message>
        <message>
            <location filename="../core/areas/tiled_areas.py" />
            <source>%1 points on %2 x %3 cells of %4 m; usual noise of a velocity %5 mm/yr.</source>
            <translation>%1 Punkte auf %2 x %3 Zellen von %4 m; übliches Rauschen einer Geschwindigkeit %5 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/areas/tiled_velocities.py" />
            <source>The tiles have %1 epochs; a velocity needs at least %2.</source>
            <translation>Die Kacheln haben %1 Epochen; eine Geschwindigkeit braucht mindestens %2.</translation>
        </message>
        <message>
            <location filename="../core/areas/tiled_velocities.py" />
            <source>The tiles have %1 points with a velocity; expected at least %2, to tell an area from its surroundings. Use a larger part of the data.</source>
            <translation>Die Kacheln haben %1 Punkte mit einer Geschwindigkeit; erwartet wurden mindestens %2, um ein Gebiet von seiner Umgebung zu unterscheiden. Verwenden Sie einen größeren Teil der Daten.</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>WEIGHTS is given, but PRESET is default, which begins anew. Set PRESET to alexnet.</source>
            <translation>WEIGHTS ist angegeben, aber PRESET ist default und beginnt neu. Setzen Sie PRESET auf alexnet.</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>simulated fields</source>
            <translation>simulierte Felder</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>The network ranks the cells of %1 simulated test patches with an area under the ROC curve of %2.</source>
            <translation>Das Netz ordnet die Zellen von %1 simulierten Testausschnitten mit einer Fläche unter der ROC-Kurve von %2.</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>Trained on</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>%1 patches of %2 simulated fields</source>
            <translation>%1 Ausschnitte von %2 simulierten Feldern</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>Passes</source>
            <translation>Durchläufe</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>Area under the ROC curve</source>
            <translation>Fläche unter der ROC-Kurve</translation>
        </message>
        <message>
            <location filename="../core/areas/train_detector.py" />
            <source>SAMPLES is %1: so many simulated fields need %2 GB on the disk of the model file, and %3 GB are free. Choose at most %4, or another folder.</source>
            <translation>SAMPLES ist %1: So viele simulierte Felder brauchen %2 GB auf dem Datenträger der Modelldatei, frei sind %3 GB. Wählen Sie höchstens %4 oder einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>REFERENCE is field, but REFERENCE_FIELD is empty. Choose the field that contains the velocity.</source>
            <translation>REFERENCE ist field, aber REFERENCE_FIELD ist leer. Wählen Sie das Feld mit der Geschwindigkeit.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>the field %1</source>
            <translation>das Feld %1</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>The median velocity, %1 mm/yr, is subtracted from all points.</source>
            <translation>Der Median der Geschwindigkeiten, %1 mm/Jahr, wird von allen Punkten abgezogen.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>the median velocity, %1 mm/yr</source>
            <translation>der Median der Geschwindigkeiten, %1 mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>The layer has %1 epochs; a velocity needs at least %2. Use a layer with more dates, or choose the field with the velocity of each point in VELOCITY_FIELD.</source>
            <translation>Der Layer hat %1 Epochen; eine Geschwindigkeit braucht mindestens %2. Verwenden Sie einen Layer mit mehr Daten, oder wählen Sie in VELOCITY_FIELD das Feld mit der Geschwindigkeit jedes Punkts.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>Fitting velocities: %1 points</source>
            <translation>Geschwindigkeiten werden angepasst: %1 Punkte</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>VELOCITY_FIELD %1 contains no numbers. Choose another field.</source>
            <translation>VELOCITY_FIELD %1 enthält keine Zahlen. Wählen Sie ein anderes Feld.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>REFERENCE_FIELD %1 contains no numbers. Choose another field.</source>
            <translation>REFERENCE_FIELD %1 enthält keine Zahlen. Wählen Sie ein anderes Feld.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>No point has a velocity: a series needs at least 10 values, at enough of the layer's dates for a velocity at most twice as uncertain as with all of them. Use a layer with fewer gaps, or choose the field with the velocity of each point in VELOCITY_FIELD.</source>
            <translation>Kein Punkt hat eine Geschwindigkeit: Eine Zeitreihe braucht mindestens 10 Werte, an so vielen Daten des Layers, dass ihre Geschwindigkeit höchstens doppelt so unsicher ist wie mit allen. Nehmen Sie einen Layer mit weniger Lücken, oder wählen Sie in VELOCITY_FIELD das Feld mit der Geschwindigkeit jedes Punktes.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>%1 points have no velocity or no reference and are left out.</source>
            <translation>%1 Punkte haben keine Geschwindigkeit oder keine Referenz und werden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>%1 point has no velocity or no reference and is left out.</source>
            <translation>%1 Punkt hat keine Geschwindigkeit oder keine Referenz und bleibt weg.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>All points have the same velocity, %1 mm/yr, so no area stands out. Choose another field in VELOCITY_FIELD.</source>
            <translation>Alle Punkte haben dieselbe Geschwindigkeit, %1 mm/Jahr, so dass sich kein Gebiet abhebt. Wählen Sie ein anderes Feld in VELOCITY_FIELD.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>All points have the same velocity, %1 mm/yr, so no area stands out. Use a layer in which points move.</source>
            <translation>Alle Punkte haben dieselbe Geschwindigkeit, %1 mm/Jahr, so dass sich kein Gebiet abhebt. Verwenden Sie einen Layer, in dem sich Punkte bewegen.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>The layer has no field %1 for %2. Its fields are %3.</source>
            <translation>Der Layer hat kein Feld %1 für %2. Seine Felder sind %3.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>none</source>
            <translation>keine</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>Nine of ten velocities are below %1 mm/yr: they look like metres a year. Areas are found all the same; their velocities are right only if the field is in mm/yr (UNIT of the import).</source>
            <translation>Neun von zehn Geschwindigkeiten liegen unter %1 mm/Jahr: Sie sehen nach Metern im Jahr aus. Gebiete werden trotzdem gefunden; ihre Geschwindigkeiten stimmen nur, wenn das Feld in mm/Jahr ist (UNIT beim Import).</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>Nine of ten velocities are below %1 mm/yr: they look like centimetres a year. Areas are found all the same; their velocities are right only if the field is in mm/yr (UNIT of the import).</source>
            <translation>Neun von zehn Geschwindigkeiten liegen unter %1 mm/Jahr: Sie sehen nach Zentimetern pro Jahr aus. Gebiete werden trotzdem gefunden; ihre Geschwindigkeiten stimmen nur, wenn das Feld in mm/Jahr ist (UNIT beim Import).</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>The series move %1 times as fast as VELOCITY_FIELD says, whose values look like centimetres a year; mm are expected. Leave VELOCITY_FIELD empty to fit the velocity, or convert it (UNIT of the import).</source>
            <translation>Die Zeitreihen bewegen sich %1-mal so schnell, wie VELOCITY_FIELD angibt; dessen Werte sehen nach Zentimetern pro Jahr aus, erwartet werden mm. Lassen Sie VELOCITY_FIELD leer, um die Geschwindigkeit anzupassen, oder rechnen Sie das Feld um (UNIT beim Import).</translation>
        </message>
        <message>
            <location filename="../core/areas/velocities.py" />
            <source>The series move %1 times as fast as VELOCITY_FIELD says, whose values look like metres a year; mm are expected. Leave VELOCITY_FIELD empty to fit the velocity, or convert it (UNIT of the import).</source>
            <translation>Die Zeitreihen bewegen sich %1-mal so schnell, wie VELOCITY_FIELD angibt; dessen Werte sehen nach Metern pro Jahr aus, erwartet werden mm. Lassen Sie VELOCITY_FIELD leer, um die Geschwindigkeit anzupassen, oder rechnen Sie das Feld um (UNIT beim Import).</translation>
        </message>
        <message>
            <location filename="../core/areas/velocity_field.py" />
            <source>The layer has %1 points with a velocity; expected at least %2, to tell an area from its surroundings. Use a larger part of the data.</source>
            <translation>Der Layer hat %1 Punkte mit einer Geschwindigkeit; erwartet werden mindestens %2, um ein Gebiet von seiner Umgebung zu unterscheiden. Verwenden Sie einen größeren Teil der Daten.</translation>
        </message>
        <message>
            <location filename="../core/areas/velocity_field.py" />
            <source>All points have the same velocity, %1 mm/yr, so no area stands out. Choose the field with the velocity of each point, or leave VELOCITY_FIELD empty to fit it to the series.</source>
            <translation>Alle Punkte haben dieselbe Geschwindigkeit, %1 mm/Jahr, so dass sich kein Gebiet abhebt. Wählen Sie das Feld mit der Geschwindigkeit jedes Punkts oder lassen Sie VELOCITY_FIELD leer, um sie an die Zeitreihen anzupassen.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The file was made by an earlier version, was changed, or is incomplete. Train the model again.</source>
            <translation>Die Datei stammt von einer früheren Version, wurde verändert oder ist unvollständig. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model file has no tensor %1. %2</source>
            <translation>In der Modelldatei fehlt der Tensor %1. %2</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 has shape %2; expected %3. Train the model again.</source>
            <translation>Der Tensor %1 des Modells hat die Form %2; erwartet: %3. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 contains values that are not numbers, or too large for weights. Train the model again.</source>
            <translation>Der Tensor %1 des Modells enthält Werte, die keine Zahlen oder für Gewichte zu groß sind. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 contains numbers of the kind %2; expected float32. Train the model again.</source>
            <translation>Der Tensor %1 des Modells enthält Zahlen der Art %2; erwartet wird float32. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 contains no increasing dates. Train the model again.</source>
            <translation>Der Tensor %1 des Modells enthält keine aufsteigenden Daten. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model file does not contain %1. %2</source>
            <translation>Die Modelldatei enthält %1 nicht. %2</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>model file</source>
            <translation>Modelldatei</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 Choose a .safetensors file made by a training algorithm.</source>
            <translation>%1 Wählen Sie eine .safetensors-Datei, die ein Trainingsalgorithmus erzeugt hat.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is empty (0 bytes). Train the model again, or copy the file again.</source>
            <translation>%1 ist leer (0 Bytes). Trainieren Sie das Modell neu oder kopieren Sie die Datei noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is not a .safetensors file, or it is cut off (%2). Choose a file made by a training algorithm of this plugin, or copy it again.</source>
            <translation>%1 ist keine .safetensors-Datei oder ist abgeschnitten (%2). Wählen Sie eine Datei, die ein Trainingsalgorithmus dieses Plugins erzeugt hat, oder kopieren Sie sie noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a whole number from %1 to %2</source>
            <translation>eine ganze Zahl von %1 bis %2</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a number above 0 and below %1</source>
            <translation>eine Zahl größer als 0 und kleiner als %1</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a date such as 2024-01-31</source>
            <translation>ein Datum wie 2024-01-31</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a group of named values</source>
            <translation>eine Gruppe benannter Werte</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>the measured component, product and track</source>
            <translation>die gemessene Komponente, das Produkt und die Orbitspur</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is a .safetensors file of another program: it contains no description of an InSAR Forecast model. Choose a file made by a training algorithm of this plugin.</source>
            <translation>%1 ist eine .safetensors-Datei eines anderen Programms: Sie enthält keine Beschreibung eines Modells von InSAR Forecast. Wählen Sie eine Datei, die ein Trainingsalgorithmus dieses Plugins erzeugt hat.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 has model format %2 and was made by version %3 of the plugin. This version reads formats up to %4. Update the plugin, or train the model again.</source>
            <translation>%1 hat das Modellformat %2 und wurde mit Version %3 des Plugins erzeugt. Diese Version liest Formate bis %4. Aktualisieren Sie das Plugin oder trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is a model of kind %2; expected %3. Choose a file made by the training algorithm for this task.</source>
            <translation>%1 ist ein Modell der Art %2; erwartet: %3. Wählen Sie eine Datei, die der Trainingsalgorithmus für diese Aufgabe erzeugt hat.</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 or %2</source>
            <translation>%1 oder %2</translation>
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model gives values that are not numbers. Its file was changed; train the model again.</source>
            <translation>Das Modell liefert Werte, die keine Zahlen sind. Seine Datei wurde verändert; trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Unknown operation %1; expected one of %2.</source>
            <translation>Unbekannte Operation %1; erwartet wird eine von %2.</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Import InSAR time series</source>
            <translation>InSAR-Zeitreihen importieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Import raster stack</source>
            <translation>Rasterstapel importieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Simulate InSAR time series</source>
            <translation>InSAR-Zeitreihen simulieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Vertical and east-west series</source>
            <translation>Vertikale und Ost-West-Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Merge time series</source>
            <translation>Zeitreihen zusammenführen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Join releases</source>
            <translation>Releases verbinden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Open tiles</source>
            <translation>Kacheln öffnen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Grid time series</source>
            <translation>Zeitreihen rastern</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train forecaster</source>
            <translation>Vorhersagemodell trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Forecast displacement</source>
            <translation>Verschiebung vorhersagen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Back-test forecasters</source>
            <translation>Rückschau-Test der Vorhersagemodelle</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Check a forecast</source>
            <translation>Vorhersage prüfen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Explain forecasters</source>
            <translation>Vorhersagemodelle erklären</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Classify trends</source>
            <translation>Trends klassifizieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train trend classifier</source>
            <translation>Trendklassifikator trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Detect deforming areas</source>
            <translation>Deformationsgebiete finden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train detector</source>
            <translation>Detektor trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Summarise areas</source>
            <translation>Gebiete zusammenfassen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Detect changes</source>
            <translation>Änderungen finden</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Extract displacement from noise</source>
            <translation>Verschiebung aus Rauschen gewinnen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Train denoiser</source>
            <translation>Entrauscher trainieren</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Summary page</source>
            <translation>Übersichtsseite</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Check environment</source>
            <translation>Umgebung prüfen</translation>
        </message>
        <message>
            <location filename="../core/catalogue.py" />
            <source>Install environment</source>
            <translation>Umgebung installieren</translation>
        </message>
        <message>
            <location filename="../core/change_kinds.py" />
            <source>no change</source>
            <translation>keine Änderung</translation>
        </message>
        <message>
            <location filename="../core/change_kinds.py" />
            <source>change of velocity</source>
            <translation>Änderung der Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../core/change_requests.py" />
            <source>KINDS is empty; expected one or more of %1. Choose a kind.</source>
            <translation>KINDS ist leer; erwartet werden eine oder mehrere von %1. Wählen Sie eine Art.</translation>
        </message>
        <message>
            <location filename="../core/change_requests.py" />
            <source>SCALE is area, but AREAS is empty. Choose a layer of polygons, or another scale.</source>
            <translation>SCALE ist area, aber AREAS ist leer. Wählen Sie einen Polygonlayer oder einen anderen Maßstab.</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>Calibrating on earlier spans</source>
            <translation>Kalibrierung an früheren Zeiträumen</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>Only %1 series have %2 values before the spans that tell what is usual, and change in them; expected at least %3. Set SINCE to another date, or use a layer with more complete series.</source>
            <translation>Nur %1 Reihen haben %2 Werte vor den Zeiträumen, die zeigen, was üblich ist, und ändern sich darin; erwartet werden mindestens %3. Setzen Sie SINCE auf ein anderes Datum, oder verwenden Sie einen Layer mit vollständigeren Reihen.</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>Only %1 epochs over %2 days come before SINCE; at least %3 days with more than %4 epochs are needed to tell what is usual.</source>
            <translation>Vor SINCE liegen nur %1 Epochen über %2 Tage; mindestens %3 Tage mit mehr als %4 Epochen sind nötig, um das Übliche zu kennen.</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>%1 The whole layer spans %2 days. Use a layer with a longer history.</source>
            <translation>%1 Der ganze Layer umfasst %2 Tage. Verwenden Sie einen Layer mit längerer Vorgeschichte.</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>%1 Set SINCE to a later date.</source>
            <translation>%1 Setzen Sie SINCE auf ein späteres Datum.</translation>
        </message>
        <message>
            <location filename="../core/changes/alarm_calibration.py" />
            <source>%1 Set SINCE to %2 or later.</source>
            <translation>%1 Setzen Sie SINCE auf %2 oder später.</translation>
        </message>
        <message>
            <location filename="../core/changes/burst_offsets.py" />
            <source>Comparing layer %1 of %2 with the others</source>
            <translation>Layer %1 von %2 wird mit den anderen verglichen</translation>
        </message>
        <message>
            <location filename="../core/changes/changed_tiles.py" />
            <source>SCALE area looks at users' areas in one piece, not tile by tile. Set SCALE to point or neighbourhood.</source>
            <translation>SCALE area betrachtet die Gebiete des Benutzers in einem Stück, nicht Kachel für Kachel. Setzen Sie SCALE auf point oder neighbourhood.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>What is new</source>
            <translation>Was ist neu</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>More series changed before this span than chance explains: expect more alarms than asked for.</source>
            <translation>Vor diesem Zeitraum haben sich mehr Zeitreihen geändert, als der Zufall erklärt: Erwarten Sie mehr Alarme als verlangt.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Areas that changed together</source>
            <translation>Gebiete, die sich gemeinsam geändert haben</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Points by kind of change, outlines of the areas, rank of the first ten.</source>
            <translation>Punkte nach Art der Änderung, Umrisse der Gebiete, Rang der ersten zehn.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Series</source>
            <translation>Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Mean of the points that stand out most, relative to their surroundings and without the line of the whole span. Line: date of the area's change, as in the list; band: two standard deviations to each side; dotted: the first epoch after %1.</source>
            <translation>Mittel der auffälligsten Punkte, relativ zu ihrer Umgebung und ohne die Gerade des ganzen Zeitraums. Linie: Datum der Änderung des Gebiets wie in der Liste; Band: zwei Standardabweichungen zu jeder Seite; gepunktet: die erste Epoche nach dem %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>The mean series of each area is watched, minus the points around it.</source>
            <translation>Beobachtet wird die mittlere Zeitreihe jedes Gebiets minus den Punkten ringsum.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Coordinates</source>
            <translation>Koordinaten</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Changes after</source>
            <translation>Änderungen nach</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Watched</source>
            <translation>Beobachtet</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Series that changed</source>
            <translation>Geänderte Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Threshold</source>
            <translation>Schwelle</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 standard deviations</source>
            <translation>%1 Standardabweichungen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Calibrated on</source>
            <translation>Kalibriert an</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 earlier spans of about %2 years, %3 series</source>
            <translation>%1 früheren Zeiträumen von etwa %2 Jahren, %3 Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Noise of the watched epochs</source>
            <translation>Rauschen der betrachteten Epochen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 times that of the earlier spans (median of all series)</source>
            <translation>%1-mal das der früheren Zeiträume (Median aller Reihen)</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Noise of a date</source>
            <translation>Rauschen eines Datums</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 mm (median)</source>
            <translation>%1 mm (Median)</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Noise with memory</source>
            <translation>Rauschen mit Gedächtnis</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 fades within %2 days</source>
            <translation>%1 klingt innerhalb von %2 Tagen ab</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Single values held back</source>
            <translation>Zurückgehaltene einzelne Werte</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 (excursions, such as unwrapping errors)</source>
            <translation>%1 (Ausreißer, etwa Abwicklungsfehler)</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Means held back</source>
            <translation>Zurückgehaltene Mittel</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>%1 (what they showed came back within %2 epochs)</source>
            <translation>%1 (was sie zeigten, ging innerhalb von %2 Epochen zurück)</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>area</source>
            <translation>Gebiet</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>easting, northing</source>
            <translation>Rechtswert, Hochwert</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>kind</source>
            <translation>Art</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>date</source>
            <translation>Datum</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>first seen</source>
            <translation>zuerst gesehen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>mm/yr before</source>
            <translation>mm/Jahr vorher</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>mm/yr after</source>
            <translation>mm/Jahr nachher</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>most mm</source>
            <translation>höchstens mm</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>series</source>
            <translation>Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>expected by chance</source>
            <translation>zufällig erwartet</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>The surest first. Movement in mm: what the change has added until it stood out most. Expected by chance: how many areas of an unchanged region stand out as much. The layer has %1 more.</source>
            <translation>Die sichersten zuerst. Bewegung in mm: was die Änderung hinzugefügt hat, bis sie am meisten auffiel. Zufällig erwartet: wie viele Gebiete einer unveränderten Region ebenso auffallen. Im Layer stehen %1 weitere.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>The surest first. Movement in mm: what the change has added until it stood out most. Expected by chance: how many areas of an unchanged region stand out as much.</source>
            <translation>Die sichersten zuerst. Bewegung in mm: was die Änderung hinzugefügt hat, bis sie am meisten auffiel. Zufällig erwartet: wie viele Gebiete einer unveränderten Region ebenso auffallen.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>What the rate means</source>
            <translation>Was die Rate bedeutet</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Where nothing changes, about %1 of 1000 areas would be flagged in a year in which this search is repeated at every epoch. Over the %2 years looked at here, these are %3 areas.</source>
            <translation>Wo sich nichts ändert, würden in einem Jahr, in dem diese Suche an jeder Epoche wiederholt wird, etwa %1 von 1000 Gebieten gemeldet. Über die %2 Jahre, die hier betrachtet wurden, sind das %3 Gebiete.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Where nothing changes, about %1 of 1000 points would be flagged in a year in which this search is repeated at every epoch. Over the %2 years looked at here, these are %3 points. Neighbouring points share their noise, so that false alarms come in groups: few groups, or none.</source>
            <translation>Wo sich nichts ändert, würden in einem Jahr, in dem diese Suche an jeder Epoche wiederholt wird, etwa %1 von 1000 Punkten gemeldet. Über die %2 Jahre, die hier betrachtet wurden, sind das %3 Punkte. Benachbarte Punkte teilen ihr Rauschen, deshalb kommen Fehlalarme in Gruppen: in wenigen oder in keiner.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>The threshold comes from the region itself: the same search was made on spans before %1, forwards and backwards in time. Real changes in those spans raise the threshold, to a bound. It follows how much most series stand out since %2, so changes of a large part of all points raise it, too.</source>
            <translation>Die Schwelle stammt aus der Region selbst: Dieselbe Suche lief über Zeiträume vor dem %1, vorwärts und rückwärts in der Zeit. Wirkliche Änderungen in diesen Zeiträumen heben die Schwelle an, bis zu einer Grenze. Sie folgt dem, wie sehr die meisten Reihen seit dem %2 auffallen, deshalb heben auch Änderungen eines großen Teils aller Punkte sie an.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Areas are kept so that at most %1 of those listed are expected to be there by chance; points of the others stay flagged in the layer of points.</source>
            <translation>Es bleiben so viele Gebiete, dass höchstens %1 der aufgeführten zufällig zu erwarten sind; die Punkte der übrigen bleiben im Punktlayer gemeldet.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>What was not looked for</source>
            <translation>Wonach nicht gesucht wurde</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Kinds that were not asked for: %1.</source>
            <translation>Arten, die nicht verlangt waren: %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>Kinds for which too few epochs come after SINCE: %1.</source>
            <translation>Arten, für die nach SINCE zu wenige Epochen kommen: %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/changes_report.py" />
            <source>What moves together over an area as wide as the surroundings, and a change of season. What came and went within five epochs, such as unwrapping errors. Jumps of single points of more than 12.5 mm and of three times their noise, until they have lasted six epochs. Changes that began before %1, and slow ones that do not stand out from the noise yet.</source>
            <translation>Was sich über ein Gebiet so groß wie die Umgebung gemeinsam bewegt, und Änderungen des Jahresgangs. Was innerhalb von fünf Epochen kam und ging, etwa Abwicklungsfehler. Sprünge einzelner Punkte von mehr als 12,5 mm und dem Dreifachen ihres Rauschens, bis sie sechs Epochen gedauert haben. Änderungen, die vor dem %1 begannen, und langsame, die noch nicht aus dem Rauschen herausragen.</translation>
        </message>
        <message>
            <location filename="../core/changes/correlated_noise.py" />
            <source>Estimating the noise of the series</source>
            <translation>Das Rauschen der Zeitreihen wird geschätzt</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Writing the points</source>
            <translation>Punkte werden geschrieben</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>No point lies in a polygon of %1. Choose areas of the region, and check the coordinate reference systems of both layers.</source>
            <translation>In keinem Polygon von %1 liegt ein Punkt. Wählen Sie Gebiete der Region, und prüfen Sie die Koordinatenbezugssysteme beider Layer.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 of %2 areas contains no point and is not watched.</source>
            <translation>%1 von %2 Gebieten enthält keinen Punkt und wird nicht beobachtet.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 of %2 areas contain no point and are not watched.</source>
            <translation>%1 von %2 Gebieten enthalten keinen Punkt und werden nicht beobachtet.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 areas are compared with the points of the areas around, because hardly any point lies outside of all areas.</source>
            <translation>%1 Gebiete werden mit den Punkten der umliegenden Gebiete verglichen, weil kaum ein Punkt außerhalb aller Gebiete liegt.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 area is compared with the points of the areas around, because hardly any point lies outside of all areas.</source>
            <translation>%1 Gebiet wird mit den Punkten der umliegenden Gebiete verglichen, weil kaum ein Punkt außerhalb aller Gebiete liegt.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Nothing is subtracted from %1 areas, because there are no points outside of them.</source>
            <translation>Von %1 Gebieten wird nichts abgezogen, weil es keine Punkte außerhalb von ihnen gibt.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Nothing is subtracted from %1 area, because there are no points outside of it.</source>
            <translation>Von %1 Gebiet wird nichts abgezogen, weil es außerhalb keine Punkte gibt.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Nothing changed since %1: the mean series of the area does not stand out from the noise.</source>
            <translation>Seit %1 hat sich nichts geändert: Die mittlere Zeitreihe des Gebiets hebt sich nicht vom Rauschen ab.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Nothing changed since %1: the mean series of none of %2 areas stands out from the noise.</source>
            <translation>Seit %1 hat sich nichts geändert: Die mittlere Reihe keines von %2 Gebieten hebt sich vom Rauschen ab.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 areas changed since %2, with %3 of %4 points.</source>
            <translation>%1 Gebiete haben sich seit %2 geändert, mit %3 von %4 Punkten.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>%1 area changed since %2, with %3 of %4 points.</source>
            <translation>%1 Gebiet hat sich seit %2 geändert, mit %3 von %4 Punkten.</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Changes since %1, %2</source>
            <translation>Änderungen seit %1, %2</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Changed areas since %1, %2</source>
            <translation>Geänderte Gebiete seit %1, %2</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>movement by the change, %1, mm</source>
            <translation>Bewegung durch die Änderung, %1, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>change of %1</source>
            <translation>Änderung von %1</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Date of change</source>
            <translation>Datum der Änderung</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>days since the change</source>
            <translation>Tage seit der Änderung</translation>
        </message>
        <message>
            <location filename="../core/changes/detect_changes.py" />
            <source>Movement by the change</source>
            <translation>Bewegung durch die Änderung</translation>
        </message>
        <message>
            <location filename="../core/changes/excursions.py" />
            <source>Looking for changes that did not last</source>
            <translation>Suche nach Änderungen, die nicht angehalten haben</translation>
        </message>
        <message>
            <location filename="../core/changes/forecast_scores.py" />
            <source>Scoring the forecast</source>
            <translation>Die Vorhersage wird bewertet</translation>
        </message>
        <message>
            <location filename="../core/changes/import_several.py" />
            <source>The output is one of the inputs. Choose another name for the output.</source>
            <translation>Die Ausgabe ist eine der Eingaben. Wählen Sie einen anderen Namen für die Ausgabe.</translation>
        </message>
        <message>
            <location filename="../core/changes/import_several.py" />
            <source>File %1 of %2: %3</source>
            <translation>Datei %1 von %2: %3</translation>
        </message>
        <message>
            <location filename="../core/changes/issued_forecast.py" />
            <source>%1 has no fields %2; expected a forecast with its interval. Choose the points that 'Forecast displacement' wrote.</source>
            <translation>%1 hat keine Felder %2; erwartet wird eine Vorhersage mit ihrem Intervall. Wählen Sie die Punkte, die 'Verschiebung vorhersagen' geschrieben hat.</translation>
        </message>
        <message>
            <location filename="../core/changes/issued_forecast.py" />
            <source>%1 has observed dates up to %2, and forecast dates from %3 on; expected forecasts after the last observed date. Choose the points as 'Forecast displacement' wrote them, without observations that were added later.</source>
            <translation>%1 hat beobachtete Daten bis %2 und Vorhersagedaten ab %3; erwartet werden Vorhersagen nach dem letzten beobachteten Datum. Wählen Sie die Punkte, wie 'Verschiebung vorhersagen' sie geschrieben hat, ohne später hinzugefügte Beobachtungen.</translation>
        </message>
        <message>
            <location filename="../core/changes/issued_forecast.py" />
            <source>%1 has no point with a value. Choose a layer with observed series.</source>
            <translation>%1 hat keinen Punkt mit einem Wert. Wählen Sie einen Layer mit beobachteten Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>OLDER runs from %1 to %2, NEWER from %3 to %4; expected that NEWER ends later. Exchange the two layers.</source>
            <translation>OLDER reicht von %1 bis %2, NEWER von %3 bis %4; erwartet wird, dass NEWER später endet. Vertauschen Sie die beiden Layer.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>OLDER begins on %1, and NEWER on %2; expected dates of OLDER before NEWER begins. NEWER has all of them already. Use it as it is, or choose an earlier release as OLDER.</source>
            <translation>OLDER beginnt am %1 und NEWER am %2; erwartet werden Daten von OLDER vor dem Beginn von NEWER. NEWER hat sie alle bereits. Verwenden Sie NEWER, wie es ist, oder wählen Sie eine frühere Ausgabe als OLDER.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>The releases share identifiers that belong to points at other places, such as row numbers. Points were matched by place only.</source>
            <translation>Die Releases haben gemeinsame Kennungen, die zu Punkten an anderen Orten gehören, etwa Zeilennummern. Punkte wurden nur über den Ort zugeordnet.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>OLDER and NEWER have no common point: no pid is in both, and no two points lie within %1 m of each other. Choose releases of the same area, or a larger MAX_DISTANCE.</source>
            <translation>OLDER und NEWER haben keinen gemeinsamen Punkt: Keine pid ist in beiden, und keine zwei Punkte liegen höchstens %1 m auseinander. Wählen Sie Releases desselben Gebiets oder ein größeres MAX_DISTANCE.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>OLDER has %1 epochs, %2 to %3, NEWER %4, %5 to %6; at no point are these enough for an offset: expected values at 3 common epochs, or at 6 epochs on each side of the gap. Use releases with more dates.</source>
            <translation>OLDER hat %1 Epochen, %2 bis %3, NEWER %4, %5 bis %6; an keinem Punkt reichen sie für einen Versatz: erwartet werden Werte an 3 gemeinsamen Epochen oder an 6 Epochen auf jeder Seite der Lücke. Verwenden Sie Ausgaben mit mehr Daten.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>newer only</source>
            <translation>newer only</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>older only</source>
            <translation>older only</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 points (%2 by pid, %3 by place) have one series from %4 to %5, joined at %6.</source>
            <translation>%1 Punkte (%2 über pid, %3 über den Ort) haben eine Zeitreihe von %4 bis %5, verbunden am %6.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>The offset over %1 common epochs is %2 mm (median), with a standard error of %3 mm.</source>
            <translation>Der Versatz über %1 gemeinsame Epochen beträgt %2 mm (Median) mit einem Standardfehler von %3 mm.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>The offset from trend and season is %1 mm (median), with a standard error of %2 mm.</source>
            <translation>Der Versatz aus Trend und Jahresgang beträgt %1 mm (Median) mit einem Standardfehler von %2 mm.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 values come from the older release; %2 of them in gaps of the newer one.</source>
            <translation>%1 Werte stammen aus dem älteren Release; %2 davon in Lücken des neueren.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>Points of the newer release without a counterpart: %1, of which kept: %2. Their series begin with the newer release.</source>
            <translation>Punkte des neueren Releases ohne Gegenstück: %1, davon behalten: %2. Ihre Reihen beginnen mit dem neueren Release.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>Points of the older release without a counterpart: %1, of which kept: %2.</source>
            <translation>Punkte des älteren Releases ohne Gegenstück: %1, davon behalten: %2.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>The newer release moves by %1 mm/yr (standard error %2) relative to the older one at all points, as after a change of the reference. The older series were brought to the newer reference.</source>
            <translation>Das neuere Release bewegt sich an allen Punkten mit %1 mm/Jahr (Standardfehler %2) gegen das ältere, wie nach einem Wechsel der Referenz. Die älteren Zeitreihen wurden auf die neuere Referenz gebracht.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>The releases have fewer than 3 common epochs at every point (OLDER ends on %1, NEWER begins on %2). The offset is the step that trend and season leave between them; a movement that began in between is taken for an offset. Its standard error is %3 mm.</source>
            <translation>Die Releases haben an jedem Punkt weniger als 3 gemeinsame Epochen (OLDER endet am %1, NEWER beginnt am %2). Der Versatz ist der Sprung, den Trend und Jahresgang zwischen ihnen lassen; eine Bewegung, die dazwischen begann, gilt als Versatz. Sein Standardfehler beträgt %3 mm.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 points have too few values on both sides, and no neighbours, for an offset. Older values were left out there.</source>
            <translation>%1 Punkte haben auf beiden Seiten zu wenige Werte und keine Nachbarn für einen Versatz. Ältere Werte wurden dort weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 point has too few values on both sides, and no neighbours, for an offset. Older values were left out there.</source>
            <translation>%1 Punkt hat auf beiden Seiten zu wenige Werte und keine Nachbarn für einen Versatz. Ältere Werte wurden dort weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 pairs by place were left out: the series differ far more than those of other pairs, so they are different scatterers.</source>
            <translation>%1 nach Lage gebildete Paare wurden weggelassen: Die Zeitreihen unterscheiden sich weit mehr als die anderer Paare, es sind also verschiedene Streuer.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>%1 pair by place was left out: the series differ far more than those of other pairs, so they are different scatterers.</source>
            <translation>%1 nach Lage gebildetes Paar wurde weggelassen: Die Zeitreihen unterscheiden sich weit mehr als die anderer Paare, es sind also verschiedene Streuer.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>Displacement on %1</source>
            <translation>Verschiebung am %1</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>Offset between the releases</source>
            <translation>Versatz zwischen den Releases</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>offset between the releases, mm</source>
            <translation>Versatz zwischen den Releases, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/join_releases.py" />
            <source>Joined releases, %1</source>
            <translation>Verbundene Releases, %1</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Join of releases</source>
            <translation>Verbindung von Releases</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Releases</source>
            <translation>Releases</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>file</source>
            <translation>Datei</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>release</source>
            <translation>Release</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>epochs</source>
            <translation>Epochen</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>first</source>
            <translation>erste</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>last</source>
            <translation>letzte</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Offsets</source>
            <translation>Versätze</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Percentile</source>
            <translation>Perzentil</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>offset, mm</source>
            <translation>Versatz, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>standard error, mm</source>
            <translation>Standardfehler, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Over the points that are in both releases.</source>
            <translation>Über die Punkte, die in beiden Releases sind.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Left: offsets of the points (newer less older release). Right: where they are.</source>
            <translation>Links: Versätze der Punkte (neueres minus älteres Release). Rechts: wo sie liegen.</translation>
        </message>
        <message>
            <location filename="../core/changes/join_report.py" />
            <source>Orange: the older release as it is. Blue: the joined series. Dashed line: the join. The points lie at even percentiles of the offset.</source>
            <translation>Orange: das ältere Release, wie es ist. Blau: die verbundene Zeitreihe. Gestrichelte Linie: die Verbindung. Die Punkte liegen bei gleichmäßigen Perzentilen des Versatzes.</translation>
        </message>
        <message>
            <location filename="../core/changes/joined_series.py" />
            <source>Comparing the releases</source>
            <translation>Die Releases werden verglichen</translation>
        </message>
        <message>
            <location filename="../core/changes/joined_series.py" />
            <source>Joining the series</source>
            <translation>Die Zeitreihen werden verbunden</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Merge of time series</source>
            <translation>Zusammenführung von Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Layers</source>
            <translation>Layer</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>offset mm</source>
            <translation>Versatz mm</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>standard error mm</source>
            <translation>Standardfehler mm</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>removed mm</source>
            <translation>entfernt mm</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Offsets are against the largest of the layers that have points in common.</source>
            <translation>Versätze gelten gegen den größten der Layer, die gemeinsame Punkte haben.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Overlaps</source>
            <translation>Überlappungen</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>common points</source>
            <translation>gemeinsame Punkte</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>by pid</source>
            <translation>über pid</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>distance m</source>
            <translation>Abstand m</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Offset: second less first file, from the points that lie in both.</source>
            <translation>Versatz: zweite minus erste Datei, aus den Punkten, die in beiden liegen.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_report.py" />
            <source>Points by the layer that they come from.</source>
            <translation>Punkte nach dem Layer, aus dem sie stammen.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>INPUTS names %1 layer; expected two or more to merge. Add a layer to INPUTS.</source>
            <translation>INPUTS nennt %1 Layer; erwartet werden zwei oder mehr. Fügen Sie INPUTS einen Layer hinzu.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>The layers are of different releases (%1). Merge the layers of each release, then join the releases with 'Join releases'.</source>
            <translation>Die Layer gehören zu verschiedenen Releases (%1). Führen Sie die Layer jedes Release zusammen und verbinden Sie dann die Releases mit 'Releases verbinden'.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>%1 layers were merged: %2 points with %3 epochs from %4 to %5; duplicates left out: %6.</source>
            <translation>%1 Layer wurden zusammengeführt: %2 Punkte mit %3 Epochen von %4 bis %5; weggelassene Duplikate: %6.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>No layer has all epochs of the result; points have no value at the dates of other layers.</source>
            <translation>Kein Layer hat alle Epochen des Ergebnisses; an den Daten anderer Layer haben Punkte keinen Wert.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>%1: offset %2 mm (standard error %3) against the largest layer; it was removed.</source>
            <translation>%1: Versatz %2 mm (Standardfehler %3) gegen den größten Layer; er wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>%1: offset %2 mm (standard error %3) against the largest layer; it is not significant and was not removed.</source>
            <translation>%1: Versatz %2 mm (Standardfehler %3) gegen den größten Layer; er ist nicht signifikant und wurde nicht entfernt.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>%1 identifiers stood for points at several places and got a number at the end.</source>
            <translation>%1 Kennungen standen für Punkte an mehreren Orten und erhielten am Ende eine Nummer.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>The offset of %1 is unknown, because it has too few points in common with the other layers. Nothing was removed there.</source>
            <translation>Der Versatz von %1 ist unbekannt, weil es zu wenige gemeinsame Punkte mit den anderen Layern gibt. Dort wurde nichts entfernt.</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>%1 and %2 more</source>
            <translation>%1 und %2 weitere</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>Velocity, %1: %2</source>
            <translation>Geschwindigkeit, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/changes/merge_time_series.py" />
            <source>Displacement, %1: %2</source>
            <translation>Verschiebung, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/changes/merged_points.py" />
            <source>Merging the series</source>
            <translation>Die Zeitreihen werden zusammengeführt</translation>
        </message>
        <message>
            <location filename="../core/changes/merged_points.py" />
            <source>Of points that lie in several layers, the one with the higher coherence was kept.</source>
            <translation>Von Punkten, die in mehreren Layern liegen, wurde der mit der höheren Kohärenz behalten.</translation>
        </message>
        <message>
            <location filename="../core/changes/merged_points.py" />
            <source>Of points that lie in several layers, the one with the lower RMSE was kept.</source>
            <translation>Von Punkten, die in mehreren Layern liegen, wurde der mit dem kleineren RMSE behalten.</translation>
        </message>
        <message>
            <location filename="../core/changes/merged_points.py" />
            <source>Of points that lie in several layers, the one with more values was kept.</source>
            <translation>Von Punkten, die in mehreren Layern liegen, wurde der mit mehr Werten behalten.</translation>
        </message>
        <message>
            <location filename="../core/changes/region_watch.py" />
            <source>Looking for changes: %1 series</source>
            <translation>Suche nach Änderungen: %1 Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Each point is watched, minus about %1 points around it.</source>
            <translation>Beobachtet wird jeder Punkt minus etwa %1 Punkten ringsum.</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Each point is watched. The layer has too few points to subtract surroundings.</source>
            <translation>Beobachtet wird jeder Punkt. Der Layer hat zu wenige Punkte, um eine Umgebung abzuziehen.</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>The mean of each point's %1 nearest points is watched, minus about %2 points around it.</source>
            <translation>Beobachtet wird das Mittel der %1 nächsten Punkte jedes Punkts minus etwa %2 Punkten ringsum.</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>The mean of each point's %1 nearest points is watched. The layer has too few to subtract surroundings.</source>
            <translation>Beobachtet wird das Mittel der %1 nächsten Punkte jedes Punkts. Der Layer hat zu wenige, um eine Umgebung abzuziehen.</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Averaging neighbouring points</source>
            <translation>Benachbarte Punkte werden gemittelt</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Fitting lines</source>
            <translation>Geraden werden angepasst</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Looking for excursions of single points</source>
            <translation>Ausreißer einzelner Punkte werden gesucht</translation>
        </message>
        <message>
            <location filename="../core/changes/relative_series.py" />
            <source>Averaging the surroundings</source>
            <translation>Die Umgebung wird gemittelt</translation>
        </message>
        <message>
            <location filename="../core/changes/release_checks.py" />
            <source>%1 and %2 are the same: %3. Choose two different layers.</source>
            <translation>%1 und %2 sind dasselbe: %3. Wählen Sie zwei verschiedene Layer.</translation>
        </message>
        <message>
            <location filename="../core/changes/release_checks.py" />
            <source>%1 has the %2 %3, %4 has the %5 %6. Choose layers that measure the same.</source>
            <translation>%1: %2 %3; %4: %5 %6. Wählen Sie Layer, die dasselbe messen.</translation>
        </message>
        <message>
            <location filename="../core/changes/release_checks.py" />
            <source>%1 does not state its %2; it is taken to be %3.</source>
            <translation>%1 nennt nichts zu: %2; angenommen wird %3.</translation>
        </message>
        <message>
            <location filename="../core/changes/release_checks.py" />
            <source>%1 and %2 have the same points, dates and values. Choose two different layers.</source>
            <translation>%1 und %2 haben dieselben Punkte, Daten und Werte. Wählen Sie zwei verschiedene Layer.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>FORECAST and OBSERVED have no common point: no pid is in both, and no two points lie within %1 m of each other. Choose series of the same area, or a larger MAX_DISTANCE.</source>
            <translation>FORECAST und OBSERVED haben keinen gemeinsamen Punkt: Keine pid ist in beiden, und keine zwei Punkte liegen höchstens %1 m auseinander. Wählen Sie Zeitreihen desselben Gebiets oder ein größeres MAX_DISTANCE.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>No point of FORECAST has a value in OBSERVED between %1 and %2. Choose newer series of the same points.</source>
            <translation>Kein Punkt von FORECAST hat in OBSERVED zwischen %1 und %2 einen Wert. Wählen Sie neuere Zeitreihen derselben Punkte.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>No checked point lies in a polygon of %1. Choose areas of this place.</source>
            <translation>Kein geprüfter Punkt liegt in einem Polygon von %1. Wählen Sie Gebiete an diesem Ort.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>OBSERVED ends on %1, and the forecast starts after %2: nothing was observed since. Choose a newer release of the series.</source>
            <translation>OBSERVED endet am %1, und die Vorhersage beginnt nach dem %2: Seither wurde nichts beobachtet. Wählen Sie ein neueres Release der Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>OBSERVED has no date between %1 and %2, the first and last forecast date; its dates after the origin run from %3 to %4. Choose series of that time.</source>
            <translation>OBSERVED hat kein Datum zwischen %1 und %2, dem ersten und letzten Vorhersagedatum; seine Daten nach dem Startdatum reichen von %3 bis %4. Wählen Sie Zeitreihen aus dieser Zeit.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>Mean error</source>
            <translation>Mittlerer Fehler</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>mean error of the forecast, mm%1</source>
            <translation>mittlerer Fehler der Vorhersage, mm%1</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>RMSE of the forecast, mm</source>
            <translation>RMSE der Vorhersage, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>Forecast errors to %1, %2</source>
            <translation>Vorhersagefehler bis %1, %2</translation>
        </message>
        <message>
            <location filename="../core/changes/score_forecast.py" />
            <source>observed less forecast on %1, mm%2</source>
            <translation>beobachtet minus vorhergesagt am %1, mm%2</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>forecast</source>
            <translation>vorhergesagt</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>last value</source>
            <translation>letzter Wert</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>seasonal trend</source>
            <translation>saisonaler Trend</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Check of a forecast</source>
            <translation>Prüfung einer Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Observed</source>
            <translation>Beobachtet</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Origin</source>
            <translation>Startdatum</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Scored dates</source>
            <translation>Bewertete Daten</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Errors by date</source>
            <translation>Fehler je Datum</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Left: RMSE over the points. Right: share of the observed values inside the interval; dashed: its level.</source>
            <translation>Links: RMSE über die Punkte. Rechts: Anteil der beobachteten Werte im Intervall; gestrichelt: sein Niveau.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Where the errors are</source>
            <translation>Wo die Fehler liegen</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Observed less forecast at the last scored date of each point, mm.</source>
            <translation>Beobachtet minus vorhergesagt am letzten bewerteten Datum jedes Punkts, mm.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Points farthest from their forecast</source>
            <translation>Punkte, die am weitesten von ihrer Vorhersage entfernt sind</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Dots: observed, after the origin at the level of the forecast. Blue: forecast with its interval.</source>
            <translation>Punkte: beobachtet, nach dem Startdatum auf dem Niveau der Vorhersage. Blau: Vorhersage mit ihrem Intervall.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>days ahead</source>
            <translation>Tage voraus</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>RMSE over the points. All forecasts start from the same origin.</source>
            <translation>RMSE über die Punkte. Alle Vorhersagen beginnen am selben Startdatum.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>inside</source>
            <translation>im Intervall</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>left the path</source>
            <translation>Pfad verlassen</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>Areas of which most points left their path come first.</source>
            <translation>Gebiete, von denen die meisten Punkte ihren Pfad verließen, stehen zuerst.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>RMSE, mm</source>
            <translation>RMSE, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>share inside the interval</source>
            <translation>Anteil im Intervall</translation>
        </message>
        <message>
            <location filename="../core/changes/score_report.py" />
            <source>observed less forecast, mm</source>
            <translation>beobachtet minus vorhergesagt, mm</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Forecast points observed again: %1 of %2 (%3 found by pid, %4 by place). Not observed: %5.</source>
            <translation>Erneut beobachtete Punkte der Vorhersage: %1 von %2 (%3 nach pid gefunden, %4 nach dem Ort). Nicht beobachtet: %5.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>All %1 forecast points were observed again: %2 found by pid, %3 by place.</source>
            <translation>Alle %1 Punkte der Vorhersage wurden wieder beobachtet: %2 über pid gefunden, %3 über den Ort.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>%1 observed dates before the first or after the last forecast date (%2 to %3) were not scored.</source>
            <translation>%1 beobachtete Daten vor dem ersten oder nach dem letzten Vorhersagedatum (%2 bis %3) wurden nicht bewertet.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>%1 observed date before the first or after the last forecast date (%2 to %3) was not scored.</source>
            <translation>%1 beobachtetes Datum vor dem ersten oder nach dem letzten Vorhersagedatum (%2 bis %3) wurde nicht bewertet.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Between forecast dates the forecast and its interval were interpolated linearly.</source>
            <translation>Zwischen Vorhersagedaten wurden die Vorhersage und ihr Intervall linear interpoliert.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Points that were not scored, because they have too few values in both layers up to the origin for the alignment: %1.</source>
            <translation>Punkte, die nicht bewertet wurden, weil sie bis zum Startdatum der Vorhersage zu wenige Werte in beiden Layern für die Angleichung haben: %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Points that were not scored, because they lack a value at the scored dates: %1.</source>
            <translation>Nicht bewertete Punkte, weil ihnen ein Wert an den bewerteten Daten fehlt: %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>partly right</source>
            <translation>teilweise richtig</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>%1 of the observed values lie inside the %2% interval, and the RMSE is %3 mm (last value %4 mm, seasonal trend %5 mm).</source>
            <translation>%1 der beobachteten Werte liegen im %2%-Intervall, und der RMSE beträgt %3 mm (letzter Wert %4 mm, saisonaler Trend %5 mm).</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>%1 for %2 to %3</source>
            <translation>%1 für %2 bis %3</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The forecast of %1 was right: %2</source>
            <translation>Die Vorhersage vom %1 war richtig: %2</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The forecast of %1 was partly right: %2</source>
            <translation>Die Vorhersage vom %1 war teilweise richtig: %2</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The forecast of %1 was wrong: %2</source>
            <translation>Die Vorhersage vom %1 war falsch: %2</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Both layers have the same values up to %1, so nothing had to be aligned.</source>
            <translation>Beide Layer haben bis zum %1 dieselben Werte, deshalb war nichts anzugleichen.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The observed series were aligned with those of the forecast over %1 common epochs up to %2, and over no date that is scored: offset %3 mm (median over points, standard error %4 mm).</source>
            <translation>Die beobachteten Zeitreihen wurden über %1 gemeinsame Epochen bis zum %2 an die der Vorhersage angeglichen, und über kein Datum, das bewertet wird: Versatz %3 mm (Median über die Punkte, Standardfehler %4 mm).</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The layers differ in velocity by %1 mm/yr at all points (standard error %2), as after a change of the reference; this was removed too.</source>
            <translation>Die Layer unterscheiden sich an allen Punkten in der Geschwindigkeit um %1 mm/Jahr (Standardfehler %2), wie nach einem Wechsel der Referenz; auch das wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>At %1 of %2 points (%3) the ground left the band of the whole path; without any change about %4% do so.</source>
            <translation>An %1 von %2 Punkten (%3) verließ der Boden das Band des ganzen Pfads; ohne Änderung tun das etwa %4%.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>At %1 of %2 points (%3) the ground left its path, the interval widened for all dates at once; without any change about %4% do so.</source>
            <translation>An %1 von %2 Punkten (%3) verließ der Boden seinen Pfad, das für alle Daten zugleich verbreiterte Intervall; ohne Änderung tun das etwa %4%.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>In %1 of %2 areas with points the error of the forecast is smaller than that of the better simple forecast.</source>
            <translation>In %1 von %2 Gebieten mit Punkten ist der Fehler der Vorhersage kleiner als der der besseren einfachen Vorhersage.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Areas of which more points left their path than chance explains: %1.</source>
            <translation>Gebiete, von denen mehr Punkte ihren Pfad verließen, als der Zufall erklärt: %1.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>FORECAST and OBSERVED have fewer than 3 common epochs at every point up to %1, so they could not be aligned. If they differ by reference or datum, that difference counts as error here.</source>
            <translation>FORECAST und OBSERVED haben bis zum %1 an jedem Punkt weniger als 3 gemeinsame Epochen und konnten nicht angeglichen werden. Unterscheiden sie sich in Referenz oder Bezug, zählt dieser Unterschied hier als Fehler.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>The alignment is uncertain by more than 1 mm, which makes the errors larger than they are.</source>
            <translation>Die Angleichung ist um mehr als 1 mm unsicher, was die Fehler größer macht, als sie sind.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>FORECAST does not state the level of its interval; %1% is assumed.</source>
            <translation>FORECAST nennt das Niveau seines Intervalls nicht; %1% wird angenommen.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Only %1 dates were scored. The noise of a single date moves all points together, so the shares given here are uncertain.</source>
            <translation>Nur %1 Daten wurden bewertet. Das Rauschen eines einzelnen Datums bewegt alle Punkte zugleich, deshalb sind die Anteile unsicher.</translation>
        </message>
        <message>
            <location filename="../core/changes/score_texts.py" />
            <source>Only %1 date was scored. The noise of a single date moves all points together, so the shares given here are uncertain.</source>
            <translation>Nur %1 Datum wurde bewertet. Das Rauschen eines einzelnen Datums bewegt alle Punkte gemeinsam; die hier angegebenen Anteile sind deshalb unsicher.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 epochs from %2 to %3 are searched; the threshold for a rate of %4 per 1000 series and year is %5 standard deviations, from %6 earlier spans with %7 series, scaled by %8 to the noise of these epochs.</source>
            <translation>Durchsucht werden %1 Epochen von %2 bis %3; die Schwelle für eine Rate von %4 pro 1000 Reihen und Jahr beträgt %5 Standardabweichungen, aus %6 früheren Zeiträumen mit %7 Reihen, mit %8 an das Rauschen dieser Epochen angepasst.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>Most series stand out %1 times as much as in earlier spans: their noise has changed, or much of the region moves. The threshold was raised accordingly.</source>
            <translation>Die meisten Reihen fallen %1-mal so stark auf wie in früheren Zeiträumen: Ihr Rauschen hat sich geändert, oder ein großer Teil der Region bewegt sich. Die Schwelle wurde entsprechend erhöht.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>More series changed in the earlier spans than chance explains. They do not raise the threshold further, so there may be more alarms than asked for.</source>
            <translation>In den früheren Zeiträumen haben sich mehr Zeitreihen geändert, als der Zufall erklärt. Sie heben die Schwelle nicht weiter, deshalb kann es mehr Alarme als verlangt geben.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>The earlier spans hold too few independent series to count false alarms that rare: the threshold is extrapolated from more frequent ones.</source>
            <translation>Die früheren Zeiträume enthalten zu wenige unabhängige Zeitreihen, um so seltene Fehlalarme zu zählen: Die Schwelle ist aus häufigeren extrapoliert.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 series has too few values before or after SINCE and was not looked at.</source>
            <translation>%1 Zeitreihe hat vor oder nach SINCE zu wenige Werte und wurde nicht betrachtet.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 series have too few values before or after SINCE and were not looked at.</source>
            <translation>%1 Zeitreihen haben vor oder nach SINCE zu wenige Werte und wurden nicht betrachtet.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>Nothing changed since %1: none of %2 points stands out from the noise.</source>
            <translation>Seit %1 hat sich nichts geändert: Keiner von %2 Punkten ragt aus dem Rauschen.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 of %2 points changed since %3. Areas that changed together: %4. Groups that may be there by chance, and are in the layer of points only: %5. At the rate that was asked for, %6 points would be flagged where nothing changes.</source>
            <translation>%1 von %2 Punkten haben sich seit %3 geändert. Gebiete, die sich gemeinsam geändert haben: %4. Gruppen, die Zufall sein können und nur im Punktlayer stehen: %5. Bei der verlangten Rate würden %6 Punkte gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 of %2 points changed since %3. Areas that changed together: %4. Groups that may be there by chance, and are in the layer of points only: %5. At the rate that was asked for, %6 point would be flagged where nothing changes.</source>
            <translation>%1 von %2 Punkten haben sich seit %3 geändert. Gebiete, die sich gemeinsam geändert haben: %4. Gruppen, die Zufall sein können und nur im Punktlayer stehen: %5. Bei der verlangten Rate würde %6 Punkt gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 of %2 points changed since %3. Areas that changed together: %4. At the rate that was asked for, %5 points would be flagged where nothing changes.</source>
            <translation>%1 von %2 Punkten haben sich seit %3 geändert. Gebiete, die sich gemeinsam geändert haben: %4. Bei der verlangten Rate würden %5 Punkte gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <location filename="../core/changes/told_changes.py" />
            <source>%1 of %2 points changed since %3. Areas that changed together: %4. At the rate that was asked for, %5 point would be flagged where nothing changes.</source>
            <translation>%1 von %2 Punkten haben sich seit %3 geändert. Gebiete, die sich gemeinsam geändert haben: %4. Bei der verlangten Rate würde %5 Punkt gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>AREAS are used with SCALE area only, and have no effect here.</source>
            <translation>AREAS werden nur mit SCALE area verwendet und haben hier keine Wirkung.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>SINCE is empty: changes after %1 are looked for.</source>
            <translation>SINCE ist leer: Änderungen nach %1 werden gesucht.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>%1 epochs over %2 days come after SINCE, too few for a change of %3: velocity needs %4 epochs over %5 days, acceleration %6, jump %7. Set SINCE to an earlier date, or add jump to KINDS.</source>
            <translation>Nach SINCE kommen %1 Epochen über %2 Tage, zu wenige für eine Änderung der Art %3: velocity braucht %4 Epochen über %5 Tage, acceleration %6, jump %7. Setzen Sie SINCE auf ein früheres Datum, oder fügen Sie KINDS jump hinzu.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>Only %1 epochs over %2 days come after SINCE, too few for a change of %3, which cannot be found yet: velocity needs %4 epochs over %5 days, acceleration %6.</source>
            <translation>Nach SINCE kommen nur %1 Epochen über %2 Tage, zu wenige für eine Änderung der Art %3, die noch nicht zu finden ist: velocity braucht %4 Epochen über %5 Tage, acceleration %6.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>The layer has %1 points; at least %2 are needed to tell what is usual in the region. Use a layer with more points.</source>
            <translation>Der Layer hat %1 Punkte; mindestens %2 sind nötig, um das Übliche der Region zu kennen. Verwenden Sie einen Layer mit mehr Punkten.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>%1 Enter %2 in SEAM_DATES if a step there is no change.</source>
            <translation>%1 Geben Sie %2 in SEAM_DATES ein, wenn ein Sprung dort keine Änderung ist.</translation>
        </message>
        <message>
            <location filename="../core/changes/watch_setting.py" />
            <source>SINCE is %1; expected a date such as 2022-01-05. Correct it, or leave it empty.</source>
            <translation>SINCE ist %1; erwartet wird ein Datum wie 2022-01-05. Berichtigen Sie es oder lassen Sie es leer.</translation>
        </message>
        <message>
            <location filename="../core/changes/yardstick.py" />
            <source>The layer has %1 epochs; at least %2 are needed to tell a change from noise. Use a layer with more dates.</source>
            <translation>Der Layer hat %1 Epochen; mindestens %2 sind nötig, um eine Änderung vom Rauschen zu unterscheiden. Verwenden Sie einen Layer mit mehr Daten.</translation>
        </message>
        <message>
            <location filename="../core/changes/yardstick.py" />
            <source>SINCE is %1, but the epochs run from %2 to %3. Set SINCE to a date between them, with at least two epochs after it.</source>
            <translation>SINCE ist %1, aber die Epochen reichen von %2 bis %3. Setzen Sie SINCE auf ein Datum dazwischen, nach dem mindestens zwei Epochen liegen.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>GNSS velocity model (calibrated)</source>
            <translation>GNSS-Geschwindigkeitsmodell (kalibriert)</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>mean of %1 places stable in all tracks</source>
            <translation>Mittel von %1 Orten, die in allen Tracks stabil sind</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>ALIGN is offset</source>
            <translation>ALIGN ist offset</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>ALIGN is rate</source>
            <translation>ALIGN ist rate</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>all layers have the same reference, %1</source>
            <translation>alle Layer haben dieselbe Referenz, %1</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>fewer than %1 places are stable in all tracks</source>
            <translation>weniger als %1 Orte sind in allen Tracks stabil</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>a track sees fewer than %1 of the stable places</source>
            <translation>ein Track sieht weniger als %1 der stabilen Orte</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>the stable places do not move in any track</source>
            <translation>die stabilen Orte bewegen sich in keinem Track</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>the layers do not state one reference</source>
            <translation>die Layer nennen keine gemeinsame Referenz</translation>
        </message>
        <message>
            <location filename="../core/decomposition/alignment.py" />
            <source>PAST_ONLY: a rate is told by later acquisitions too</source>
            <translation>PAST_ONLY: Eine Rate bestimmen auch spätere Aufnahmen</translation>
        </message>
        <message>
            <location filename="../core/decomposition/common_places.py" />
            <source>No cell of %1 m has points of two geometries; points of %2 and %3 are at least %4 apart. Use layers of one area, or a larger PIXEL_SIZE.</source>
            <translation>Keine Zelle von %1 m enthält Punkte zweier Geometrien; Punkte von %2 und %3 sind mindestens %4 voneinander entfernt. Verwenden Sie Layer eines Gebiets oder eine größere PIXEL_SIZE.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/common_places.py" />
            <source>Within %1 m lie %2 points of %3 around each point of %4: too many to average. Use a smaller MAX_DISTANCE.</source>
            <translation>Innerhalb von %1 m liegen %2 Punkte von %3 um jeden Punkt von %4: zu viele zum Mitteln. Verwenden Sie eine kleinere MAX_DISTANCE.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/common_places.py" />
            <source>No point of %1 has points of another geometry within %2 m; points of %3 and %4 are at least %5 apart. Use layers of one area, or a larger MAX_DISTANCE.</source>
            <translation>Kein Punkt von %1 hat Punkte einer anderen Geometrie innerhalb von %2 m; Punkte von %3 und %4 sind mindestens %5 voneinander entfernt. Verwenden Sie Layer eines Gebiets oder eine größere MAX_DISTANCE.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>%1 places are seen by two geometries. Left out, as one alone sees them: %2.</source>
            <translation>%1 Orte werden von zwei Geometrien gesehen. Weggelassen, weil nur eine sie sieht: %2.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>The stable places move along the line of sight, and the layers do not state one reference. Because of PAST_ONLY no rate was subtracted: velocities contain the difference between the tracks' references.</source>
            <translation>Die stabilen Orte bewegen sich entlang der Blickrichtung, und die Layer nennen keine gemeinsame Referenz. Wegen PAST_ONLY wurde keine Rate abgezogen: Die Geschwindigkeiten enthalten den Unterschied zwischen den Referenzen der Tracks.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>The %1 dates of %2 in the common time are too few, or too far apart, to tell its noise; expected at least 8 with neighbours within %3 days. Use a layer with more dates.</source>
            <translation>Die %1 Daten von %2 in der gemeinsamen Zeit sind zu wenige oder liegen zu weit auseinander, um das Rauschen zu bestimmen; erwartet werden mindestens 8 mit Nachbarn innerhalb von %3 Tagen. Verwenden Sie einen Layer mit mehr Daten.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>Most series of %1 have the same value at all dates; expected measured displacement. Choose another layer, or import the file again.</source>
            <translation>Die meisten Zeitreihen von %1 haben an allen Daten denselben Wert; erwartet wird gemessene Verschiebung. Wählen Sie einen anderen Layer, oder importieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>The series of %1 scatter by %2 mm, those of %3 by %4 mm: the units differ. Import %5 again with UNIT (m or cm).</source>
            <translation>Die Zeitreihen von %1 streuen um %2 mm, die von %3 um %4 mm: Die Einheiten sind verschieden. Importieren Sie %5 erneut mit UNIT (m oder cm).</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>ALIGN is rate, but of the places that are stable in all tracks %1 sees %2; expected at least %3. Set ALIGN to offset, or use layers with more places in common.</source>
            <translation>ALIGN ist rate, aber von den in allen Tracks stabilen Orten sieht %1 nur %2; erwartet werden mindestens %3. Setzen Sie ALIGN auf offset, oder verwenden Sie Layer mit mehr gemeinsamen Orten.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>%1 places have no velocity to the north: the median, %2 mm/yr, is used.</source>
            <translation>%1 Orte haben keine Geschwindigkeit nach Norden: Der Median, %2 mm/Jahr, wird verwendet.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>%1 place has no velocity to the north: the median, %2 mm/yr, is used.</source>
            <translation>%1 Ort hat keine Geschwindigkeit nach Norden: Verwendet wird der Median, %2 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decompose.py" />
            <source>Velocity, %1</source>
            <translation>Geschwindigkeit, %1</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>INPUTS has %1 layers; expected two or more of different tracks. Add another layer to INPUTS, such as the descending one to the ascending one.</source>
            <translation>INPUTS hat %1 Layer; erwartet werden zwei oder mehr verschiedener Tracks. Fügen Sie INPUTS einen weiteren Layer hinzu, z. B. den absteigenden zum aufsteigenden.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>INPUTS has %1 layer; expected two or more of different tracks. Add another layer to INPUTS, such as the descending one to the ascending one.</source>
            <translation>INPUTS hat %1 Layer; erwartet werden zwei oder mehr verschiedener Tracks. Fügen Sie INPUTS einen weiteren Layer hinzu, z. B. den absteigenden zum aufsteigenden.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>ALIGN is rate, which later acquisitions tell too, and PAST_ONLY is set, which allows none of them. Set ALIGN to offset or auto, or leave PAST_ONLY unset.</source>
            <translation>ALIGN ist rate, was auch spätere Aufnahmen bestimmen, und PAST_ONLY ist gesetzt, was keine davon zulässt. Setzen Sie ALIGN auf offset oder auto, oder setzen Sie PAST_ONLY nicht.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1: %2 points, %3 dates, line of sight from %4.</source>
            <translation>%1: %2 Punkte, %3 Daten, Sichtlinie aus %4.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>No layer has numbers in a field %1, which NORTH_FIELD names. Leave it empty, or name the field with the velocity to the north in mm/yr.</source>
            <translation>Kein Layer hat Zahlen in einem Feld %1, das NORTH_FIELD nennt. Lassen Sie es leer oder nennen Sie das Feld mit der Geschwindigkeit nach Norden in mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>HEADING is %1 for all layers, so that all look from the same side. Give one number per layer in their order, such as 190, 350 for a descending and an ascending track.</source>
            <translation>HEADING ist %1 für alle Layer, sodass alle von derselben Seite blicken. Geben Sie eine Zahl je Layer in ihrer Reihenfolge an, etwa 190, 350 für eine absteigende und eine aufsteigende Spur.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 (track %2)</source>
            <translation>%1 (Track %2)</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 is %2 already; expected displacement along the line of sight, such as EGMS L2b. Remove this layer from INPUTS.</source>
            <translation>%1 ist bereits %2; erwartet wird Verschiebung entlang der Sichtlinie, z. B. EGMS L2b. Entfernen Sie diesen Layer aus INPUTS.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 is in %2; expected mm. Import the file again with UNIT.</source>
            <translation>%1 ist in %2; erwartet wird mm. Importieren Sie die Datei erneut mit UNIT.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 has %2 dates; expected at least %3. Use a layer with more dates: import the file without First date and Last date, or download a longer product.</source>
            <translation>%1 hat %2 Daten; erwartet werden mindestens %3. Verwenden Sie einen Layer mit mehr Daten: Importieren Sie die Datei ohne Erstes Datum und Letztes Datum, oder laden Sie ein längeres Produkt herunter.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 is there twice in INPUTS; expected layers of different tracks. Remove one of the two, and add a layer of another track.</source>
            <translation>%1 steht zweimal in INPUTS; erwartet werden Layer verschiedener Tracks. Entfernen Sie einen der beiden, und fügen Sie einen Layer eines anderen Tracks hinzu.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 and %2 are of the same track, %3: the angle between their lines of sight is 0 degrees but for the incidence. Use an ascending and a descending track.</source>
            <translation>%1 und %2 gehören zum selben Track, %3: Der Winkel zwischen ihren Sichtlinien ist bis auf den Einfallswinkel 0 Grad. Verwenden Sie einen aufsteigenden und einen absteigenden Track.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 is of release %2, %3 of %4; releases differ in their reference. Use one release, or set ALIGN to rate, which refers both to the stable places.</source>
            <translation>%1 gehört zum Release %2, %3 zu %4; Releases unterscheiden sich in ihrer Referenz. Verwenden Sie ein Release oder setzen Sie ALIGN auf rate, was beide auf die stabilen Orte bezieht.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 has %2 numbers for %3 layers; expected one per layer in their order, or one for all. Correct %4.</source>
            <translation>%1 hat %2 Zahlen für %3 Layer; erwartet wird eine je Layer in ihrer Reihenfolge oder eine für alle. Berichtigen Sie %4.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 points of %2 have no line of sight: that of the middle of the layer is used.</source>
            <translation>%1 Punkte von %2 haben keine Sichtlinie: Die mittlere des Layers wird verwendet.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_inputs.py" />
            <source>%1 point of %2 has no line of sight: that of the middle of the layer is used.</source>
            <translation>%1 Punkt von %2 hat keine Blickrichtung: Verwendet wird die der Mitte des Layers.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Maps</source>
            <translation>Karten</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Velocity up and to the east at the common places. Blue: up or east; orange: down or west.</source>
            <translation>Geschwindigkeit nach oben und nach Osten an den gemeinsamen Orten. Blau: nach oben oder Osten; orange: nach unten oder Westen.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Places with the fastest vertical and east-west velocity, and with the slowest. Bands: one standard error.</source>
            <translation>Orte mit der schnellsten vertikalen und Ost-West-Geschwindigkeit und mit der langsamsten. Bänder: ein Standardfehler.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>North</source>
            <translation>Nord</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Radar satellites fly nearly north to south and hardly see motion along their track. Two tracks give two equations for three components. Slopes that face north or south, and plates that move north, do move in that direction: name a field with their velocity in NORTH_FIELD where it is known, such as from GNSS.</source>
            <translation>Radarsatelliten fliegen nahezu von Nord nach Süd und sehen Bewegung entlang ihrer Bahn kaum. Zwei Tracks geben zwei Gleichungen für drei Komponenten. Hänge, die nach Norden oder Süden zeigen, und Platten, die sich nach Norden bewegen, bewegen sich in dieser Richtung: Nennen Sie in NORTH_FIELD ein Feld mit ihrer Geschwindigkeit, wo sie bekannt ist, z. B. aus GNSS.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>What the standard errors do not hold</source>
            <translation>Was die Standardfehler nicht enthalten</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>They hold the scatter of the series about their neighbours in time, the join of dates, the zero and the scatter of velocities within a place. They do not hold motion to the north, an error of the reference, atmosphere or unwrapping errors that last for months, or ground that one track sees and the other does not.</source>
            <translation>Sie enthalten die Streuung der Zeitreihen um ihre zeitlichen Nachbarn, das Zusammenführen der Daten, den Nullpunkt und die Streuung der Geschwindigkeiten an einem Ort. Sie enthalten nicht: Bewegung nach Norden, einen Fehler der Referenz, Atmosphäre oder Phasenabwicklungsfehler, die Monate anhalten, und Boden, den ein Track sieht und der andere nicht.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>layer</source>
            <translation>Layer</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>orbit</source>
            <translation>Orbit</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>dates used</source>
            <translation>verwendete Daten</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>line of sight (east, north, up)</source>
            <translation>Sichtlinie (Ost, Nord, oben)</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>noise mm</source>
            <translation>Rauschen mm</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>scatter mm/yr</source>
            <translation>Streuung mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Line of sight: unit vector from the ground to the satellite. Noise: standard deviation of a place's mean series against its neighbours in time. Scatter: of the velocities of points of one place, beyond their noise.</source>
            <translation>Sichtlinie: Einheitsvektor vom Boden zum Satelliten. Rauschen: Standardabweichung der mittleren Zeitreihe eines Orts gegen ihre zeitlichen Nachbarn. Streuung: der Geschwindigkeiten der Punkte eines Orts, über ihr Rauschen hinaus.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Angle between the first two lines of sight</source>
            <translation>Winkel zwischen den ersten beiden Sichtlinien</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>%1 degrees</source>
            <translation>%1 Grad</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Condition number</source>
            <translation>Konditionszahl</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Common places</source>
            <translation>Gemeinsame Orte</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Places that one geometry only sees</source>
            <translation>Orte, die nur eine Geometrie sieht</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>rate mm/yr</source>
            <translation>Rate mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>its error</source>
            <translation>ihr Fehler</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>subtracted mm/yr</source>
            <translation>abgezogen mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>level mm</source>
            <translation>Niveau mm</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>its spread</source>
            <translation>seine Streuung</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Rate: mean velocity along the line of sight over %1 places that are stable in all tracks. Level: median over all places of what was subtracted from each series to make its first dates zero.</source>
            <translation>Rate: mittlere Geschwindigkeit entlang der Sichtlinie über %1 Orte, die in allen Tracks stabil sind. Niveau: Median über alle Orte dessen, was von jeder Zeitreihe abgezogen wurde, damit ihre ersten Daten null sind.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Rates were subtracted</source>
            <translation>Raten wurden abgezogen</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>yes</source>
            <translation>ja</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Reason</source>
            <translation>Grund</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Stable places are those near the middle of each track's velocities. Where most of the area moves, that motion is subtracted too and is lost: set ALIGN to offset if the layers have the same reference.</source>
            <translation>Stabil sind Orte nahe der Mitte der Geschwindigkeiten jedes Tracks. Wo sich der größte Teil des Gebiets bewegt, wird auch diese Bewegung abgezogen und geht verloren: Setzen Sie ALIGN auf offset, wenn die Layer dieselbe Referenz haben.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Dates</source>
            <translation>Daten</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Zero</source>
            <translation>Nullpunkt</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>mean of the first %1 dates of each place</source>
            <translation>Mittel der ersten %1 Daten jedes Orts</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>Values</source>
            <translation>Werte</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>%1 of all places and dates</source>
            <translation>%1 aller Orte und Daten</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>vertical, mm/yr</source>
            <translation>vertikal, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/decomposition/decomposition_report.py" />
            <source>east-west, mm/yr</source>
            <translation>Ost-West, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>%1, decomposed</source>
            <translation>%1, zerlegt</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>%1 mm/yr were subtracted</source>
            <translation>%1 mm/Jahr wurden abgezogen</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>nothing was subtracted</source>
            <translation>nichts wurde abgezogen</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>%1: stable places that it sees: %2, too few to tell its mean velocity; expected at least %3. Nothing was subtracted.</source>
            <translation>%1: stabile Orte, die dieser Track sieht: %2, zu wenige für seine mittlere Geschwindigkeit; erwartet werden mindestens %3. Es wurde nichts abgezogen.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>%1: mean velocity of %2 stable places %3 +/- %4 mm/yr along the line of sight; %5: %6.</source>
            <translation>%1: mittlere Geschwindigkeit von %2 stabilen Orten %3 +/- %4 mm/Jahr entlang der Sichtlinie; %5: %6.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>%1 places, %2 dates from %3 to %4. Median standard error of a velocity: %5 mm/yr vertical, %6 mm/yr east-west.</source>
            <translation>%1 Orte, %2 Daten von %3 bis %4. Median des Standardfehlers einer Geschwindigkeit: %5 mm/Jahr vertikal, %6 mm/Jahr Ost-West.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>Motion to the north is taken to be zero: 1 mm/yr of it would appear as %1 mm/yr vertical and %2 mm/yr east-west.</source>
            <translation>Bewegung nach Norden wird als null angenommen: 1 mm/Jahr davon erschiene als %1 mm/Jahr vertikal und %2 mm/Jahr Ost-West.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>Motion to the north was taken off: %1 mm/yr (median) from the field given.</source>
            <translation>Bewegung nach Norden wurde abgezogen: %1 mm/Jahr (Median) aus dem angegebenen Feld.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>The tracks join releases at %1: a step there may be no movement. The result carries the dates.</source>
            <translation>In den Spuren sind am %1 Ausgaben zusammengefügt: Eine Stufe dort muss keine Bewegung sein. Das Ergebnis enthält die Daten.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>Values use no acquisition after their date: their standard errors are larger for it, and they begin at the last of the first five dates, whose mean is the zero.</source>
            <translation>Die Werte nutzen keine Aufnahme nach ihrem Datum: Ihre Standardfehler sind dadurch größer, und sie beginnen am letzten der ersten fünf Termine, deren Mittel der Nullpunkt ist.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/found_components.py" />
            <source>Values are blended from acquisitions up to %1 days before and after their date, so those of the last dates may change when newer acquisitions are added. PAST_ONLY uses none after a date.</source>
            <translation>Werte sind aus Aufnahmen bis zu %1 Tage vor und nach ihrem Datum gemischt; die der letzten Daten können sich deshalb ändern, wenn neuere Aufnahmen hinzukommen. PAST_ONLY verwendet keine nach einem Datum.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/joined_tracks.py" />
            <source>The layers have no time in common: %1 ends on %2, %3 begins on %4. Use layers of the same years.</source>
            <translation>Die Layer haben keine gemeinsame Zeit: %1 endet am %2, %3 beginnt am %4. Verwenden Sie Layer derselben Jahre.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/joined_tracks.py" />
            <source>The layers have %1 dates in common, from %2 to %3; expected at least %4. Use layers that overlap for longer, or a smaller STEP_DAYS.</source>
            <translation>Die Layer haben %1 gemeinsame Daten, von %2 bis %3; erwartet werden mindestens %4. Verwenden Sie Layer, die sich länger überlappen, oder kleinere STEP_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/joined_tracks.py" />
            <source>Solving for up and east</source>
            <translation>Vertikal und Ost-West werden bestimmt</translation>
        </message>
        <message>
            <location filename="../core/decomposition/joined_tracks.py" />
            <source>With PAST_ONLY a place has no value before the last of the %1 dates whose mean is its zero: %2 of %3 common dates are left, expected at least %4. Use layers that overlap for longer, or leave PAST_ONLY unset.</source>
            <translation>Mit PAST_ONLY hat ein Ort keinen Wert vor dem letzten der %1 Termine, deren Mittel sein Nullpunkt ist: %2 von %3 gemeinsamen Terminen bleiben, erwartet werden mindestens %4. Verwenden Sie Layer, die sich länger überschneiden, oder lassen Sie PAST_ONLY weg.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/joined_tracks.py" />
            <source>No date has values of two geometries at one place: their acquisitions are more than %1 days apart. Use layers whose dates lie closer together.</source>
            <translation>Kein Datum hat an einem Ort Werte zweier Geometrien: Ihre Aufnahmen liegen mehr als %1 Tage auseinander. Verwenden Sie Layer, deren Daten näher beieinander liegen.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/track_means.py" />
            <source>Averaging the points of each place</source>
            <translation>Die Punkte jedes Orts werden gemittelt</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>%1 does not say from where the satellite looks. Expected the fields los_east, los_north and los_up, or incidence_angle and track_angle. Give INCIDENCE and HEADING, one number per layer in their order.</source>
            <translation>%1 sagt nicht, von wo der Satellit blickt. Erwartet werden die Felder los_east, los_north und los_up oder incidence_angle und track_angle. Geben Sie INCIDENCE und HEADING an, eine Zahl je Layer in ihrer Reihenfolge.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>%1 is of an ascending orbit, but by its line of sight the satellite stands in the east; expected the west. Check HEADING (about 350 degrees on ascending orbits) or the fields of the line of sight.</source>
            <translation>%1 stammt von einem aufsteigenden Orbit, aber nach der Sichtlinie steht der Satellit im Osten; erwartet wird der Westen. Prüfen Sie HEADING (etwa 350 Grad bei aufsteigenden Orbits) oder die Felder der Sichtlinie.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>%1 is of a descending orbit, but by its line of sight the satellite stands in the west; expected the east. Check HEADING (about 190 degrees on descending orbits) or the fields of the line of sight.</source>
            <translation>%1 stammt von einem absteigenden Orbit, aber nach der Sichtlinie steht der Satellit im Westen; erwartet wird der Osten. Prüfen Sie HEADING (etwa 190 Grad bei absteigenden Orbits) oder die Felder der Sichtlinie.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>%1 and %2 look from nearly the same direction: %3 degrees apart in the east-up plane (condition number %4); expected at least %5 degrees (%6). Use an ascending and a descending track.</source>
            <translation>%1 und %2 blicken aus nahezu derselben Richtung: %3 Grad auseinander in der Ost-Vertikal-Ebene (Konditionszahl %4); erwartet werden mindestens %5 Grad (%6). Verwenden Sie einen aufsteigenden und einen absteigenden Track.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>%1 has no numbers in %2. Give INCIDENCE and HEADING, or use a layer that has them.</source>
            <translation>%1 hat keine Zahlen in %2. Geben Sie INCIDENCE und HEADING an oder verwenden Sie einen Layer, der sie hat.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>The lines of sight of %1 (%2) have the length %3; expected unit vectors. Divide the three fields by their common length, or rename them and give INCIDENCE and HEADING.</source>
            <translation>Die Sichtlinien von %1 (%2) haben die Länge %3; erwartet werden Einheitsvektoren. Teilen Sie die drei Felder durch ihre gemeinsame Länge, oder benennen Sie sie um und geben Sie INCIDENCE und HEADING an.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>The lines of sight of %1 (%2) point downwards; expected vectors from the ground to the satellite, with displacement positive towards it. Reverse their signs.</source>
            <translation>Die Sichtlinien von %1 (%2) zeigen nach unten; erwartet werden Vektoren vom Boden zum Satelliten, mit positiver Verschiebung zu ihm hin. Kehren Sie ihre Vorzeichen um.</translation>
        </message>
        <message>
            <location filename="../core/decomposition/viewing_geometry.py" />
            <source>The incidence angle of %1 is %2; expected %3 to %4 degrees from the vertical. Correct %5: an angle above the horizon is 90 degrees less the incidence.</source>
            <translation>Der Einfallswinkel von %1 ist %2; erwartet werden %3 bis %4 Grad zur Senkrechten. Berichtigen Sie %5: Ein Winkel über dem Horizont ist 90 Grad minus Einfallswinkel.</translation>
        </message>
        <message>
            <location filename="../core/denoising/classical.py" />
            <source>Averaging in time</source>
            <translation>Mitteln über die Zeit</translation>
        </message>
        <message>
            <location filename="../core/denoising/classical.py" />
            <source>Removing trends: epoch %1 of %2</source>
            <translation>Trends abziehen: Epoche %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>The network kept less than half of the displacement of simulated sources in this stack: real displacement may be too small in the result, or missing. Compare with METHOD classical, and look at OUTPUT_NOISE for what was removed.</source>
            <translation>Das Netz hat von der Verschiebung simulierter Quellen in diesem Stapel weniger als die Hälfte erhalten: Wirkliche Verschiebung kann im Ergebnis zu klein sein oder fehlen. Vergleichen Sie mit METHOD classical, und sehen Sie in OUTPUT_NOISE nach, was entfernt wurde.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>the median of the area at each epoch</source>
            <translation>der Median des Gebiets zu jeder Epoche</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>MODEL is given, but METHOD is classical, which uses none. Set METHOD to network.</source>
            <translation>MODEL ist angegeben, aber METHOD ist classical und verwendet keines. Setzen Sie METHOD auf network.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>DEVICE is %1, but trained networks run on the CPU: it has no effect here.</source>
            <translation>DEVICE ist %1, aber trainierte Netze rechnen auf dem Prozessor: Es hat hier keine Wirkung.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Reading the stack</source>
            <translation>Lesen des Stapels</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Writing the result</source>
            <translation>Schreiben des Ergebnisses</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>elevation model</source>
            <translation>Höhenmodell</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>The output %1 is the %2 itself. Choose another name for it.</source>
            <translation>Die Ausgabe %1 ist die Eingabe selbst (%2). Wählen Sie einen anderen Namen dafür.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>No elevation model (DEM) was given: delay that depends on height is removed less well in mountains.</source>
            <translation>Kein Höhenmodell (DEM) angegeben: Im Gebirge wird die höhenabhängige Verzögerung weniger gut entfernt.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Extracted displacement</source>
            <translation>Extrahierte Verschiebung</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Removed noise</source>
            <translation>Entferntes Rauschen</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>removed from %1</source>
            <translation>entfernt von %1</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Standard error</source>
            <translation>Standardfehler</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>standard error of %1</source>
            <translation>Standardfehler von %1</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Noise of %1 mm (standard deviation) was removed.</source>
            <translation>Rauschen von %1 mm (Standardabweichung) wurde entfernt.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Noise of %1 mm (standard deviation) was removed; the displacement on %2 has a standard error of %3 mm (median), and at %4 of the cells displacement exceeds twice its standard error.</source>
            <translation>Rauschen von %1 mm (Standardabweichung) wurde entfernt; die Verschiebung am %2 hat einen Standardfehler von %3 mm (Median), und in %4 der Zellen übersteigt sie das Doppelte ihres Standardfehlers.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>Of simulated sources put into this stack, the network kept %1 of the displacement (median).</source>
            <translation>Von der Verschiebung simulierter Quellen, die in diesen Stapel gesetzt wurden, hat das Netz %1 erhalten (Median).</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoise_time_series.py" />
            <source>%1 to %2, %3</source>
            <translation>%1 bis %2, %3</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoiser_accuracy.py" />
            <source>Testing: stack %1 of %2</source>
            <translation>Prüfung: Stapel %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>The network has learnt on displacement of up to ten times the noise: inside larger displacement its standard error is too small.</source>
            <translation>Das Netz hat an Verschiebungen bis zum Zehnfachen des Rauschens gelernt: Innerhalb größerer Verschiebungen ist sein Standardfehler zu klein.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>A network of the preset paper was trained on displacement of 7 to 50 mm. Inside larger displacement its standard error may be too small.</source>
            <translation>Ein Netz der Voreinstellung paper wurde an Verschiebungen von 7 bis 50 mm trainiert. Innerhalb größerer Verschiebungen kann sein Standardfehler zu klein sein.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>The standard error of the classical chain does not contain noise that lasts for months: it is too small where atmosphere remains.</source>
            <translation>Der Standardfehler der klassischen Kette enthält kein Rauschen, das über Monate anhält: Er ist zu klein, wo Atmosphäre verbleibt.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>The network spreads motion that changes from one acquisition to the next, such as that of an earthquake, over about a tenth of the stack's time span, or over its longest gap where that is longer.</source>
            <translation>Das Netz verteilt Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, über etwa ein Zehntel der Zeitspanne des Stapels, oder über seine längste Lücke, wo diese länger ist.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>A network of the preset paper spreads motion that changes from one acquisition to the next, such as that of an earthquake, over nine acquisitions or more.</source>
            <translation>Ein Netz der Voreinstellung paper verteilt Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, über neun oder mehr Aufnahmen.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>The classical chain spreads motion that changes from one acquisition to the next, such as that of an earthquake, over about half a year.</source>
            <translation>Die klassische Kette verteilt Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, über etwa ein halbes Jahr.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Uniform motion and the tilt of the whole area cannot be told from the reference and from orbit errors and are not found. Displacement below twice its standard error may be noise.</source>
            <translation>Eine gleichmäßige Bewegung und die Neigung des ganzen Gebiets lassen sich von Referenz und Bahnfehlern nicht trennen und werden nicht gefunden. Eine Verschiebung unter ihrem doppelten Standardfehler kann Rauschen sein.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Displacement extracted from a stack</source>
            <translation>Aus einem Stapel gewonnene Verschiebung</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Simulated sources that were put into this stack were found better by the classical chain: the result consists of %1 network and %2 classical chain.</source>
            <translation>Simulierte Quellen, die in diesen Stapel gelegt wurden, fand die klassische Kette besser: Das Ergebnis besteht aus %1 Netz und %2 klassischer Kette.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>The stack</source>
            <translation>Der Stapel</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Cells</source>
            <translation>Zellen</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>%1 x %2 of %3 m</source>
            <translation>%1 x %2 von %3 m</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>unknown</source>
            <translation>unbekannt</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Missing values</source>
            <translation>Fehlende Werte</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Elevation model</source>
            <translation>Höhenmodell</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>used</source>
            <translation>verwendet</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Standard deviation of what was removed</source>
            <translation>Standardabweichung des Entfernten</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Before and after</source>
            <translation>Vorher und nachher</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Displacement at %1 since %2, mm.</source>
            <translation>Verschiebung am %1 seit %2, mm.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Cells that moved most, named by easting and northing (m), row and column: measured (dots), extracted (line) and two standard errors (band).</source>
            <translation>Zellen, die sich am meisten bewegt haben, benannt nach Rechts- und Hochwert (m), Zeile und Spalte: gemessen (Punkte), extrahiert (Linie) und zwei Standardfehler (Band).</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>What is found in this stack</source>
            <translation>Was in diesem Stapel gefunden wird</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Simulated sources were put into this stack, one after the other, with peaks of %1 to %2 times its standard deviation. Numbers are medians over them. The stack's own displacement counts as error here, of both methods: where it is many times the noise, the test tells little.</source>
            <translation>Simulierte Quellen wurden nacheinander in diesen Stapel gelegt, mit Spitzen vom %1- bis %2-Fachen seiner Standardabweichung. Die Zahlen sind Mediane über sie. Die eigene Verschiebung des Stapels zählt dabei bei beiden Methoden als Fehler: Wo sie ein Vielfaches des Rauschens ist, sagt die Prüfung wenig.</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Error inside sources (share of the source)</source>
            <translation>Fehler in den Quellen (Anteil der Quelle)</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>Displacement kept</source>
            <translation>Erhaltene Verschiebung</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>classical chain</source>
            <translation>klassische Kette</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>not measured</source>
            <translation>nicht gemessen</translation>
        </message>
        <message>
            <location filename="../core/denoising/denoising_report.py" />
            <source>%1 E, %2 N (row %3, column %4)</source>
            <translation>%1 O, %2 N (Zeile %3, Spalte %4)</translation>
        </message>
        <message>
            <location filename="../core/denoising/extraction.py" />
            <source>%1 cells of the stack have values at half of the epochs or more; the network needs at least %2. Set METHOD to classical, or leave out epochs with few values.</source>
            <translation>%1 Zellen des Stapels haben zu mindestens der Hälfte der Epochen Werte; das Netz braucht mindestens %2. Setzen Sie METHOD auf classical, oder lassen Sie Epochen mit wenigen Werten weg.</translation>
        </message>
        <message>
            <location filename="../core/denoising/extraction.py" />
            <source>%1 cell of the stack has values at half of the epochs or more; the network needs at least %2. Set METHOD to classical, or leave out epochs with few values.</source>
            <translation>%1 Zelle des Stapels hat an mindestens der Hälfte der Epochen Werte; das Netz braucht mindestens %2. Setzen Sie METHOD auf classical, oder lassen Sie Epochen mit wenigen Werten weg.</translation>
        </message>
        <message>
            <location filename="../core/denoising/extraction.py" />
            <source>%1 of %2 cells has values at fewer than half of the epochs and is left out.</source>
            <translation>%1 von %2 Zellen hat an weniger als der Hälfte der Epochen Werte und bleibt weg.</translation>
        </message>
        <message>
            <location filename="../core/denoising/extraction.py" />
            <source>%1 of %2 cells have values at fewer than half of the epochs and are left out.</source>
            <translation>%1 von %2 Zellen haben zu weniger als der Hälfte der Epochen Werte und werden ausgelassen.</translation>
        </message>
        <message>
            <location filename="../core/denoising/found_displacement.py" />
            <source>There is no room for %1 MB in the folder %2: %3. Make room, or take a smaller part of the stack.</source>
            <translation>Im Ordner %2 ist kein Platz für %1 MB: %3. Schaffen Sie Platz, oder nehmen Sie einen kleineren Teil des Stapels.</translation>
        </message>
        <message>
            <location filename="../core/denoising/gate.py" />
            <source>Testing with a simulated source: %1 of %2</source>
            <translation>Prüfung mit einer simulierten Quelle: %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/network/denoiser.py" />
            <source>%1 was trained with other inputs than this version of the plugin uses. Train the model again with 'Train denoiser'.</source>
            <translation>%1 wurde mit anderen Eingaben trainiert, als diese Version der Erweiterung verwendet. Trainieren Sie das Modell mit 'Entrauscher trainieren' neu.</translation>
        </message>
        <message>
            <location filename="../core/denoising/paper/span_denoiser.py" />
            <source>The stack has %1 epochs; a model of the preset paper takes spans of %2. Choose the model that comes with the plugin (MODEL empty).</source>
            <translation>Der Stapel hat %1 Epochen; ein Modell der Voreinstellung paper braucht Spannen von %2. Wählen Sie das Modell der Erweiterung (MODEL leer).</translation>
        </message>
        <message>
            <location filename="../core/denoising/paper/span_denoiser.py" />
            <source>Extracting displacement: span %1 of %2</source>
            <translation>Gewinnung der Verschiebung: Spanne %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/simulated_stacks.py" />
            <source>Training: batch %1 of %2</source>
            <translation>Training: Stoß %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/tiles_in_space.py" />
            <source>Extracting displacement: tile %1 of %2</source>
            <translation>Gewinnung der Verschiebung: Kachel %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>simulated stacks</source>
            <translation>simulierte Stapel</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>On %1 simulated test stacks the error inside sources is %2 mm (classical chain %3 mm, no displacement %4 mm), %5 of the displacement is kept, and 95% of what is found elsewhere is below %6 mm.</source>
            <translation>An %1 simulierten Teststapeln beträgt der Fehler in den Quellen %2 mm (klassische Kette %3 mm, keine Verschiebung %4 mm), %5 der Verschiebung bleiben erhalten, und 95 % dessen, was anderswo gefunden wird, liegen unter %6 mm.</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Training of a denoiser</source>
            <translation>Training eines Entrauschers</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Preset</source>
            <translation>Voreinstellung</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Simulated stacks</source>
            <translation>Simulierte Stapel</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Uses of each stack</source>
            <translation>Verwendungen jedes Stapels</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Check of the standard errors</source>
            <translation>Prüfung der Standardfehler</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>95% of the errors on the test stacks are below %1 times the standard error that the model states; %2 times would be exact</source>
            <translation>95 % der Fehler auf den Teststapeln liegen unter dem %1-fachen des Standardfehlers, den das Modell angibt; das %2-fache wäre genau</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>part of the training (%)</source>
            <translation>Teil des Trainings (%)</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>loss</source>
            <translation>Verlust</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Loss on the stacks of each part of the training.</source>
            <translation>Verlust an den Stapeln jedes Teils des Trainings.</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Error on simulated test stacks</source>
            <translation>Fehler an simulierten Teststapeln</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Error inside sources (mm)</source>
            <translation>Fehler in den Quellen (mm)</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>no displacement</source>
            <translation>keine Verschiebung</translation>
        </message>
        <message>
            <location filename="../core/denoising/train_denoiser.py" />
            <source>Noise of 5 mm; sources and noise of another seed than in training.</source>
            <translation>Rauschen von 5 mm; Quellen und Rauschen eines anderen Startwerts als im Training.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>%1 epochs without any value are left out, such as %2.</source>
            <translation>%1 Epochen ohne jeden Wert bleiben weg, etwa %2.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>%1 epoch without any value is left out, such as %2.</source>
            <translation>%1 Epoche ohne jeden Wert bleibt weg: %2.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>The stack has %1 epochs with values; expected at least %2. Choose a longer stack.</source>
            <translation>Der Stapel hat %1 Epochen mit Werten; erwartet werden mindestens %2. Wählen Sie einen längeren Stapel.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>The stack has %1 cells with values; expected at least %2, since the noise of a cell is told by the cells around it. Choose a larger area.</source>
            <translation>Der Stapel hat %1 Zellen mit Werten; erwartet werden mindestens %2, da das Rauschen einer Zelle an den Zellen um sie herum erkannt wird. Wählen Sie ein größeres Gebiet.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>Extracting displacement from this stack takes about %1 GB of memory; this machine has %2 GB. Import a part of it with EXTENT, fewer dates with DATE_FROM, or use larger cells.</source>
            <translation>Verschiebung aus diesem Stapel zu gewinnen braucht etwa %1 GB Arbeitsspeicher; dieser Rechner hat %2 GB. Importieren Sie mit EXTENT einen Teil davon, mit DATE_FROM weniger Daten, oder verwenden Sie größere Zellen.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>The stack does not change from epoch to epoch. Expected displacement since the first epoch.</source>
            <translation>Der Stapel ändert sich von Epoche zu Epoche nicht. Erwartet wird die Verschiebung seit der ersten Epoche.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>All cells of the stack have the same value at each epoch. Choose another stack.</source>
            <translation>Alle Zellen des Stapels haben zu jeder Epoche denselben Wert. Wählen Sie einen anderen Stapel.</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>The values change by %1 mm from epoch to epoch (median); expected less than %2 mm. Import the stack again with the right UNIT.</source>
            <translation>Die Werte ändern sich von Epoche zu Epoche um %1 mm (Median); erwartet werden weniger als %2 mm. Importieren Sie den Stapel noch einmal mit der richtigen Einheit (UNIT).</translation>
        </message>
        <message>
            <location filename="../core/denoising/usable_stack.py" />
            <source>The values change by only %1 mm from epoch to epoch (median). If they are in m or cm, import the stack with 'Import raster stack' and the right UNIT.</source>
            <translation>Die Werte ändern sich von Epoche zu Epoche nur um %1 mm (Median). Wenn sie in m oder cm sind, importieren Sie den Stapel mit 'Rasterstapel importieren' und der richtigen UNIT.</translation>
        </message>
        <message>
            <location filename="../core/device.py" />
            <source>DEVICE is %1, but torch %2 finds no such device on this machine. Choose auto or cpu, or install the GPU build with the algorithm 'Install environment' (EXTRAS training, BUILD gpu).</source>
            <translation>DEVICE ist %1, aber torch %2 findet auf diesem Rechner kein solches Gerät. Wählen Sie auto oder cpu, oder installieren Sie die GPU-Variante mit dem Algorithmus 'Umgebung installieren' (EXTRAS training, BUILD gpu).</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Loading %1</source>
            <translation>%1 wird geladen</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python</source>
            <translation>Python</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Interpreter</source>
            <translation>Interpreter</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>System</source>
            <translation>System</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Plugin</source>
            <translation>Plugin</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Device</source>
            <translation>Gerät</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1: %2 (required %3)</source>
            <translation>%1: %2 (erforderlich: %3)</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>missing</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1: not installed (optional; Extras: %2)</source>
            <translation>%1: nicht installiert (optional; Extras: %2)</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 %2 is missing.</source>
            <translation>%1 %2 fehlt.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 %2 cannot be loaded (%3). %4</source>
            <translation>%1 %2 kann nicht geladen werden (%3). %4</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 is %2; the plugin was tested with %3.</source>
            <translation>%1 hat Version %2; das Plugin wurde mit %3 getestet.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>ended with exit status %1</source>
            <translation>mit Exit-Status %1 beendet</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>CPU. PyTorch is not installed; only the paper's network and the training of networks need it.</source>
            <translation>CPU. PyTorch ist nicht installiert; nur das Netz der Veröffentlichung und das Training von Netzen brauchen es.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>CPU. PyTorch is installed but cannot be loaded.</source>
            <translation>CPU. PyTorch ist installiert, lässt sich aber nicht laden.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>graphics card (CUDA: %1)</source>
            <translation>Grafikkarte (CUDA: %1)</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>graphics processor of the Apple chip (MPS)</source>
            <translation>Grafikprozessor des Apple-Chips (MPS)</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>CPU (%1 threads)</source>
            <translation>CPU (%1 Threads)</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python %1 is too old. 3.11 or newer is needed. %2</source>
            <translation>Python %1 ist zu alt. Erforderlich ist 3.11 oder neuer. %2</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>All required packages are installed.</source>
            <translation>Alle erforderlichen Pakete sind installiert.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>A system library is missing: %1</source>
            <translation>Eine Systembibliothek fehlt: %1</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>cannot be loaded</source>
            <translation>kann nicht geladen werden</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 of %2 packages cannot be used: %3. %4</source>
            <translation>%1 von %2 Paketen sind nicht nutzbar: %3. %4</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>All required packages are installed, but some are not in the tested version: %1. %2</source>
            <translation>Alle erforderlichen Pakete sind installiert, einige aber nicht in der getesteten Version: %1. %2</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Package</source>
            <translation>Paket</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Required version</source>
            <translation>Erforderliche Version</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Found version</source>
            <translation>Gefundene Version</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>State</source>
            <translation>Zustand</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python environment</source>
            <translation>Python-Umgebung</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Machine</source>
            <translation>Rechner</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Packages</source>
            <translation>Pakete</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>InSAR Forecast %1, %2.</source>
            <translation>InSAR Forecast %1, %2.</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>optional; Extras: %1</source>
            <translation>optional; Extras: %1</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>not the tested version</source>
            <translation>nicht die getestete Version</translation>
        </message>
        <message>
            <location filename="../core/errors.py" />
            <source>Run the algorithm 'Install environment' (insarforecast:installenvironment).</source>
            <translation>Führen Sie den Algorithmus 'Umgebung installieren' (insarforecast:installenvironment) aus.</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>the %1</source>
            <translation>%1</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>persistence (last value)</source>
            <translation>Persistenz (letzter Wert)</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>linear trend</source>
            <translation>linearer Trend</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>ridge on own lags</source>
            <translation>Ridge mit eigenen Lags</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>LASSO on own lags</source>
            <translation>LASSO mit eigenen Lags</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>LightGBM on own lags</source>
            <translation>LightGBM mit eigenen Lags</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>Kalman filter</source>
            <translation>Kalman-Filter</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>Theta method</source>
            <translation>Theta-Methode</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>damped trend</source>
            <translation>gedämpfter Trend</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>CNN-LSTM of the paper</source>
            <translation>CNN-LSTM der Veröffentlichung</translation>
        </message>
        <message>
            <location filename="../core/forecast_methods.py" />
            <source>anchored CNN-LSTM</source>
            <translation>verankertes CNN-LSTM</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 points, %2 epochs; %3.</source>
            <translation>%1 Punkte, %2 Epochen; %3.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 is left out: it could not be run.</source>
            <translation>%1 wird ausgelassen: Die Methode konnte nicht ausgeführt werden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>Writing the results</source>
            <translation>Ergebnisse werden geschrieben</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>Of the %1 epochs, %2 lie before the first origin. %3 A larger FIRST_ORIGIN helps as well.</source>
            <translation>Von den %1 Epochen liegen %2 vor dem ersten Startdatum. %3 Auch ein größeres FIRST_ORIGIN hilft.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>Of the %1 epochs, only the %2 before the first origin can be used for training. %3 A larger FIRST_ORIGIN also helps.</source>
            <translation>Von den %1 Epochen sind nur die %2 vor dem ersten Startdatum für das Training nutzbar. %3 Auch ein größeres FIRST_ORIGIN hilft.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 of %2 points has no score (fields are empty): no value after the origins was both observed and forecast by all methods.</source>
            <translation>%1 von %2 Punkten hat keine Bewertung (Felder sind leer): Kein Wert nach den Startdaten wurde sowohl beobachtet als auch von allen Methoden vorhergesagt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 of %2 points have no score (fields are empty): no value after the origins was both observed and forecast by all methods.</source>
            <translation>%1 von %2 Punkten haben keine Bewertung (Felder sind leer): Kein Wert nach den Startdaten wurde sowohl beobachtet als auch von allen Methoden vorhergesagt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 is left out. %2</source>
            <translation>%1 wird ausgelassen. %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 is left out: it needs a map, but all points have the same coordinates.</source>
            <translation>%1 wird ausgelassen: Die Methode braucht eine Karte, aber alle Punkte haben dieselben Koordinaten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>Skill of %1, %2</source>
            <translation>Skill von %1, %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>skill of %1 against the better simple forecast</source>
            <translation>Skill von %1 gegenüber der besseren einfachen Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/asked_dates.py" />
            <source>DATES has %1, but the last epoch is %2. Choose dates after the last epoch.</source>
            <translation>DATES enthält %1, aber die letzte Aufnahme ist vom %2. Wählen Sie Tage nach der letzten Aufnahme.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/asked_dates.py" />
            <source>%1 dates, %2 to %3</source>
            <translation>%1 Daten, %2 bis %3</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/asked_dates.py" />
            <source>DATES has %1; expected dates such as 2024-01-15, separated by commas, or the word %2 alone.</source>
            <translation>DATES enthält %1; erwartet werden Tage wie 2024-01-15, durch Kommas getrennt, oder das Wort %2 allein.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>HORIZON_DAYS is %1 days (%2 steps of %3 days), but the model forecasts %4 days (%5 steps). Choose a smaller HORIZON_DAYS, or train a model with a longer horizon.</source>
            <translation>HORIZON_DAYS beträgt %1 Tage (%2 Schritte zu %3 Tagen), das Modell sagt aber %4 Tage vorher (%5 Schritte). Wählen Sie ein kleineres HORIZON_DAYS oder trainieren Sie ein Modell mit längerem Vorhersagehorizont.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>The model file does not contain its calendar. The file was changed; train the model again.</source>
            <translation>Die Modelldatei enthält ihren Kalender nicht. Die Datei wurde verändert; trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>The model file has an impossible calendar (%1). Train the model again.</source>
            <translation>Die Modelldatei hat einen unmöglichen Kalender (%1). Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>horizon %1 days (%2 steps of %3 days), lookback %4 days (%5 epochs)</source>
            <translation>Vorhersagehorizont %1 Tage (%2 Schritte zu %3 Tagen), Rückblick %4 Tage (%5 Epochen)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>horizon %1 days (%2 step of %3 days), lookback %4 days (%5 epochs)</source>
            <translation>Vorhersagehorizont %1 Tage (%2 Schritt zu %3 Tagen), Rückblick %4 Tage (%5 Epochen)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>The series have %1 epoch(s), too few for a forecast. Check that the date fields were recognised.</source>
            <translation>Die Zeitreihen haben %1 Epoche(n), zu wenig für eine Vorhersage. Prüfen Sie, ob die Datumsfelder erkannt wurden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>STEP_DAYS is %1 days, but the last epochs of these series are %2 days apart. A forecaster reads the epochs one by one, so the two may differ by at most %3. Leave STEP_DAYS empty.</source>
            <translation>STEP_DAYS beträgt %1 Tage, die letzten Epochen dieser Zeitreihen liegen aber %2 Tage auseinander. Ein Vorhersagemodell liest Epoche für Epoche; beide Werte dürfen daher höchstens um %3 voneinander abweichen. Lassen Sie STEP_DAYS leer.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>The series have %1 epochs over %2 days. A lookback of %3 days (%4 epochs) and a horizon of %5 days (%6 steps of %7 days) need at least %8 epochs. Use longer series, or a smaller LOOKBACK_DAYS or HORIZON_DAYS.</source>
            <translation>Die Zeitreihen haben %1 Epochen in %2 Tagen. Ein Rückblick von %3 Tagen (%4 Epochen) und ein Vorhersagehorizont von %5 Tagen (%6 Schritte zu %7 Tagen) erfordern mindestens %8 Epochen. Verwenden Sie längere Zeitreihen oder ein kleineres LOOKBACK_DAYS oder HORIZON_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/forecast_calendar.py" />
            <source>There are no epochs between %1 and %2 (%3 days; the usual step is %4 days). Forecasts that look back across this gap depend on older data. Errors per step apply to the usual step, not to the gap.</source>
            <translation>Zwischen %1 und %2 gibt es keine Epochen (%3 Tage; der übliche Schritt ist %4 Tage). Vorhersagen, deren Rückblick über diese Lücke reicht, beruhen auf älteren Daten. Fehler je Schritt gelten für den üblichen Schritt, nicht für die Lücke.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/judgement.py" />
            <source>In the model file, 'judged' is damaged. Train the model again, or copy the file again.</source>
            <translation>In der Modelldatei ist 'judged' beschädigt. Trainieren Sie das Modell neu, oder kopieren Sie die Datei noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/model_header.py" />
            <source>The model file names the preset %1; expected one of %2.</source>
            <translation>Die Modelldatei nennt die Voreinstellung %1; erwartet wird eine von %2.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/model_header.py" />
            <source>In the model file, %1 is damaged. Train the model again, or copy the file again.</source>
            <translation>In der Modelldatei ist %1 beschädigt. Trainieren Sie das Modell neu, oder kopieren Sie die Datei noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/origin_level.py" />
            <source>Movement is measured from the point's level at the last epoch: a straight line fitted to the forecasts of the first %1 days (all, if the forecast is shorter), extended back to that date. A single value would include the noise of its date.</source>
            <translation>Die Bewegung wird vom Niveau des Punkts an der letzten Epoche aus gemessen: einer Geraden, die an die Vorhersagen der ersten %1 Tage (oder an alle, wenn die Vorhersage kürzer ist) angepasst und bis zu diesem Datum zurück verlängert wird. Ein einzelner Wert enthielte das Rauschen seines Datums.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>The grid %1 has %2 dates, the points have %3. %4 are only in the points and %5 only in the grid (the first, %6, only in the %7). Make the grid from these points with 'Grid time series', or leave GRID empty.</source>
            <translation>Das Raster %1 hat %2 Epochen, die Punkte haben %3. %4 kommen nur in den Punkten vor und %5 nur im Raster (die erste, %6, nur hier: %7). Erzeugen Sie das Raster mit 'Zeitreihen rastern' aus diesen Punkten oder lassen Sie GRID leer.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>The grid %1 shows the component %2; the points show %3. Make the grid from these points.</source>
            <translation>Das Raster %1 zeigt die Komponente %2; die Punkte zeigen %3. Erzeugen Sie das Raster aus diesen Punkten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>The grid %1 has no value in any cell at any date. Make the grid from these points with 'Grid time series', or leave GRID empty.</source>
            <translation>Das Raster %1 hat in keiner Zelle und zu keinem Datum einen Wert. Erzeugen Sie es mit 'Zeitreihen rastern' aus diesen Punkten oder lassen Sie GRID leer.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>All points have the same coordinates, so no map can be made of them. Leave the map outputs empty (and train with the preset anchored), or use points of an area.</source>
            <translation>Alle Punkte haben dieselben Koordinaten, daher lässt sich aus ihnen keine Karte erstellen. Lassen Sie die Kartenausgaben leer (und trainieren Sie mit der Voreinstellung anchored) oder verwenden Sie Punkte eines Gebiets.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>The model file does not contain its grid. The file was changed; train the model again.</source>
            <translation>Die Modelldatei enthält ihr Raster nicht. Die Datei wurde verändert; trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>The model file has an impossible grid (%1 rows, %2 columns, transform %3); expected cells in rows that run southwards. The file was changed; train the model again.</source>
            <translation>Die Modelldatei hat ein unmögliches Raster (%1 Zeilen, %2 Spalten, Transformation %3); erwartet werden Zellen in Zeilen von Nord nach Süd. Die Datei wurde verändert; trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>All %1 points lie outside the grid (%2, %3 to %4, %5 in %6). Use a grid that covers these points.</source>
            <translation>Alle %1 Punkte liegen außerhalb des Rasters (%2, %3 bis %4, %5 in %6). Verwenden Sie ein Raster, das diese Punkte abdeckt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points lies outside the grid, where maps show nothing, and a forecaster that works on maps gives no forecast (empty fields).</source>
            <translation>%1 von %2 Punkten liegt außerhalb des Rasters; dort zeigen Karten nichts, und ein Vorhersagemodell, das auf Karten arbeitet, liefert keine Vorhersage (leere Felder).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points lie outside the grid, where maps show nothing, and a forecaster that works on maps gives no forecast (empty fields).</source>
            <translation>%1 von %2 Punkten liegen außerhalb des Rasters; dort zeigen Karten nichts, und ein Vorhersagemodell, das auf Karten arbeitet, liefert keine Vorhersage (leere Felder).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points was last observed more than %3 days before the last epoch, %4: the series ended early. Forecasts from so old a value are of little use. Leave such points out.</source>
            <translation>%1 von %2 Punkten wurde zuletzt mehr als %3 Tage vor der letzten Epoche, %4, beobachtet: Die Zeitreihe endet früher. Vorhersagen von einem so alten Wert aus nützen wenig. Lassen Sie solche Punkte weg.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points were last observed more than %3 days before the last epoch, %4: the series ended early. Forecasts from so old a value are of little use. Leave such points out.</source>
            <translation>%1 von %2 Punkten wurden zuletzt mehr als %3 Tage vor der letzten Epoche, %4, beobachtet: Die Zeitreihen enden früher. Vorhersagen von einem so alten Wert aus nützen wenig. Lassen Sie solche Punkte weg.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1: the values are not observations at their dates but blended from acquisitions before and after them. Errors one and two steps ahead look smaller than they are; judge the forecast from about 18 days on.</source>
            <translation>%1: Die Werte sind keine Beobachtungen an ihrem Datum, sondern aus Aufnahmen davor und danach gemischt. Fehler für ein und zwei Schritte voraus erscheinen kleiner, als sie sind; beurteilen Sie die Vorhersage erst ab etwa 18 Tagen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>These series</source>
            <translation>Diese Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points has the same value at all epochs. The forecast is that value, which makes the errors look smaller than they are.</source>
            <translation>%1 von %2 Punkten hat an allen Epochen denselben Wert. Die Vorhersage ist dieser Wert; dadurch erscheinen die Fehler kleiner, als sie sind.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/series_for_forecasting.py" />
            <source>%1 of %2 points have the same value at all epochs. The forecast is that value, which makes the errors look smaller than they are.</source>
            <translation>%1 von %2 Punkten haben an allen Epochen denselben Wert. Die Vorhersage ist dieser Wert; dadurch erscheinen die Fehler kleiner, als sie sind.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/time_split.py" />
            <source>%1 epochs</source>
            <translation>%1 Epochen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/time_split.py" />
            <source>The first %1 of %2 epochs (the others are kept to measure the error)</source>
            <translation>Die ersten %1 von %2 Epochen (die übrigen dienen zur Messung des Fehlers)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/time_split.py" />
            <source>with this lookback, %1 steps are possible</source>
            <translation>mit diesem Rückblick sind %1 Schritte möglich</translation>
        </message>
        <message>
            <location filename="../core/forecasting/data/time_split.py" />
            <source>%1 are too few for training and measuring the error: a lookback of %2 epochs and a horizon of %3 steps need about %4. Use longer series, or a smaller LOOKBACK_DAYS or HORIZON_DAYS%5.</source>
            <translation>%1 reichen für Training und Fehlermessung nicht aus: Ein Rückblick von %2 Epochen und ein Vorhersagehorizont von %3 Schritten erfordern etwa %4. Verwenden Sie längere Zeitreihen oder ein kleineres LOOKBACK_DAYS oder HORIZON_DAYS%5.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/areas.py" />
            <source>In %1 of %2 areas of about %3 points past forecasts were better than the simple ones, beyond chance (forecast_area_better).</source>
            <translation>In %1 von %2 Gebieten von etwa %3 Punkten waren vergangene Vorhersagen besser als die einfachen, mehr als durch Zufall (forecast_area_better).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/areas.py" />
            <source>In %1 they were worse: use %2 there.</source>
            <translation>In %1 waren sie schlechter: Verwenden Sie dort %2.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/areas.py" />
            <source>In %1 chance could explain the difference.</source>
            <translation>In %1 könnte Zufall den Unterschied erklären.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/areas.py" />
            <source>In %1 no past forecast could be compared with an observation.</source>
            <translation>In %1 konnte keine vergangene Vorhersage mit einer Beobachtung verglichen werden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/backtest_engine.py" />
            <source>The series have %1 epochs. With the first origin at %2% (%3 epochs), a horizon of %4 steps ends after the series. Choose a smaller FIRST_ORIGIN or HORIZON_DAYS, or use longer series.</source>
            <translation>Die Zeitreihen haben %1 Epochen. Mit dem ersten Startdatum bei %2% (%3 Epochen) endet ein Vorhersagehorizont von %4 Schritten nach der Zeitreihe. Wählen Sie ein kleineres FIRST_ORIGIN oder HORIZON_DAYS oder verwenden Sie längere Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/backtest_engine.py" />
            <source>ORIGINS is %1, but only %2 fit: each needs %3 later epochs for comparison. For more origins, choose a smaller FIRST_ORIGIN, ORIGIN_STEP or HORIZON_DAYS.</source>
            <translation>ORIGINS ist %1, es passen aber nur %2: Jedes Startdatum braucht %3 spätere Epochen zum Vergleich. Wählen Sie für mehr Startdaten ein kleineres FIRST_ORIGIN, ORIGIN_STEP oder HORIZON_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/backtest_engine.py" />
            <source>Back-testing %1</source>
            <translation>Rückschau-Test: %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/backtest_engine.py" />
            <source>%1 is left out: %2</source>
            <translation>%1 wird ausgelassen: %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/backtest_engine.py" />
            <source>No value after the origins was both observed and forecast by all methods. Choose fewer METHODS, or use points with later observations.</source>
            <translation>Kein Wert nach den Startdaten wurde sowohl beobachtet als auch von allen Methoden vorhergesagt. Wählen Sie weniger METHODS oder verwenden Sie Punkte mit späteren Beobachtungen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>Passing the velocity threshold</source>
            <translation>Geschwindigkeit überschritten</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>%1 of these points lies in areas where past forecasts were better than the simple ones.</source>
            <translation>%1 dieser Punkte liegt in Gebieten, in denen frühere Vorhersagen besser waren als die einfachen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>%1 of these points lie in areas where past forecasts were better than the simple ones.</source>
            <translation>%1 dieser Punkte liegen in Gebieten, in denen vergangene Vorhersagen besser waren als die einfachen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>By %1, %2 of %3 points has a probability of 50% or more of %4 (90% or more: %5).%6</source>
            <translation>Bis %1 hat %2 von %3 Punkten eine Wahrscheinlichkeit von 50% oder mehr für %4 (90% oder mehr: %5).%6</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>By %1, %2 of %3 points have a probability of 50% or more of %4 (90% or more: %5).%6</source>
            <translation>Bis %1 haben %2 von %3 Punkten eine Wahrscheinlichkeit von 50% oder mehr für %4 (90% oder mehr: %5).%6</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>a mean velocity of %1 from %2 to %3</source>
            <translation>eine mittlere Geschwindigkeit von %1 von %2 bis %3</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>a movement of %1 after %2</source>
            <translation>eine Bewegung von %1 nach dem %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/exceedance.py" />
            <source>%1 %2 or more %3 (%4)</source>
            <translation>%1 %2 oder mehr %3 (%4)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/hold_out.py" />
            <source>No forecast could be compared with an observation: the points have no values on the last dates, or lie outside the grid.</source>
            <translation>Keine Vorhersage ließ sich mit einer Beobachtung vergleichen: Die Punkte haben an den letzten Epochen keine Werte oder liegen außerhalb des Rasters.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/hold_out.py" />
            <source>Measuring the error: origin %1 of %2</source>
            <translation>Fehler wird gemessen: Startdatum %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>own past</source>
            <translation>eigene Vergangenheit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Of the %1 epochs, the first %2 are used for training and the others are explained. %3</source>
            <translation>Von den %1 Epochen dienen die ersten %2 zum Training, die übrigen werden erklärt. %3</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>None of the %1 points was observed from %2 epochs before %3 onwards. Choose a smaller LOOKBACK_DAYS, or use points with longer series.</source>
            <translation>Keiner der %1 Punkte wurde ab %2 Epochen vor %3 beobachtet. Wählen Sie ein kleineres LOOKBACK_DAYS oder verwenden Sie Punkte mit längeren Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>All values are identical, so there is nothing to explain.</source>
            <translation>Alle Werte sind gleich, es gibt also nichts zu erklären.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Epochs with non-zero weight</source>
            <translation>Epochen mit Gewicht ungleich null</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>%1 of %2</source>
            <translation>%1 von %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Fitting LightGBM</source>
            <translation>LightGBM wird angepasst</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Explaining LightGBM</source>
            <translation>LightGBM wird erklärt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Training windows</source>
            <translation>Trainingsfenster</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>Trees</source>
            <translation>Bäume</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>The forecast is the same number whatever the series contain, so it cannot be explained. Use longer series or more points.</source>
            <translation>Die Vorhersage ist unabhängig vom Inhalt der Zeitreihen immer dieselbe Zahl und lässt sich daher nicht erklären. Verwenden Sie längere Zeitreihen oder mehr Punkte.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance.py" />
            <source>No explained forecast can be compared with an observation. Use points with later observations.</source>
            <translation>Keine erklärte Vorhersage lässt sich mit einer Beobachtung vergleichen. Verwenden Sie Punkte mit späteren Beobachtungen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance_of_anchored.py" />
            <source>8 neighbours</source>
            <translation>8 Nachbarn</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance_of_anchored.py" />
            <source>64 neighbours</source>
            <translation>64 Nachbarn</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance_of_anchored.py" />
            <source>all points</source>
            <translation>alle Punkte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance_of_anchored.py" />
            <source>Explaining the anchored CNN-LSTM</source>
            <translation>Das verankerte CNN-LSTM wird erklärt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/importance_of_anchored.py" />
            <source>Weight of the network's correction</source>
            <translation>Gewicht der Korrektur durch das Netz</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/intervals.py" />
            <source>The series have %1 epochs; the model's lookback is %2 epochs. No past forecast can be compared with an observation, so the intervals cannot be calibrated. Use longer series.</source>
            <translation>Die Zeitreihen haben %1 Epochen; der Rückblick des Modells beträgt %2 Epochen. Keine frühere Vorhersage lässt sich mit einer Beobachtung vergleichen, daher können die Intervalle nicht kalibriert werden. Verwenden Sie längere Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/intervals.py" />
            <source>Calibrating intervals on past forecasts</source>
            <translation>Intervalle werden an früheren Vorhersagen kalibriert</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/movement.py" />
            <source>Of the %1 points with the largest forecast movement, %2 mainly return from last values that deviate from their trend and season. Check their series before you interpret this as new movement.</source>
            <translation>Von den %1 Punkten mit der größten vorhergesagten Bewegung kehren %2 hauptsächlich von letzten Werten zurück, die von Trend und Jahresgang abweichen. Prüfen Sie ihre Zeitreihen, bevor Sie dies als neue Bewegung deuten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/movement.py" />
            <source>The series are too short to compare past forecasts more than %1 days ahead with observations. The intervals and probabilities of later dates are extrapolated from those of that date, and may be too narrow.</source>
            <translation>Die Zeitreihen sind zu kurz, um vergangene Vorhersagen mehr als %1 Tage voraus mit Beobachtungen zu vergleichen. Die Intervalle und Wahrscheinlichkeiten späterer Daten sind aus denen dieses Datums fortgeschrieben und können zu eng sein.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/evaluation/movement.py" />
            <source>Past movements cannot be measured: the series are too short, or the forecast is shorter than five steps. The interval of the movement is that of a single value, and may be too narrow.</source>
            <translation>Vergangene Bewegungen lassen sich nicht messen: Die Zeitreihen sind zu kurz, oder die Vorhersage ist kürzer als fünf Schritte. Das Intervall der Bewegung ist das eines Einzelwerts und kann zu eng sein.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/explain_forecast.py" />
            <source>METHODS is empty. Choose at least one of %1.</source>
            <translation>METHODS ist leer. Wählen Sie mindestens eine von %1.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/explain_forecast.py" />
            <source>TABLE and REPORT are both empty, so no result would be saved. Set at least one of them.</source>
            <translation>TABLE und REPORT sind beide leer, es würde also kein Ergebnis gespeichert. Geben Sie mindestens eines davon an.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/explain_forecast.py" />
            <source>MODEL is set, but %1 is not among METHODS: only the model's lookback is used.</source>
            <translation>MODEL ist angegeben, aber %1 ist nicht unter METHODS: Nur der Rückblick des Modells wird verwendet.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/explain_forecast.py" />
            <source>Explaining %1</source>
            <translation>%1 wird erklärt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>Forecasting</source>
            <translation>Vorhersage wird berechnet</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>The table of the series has %1 rows, one for each point and date.</source>
            <translation>Die Tabelle der Zeitreihen hat %1 Zeilen, eine je Punkt und Zeitpunkt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>Writing the maps</source>
            <translation>Karten werden geschrieben</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>No point can be forecast: none has a value, or none lies on a grid cell with a value.</source>
            <translation>Für keinen Punkt ist eine Vorhersage möglich: Keiner hat einen Wert oder keiner liegt auf einer Rasterzelle mit Wert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>%1 of %2 points has no forecast (fields are empty): there is no value at the point, or none of the grid.</source>
            <translation>%1 von %2 Punkten hat keine Vorhersage (Felder sind leer): Am Punkt gibt es keinen Wert oder keinen des Rasters.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast.py" />
            <source>%1 of %2 points have no forecast (fields are empty): there is no value at the point, or none of the grid.</source>
            <translation>%1 von %2 Punkten haben keine Vorhersage (Felder sind leer): Am Punkt gibt es keinen Wert oder keinen des Rasters.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/forecast_plan.py" />
            <source>MODEL forecasts on a map of all points (PRESET paper), which tiles cannot do. Give a model of PRESET anchored, or leave MODEL out.</source>
            <translation>MODEL sagt auf einer Karte aller Punkte vorher (PRESET paper), was mit Kacheln nicht geht. Geben Sie ein Modell mit PRESET anchored an, oder lassen Sie MODEL weg.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>every %1 days</source>
            <translation>alle %1 Tage</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>Forecast from %1 for the dates on which the calendar of the last epochs goes on: %2.</source>
            <translation>Vorhersage ab %1 für die Tage, an denen sich der Kalender der letzten Aufnahmen fortsetzt: %2.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>Forecast from %1 for the dates of DATES: %2.</source>
            <translation>Vorhersage ab %1 für die Tage in DATES: %2.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>1 date, %1</source>
            <translation>1 Datum, %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>Forecast from %1 for %2; %3.</source>
            <translation>Vorhersage ab %1 für %2; %3.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>DATES has %1, %2 days after the last epoch, but the series span %3 days, so that past forecasts of this length cannot be compared with observations. Choose dates until %4, or use longer series.</source>
            <translation>DATES enthält %1, %2 Tage nach der letzten Aufnahme, aber die Zeitreihen umfassen %3 Tage, sodass sich vergangene Vorhersagen dieser Länge nicht mit Beobachtungen vergleichen lassen. Wählen Sie Tage bis %4, oder verwenden Sie längere Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>No model is given: each point is forecast by a Kalman filter (level, velocity, season and an excursion that fades), whose few variances are estimated from these points.</source>
            <translation>Es ist kein Modell angegeben: Jeder Punkt wird mit einem Kalman-Filter vorhergesagt (Niveau, Geschwindigkeit, Jahresgang und eine abklingende Abweichung), dessen wenige Varianzen aus diesen Punkten geschätzt werden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/model_and_dates.py" />
            <source>DATES has %1, %2 days after the last epoch, but the model forecasts %3 days. Choose dates until %4, or train a model with a longer horizon.</source>
            <translation>DATES enthält %1, %2 Tage nach der letzten Aufnahme, aber das Modell sagt %3 Tage vorher. Wählen Sie Tage bis %4, oder trainieren Sie ein Modell mit längerem Horizont.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchor.py" />
            <source>Fitting the linear forecast</source>
            <translation>Lineare Vorhersage wird angepasst</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Looking at all points</source>
            <translation>Alle Punkte durchsehen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Looking at all points before the forecast</source>
            <translation>Alle Punkte vor der Vorhersage durchsehen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>The series have %1 epochs; the model's lookback is %2 epochs. Use longer series, or train a model with a shorter LOOKBACK_DAYS.</source>
            <translation>Die Zeitreihen haben %1 Epochen; der Rückblick des Modells beträgt %2 Epochen. Verwenden Sie längere Zeitreihen oder trainieren Sie ein Modell mit kürzerem LOOKBACK_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>A forecast of %1 steps was requested; the model forecasts at most %2.</source>
            <translation>Eine Vorhersage über %1 Schritte wurde angefordert; das Modell sagt höchstens %2 vorher.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>same weight as newer dates</source>
            <translation>gleiches Gewicht wie neuere Epochen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>decreasing weight, 37% after %1 epochs</source>
            <translation>abnehmendes Gewicht, 37% nach %1 Epochen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Calendar</source>
            <translation>Kalender</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Ridge penalty of the linear forecast (larger: more cautious)</source>
            <translation>Ridge-Strafterm der linearen Vorhersage (größer: vorsichtiger)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Weight of older dates in training</source>
            <translation>Gewicht älterer Epochen im Training</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>%1; at other horizons %2</source>
            <translation>%1; bei anderen Vorhersagehorizonten %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Error of the linear forecast in the period used to choose these, by horizon</source>
            <translation>Fehler der linearen Vorhersage in dem Zeitraum, der zur Wahl dieser Werte diente, nach Vorhersagehorizont</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>Weight of the network's correction (0 to 1), by horizon, before smoothing over horizons</source>
            <translation>Gewicht der Korrektur durch das Netz (0 bis 1), nach Vorhersagehorizont, vor der Glättung über die Vorhersagehorizonte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/anchored_forecaster.py" />
            <source>The network did not improve the validation error and is not used.</source>
            <translation>Das Netz hat den Validierungsfehler nicht verringert und wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/anchored/correction.py" />
            <source>Fitting the network's last layer to this area</source>
            <translation>Letzte Schicht des Netzes wird an dieses Gebiet angepasst</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/blend/blended_forecaster.py" />
            <source>The series have %1 epochs, no more than the lookback of %2 epochs. Use longer series, or a smaller LOOKBACK_DAYS.</source>
            <translation>Die Zeitreihen haben %1 Epochen, nicht mehr als der Rückblick von %2 Epochen. Verwenden Sie längere Zeitreihen oder einen kleineren Wert für LOOKBACK_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/blend/blended_forecaster.py" />
            <source>Fitted</source>
            <translation>Angepasst</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/blend/blended_forecaster.py" />
            <source>Weighing the forecasts by what past ones missed</source>
            <translation>Gewichtung der Vorhersagen nach den Fehlern vergangener</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/blend/blended_forecaster.py" />
            <source>The model's tensor 'blend' contains no shares that add up to one. Train the model again.</source>
            <translation>Der Tensor 'blend' des Modells enthält keine Anteile, die zusammen eins ergeben. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/blend/blended_forecaster.py" />
            <source>Share of the %1 in the forecast, %2 steps ahead</source>
            <translation>Anteil an der Vorhersage, %2 Schritte voraus: %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained on %1; these points show %2. Whether they match cannot be checked.</source>
            <translation>Das Modell wurde mit %1 trainiert; diese Punkte zeigen %2. Ob beides zusammenpasst, lässt sich nicht prüfen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained on %1; these points show %2. Use points of the same component, or train a model on these points.</source>
            <translation>Das Modell wurde mit %1 trainiert; diese Punkte zeigen %2. Verwenden Sie Punkte derselben Komponente oder trainieren Sie ein Modell mit diesen Punkten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained on points of %1 orbits; these points are of %2 orbits. The noise and movement it learned may not apply here. Train a model on these points.</source>
            <translation>Das Modell wurde mit Punkten der Orbitrichtung %1 trainiert; diese Punkte haben die Orbitrichtung %2. Gelerntes Rauschen und gelernte Bewegung treffen hier möglicherweise nicht zu. Trainieren Sie ein Modell mit diesen Punkten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The series have %1 epochs; the model's lookback is %2 epochs (%3 days). Use longer series, or train a model with a shorter LOOKBACK_DAYS.</source>
            <translation>Die Zeitreihen haben %1 Epochen; der Rückblick des Modells beträgt %2 Epochen (%3 Tage). Verwenden Sie längere Zeitreihen oder trainieren Sie ein Modell mit kürzerem LOOKBACK_DAYS.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained for steps of %1 days; the last epochs of these points are %2 days apart. Train a model on these points, or leave MODEL empty.</source>
            <translation>Das Modell wurde für Schritte von %1 Tagen trainiert; die letzten Epochen dieser Punkte liegen %2 Tage auseinander. Trainieren Sie ein Modell mit diesen Punkten, oder lassen Sie MODEL leer.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained on data up to %1, later than the last date of the points (%2). Errors of past forecasts and intervals are therefore too small to be trusted.</source>
            <translation>Das Modell wurde mit Daten bis %1 trainiert, also über das letzte Datum der Punkte (%2) hinaus. Fehler früherer Vorhersagen und Intervalle sind daher zu klein und nicht vertrauenswürdig.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/model_suits.py" />
            <source>The model was trained and tested on data up to %1, %2 days before the last date of the points (%3) and more than its horizon of %4 days. Each forecast still starts from the latest data, but the model has not learned kinds of movement that began since. Check 'Past forecasts' in the report, or train the model again.</source>
            <translation>Das Modell wurde mit Daten bis %1 trainiert und getestet, %2 Tage vor dem letzten Datum der Punkte (%3) und damit mehr als sein Vorhersagehorizont von %4 Tagen. Jede Vorhersage geht weiterhin von den neuesten Daten aus, aber seither neu aufgetretene Arten von Bewegung hat das Modell nicht gelernt. Prüfen Sie 'Frühere Vorhersagen' im Bericht oder trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/map_scaling.py" />
            <source>The grid has no value in the training period. Check that it covers the points.</source>
            <translation>Das Raster hat im Trainingszeitraum keinen Wert. Prüfen Sie, ob es die Punkte abdeckt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The grid is empty in the training period or in the early-stopping period. Check that it covers the points.</source>
            <translation>Das Raster ist im Trainingszeitraum oder im Early-Stopping-Zeitraum leer. Prüfen Sie, ob es die Punkte abdeckt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Network</source>
            <translation>Netz</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>CNN-LSTM of arXiv 2509.18176, %1 weights</source>
            <translation>CNN-LSTM aus arXiv 2509.18176, %1 Gewichte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>%1 rows x %2 columns, %3 cells with values, padded to %4 x %5 and masked</source>
            <translation>%1 Zeilen x %2 Spalten, %3 Zellen mit Werten, auf %4 x %5 aufgefüllt und maskiert</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>%1 passes over %2 epochs; the weights after pass %3 are used. A pass encodes each frame once for all windows, so it is one step of the optimiser. The last state was the best: more TRAINING_EPOCHS may help.</source>
            <translation>%1 Durchläufe über %2 Epochen; verwendet werden die Gewichte nach Durchlauf %3. Ein Durchlauf kodiert jedes Bild einmal für alle Fenster, ist also ein Schritt des Optimierers. Der letzte Zustand war der beste: Mehr TRAINING_EPOCHS können helfen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>%1 passes over %2 epochs; the weights after pass %3 are used. A pass encodes each frame once for all windows, so it is one step of the optimiser.</source>
            <translation>%1 Durchläufe über %2 Epochen; verwendet werden die Gewichte nach Durchlauf %3. Ein Durchlauf kodiert jedes Bild einmal für alle Fenster, ist also ein Schritt des Optimierers.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Early-stopping period</source>
            <translation>Early-Stopping-Zeitraum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>targets of the %1 epochs %2 to %3; the weights with the smallest error there are used</source>
            <translation>Zielwerte der %1 Epochen %2 bis %3; verwendet werden die Gewichte mit dem dort kleinsten Fehler</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Optimiser</source>
            <translation>Optimierer</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>AdamW, learning rate %1, seed %2</source>
            <translation>AdamW, Lernrate %1, Startwert (Seed) %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Precision</source>
            <translation>Genauigkeit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>%1, convolutions in bfloat16, weights in float32</source>
            <translation>%1, Faltungen in bfloat16, Gewichte in float32</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>%1, convolutions in float32, weights in float32</source>
            <translation>%1, Faltungen in float32, Gewichte in float32</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>Scaling</source>
            <translation>Skalierung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>the mean of each cell is subtracted, then values are divided by %1 mm; both from the training period only</source>
            <translation>der Mittelwert jeder Zelle wird abgezogen, dann werden die Werte durch %1 mm geteilt; beides nur aus dem Trainingszeitraum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>A forecast of %1 dates was requested; the model forecasts %2 steps.</source>
            <translation>Eine Vorhersage für %1 Zeitpunkte wurde angefordert; das Modell sagt %2 Schritte vorher.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The series have %1 epochs; the model's lookback is %2 epochs (%3 days). Use longer series.</source>
            <translation>Die Zeitreihen haben %1 Epochen; der Rückblick des Modells beträgt %2 Epochen (%3 Tage). Verwenden Sie längere Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The grid is in %1; the model was trained on a grid in %2. The paper's network works only on its own grid: leave GRID empty, or train a model on this grid.</source>
            <translation>Das Raster hat das KBS %1; das Modell wurde mit einem Raster in %2 trainiert. Das Netz der Veröffentlichung funktioniert nur auf seinem eigenen Raster: Lassen Sie GRID leer oder trainieren Sie ein Modell mit diesem Raster.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The grid has %1 x %2 cells of %3 m from %4, %5; the model was trained on %6 x %7 cells of %8 m from %9, %10. The paper's network works only on its own grid: leave GRID empty, or train a model on this grid.</source>
            <translation>Das Raster hat %1 x %2 Zellen zu %3 m ab %4, %5; das Modell wurde mit %6 x %7 Zellen zu %8 m ab %9, %10 trainiert. Das Netz der Veröffentlichung funktioniert nur auf seinem eigenen Raster: Lassen Sie GRID leer oder trainieren Sie ein Modell mit diesem Raster.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The paper's network needs the series on a grid, but there is no grid.</source>
            <translation>Das Netz der Veröffentlichung braucht die Zeitreihen auf einem Raster, es gibt aber kein Raster.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_forecaster.py" />
            <source>The dates of the grid differ from those of the points. Make the grid from these points.</source>
            <translation>Die Epochen des Rasters weichen von denen der Punkte ab. Erzeugen Sie das Raster aus diesen Punkten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_training.py" />
            <source>Training pass 1 of %1</source>
            <translation>Trainingsdurchlauf 1 von %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/paper/paper_training.py" />
            <source>Training pass %1 of %2, loss %3 (early-stopping period %4), at most %5 s left</source>
            <translation>Trainingsdurchlauf %1 von %2, Verlust %3 (Early-Stopping-Zeitraum %4), noch höchstens %5 s</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/registry.py" />
            <source>TRAINING_EPOCHS and LEARNING_RATE apply only to PRESET paper: the anchored preset is not trained step by step.</source>
            <translation>TRAINING_EPOCHS und LEARNING_RATE gelten nur für PRESET paper: Die Voreinstellung anchored wird nicht schrittweise trainiert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/registry.py" />
            <source>DEVICE applies only to PRESET paper: the anchored preset is computed on the CPU.</source>
            <translation>DEVICE gilt nur für PRESET paper: Die Voreinstellung anchored wird auf der CPU berechnet.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/kalman.py" />
            <source>The model's variances are too large or too small. Train the model again.</source>
            <translation>Die Varianzen des Modells sind zu groß oder zu klein. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/kalman.py" />
            <source>The model's shares of paces do not add up to 1. Train the model again.</source>
            <translation>Die Anteile der Gangarten im Modell ergeben zusammen nicht 1. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/kalman.py" />
            <source>Estimating how fast the ground's movement changes</source>
            <translation>Schätzen, wie schnell sich die Bodenbewegung ändert</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/lightgbm_process.py" />
            <source>LightGBM cannot be loaded: the package %1 is not installed in the core's environment. Install it there, or leave LightGBM out.</source>
            <translation>LightGBM kann nicht geladen werden: Das Paket %1 ist in der Umgebung des Rechenkerns nicht installiert. Installieren Sie es dort oder lassen Sie LightGBM weg.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/lightgbm_process.py" />
            <source>LightGBM is installed but cannot be loaded (%1). It needs the system library libgomp1 (on macOS libomp): install it with the system's package manager, or leave LightGBM out.</source>
            <translation>LightGBM ist installiert, kann aber nicht geladen werden (%1). Es braucht die Systembibliothek libgomp1 (unter macOS libomp): Installieren Sie sie mit der Paketverwaltung des Systems oder lassen Sie LightGBM weg.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/own_lags.py" />
            <source>Fitting the regressions of %1</source>
            <translation>Regressionen werden angepasst: %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/own_lags.py" />
            <source>No window of %1 epochs has an observed value %2 steps later.</source>
            <translation>Zu keinem Fenster von %1 Epochen gibt es %2 Schritte später einen beobachteten Wert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/own_lags.py" />
            <source>Training windows per horizon</source>
            <translation>Trainingsfenster je Vorhersagehorizont</translation>
        </message>
        <message>
            <location filename="../core/forecasting/models/simple/own_lags.py" />
            <source>up to %1</source>
            <translation>bis zu %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Skill against persistence</source>
            <translation>Skill gegenüber Persistenz</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>None of these methods knows causes. A source that starts, stops or accelerates after the origin (a mine panel, a well, a landslide, an earthquake) cannot be in a forecast made before it. Nor can unwrapping errors. The noise of a single date sets a lower limit to every error given here.</source>
            <translation>Keine dieser Methoden kennt Ursachen. Eine Ursache, die nach dem Startdatum einsetzt, endet oder sich verstärkt (ein Abbaufeld im Bergbau, ein Brunnen, eine Rutschung, ein Erdbeben), kann in einer davor erstellten Vorhersage nicht enthalten sein. Auch Phasenabwicklungsfehler nicht. Das Rauschen eines einzelnen Datums setzt jedem hier angegebenen Fehler eine untere Grenze.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 origins</source>
            <translation>%1 Startdaten</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 origin</source>
            <translation>%1 Startdatum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 is the best method that was run: its error is %2 mm over %3.</source>
            <translation>%1 ist die beste der berechneten Methoden: Fehler %2 mm über %3.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 and %2 are practically equal here: their errors are %3 mm and %4 mm over %5.</source>
            <translation>%1 und %2 sind hier praktisch gleich: Fehler %3 mm und %4 mm über %5.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 is the better forecast here: over %2, its error is %3 mm, compared with %4 mm for %5.</source>
            <translation>%1 sagt hier besser vorher: Fehler über %2 %3 mm, gegenüber %4 mm bei %5.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>over %1, its error is %2 mm, compared with %3 mm for %4</source>
            <translation>Fehler über %1 %2 mm, gegenüber %3 mm bei %4</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>A forecast by %1 is worth using here: %2. The difference is statistically significant.</source>
            <translation>Eine Vorhersage mit %1 lohnt sich hier: %2. Der Unterschied ist statistisch signifikant.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>It is uncertain whether %1 is better than %2: %3. Use more origins, farther apart (ORIGIN_STEP), to decide.</source>
            <translation>Ob %1 besser ist als %2, ist unsicher: %3. Verwenden Sie zur Klärung mehr Startdaten in größerem Abstand (ORIGIN_STEP).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>It is uncertain whether %1 is better than %2: %3. Use more origins to decide.</source>
            <translation>Ob %1 besser ist als %2, ist unsicher: %3. Verwenden Sie zur Klärung mehr Startdaten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>None of the methods that were run is one that 'Forecast displacement' uses: they are for comparison. Run %1 or %2 too.</source>
            <translation>Keines der gerechneten Verfahren wird von 'Verschiebung vorhersagen' verwendet: sie dienen dem Vergleich. Auch %1 oder %2 rechnen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>'Forecast displacement' can use these methods, best first: %1. Other methods are for comparison.</source>
            <translation>'Verschiebung vorhersagen' kann diese Verfahren verwenden, das beste zuerst: %1. Andere Verfahren dienen dem Vergleich.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>if it is run without a model</source>
            <translation>ohne Modell gerechnet</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>with a model from 'Train forecaster' (PRESET=%1)</source>
            <translation>mit einem Modell aus 'Vorhersagemodell trainieren' (PRESET=%1)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Back-test of forecasters: %1</source>
            <translation>Rückschau-Test von Vorhersagemodellen: %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Where the forecast is better</source>
            <translation>Wo die Vorhersage besser ist</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 compared with the better of persistence and seasonal trend at each point: significantly better at %2 of the points, significantly worse at %3, not distinguishable at the others.</source>
            <translation>%1 im Vergleich mit der an jedem Punkt besseren Vorhersage aus Persistenz und saisonalem Trend: an %2 der Punkte signifikant besser, an %3 signifikant schlechter, an den übrigen nicht unterscheidbar.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Skill against the better simple forecast at each point. Above 0 (blue): the method is better.</source>
            <translation>Skill gegenüber der besseren einfachen Vorhersage an jedem Punkt. Über 0 (blau): Die Methode ist besser.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Five example points</source>
            <translation>Fünf Beispielpunkte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>What no method can forecast</source>
            <translation>Was keine Methode vorhersagen kann</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Error by horizon</source>
            <translation>Fehler nach Vorhersagehorizont</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Forecasts from %1 origins, %2 to %3. Each method used only what was known at that date, and was %4. Calendar: %5.</source>
            <translation>Vorhersagen von %1 Startdaten aus, %2 bis %3. Jede Methode verwendete nur, was an diesem Datum bekannt war, und wurde %4. Kalender: %5.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>fitted again at each origin</source>
            <translation>an jedem Startdatum neu angepasst</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>fitted once, before the first origin</source>
            <translation>einmal angepasst, vor dem ersten Startdatum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Root mean square error at the points by horizon, mm.</source>
            <translation>Wurzel des mittleren quadratischen Fehlers an den Punkten nach Vorhersagehorizont, mm.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Mean absolute error, mm</source>
            <translation>Mittlerer absoluter Fehler, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>R2 of the change since the origin</source>
            <translation>R2 der Änderung seit dem Startdatum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>RMSE against the level, mm</source>
            <translation>RMSE gegen das Niveau, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Is the difference statistically significant?</source>
            <translation>Ist der Unterschied statistisch signifikant?</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Difference in squared error, mm²</source>
            <translation>Differenz der quadratischen Fehler, mm²</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Better</source>
            <translation>Besser</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Compared with %1, the better of the two simple forecasts. Diebold-Mariano test over origins; each date counts as one observation. Origins with overlapping horizons are treated as correlated in proportion to the dates they share, so origins close together add little information.</source>
            <translation>Verglichen mit %1, der besseren der beiden einfachen Vorhersagen. Diebold-Mariano-Test über die Startdaten; jedes Datum zählt als eine Beobachtung. Startdaten mit überlappenden Vorhersagehorizonten gelten im Verhältnis ihrer gemeinsamen Zeitpunkte als korreliert; eng beieinander liegende Startdaten liefern daher wenig zusätzliche Information.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Intervals</source>
            <translation>Intervalle</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Intervals should contain %1% of the observations. They are calibrated at each origin on its past.</source>
            <translation>Intervalle sollen %1% der Beobachtungen enthalten. Sie werden an jedem Startdatum anhand der Zeit davor kalibriert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Percentage of observations inside the intervals, by horizon.</source>
            <translation>Anteil der Beobachtungen innerhalb der Intervalle in Prozent, nach Vorhersagehorizont.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Coverage, %</source>
            <translation>Überdeckung, %</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Lowest and highest origin, %</source>
            <translation>Niedrigstes und höchstes Startdatum, %</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Mean width, mm</source>
            <translation>Mittlere Breite, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>CRPS, mm</source>
            <translation>CRPS, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>Errors at one date are similar at many points, so the coverage at a single origin can be well above or below the average.</source>
            <translation>Fehler an einem Datum sind an vielen Punkten ähnlich, daher kann die Überdeckung an einem einzelnen Startdatum deutlich über oder unter dem Durchschnitt liegen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>1 - RMSE / RMSE of persistence. Above 0: better than the last value. The fields skill_&lt;method&gt; of the layer compare with the better simple forecast at each point instead.</source>
            <translation>1 - RMSE / RMSE der Persistenz. Über 0: besser als der letzte Wert. Die Felder skill_&lt;method&gt; des Layers vergleichen dagegen mit der an jedem Punkt besseren einfachen Vorhersage.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>%1 days (h=%2)</source>
            <translation>%1 Tage (h=%2)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>inside the interval, %</source>
            <translation>innerhalb des Intervalls, %</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>skill against the better simple forecast</source>
            <translation>Skill gegenüber der besseren einfachen Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>history</source>
            <translation>bisheriger Verlauf</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>observed</source>
            <translation>beobachtet</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>point %1, error %2 mm</source>
            <translation>Punkt %1, Fehler %2 mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/backtest_report.py" />
            <source>From the smallest to the largest error: history, forecast from the first origin with its %1% interval, and observed values.</source>
            <translation>Vom kleinsten bis zum größten Fehler: bisheriger Verlauf, Vorhersage vom ersten Startdatum aus mit ihrem %1%-Intervall und beobachtete Werte.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/exceedance_maps.py" />
            <source>Probability of passing, %1</source>
            <translation>Überschreitungswahrscheinlichkeit, %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/exceedance_maps.py" />
            <source>Days until passed, %1</source>
            <translation>Tage bis zur Überschreitung, %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/exceedance_maps.py" />
            <source>days until the probability of %1 reaches 50%</source>
            <translation>Tage, bis die Wahrscheinlichkeit für %1 50% erreicht</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Each past value moves the forecast away from the mean forecast. The importance of an epoch is the mean size of this effect. It is exact for LASSO and for the linear part of the anchored CNN-LSTM, comes from SHAP values for LightGBM, and from integrated gradients for the network's correction. The importances of each method sum to 1. Importance shows what a forecast depends on, not whether it is accurate: see the errors below for that.</source>
            <translation>Jeder frühere Wert verschiebt die Vorhersage gegenüber der mittleren Vorhersage. Die Wichtigkeit einer Epoche ist die mittlere Größe dieser Wirkung. Sie ist exakt für LASSO und den linearen Teil des verankerten CNN-LSTM, stammt bei LightGBM aus SHAP-Werten und bei der Korrektur durch das Netz aus integrierten Gradienten. Die Wichtigkeiten jeder Methode ergeben zusammen 1. Die Wichtigkeit zeigt, wovon eine Vorhersage abhängt, nicht, ob sie genau ist: siehe dazu die Fehler weiter unten.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>A forecast that repeats the last value gives all importance to the last epoch and forecasts no change. The size of the forecast change is its root mean square, divided by that of the observed change. For noisy series a good forecast is well below 1, because noise cannot be forecast. The correlation shows whether the forecast change agrees with the observed change.</source>
            <translation>Eine Vorhersage, die den letzten Wert wiederholt, gibt der letzten Epoche die gesamte Wichtigkeit und sagt keine Änderung vorher. Die Größe der vorhergesagten Änderung ist ihr quadratisches Mittel, geteilt durch das der beobachteten Änderung. Bei verrauschten Zeitreihen liegt sie für eine gute Vorhersage deutlich unter 1, weil Rauschen nicht vorhersagbar ist. Die Korrelation zeigt, ob die vorhergesagte Änderung mit der beobachteten übereinstimmt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>arXiv 2509.18176 found, for EGMS L3 series forecast one epoch ahead, that LASSO and LightGBM depend almost entirely on the last epoch.</source>
            <translation>arXiv 2509.18176 stellte für EGMS-L3-Zeitreihen, die eine Epoche vorhergesagt wurden, fest, dass LASSO und LightGBM fast ausschließlich von der letzten Epoche abhängen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Importance of the last epoch: %1. %2</source>
            <translation>Wichtigkeit der letzten Epoche: %1. %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>depends mainly on the last value</source>
            <translation>hängt hauptsächlich vom letzten Wert ab</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>depend mainly on the last value</source>
            <translation>hängen hauptsächlich vom letzten Wert ab</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>gives about half of the importance to the last value</source>
            <translation>gibt dem letzten Wert etwa die Hälfte der Wichtigkeit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>give about half of the importance to the last value</source>
            <translation>geben dem letzten Wert etwa die Hälfte der Wichtigkeit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>depends mainly on other epochs</source>
            <translation>hängt hauptsächlich von anderen Epochen ab</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>depend mainly on other epochs</source>
            <translation>hängen hauptsächlich von anderen Epochen ab</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>%1 and %2</source>
            <translation>%1 und %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>What the forecasts depend on: %1</source>
            <translation>Wovon die Vorhersagen abhängen: %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Importance by age</source>
            <translation>Wichtigkeit nach Alter</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Importance of past epochs by their age at the origin.</source>
            <translation>Wichtigkeit früherer Epochen nach ihrem Alter am Startdatum.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Last epoch</source>
            <translation>Letzte Epoche</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Up to %1 days old</source>
            <translation>Bis %1 Tage alt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Older than the lookback</source>
            <translation>Älter als der Rückblick</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Shares of a method's importance. Epochs older than the lookback affect the anchored CNN-LSTM through its seasonal trend.</source>
            <translation>Anteile an der Wichtigkeit einer Methode. Epochen, die älter als der Rückblick sind, wirken beim verankerten CNN-LSTM über seinen saisonalen Trend.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Similarity to persistence</source>
            <translation>Ähnlichkeit mit Persistenz</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Importance of the last epoch</source>
            <translation>Wichtigkeit der letzten Epoche</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Size of the forecast change</source>
            <translation>Größe der vorhergesagten Änderung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Correlation with the observed change</source>
            <translation>Korrelation mit der beobachteten Änderung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>RMSE of persistence, mm</source>
            <translation>RMSE der Persistenz, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>These are the errors of the explained forecasts only. 'Back-test forecasters' measures errors more thoroughly.</source>
            <translation>Dies sind nur die Fehler der erklärten Vorhersagen. 'Rückschau-Test der Vorhersagemodelle' misst Fehler gründlicher.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>What was explained</source>
            <translation>Was erklärt wurde</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Forecasts</source>
            <translation>Vorhersagen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>%1 days ahead (%2 step(s)), %3 points, %4 origins from %5 to %6</source>
            <translation>%1 Tage voraus (%2 Schritt(e)), %3 Punkte, %4 Startdaten von %5 bis %6</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Fitted on</source>
            <translation>Angepasst an</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>epochs up to %1, unless a trained model was given</source>
            <translation>Epochen bis %1, sofern kein trainiertes Modell angegeben wurde</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Lookback</source>
            <translation>Rückblick</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>%1 days (%2 epochs)</source>
            <translation>%1 Tage (%2 Epochen)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Age of an epoch</source>
            <translation>Alter einer Epoche</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>days before the origin, median over origins</source>
            <translation>Tage vor dem Startdatum, Median über die Startdaten</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>forecasts the change since the last value from the differences to it; the weight of the last value is 1 minus the other weights</source>
            <translation>sagt die Änderung seit dem letzten Wert aus den Differenzen zu ihm vorher; das Gewicht des letzten Werts ist 1 minus die übrigen Gewichte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>forecasts the value itself from the values in the lookback, as in the paper</source>
            <translation>sagt wie in der Veröffentlichung den Wert selbst aus den Werten im Rückblick vorher</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>%1: last epoch %2</source>
            <translation>%1: letzte Epoche %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>importance</source>
            <translation>Wichtigkeit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>all older</source>
            <translation>alle älteren</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>days before the origin</source>
            <translation>Tage vor dem Startdatum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Importance by source, %1: %2.</source>
            <translation>Wichtigkeit nach Herkunft, %1: %2.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>%1Neither was run here.</source>
            <translation>%1Keine der beiden Methoden wurde hier ausgeführt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>The same is true here.</source>
            <translation>Das gilt auch hier.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Here this is true only of %1.</source>
            <translation>Hier gilt das nur für %1.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Here this is true in part at most.</source>
            <translation>Hier gilt das höchstens teilweise.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Where single dates are noisy, the mean of several dates is a better starting point.</source>
            <translation>Wo einzelne Epochen verrauscht sind, ist der Mittelwert mehrerer Epochen ein besserer Ausgangspunkt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>Note that forecasts %1 steps ahead are explained here, not one step ahead.</source>
            <translation>Beachten Sie, dass hier Vorhersagen %1 Schritte voraus erklärt werden, nicht einen Schritt voraus.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/explain_report.py" />
            <source>The anchored CNN-LSTM gives %1 of the importance to the last epoch. Of its importance, %2 comes from the point's surroundings and %3 from epochs older than its lookback, which the other methods do not use.</source>
            <translation>Das verankerte CNN-LSTM gibt der letzten Epoche %1 der Wichtigkeit. Von seiner Wichtigkeit stammen %2 aus der Umgebung des Punkts und %3 aus Epochen vor seinem Rückblick, die die anderen Methoden nicht verwenden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_examples.py" />
            <source>%1 velocity, %2 mm/yr</source>
            <translation>%1 Geschwindigkeit, %2 mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_examples.py" />
            <source>past forecasts %1, error %2 mm (persistence %3 mm)</source>
            <translation>frühere Vorhersagen %1, Fehler %2 mm (Persistenz %3 mm)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>Forecast to %1, %2</source>
            <translation>Vorhersage bis %1, %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>Band of all dates to %1, %2</source>
            <translation>Band für alle Daten bis %1, %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>half width on %1 of the band that holds all dates at once, mm</source>
            <translation>halbe Breite am %1 des Bandes, das alle Daten zugleich enthält, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>Where the forecast is better, %1</source>
            <translation>Wo die Vorhersage besser ist, %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>past forecasts better than the simple ones</source>
            <translation>vergangene Vorhersagen besser als die einfachen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_layers.py" />
            <source>Series with forecast, %1</source>
            <translation>Zeitreihen mit Vorhersage, %1</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_maps.py" />
            <source>Forecast movement, %1, mm, %2 to %3%4</source>
            <translation>Vorhergesagte Bewegung, %1, mm, %2 bis %3%4</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_maps.py" />
            <source>Forecast movement map</source>
            <translation>Karte der vorhergesagten Bewegung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_maps.py" />
            <source>Forecast map</source>
            <translation>Vorhersagekarte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_maps.py" />
            <source>half width of a value's %1% interval, %2, mm</source>
            <translation>halbe Breite des %1%-Intervalls eines Werts, %2, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_maps.py" />
            <source>Interval map</source>
            <translation>Intervallkarte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>forecasts start from each point's latest data</source>
            <translation>Vorhersagen gehen von den neuesten Daten jedes Punkts aus</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>No past forecast is compared with dates that the weights have learnt from. Training ended where the error was smallest, by dates some of which came after %1 of the past origins: these errors may be slightly too small.</source>
            <translation>Keine zurückliegende Vorhersage wird mit Daten verglichen, aus denen die Gewichte gelernt haben. Das Training endete, wo der Fehler am kleinsten war, nach Daten, von denen einige auf %1 der vergangenen Ausgangsdaten folgten: Diese Fehler können etwas zu klein sein.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>None of the past forecasts had learnt from what it is compared with.</source>
            <translation>Keine der vergangenen Vorhersagen hatte aus dem gelernt, womit sie verglichen wird.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>The interval holds each date by itself. A band that should hold all %1 dates of a point at once, at %2% of the points, is %3 times as wide (output 'Band of all dates').</source>
            <translation>Das Intervall enthält jedes Datum für sich. Ein Band, das alle %1 Daten eines Punktes zugleich enthalten soll, bei %2% der Punkte, ist %3-mal so breit (Ausgabe 'Band für alle Daten zugleich').</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>These are the errors from %1 past origins. The training report uses other past dates, so its figures differ; the verdict over all points is that of training where the model was trained on these series. At a single point so few past forecasts cannot tell two methods apart, so areas of about %2 neighbouring points are compared at the target dates (test of Diebold and Mariano; how neighbouring dates hang together is estimated from all areas). Of the areas called better or worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the mean of all areas.</source>
            <translation>Dies sind die Fehler von %1 vergangenen Ausgangsdaten. Der Trainingsbericht verwendet andere vergangene Daten, daher weichen seine Zahlen ab; wo das Modell an diesen Zeitreihen trainiert wurde, ist das Urteil über alle Punkte das des Trainings. An einem einzelnen Punkt können so wenige vergangene Vorhersagen zwei Methoden nicht unterscheiden; daher werden Gebiete von etwa %2 benachbarten Punkten an den Zieldaten verglichen (Test nach Diebold und Mariano; wie benachbarte Daten zusammenhängen, wird aus allen Gebieten geschätzt). Von den Gebieten, die besser oder schlechter genannt werden, ist es etwa eines von zehn nur durch Zufall. forecast_area_gain sagt, um wie viel Prozent der Fehler kleiner ist als der der besseren einfachen Vorhersage; wo vergangene Vorhersagen wenig sagen, wird der Wert zum Mittel aller Gebiete gezogen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>These are the errors from %1 past origins. At a single point so few past forecasts cannot tell two methods apart, so areas of about %2 neighbouring points are compared at the target dates (test of Diebold and Mariano; how neighbouring dates hang together is estimated from all areas). Of the areas called better or worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the mean of all areas.</source>
            <translation>Dies sind die Fehler von %1 vergangenen Ausgangsdaten. An einem einzelnen Punkt können so wenige vergangene Vorhersagen zwei Methoden nicht unterscheiden; daher werden Gebiete von etwa %2 benachbarten Punkten an den Zieldaten verglichen (Test nach Diebold und Mariano; wie benachbarte Daten zusammenhängen, wird aus allen Gebieten geschätzt). Von den Gebieten, die besser oder schlechter genannt werden, ist es etwa eines von zehn nur durch Zufall. forecast_area_gain sagt, um wie viel Prozent der Fehler kleiner ist als der der besseren einfachen Vorhersage; wo vergangene Vorhersagen wenig sagen, wird der Wert zum Mittel aller Gebiete gezogen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Forecast from %1: %2</source>
            <translation>Vorhersage ab %1: %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Forecast movement from %1 to %2, mm%3; half the width of its %4% interval; and the areas where past forecasts were better. %5 The interval of the movement was calibrated on past movements, so it includes the uncertainty at both ends.</source>
            <translation>Vorhergesagte Bewegung von %1 bis %2, mm%3; halbe Breite ihres %4-%-Intervalls; und die Gebiete, in denen vergangene Vorhersagen besser waren. %5 Das Intervall der Bewegung wurde an vergangenen Bewegungen kalibriert und enthält daher die Unsicherheit an beiden Enden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Thresholds</source>
            <translation>Schwellenwerte</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Examples</source>
            <translation>Beispiele</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Observed values, forecast and %1% interval at the points of lowest, highest and median fitted velocity, and at one point with good and one with bad past forecasts, if there are any. Each panel says which it is. Displacement as in the layer. Velocities are those of a straight line fitted to all epochs.</source>
            <translation>Beobachtete Werte, Vorhersage und %1%-Intervall an den Punkten mit der niedrigsten, der höchsten und der mittleren (Median) angepassten Geschwindigkeit sowie an je einem Punkt mit guten und mit schlechten früheren Vorhersagen, sofern vorhanden. Jedes Teilbild gibt an, um welchen es sich handelt. Verschiebung wie im Layer. Geschwindigkeiten sind die einer an alle Epochen angepassten Geraden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>What a forecast cannot foresee</source>
            <translation>Was eine Vorhersage nicht vorhersehen kann</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Model</source>
            <translation>Modell</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>none; a Kalman filter at each point (level, velocity, season and a fading excursion)</source>
            <translation>keines; ein Kalman-Filter an jedem Punkt (Niveau, Geschwindigkeit, Jahresgang und ein abklingender Ausschlag)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Its variances</source>
            <translation>Seine Varianzen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>estimated from these points; for past forecasts, from the epochs before them</source>
            <translation>aus diesen Punkten geschätzt; für vergangene Vorhersagen aus den Epochen davor</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Step</source>
            <translation>Schritt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>%1 days</source>
            <translation>%1 Tagen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Trained on data up to</source>
            <translation>Trainiert mit Daten bis</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Trained with</source>
            <translation>Trainiert mit</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Past forecasts</source>
            <translation>Frühere Vorhersagen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Forecasts were repeated from past dates, using only what was known then. The table compares their errors with those of the last value (persistence) and of the point's extrapolated trend and season (seasonal trend).</source>
            <translation>Vorhersagen wurden von früheren Zeitpunkten aus wiederholt, nur mit dem damals Bekannten. Die Tabelle vergleicht ihre Fehler mit denen des letzten Werts (Persistenz) und der Fortsetzung von Trend und Jahresgang des Punkts (saisonaler Trend).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Horizon, days</source>
            <translation>Vorhersagehorizont, Tage</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>This forecast, mm</source>
            <translation>Diese Vorhersage, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Persistence, mm</source>
            <translation>Persistenz, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Seasonal trend, mm</source>
            <translation>Saisonaler Trend, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>Mean half width of the interval of a value, mm</source>
            <translation>Mittlere halbe Breite des Intervalls eines Werts, mm</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>this forecast</source>
            <translation>diese Vorhersage</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>The dates were asked for and are no equal steps. The errors of a date are those of the past step that lay as many days ahead, or nearly as many.</source>
            <translation>Die Tage wurden einzeln gewählt und sind keine gleichen Schritte. Die Fehler eines Tages sind die des vergangenen Schritts, der ebenso viele oder fast ebenso viele Tage voraus lag.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>A forecast continues what the series have shown. It does not foresee new causes (construction works, pumping, an earthquake, a slope failure) or unwrapping errors. The intervals contain %1% of the observations, averaged over dates. Errors at one date are similar at many points, so at a single date far more or fewer points may lie outside. Among the points with the largest forecast movement, the intervals contain fewer observations (80 to 85% instead of 90% in tests), because chance makes some of these movements the largest.</source>
            <translation>Eine Vorhersage setzt fort, was die Zeitreihen gezeigt haben. Sie sieht weder neue Ursachen (Bauarbeiten, Wasserentnahme, ein Erdbeben, ein Hangversagen) noch Phasenabwicklungsfehler voraus. Die Intervalle enthalten im Mittel über die Zeitpunkte %1% der Beobachtungen. Fehler an einem Datum sind an vielen Punkten ähnlich, daher können an einem einzelnen Datum weit mehr oder weniger Punkte außerhalb liegen. Bei den Punkten mit der größten vorhergesagten Bewegung enthalten die Intervalle weniger Beobachtungen (in Tests 80 bis 85% statt 90%), weil einige dieser Bewegungen durch Zufall die größten sind.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>forecast movement</source>
            <translation>vorhergesagte Bewegung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>half width of the movement</source>
            <translation>halbe Breite der Bewegung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>better in this area</source>
            <translation>in diesem Gebiet besser</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>%1 mm (%2 to %3)</source>
            <translation>%1 mm (%2 bis %3)</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/forecast_report.py" />
            <source>point %1: %2</source>
            <translation>Punkt %1: %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/level_table.py" />
            <source>Error against the level: the value at the target date of the line through the five epochs nearest to it, or through those of them that have values. It holds little of the noise of a single date, so methods differ more. One and two steps ahead it includes epochs that were known.</source>
            <translation>Fehler gegen das Niveau: den Wert am Zieldatum auf der Geraden durch die fünf Epochen, die ihm am nächsten liegen, oder durch die davon, die Werte haben. Er enthält wenig vom Rauschen eines einzelnen Datums, sodass sich die Verfahren stärker unterscheiden. Einen und zwei Schritte voraus enthält er Epochen, die bekannt waren.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/level_table.py" />
            <source>How much of the errors is noise of single dates cannot be told: the epochs of this product are blended from several dates, which hides it.</source>
            <translation>Wie viel der Fehler Rauschen einzelner Daten ist, lässt sich nicht sagen: Die Epochen dieses Produkts sind aus mehreren Daten gemischt, was es verdeckt.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/level_table.py" />
            <source>How much of the errors is noise of single dates cannot be told: no five epochs in a row have values.</source>
            <translation>Wie viel der Fehler Rauschen einzelner Daten ist, lässt sich nicht sagen: Keine fünf aufeinanderfolgenden Epochen haben Werte.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/level_table.py" />
            <source>Single dates scatter by %1 mm about the line through the five epochs around each. No forecast can avoid an error of this size. Its share in the squared errors against single dates: %2. Noise that lasts longer than five epochs is not counted, so the share that cannot be avoided may be larger.</source>
            <translation>Einzelne Daten streuen um %1 mm um die Gerade durch die fünf Epochen um sie. Einen Fehler dieser Größe kann keine Vorhersage vermeiden. Sein Anteil an den quadrierten Fehlern gegen einzelne Daten: %2. Rauschen, das länger als fünf Epochen anhält, ist nicht mitgezählt, sodass der unvermeidbare Anteil größer sein kann.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>this model</source>
            <translation>dieses Modell</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Forecaster, preset %1: %2</source>
            <translation>Vorhersagemodell, Voreinstellung %1: %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Forecast and observation</source>
            <translation>Vorhersage und Beobachtung</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Change in mm from %1 to %2 at the points: forecast, observed, and the difference.</source>
            <translation>Änderung in mm von %1 bis %2 an den Punkten: vorhergesagt, beobachtet und die Differenz.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Mean squared error of each pass. The state with the smallest error in the early-stopping period is kept. That period lies before the dates of the errors above.</source>
            <translation>Mittlerer quadratischer Fehler jedes Durchlaufs. Der Zustand mit dem kleinsten Fehler im Early-Stopping-Zeitraum wird behalten. Dieser Zeitraum liegt vor den Zeitpunkten der obigen Fehler.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Error on dates not used for training</source>
            <translation>Fehler an nicht zum Training verwendeten Epochen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Forecasts from %1 origins, %2 to %3, compared with observations at the measurement points: %4 values. The model that made them, including its scaling and early stopping, used only dates up to %5. %6 These are errors over all points together. Whether the forecast is better at a single point is a stricter test, which often stays undecided with few past dates. 'Forecast displacement' gives the answer for areas of about 60 points (forecast_area_better).</source>
            <translation>Vorhersagen von %1 Ausgangsdaten, %2 bis %3, verglichen mit Beobachtungen an den Messpunkten: %4 Werte. Das Modell dafür, einschließlich Skalierung und vorzeitigem Ende, nutzte nur Daten bis %5. %6 Dies sind Fehler über alle Punkte zusammen. Ob die Vorhersage an einem einzelnen Punkt besser ist, ist eine strengere Frage, die bei wenigen vergangenen Daten oft offen bleibt. 'Verschiebung vorhersagen' beantwortet sie für Gebiete von etwa 60 Punkten (forecast_area_better).</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Root mean square error by horizon, mm.</source>
            <translation>Wurzel des mittleren quadratischen Fehlers nach Vorhersagehorizont, mm.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>Skill is 1 - RMSE / RMSE of persistence. Above 0: better than the last value.</source>
            <translation>Skill ist 1 - RMSE / RMSE der Persistenz. Über 0: besser als der letzte Wert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>The saved model was then fitted again, in the same way, to all dates up to %1.</source>
            <translation>Das gespeicherte Modell wurde danach auf dieselbe Weise neu an alle Epochen bis %1 angepasst.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>This is the saved model.</source>
            <translation>Dies ist das gespeicherte Modell.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>training period</source>
            <translation>Trainingszeitraum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>early-stopping period</source>
            <translation>Early-Stopping-Zeitraum</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>pass over the data</source>
            <translation>Durchlauf durch die Daten</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>mean squared error, mm²</source>
            <translation>mittlerer quadratischer Fehler, mm²</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/train_report.py" />
            <source>observed - forecast</source>
            <translation>beobachtet - vorhergesagt</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>The model was trained on another set of points or dates than this one. This verdict rests on past forecasts of these points, and may differ from that of training.</source>
            <translation>Das Modell wurde mit einer anderen Auswahl von Punkten oder Daten trainiert als dieser. Dieses Urteil beruht auf früheren Prognosen dieser Punkte und kann von dem des Trainings abweichen.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, forecasts of dates not used for training were better than both simple forecasts (error %1 mm; %2 %3 mm; %4 %5 mm). For the area as a whole, use the forecast with its interval.</source>
            <translation>Über alle Punkte waren Vorhersagen von Daten, die nicht zum Training dienten, besser als beide einfachen Vorhersagen (Fehler %1 mm; %2 %3 mm; %4 %5 mm). Verwenden Sie für das Gebiet als Ganzes die Vorhersage mit ihrem Intervall.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, forecasts of dates not used for training were no better than %1 (error %2 mm; %3 %4 mm; %5 %6 mm). For the area as a whole, the forecast adds nothing to it except the interval.</source>
            <translation>Über alle Punkte waren Vorhersagen von Daten, die nicht zum Training dienten, nicht besser (%1) (Fehler %2 mm; %3 %4 mm; %5 %6 mm). Für das Gebiet als Ganzes fügt die Vorhersage nur das Intervall hinzu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, forecasts of dates not used for training were worse than %1 (error %2 mm; %3 %4 mm; %5 %6 mm). For the area as a whole, use %7 instead.</source>
            <translation>Über alle Punkte waren Vorhersagen von Daten, die nicht zum Training dienten, schlechter (%1) (Fehler %2 mm; %3 %4 mm; %5 %6 mm). Verwenden Sie für das Gebiet als Ganzes stattdessen: %7.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, past forecasts were better than both simple forecasts (error %1 mm; %2 %3 mm; %4 %5 mm). For the area as a whole, use the forecast with its interval.</source>
            <translation>Über alle Punkte waren vergangene Vorhersagen besser als beide einfachen Vorhersagen (Fehler %1 mm; %2 %3 mm; %4 %5 mm). Verwenden Sie für das Gebiet als Ganzes die Vorhersage mit ihrem Intervall.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, past forecasts were no better than %1 (error %2 mm; %3 %4 mm; %5 %6 mm). For the area as a whole, the forecast adds nothing to it except the interval.</source>
            <translation>Über alle Punkte waren vergangene Vorhersagen nicht besser (%1) (Fehler %2 mm; %3 %4 mm; %5 %6 mm). Für das Gebiet als Ganzes fügt die Vorhersage nur das Intervall hinzu.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/reports/verdict_over_all.py" />
            <source>Over all points, past forecasts were worse than %1 (error %2 mm; %3 %4 mm; %5 %6 mm). For the area as a whole, use %7 instead.</source>
            <translation>Über alle Punkte waren vergangene Vorhersagen schlechter (%1) (Fehler %2 mm; %3 %4 mm; %5 %6 mm). Verwenden Sie für das Gebiet als Ganzes stattdessen: %7.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/train_forecaster.py" />
            <source>final model, on all epochs</source>
            <translation>endgültiges Modell, an allen Epochen</translation>
        </message>
        <message>
            <location filename="../core/forecasting/train_forecaster.py" />
            <source>Writing the model</source>
            <translation>Modell wird geschrieben</translation>
        </message>
        <message>
            <location filename="../core/forecasting/train_forecaster.py" />
            <source>No GRID is given: the points are interpolated linearly to %1 rows x %2 columns of %3 m.</source>
            <translation>GRID ist nicht angegeben: Die Punkte werden linear auf %1 Zeilen x %2 Spalten zu %3 m interpoliert.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/untrained.py" />
            <source>The series have %1 epochs; a forecast needs at least %2, from which its errors can be estimated. Use longer series.</source>
            <translation>Die Zeitreihen haben %1 Epochen; eine Vorhersage braucht mindestens %2, aus denen sich ihre Fehler schätzen lassen. Längere Zeitreihen verwenden.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/untrained.py" />
            <source>HORIZON_DAYS is %1 days, but the series span %2 days, so that past forecasts of this length cannot be compared with observations. Choose at most %3 days, or use longer series.</source>
            <translation>HORIZON_DAYS ist %1 Tage, die Zeitreihen umfassen aber nur %2 Tage, sodass sich vergangene Vorhersagen dieser Länge nicht mit Beobachtungen vergleichen lassen. Wählen Sie höchstens %3 Tage oder verwenden Sie längere Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>There are no points to make a grid for.</source>
            <translation>Es gibt keine Punkte, für die ein Raster erzeugt werden könnte.</translation>
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>All points have the same coordinates, so GRID_SIZE gives no cell size. Set PIXEL_SIZE or EXTENT.</source>
            <translation>Alle Punkte haben dieselben Koordinaten, daher ergibt GRID_SIZE keine Zellgröße. Setzen Sie PIXEL_SIZE oder EXTENT.</translation>
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>All points have the same coordinates, so there is no spacing to derive the cell size from. Set PIXEL_SIZE.</source>
            <translation>Alle Punkte haben dieselben Koordinaten, daher gibt es keinen Abstand, aus dem sich die Zellgröße ableiten lässt. Setzen Sie PIXEL_SIZE.</translation>
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>The grid would have %1 x %2 cells of %3 m and %4 epochs, %5 GB; the limit is %6 GB. Choose a larger PIXEL_SIZE, a smaller GRID_SIZE or a smaller EXTENT.</source>
            <translation>Das Raster hätte %1 x %2 Zellen von %3 m und %4 Epochen, %5 GB; die Grenze liegt bei %6 GB. Wählen Sie eine größere PIXEL_SIZE, eine kleinere GRID_SIZE oder eine kleinere EXTENT.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Grid of %1</source>
            <translation>Raster: %1</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Interpolated values at left-out points are less accurate than the mean of all points. Neighbouring points have little in common here: use the points themselves.</source>
            <translation>An weggelassenen Punkten sind die interpolierten Werte ungenauer als das Mittel aller Punkte. Benachbarte Punkte haben hier wenig gemeinsam: Verwenden Sie die Punkte selbst.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>The series of this product were already interpolated in time between acquisitions.</source>
            <translation>Die Zeitreihen dieses Produkts wurden bereits zeitlich zwischen Aufnahmen interpoliert.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>The grid</source>
            <translation>Das Raster</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Extent</source>
            <translation>Ausdehnung</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1, %2 to %3, %4</source>
            <translation>%1, %2 bis %3, %4</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Maximum distance to a point</source>
            <translation>Maximaler Abstand zu einem Punkt</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Cells with values</source>
            <translation>Zellen mit Werten</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1, %2. White cells have no value.</source>
            <translation>%1, %2. Weiße Zellen haben keinen Wert.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Interpolation error by cross-validation</source>
            <translation>Interpolationsfehler aus der Kreuzvalidierung</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Points are left out block by block, a fifth of the blocks at a time, and estimated from the others. Methods that estimate more of the points also estimate the harder ones, so compare errors only where the shares are similar.</source>
            <translation>Punkte werden blockweise weggelassen, jeweils ein Fünftel der Blöcke, und aus den übrigen geschätzt. Methoden, die mehr Punkte schätzen, schätzen auch die schwierigeren; vergleichen Sie Fehler daher nur bei ähnlichen Anteilen.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>RMSE (mm)</source>
            <translation>RMSE (mm)</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Standard deviation of the same values (mm)</source>
            <translation>Standardabweichung derselben Werte (mm)</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Share estimated</source>
            <translation>Geschätzter Anteil</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Standard deviation: about the mean of all points at the same date. A useful interpolation has a smaller RMSE.</source>
            <translation>Standardabweichung: um das Mittel aller Punkte zum selben Datum. Eine brauchbare Interpolation hat einen kleineren RMSE.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>Blocks are %1 m wide.</source>
            <translation>Die Blöcke sind %1 m breit.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>RMSE at each point when its block is left out (%1).</source>
            <translation>RMSE an jedem Punkt, wenn sein Block weggelassen wird (%1).</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1 of the cells have values</source>
            <translation>%1 der Zellen haben Werte</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1; there were too few points to estimate the interpolation error.</source>
            <translation>%1; für eine Schätzung des Interpolationsfehlers gab es zu wenige Punkte.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1; values interpolated (%2) over a gap of %3 m have an RMSE of %4 mm at left-out points%5.</source>
            <translation>%1; über eine Lücke von %3 m interpolierte Werte (%2) haben an weggelassenen Punkten einen RMSE von %4 mm%5.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>%1 was better here, %2 mm</source>
            <translation>%1 war hier besser, %2 mm</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>easting (km)</source>
            <translation>Ostwert (km)</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>northing (km)</source>
            <translation>Nordwert (km)</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_report.py" />
            <source>not estimated</source>
            <translation>nicht geschätzt</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_time_series.py" />
            <source>Writing the grid</source>
            <translation>Raster schreiben</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_time_series.py" />
            <source>INTERPOLATION_RMSE could not be estimated: there are too few points for cross-validation.</source>
            <translation>INTERPOLATION_RMSE konnte nicht geschätzt werden: Für eine Kreuzvalidierung gibt es zu wenige Punkte.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_time_series.py" />
            <source>Cross-validation with left-out blocks of %1 m: RMSE %2 mm. %3 of the left-out values could be interpolated; their standard deviation about the mean of their date is %4 mm.</source>
            <translation>Kreuzvalidierung mit weggelassenen Blöcken von %1 m: RMSE %2 mm. %3 der weggelassenen Werte konnten interpoliert werden; ihre Standardabweichung um das Mittel ihres Datums beträgt %4 mm.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_time_series.py" />
            <source>Interpolated values at left-out points are less accurate than the mean of all points. Neighbouring points have little in common here: use the points themselves rather than the grid.</source>
            <translation>An weggelassenen Punkten sind die interpolierten Werte ungenauer als das Mittel aller Punkte. Benachbarte Punkte haben hier wenig gemeinsam: Verwenden Sie die Punkte selbst statt des Rasters.</translation>
        </message>
        <message>
            <location filename="../core/gridding/grid_time_series.py" />
            <source>Grid to %1, %2</source>
            <translation>Raster bis %1, %2</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>Interpolating (%1): epoch %2 of %3</source>
            <translation>Interpolieren (%1): Epoche %2 von %3</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>MAX_DISTANCE is %1; expected a distance above 0 m, or empty to derive it from the points.</source>
            <translation>MAX_DISTANCE ist %1; erwartet wird ein Abstand über 0 m oder ein leerer Wert, um ihn aus den Punkten abzuleiten.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>Grid of %1 x %2 cells of %3 m (%4), %5 epochs.</source>
            <translation>Raster mit %1 x %2 Zellen von %3 m (%4), %5 Epochen.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>as given</source>
            <translation>wie angegeben</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>derived from the point spacing and the cell size</source>
            <translation>aus Punktabstand und Zellgröße abgeleitet</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>Maximum distance: %1 m (%2). Cells farther from all points stay empty.</source>
            <translation>Größter Abstand: %1 m (%2). Zellen, die von allen Punkten weiter entfernt sind, bleiben leer.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>%1 of the cells have values.</source>
            <translation>%1 der Zellen haben Werte.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>The points lie on a line, narrower than a cell of %1 m: METHOD %2 needs points on both sides of a cell. Choose METHOD nearest or idw.</source>
            <translation>Die Punkte liegen auf einer Linie, schmaler als eine Zelle von %1 m: METHOD %2 braucht Punkte auf beiden Seiten einer Zelle. Wählen Sie METHOD nearest oder idw.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>No grid cell would have a value: none of the %1 cells lies within %2 m of a point and inside the hull of the points. Choose a larger MAX_DISTANCE, a smaller PIXEL_SIZE or another EXTENT.</source>
            <translation>Keine Rasterzelle hätte einen Wert: Keine der %1 Zellen liegt im Umkreis von %2 m um einen Punkt und innerhalb der Hülle der Punkte. Wählen Sie eine größere MAX_DISTANCE, eine kleinere PIXEL_SIZE oder eine andere EXTENT.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>No grid cell would have a value: none of the %1 cells lies within %2 m of a point. Choose a larger MAX_DISTANCE, a smaller PIXEL_SIZE or another EXTENT.</source>
            <translation>Keine Rasterzelle hätte einen Wert: Keine der %1 Zellen liegt im Umkreis von %2 m um einen Punkt. Wählen Sie eine größere MAX_DISTANCE, eine kleinere PIXEL_SIZE oder eine andere EXTENT.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>The points are in %1, which is not in metres; the grid is in %2.</source>
            <translation>Die Punkte liegen in %1 vor, das nicht in Metern ist; das Raster ist in %2.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>EXTENT (%1, %2 to %3, %4) does not overlap the points (%5, %6 to %7, %8, %9). Choose another EXTENT.</source>
            <translation>EXTENT (%1, %2 bis %3, %4) überlappt die Punkte nicht (%5, %6 bis %7, %8, %9). Wählen Sie eine andere EXTENT.</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>from GRID_SIZE</source>
            <translation>aus GRID_SIZE</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>PIXEL_SIZE as given</source>
            <translation>PIXEL_SIZE wie angegeben</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>the product's own cells</source>
            <translation>Zellen des Produkts</translation>
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>from the point spacing</source>
            <translation>aus dem Punktabstand</translation>
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>METHOD is %1; expected one of %2.</source>
            <translation>METHOD ist %1; erwartet wird eine von %2.</translation>
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>There are no points to interpolate from.</source>
            <translation>Es gibt keine Punkte, aus denen interpoliert werden könnte.</translation>
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>METHOD cubic has no weights of its own; expected linear, nearest or idw.</source>
            <translation>METHOD cubic hat keine eigenen Gewichte; erwartet wird linear, nearest oder idw.</translation>
        </message>
        <message>
            <location filename="../core/gridding/left_out.py" />
            <source>Left-out blocks (%1): %2 of %3</source>
            <translation>Weggelassene Blöcke (%1): %2 von %3</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The points have no coordinate reference system. Set the layer's CRS, or import it with CRS.</source>
            <translation>Die Punkte haben kein Koordinatenbezugssystem. Setzen Sie das KBS des Layers oder importieren Sie ihn mit CRS.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>Unknown coordinate reference system: %1.</source>
            <translation>Unbekanntes Koordinatenbezugssystem: %1.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The centre of the points, %1, %2, is not a valid position in %3. Set the right CRS.</source>
            <translation>Die Mitte der Punkte, %1, %2, ist keine gültige Position in %3. Setzen Sie das richtige KBS.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The coordinates cannot be transformed from %1 to %2: %3. Check the layer's CRS.</source>
            <translation>Die Koordinaten können nicht von %1 nach %2 transformiert werden: %3. Prüfen Sie das KBS des Layers.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>Some coordinates, read as %1, cannot be transformed to %2. Check the layer's CRS.</source>
            <translation>Einige Koordinaten, gelesen als %1, können nicht nach %2 transformiert werden. Prüfen Sie das KBS des Layers.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>EXTENT cannot be transformed from %1 to %2: %3.</source>
            <translation>EXTENT kann nicht von %1 nach %2 transformiert werden: %3.</translation>
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>EXTENT, read as %1, cannot be transformed to %2.</source>
            <translation>EXTENT, gelesen als %1, kann nicht nach %2 transformiert werden.</translation>
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>METHOD %1 needs points that enclose an area. Choose METHOD nearest or idw.</source>
            <translation>METHOD %1 braucht Punkte, die eine Fläche umschließen. Wählen Sie METHOD nearest oder idw.</translation>
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>All points have the same coordinates, so they cannot be triangulated. %1</source>
            <translation>Alle Punkte haben dieselben Koordinaten und können daher nicht trianguliert werden. %1</translation>
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>The %1 different positions of the points lie on one line, so they cannot be triangulated. %2</source>
            <translation>Die %1 verschiedenen Positionen der Punkte liegen auf einer Geraden und können daher nicht trianguliert werden. %2</translation>
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>The points could not be triangulated (Qhull). %1</source>
            <translation>Die Punkte konnten nicht trianguliert werden (Qhull). %1</translation>
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>%1 is 0; expected a number above or below 0. Its sign gives the direction.</source>
            <translation>%1 ist 0; erwartet wird eine Zahl über oder unter 0. Ihr Vorzeichen gibt die Richtung an.</translation>
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>HORIZON_DAYS and DATES both say how far to forecast. Leave one of them empty.</source>
            <translation>HORIZON_DAYS und DATES sagen beide, wie weit vorhergesagt wird. Lassen Sie eines davon leer.</translation>
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>OUTPUT_EXCEEDANCE shows the probability of passing a threshold, but THRESHOLD and VELOCITY_THRESHOLD are empty. Set one of them.</source>
            <translation>OUTPUT_EXCEEDANCE zeigt die Wahrscheinlichkeit, einen Schwellenwert zu überschreiten, aber THRESHOLD und VELOCITY_THRESHOLD sind leer. Setzen Sie einen der beiden Parameter.</translation>
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>OUTPUT_EXCEEDANCE_DATE shows when THRESHOLD is likely passed, but THRESHOLD is empty. Set it.</source>
            <translation>OUTPUT_EXCEEDANCE_DATE zeigt, wann THRESHOLD voraussichtlich überschritten wird, aber THRESHOLD ist leer. Setzen Sie diesen Parameter.</translation>
        </message>
        <message>
            <location filename="../core/io/area_of_interest.py" />
            <source>AOI cannot be read: %1.</source>
            <translation>AOI kann nicht gelesen werden: %1.</translation>
        </message>
        <message>
            <location filename="../core/io/area_of_interest.py" />
            <source>AOI is a %1; expected polygons.</source>
            <translation>AOI ist ein %1; erwartet werden Polygone.</translation>
        </message>
        <message>
            <location filename="../core/io/area_of_interest.py" />
            <source>%1 cannot be transformed from %2 to %3: it reaches beyond the valid area.</source>
            <translation>%1 kann nicht von %2 nach %3 transformiert werden: Die Fläche reicht über den Gültigkeitsbereich hinaus.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 fields of an earlier forecast (%2, ...) were left out.</source>
            <translation>%1 Felder einer früheren Vorhersage (%2, ...) wurden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>Several columns have the name %1; the first of each was used.</source>
            <translation>Mehrere Spalten haben den Namen %1; verwendet wurde jeweils die erste.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>Reading</source>
            <translation>Lesen von</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 points without a value at any epoch were dropped.</source>
            <translation>%1 Punkte ohne Wert in allen Epochen wurden verworfen.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 point without a value at any epoch was dropped.</source>
            <translation>%1 Punkt ohne Wert in allen Epochen wurde verworfen.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 epochs without a value at any point were dropped: %2.</source>
            <translation>%1 Epochen ohne Wert an allen Punkten wurden verworfen: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 epoch without a value at any point was dropped: %2.</source>
            <translation>%1 Epoche ohne Wert an allen Punkten wurde verworfen: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 has no geometry.</source>
            <translation>%1 hat keine Geometrie.</translation>
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>Fields were renamed because the output uses the name itself or has it already: %1.</source>
            <translation>Felder wurden umbenannt, weil die Ausgabe den Namen selbst verwendet oder schon enthält: %1.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>the parameter CRS</source>
            <translation>Parameter CRS</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The columns %1/%2 contain projected coordinates, not degrees.</source>
            <translation>Die Spalten %1/%2 enthalten projizierte Koordinaten, keine Grad.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>the columns %1</source>
            <translation>die Spalten %1</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The coordinate reference system of %1/%2 is not known, so %3/%4 (EPSG:4326) are used. Set CRS to use the others.</source>
            <translation>Das Koordinatenbezugssystem von %1/%2 ist nicht bekannt, daher werden %3/%4 (EPSG:4326) verwendet. Um die anderen zu verwenden, setzen Sie CRS.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>as they are degrees</source>
            <translation>da es Grad sind</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 does not say the coordinate reference system of %2/%3 (such as %4), which look like degrees. If they are, set CRS to EPSG:4326.</source>
            <translation>%1 nennt das Koordinatenbezugssystem von %2/%3 (zum Beispiel %4) nicht; die Werte sehen wie Grad aus. Wenn es Grad sind, setzen Sie CRS auf EPSG:4326.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 does not say the coordinate reference system of %2/%3 (such as %4).%5 Set CRS, for example to the UTM zone of the data.</source>
            <translation>%1 nennt das Koordinatenbezugssystem von %2/%3 (z. B. %4) nicht.%5 Setzen Sie CRS, zum Beispiel auf die UTM-Zone der Daten.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>projected coordinates</source>
            <translation>projizierte Koordinaten</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>CRS is %1, but the columns %2 of %3 contain %4 (such as %5). Leave CRS empty or set the right one.</source>
            <translation>CRS ist %1, aber die Spalten %2 von %3 enthalten %4 (z. B. %5). Lassen Sie CRS leer oder setzen Sie das richtige.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>as set by CRS</source>
            <translation>wie in CRS angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The columns %1 contain components of a direction, not coordinates; they were kept as attributes.</source>
            <translation>Die Spalten %1 enthalten Komponenten einer Richtung und keine Koordinaten; sie wurden als Attribute behalten.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The columns %1 of %2 contain no coordinates.</source>
            <translation>Die Spalten %1 von %2 enthalten keine Koordinaten.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 contain components of a direction</source>
            <translation>%1 enthalten Komponenten einer Richtung</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 has dates but no coordinates%2; looked for the columns %3 and the like, with or without a prefix. Set X_FIELD and Y_FIELD to the columns with the coordinates.</source>
            <translation>%1 hat Daten, aber keine Koordinaten%2; gesucht wurden die Spalten %3 und ähnliche, mit oder ohne Vorsilbe. Setzen Sie X_FIELD und Y_FIELD auf die Spalten mit den Koordinaten.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>the geometries of the layer</source>
            <translation>die Geometrien des Layers</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>as the file states</source>
            <translation>wie in der Datei angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 does not say its coordinate reference system. Set CRS.</source>
            <translation>%1 gibt kein Koordinatenbezugssystem an. Setzen Sie CRS.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The coordinate reference system of %1, %2, is local: it does not say where on earth the points are. Set CRS to the one of the coordinates.</source>
            <translation>Das Koordinatenbezugssystem von %1, %2, ist lokal: Es sagt nicht, wo auf der Erde die Punkte liegen. Setzen Sie CRS auf das der Koordinaten.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 states %2 as its coordinate reference system; CRS is set to %3, which is used.</source>
            <translation>%1 gibt %2 als Koordinatenbezugssystem an; CRS ist auf %3 gesetzt, das verwendet wird.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>Set both X_FIELD and Y_FIELD, or leave both empty.</source>
            <translation>Setzen Sie X_FIELD und Y_FIELD beide oder lassen Sie beide leer.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 has no column %2; it has %3, ...</source>
            <translation>%1 hat keine Spalte %2; vorhanden sind %3, ...</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>the columns %1, as set by X_FIELD and Y_FIELD</source>
            <translation>die Spalten %1, wie in X_FIELD und Y_FIELD angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>for degrees most often EPSG:4326</source>
            <translation>bei Grad meist EPSG:4326</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>%1 does not say the coordinate reference system of %2/%3. Set CRS%4.</source>
            <translation>%1 nennt das Koordinatenbezugssystem von %2/%3 nicht. Setzen Sie CRS%4.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>By %1, taken as %2, the points of %3 lie %4 km from where %5 puts them (%6 against %7). Leave CRS empty or set the right one.</source>
            <translation>Nach %1, gelesen als %2, liegen die Punkte von %3 %4 km von dort entfernt, wo %5 sie zeigt (%6 gegen %7). CRS leer lassen oder das richtige setzen.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>By their geometries (%1) the points of %2 lie %3 km from where %4 puts them. Set CRS if the layer has the wrong one.</source>
            <translation>Nach ihren Geometrien (%1) liegen die Punkte von %2 %3 km von dort entfernt, wo %4 sie zeigt. CRS setzen, falls der Layer das falsche hat.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>They are outside the range of EGMS.</source>
            <translation>Sie liegen außerhalb des Bereichs von EGMS.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>confirmed by %1</source>
            <translation>bestätigt durch %1</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The name of the file is of a tile of EGMS around %1, where they are not.</source>
            <translation>Der Dateiname gehört zu einer EGMS-Kachel um %1, dort liegen sie aber nicht.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>as EGMS has them (told by %1)</source>
            <translation>wie in EGMS (erkannt %1)</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The columns are named as in EGMS, but it would have %1 too.</source>
            <translation>Die Spalten heißen wie in EGMS, doch dort gäbe es auch %1.</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>as EGMS has them (told by its columns)</source>
            <translation>wie in EGMS (erkannt an den Spalten)</translation>
        </message>
        <message>
            <location filename="../core/io/coordinate_columns.py" />
            <source>The columns are named as in EGMS, but the coordinates are not the middles of its cells.</source>
            <translation>Die Spalten heißen wie in EGMS, doch die Koordinaten sind nicht die Mitten seiner Zellen.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_choice.py" />
            <source>%1 has no epoch from %2 to %3; its %4 epochs run from %5 to %6.</source>
            <translation>%1 hat keine Epoche im Zeitraum %2 bis %3; die %4 Epochen reichen von %5 bis %6.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_choice.py" />
            <source>the beginning</source>
            <translation>Anfang</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_choice.py" />
            <source>the end</source>
            <translation>Ende</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_choice.py" />
            <source>%1 is %2; expected a date such as 2024-01-31.</source>
            <translation>%1 ist %2; erwartet wird ein Datum wie 2024-01-31.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>The field names of %1 end after 10 characters, as a shapefile cuts them, and %2 of them (%3) may be the beginning of another date. Export the points to a GeoPackage or CSV file, or name the dates YYYYMMDD.</source>
            <translation>Die Feldnamen von %1 enden nach 10 Zeichen, wie ein Shapefile sie abschneidet, und %2 davon (%3) können der Anfang eines anderen Datums sein. Exportieren Sie die Punkte als GeoPackage oder CSV-Datei, oder benennen Sie die Daten YYYYMMDD.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>expected one field per epoch, named like 20240131, D20240131, D_20240131, 2024-01-31 or 2024/1/31</source>
            <translation>erwartet wird ein Feld je Epoche mit einem Namen wie 20240131, D20240131, D_20240131, 2024-01-31 oder 2024/1/31</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 has no date fields (its fields: %2); %3, or one row per point and date with the columns date and displacement. Does it contain time series?</source>
            <translation>%1 hat keine Datumsfelder (seine Felder: %2); %3, oder eine Zeile je Punkt und Datum mit den Spalten date und displacement. Enthält die Datei Zeitreihen?</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 has no date fields (its fields: %2); %3. If it is an EGMS CSV file opened as a layer, run 'Import InSAR time series' on it first.</source>
            <translation>%1 hat keine Datumsfelder (seine Felder: %2); %3. Ist es eine als Layer geöffnete EGMS-CSV-Datei, führen Sie dafür zuerst 'InSAR-Zeitreihen importieren' aus.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 fields that repeat a date were left out; the first of each date was used: %2, ....</source>
            <translation>%1 Felder, die ein Datum wiederholen, wurden weggelassen; verwendet wurde das erste jedes Datums: %2, ....</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 fields that repeat a date were left out; the first of each date was used: %2.</source>
            <translation>%1 Felder, die ein Datum wiederholen, wurden weggelassen; verwendet wurde das erste jedes Datums: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 field that repeats a date was left out; the first of each date was used: %2, ....</source>
            <translation>%1 Feld, das ein Datum wiederholt, wurde weggelassen; verwendet wurde das erste jedes Datums: %2, ....</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 field that repeats a date was left out; the first of each date was used: %2.</source>
            <translation>%1 Feld, das ein Datum wiederholt, wurde weggelassen; verwendet wurde das erste jedes Datums: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>The epochs were not in chronological order in the file; they were sorted.</source>
            <translation>Die Epochen waren in der Datei nicht chronologisch geordnet; sie wurden sortiert.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 fields name a month only (%2); each is read as its middle, the 15th.</source>
            <translation>%1 Felder nennen nur einen Monat (%2); jedes wird als dessen Mitte gelesen, der 15.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>%1 field names a month only (%2); each is read as its middle, the 15th.</source>
            <translation>%1 Feld nennt nur einen Monat (%2); jeder wird als seine Mitte gelesen, der 15.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>Fields that begin with F are read as epochs, as ArcGIS names them, where no interval of a forecast (L, U) stands beside them: %1 (%2).</source>
            <translation>Felder, die mit F beginnen, werden als Epochen gelesen, wie ArcGIS sie benennt, wo kein Intervall einer Vorhersage (L, U) daneben steht: %1 (%2).</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>Fields named like dates that do not exist, or lie before 1970 or after 2149, were kept as attributes: %1 (%2).</source>
            <translation>Felder, die wie Daten heißen, die es nicht gibt oder die vor 1970 oder nach 2149 liegen, wurden als Attribute behalten: %1 (%2).</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>The dates in the field names of %1 have the day first in one and the month first in another (%2). Rename them to YYYYMMDD.</source>
            <translation>In den Feldnamen von %1 steht einmal der Tag und einmal der Monat zuerst (%2). Benennen Sie sie in YYYYMMDD um.</translation>
        </message>
        <message>
            <location filename="../core/io/epoch_columns.py" />
            <source>The field %1 of %2 is %3 or %4: the names do not tell the day from the month. Rename the dates to YYYYMMDD.</source>
            <translation>Das Feld %1 von %2 ist %3 oder %4: Die Namen unterscheiden Tag und Monat nicht. Benennen Sie die Daten in YYYYMMDD um.</translation>
        </message>
        <message>
            <location filename="../core/io/gdal_files.py" />
            <source>MapInfo File</source>
            <translation>MapInfo File</translation>
        </message>
        <message>
            <location filename="../core/io/gdal_files.py" />
            <source>%1 could not be written: only %2 of %3 rows are in it. Is the disk full?</source>
            <translation>%1 konnte nicht geschrieben werden: Nur %2 von %3 Zeilen sind enthalten. Ist der Datenträger voll?</translation>
        </message>
        <message>
            <location filename="../core/io/gdal_grids.py" />
            <source>Resampling</source>
            <translation>Resampling</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Copy, download or make it again.</source>
            <translation>Kopieren, laden oder erstellen Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>GeoTIFF, NetCDF and HDF5 are read</source>
            <translation>gelesen werden GeoTIFF, NetCDF und HDF5</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Choose another file, or save it as GeoTIFF in QGIS (Export, Save As).</source>
            <translation>Wählen Sie eine andere Datei, oder speichern Sie sie in QGIS als GeoTIFF (Export, Speichern als).</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a ZIP archive</source>
            <translation>sie ist ein ZIP-Archiv</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Unpack it and choose the raster in it.</source>
            <translation>Entpacken Sie es und wählen Sie das Raster darin.</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a gzip archive</source>
            <translation>sie ist ein gzip-Archiv</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a bzip2 archive</source>
            <translation>sie ist ein bzip2-Archiv</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a PNG picture, and %1</source>
            <translation>sie ist ein PNG-Bild, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a JPEG picture, and %1</source>
            <translation>sie ist ein JPEG-Bild, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a database such as GeoPackage, and %1</source>
            <translation>sie ist eine Datenbank wie GeoPackage, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is an Erdas Imagine file, and %1</source>
            <translation>sie ist eine Erdas-Imagine-Datei, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it only refers to a file of Git LFS</source>
            <translation>sie verweist nur auf eine Datei von Git LFS</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Fetch the file itself with 'git lfs pull'.</source>
            <translation>Holen Sie die Datei selbst mit 'git lfs pull'.</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Write it again with deflate (gdal_translate -co COMPRESS=DEFLATE, or h5repack -f GZIP=6).</source>
            <translation>Schreiben Sie sie mit deflate neu (gdal_translate -co COMPRESS=DEFLATE, oder h5repack -f GZIP=6).</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is compressed in a way that is not known here</source>
            <translation>sie ist auf eine hier unbekannte Weise komprimiert</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>reading it failed (%1)</source>
            <translation>das Lesen ist fehlgeschlagen (%1)</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Check the disk, or copy the file again.</source>
            <translation>Prüfen Sie den Datenträger, oder kopieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it begins with nothing but zeros, as after a copy that broke off</source>
            <translation>sie beginnt nur mit Nullen, wie nach einem abgebrochenen Kopieren</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is empty (0 bytes)</source>
            <translation>sie ist leer (0 Bytes)</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is incomplete (%1 of at least %2)</source>
            <translation>sie ist unvollständig (%1 von mindestens %2)</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is incomplete or damaged</source>
            <translation>sie ist unvollständig oder beschädigt</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>its content is damaged</source>
            <translation>ihr Inhalt ist beschädigt</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a web page, as a download without login leaves</source>
            <translation>sie ist eine Webseite, wie sie ein Download ohne Anmeldung hinterlässt</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>Log in and download the file again.</source>
            <translation>Melden Sie sich an und laden Sie die Datei erneut herunter.</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is a virtual raster (VRT) that refers to other files, and %1</source>
            <translation>sie ist ein virtuelles Raster (VRT), das auf andere Dateien verweist, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it is text, and %1</source>
            <translation>sie ist Text, und %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>it does not begin as a file of any format that is known here: %1</source>
            <translation>sie beginnt nicht wie eine Datei eines hier bekannten Formats: %1</translation>
        </message>
        <message>
            <location filename="../core/io/grid_faults.py" />
            <source>%1 bytes</source>
            <translation>%1 Bytes</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The elevation model %1 has no coordinate reference system. Save it as GeoTIFF with the right one in QGIS (Export, Save As).</source>
            <translation>Das Höhenmodell %1 hat kein Koordinatenbezugssystem. Speichern Sie es in QGIS als GeoTIFF mit dem richtigen (Export, Speichern als).</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The elevation model %1 cannot be read: %2. Expected a raster of heights in metres. %3</source>
            <translation>Das Höhenmodell %1 kann nicht gelesen werden: %2. Erwartet wird ein Raster mit Höhen in Metern. %3</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The elevation model %1 covers %2 of the stack's cells; expected at least %3. Choose one of the same area.</source>
            <translation>Das Höhenmodell %1 bedeckt %2 der Zellen des Stapels; erwartet werden mindestens %3. Wählen Sie eines desselben Gebiets.</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The elevation model %1 contains heights from %2 to %3 m; expected metres between %4 and %5. Set its value for no data, or choose another raster.</source>
            <translation>Das Höhenmodell %1 enthält Höhen von %2 bis %3 m; erwartet werden Meter zwischen %4 und %5. Setzen Sie seinen Wert für fehlende Daten, oder wählen Sie ein anderes Raster.</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The elevation model covers %1 of the stack's cells; the mean height is used elsewhere.</source>
            <translation>Das Höhenmodell bedeckt %1 der Zellen des Stapels; anderswo wird die mittlere Höhe verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/height_raster.py" />
            <source>The cells of the elevation model are %1 times as large as those of the stack.</source>
            <translation>Die Zellen des Höhenmodells sind %1-mal so groß wie die des Stapels.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 has more than %2 million points. Import a part of it: set EXTENT or AOI.</source>
            <translation>%1 hat mehr als %2 Millionen Punkte. Importieren Sie einen Teil davon: Setzen Sie EXTENT oder AOI.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 values that are infinite or too large for a number were read as missing.</source>
            <translation>%1 Werte, die unendlich oder zu groß für eine Zahl sind, wurden als fehlend gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 value that is infinite or too large for a number was read as missing.</source>
            <translation>%1 Wert, der unendlich oder zu groß für eine Zahl ist, wurde als fehlend gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>Longitudes beyond 180 degrees (%1) were read as -180 to 180.</source>
            <translation>Längen jenseits von 180 Grad (%1) wurden als -180 bis 180 gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>Points with zeros at every epoch: %1; set KEEP_ZEROS to keep them.</source>
            <translation>Punkte mit Null an jeder Epoche: %1; setzen Sie KEEP_ZEROS, um sie zu behalten.</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 of the values are missing</source>
            <translation>%1 der Werte fehlen</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 points start late</source>
            <translation>%1 Punkte beginnen spät</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 point starts late</source>
            <translation>%1 Punkt beginnt spät</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 ends early</source>
            <translation>%1 endet früh</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 end early</source>
            <translation>%1 enden früh</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1; %2 (by more than %3 days).</source>
            <translation>%1; %2 (um mehr als %3 Tage).</translation>
        </message>
        <message>
            <location filename="../core/io/import_scan.py" />
            <source>%1 has changed while it was read. Import it again.</source>
            <translation>%1 hat sich geändert, während die Datei gelesen wurde. Importieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>The output is the input itself. Choose another name for the output.</source>
            <translation>Die Ausgabe ist die Eingabe selbst. Wählen Sie einen anderen Namen für die Ausgabe.</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 points with %2 epochs from %3 to %4 were imported: %5; %6.</source>
            <translation>%1 Punkte mit %2 Epochen von %3 bis %4 wurden importiert: %5; %6.</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>its description</source>
            <translation>an der Beschreibung</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 has no column %2 (ID_FIELD); it has %3, ...</source>
            <translation>%1 hat keine Spalte %2 (ID_FIELD); vorhanden sind %3, ...</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>MIN_COHERENCE is set, but %1 has no coherence column; expected one named %2. Leave MIN_COHERENCE empty.</source>
            <translation>MIN_COHERENCE ist gesetzt, aber %1 hat keine Kohärenzspalte; erwartet wird eine mit dem Namen %2. Lassen Sie MIN_COHERENCE leer.</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1, recognised by %2</source>
            <translation>%1, erkannt %2</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>not known</source>
            <translation>nicht bekannt</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>Unit: %1, %2. Product: %3. %4</source>
            <translation>Einheit: %1, %2. Produkt: %3. %4</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as set by UNIT</source>
            <translation>wie mit UNIT gesetzt</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as stated in the file</source>
            <translation>wie in der Datei angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 looks like %2, which is in mm, but its unit is %3, %4. Set UNIT to the right one.</source>
            <translation>%1 sieht nach %2 aus, das in mm ist, seine Einheit ist aber %3, %4. UNIT auf die richtige setzen.</translation>
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as in every EGMS product</source>
            <translation>wie in jedem EGMS-Produkt</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is a folder; expected a file. Choose the %2 in it.</source>
            <translation>%1 ist ein Ordner; erwartet wird eine Datei. Wählen Sie die Datei darin (%2).</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is %2, not a regular file. Copy its content to a file and choose that one.</source>
            <translation>%1 ist %2 und keine gewöhnliche Datei. Kopieren Sie den Inhalt in eine Datei und wählen Sie diese.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is a link to %2.</source>
            <translation>%1 ist eine Verknüpfung zu %2.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is a path of GDAL's own file systems, not of this machine. Unpack or download the %2 and choose the file.</source>
            <translation>%1 ist ein Pfad in GDALs eigenen Dateisystemen und nicht auf diesem Rechner. Entpacken Sie die Datei (%2) oder laden Sie sie herunter und wählen Sie sie dann.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is an address, not a file of this machine. Download it and choose the file.</source>
            <translation>%1 ist eine Adresse und keine Datei auf diesem Rechner. Laden Sie sie herunter und wählen Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>The path of the %1 is too long (%2 characters): %3. Use a shorter one.</source>
            <translation>Der Pfad (%1) ist zu lang (%2 Zeichen): %3. Verwenden Sie einen kürzeren.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>back to itself</source>
            <translation>zu sich selbst zurück</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>to a file that does not exist</source>
            <translation>zu einer Datei, die es nicht gibt</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>%1 is a link that leads %2. Choose the %3 itself.</source>
            <translation>%1 ist eine Verknüpfung, die %2 führt. Wählen Sie die Datei selbst (%3).</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>The %1 %2 does not exist.</source>
            <translation>Die Datei (%1) %2 gibt es nicht.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>The %1 %2 may not be read (no permission). Change its permissions, or copy it.</source>
            <translation>Die Datei (%1) %2 darf nicht gelesen werden (keine Berechtigung). Ändern Sie ihre Rechte oder kopieren Sie sie.</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>a pipe</source>
            <translation>eine Pipe</translation>
        </message>
        <message>
            <location filename="../core/io/local_file.py" />
            <source>a socket</source>
            <translation>ein Socket</translation>
        </message>
        <message>
            <location filename="../core/io/long_table.py" />
            <source>%1 could not be written: %2. Is the disk full, or the file open in another program?</source>
            <translation>%1 konnte nicht geschrieben werden: %2. Ist der Datenträger voll oder die Datei in einem anderen Programm geöffnet?</translation>
        </message>
        <message>
            <location filename="../core/io/number_columns.py" />
            <source>no data</source>
            <translation>keine Daten</translation>
        </message>
        <message>
            <location filename="../core/io/number_columns.py" />
            <source>no value</source>
            <translation>kein Wert</translation>
        </message>
        <message>
            <location filename="../core/io/number_columns.py" />
            <source>The column %1 of %2 contains %3; expected numbers, or degrees such as 41.91 N, 41°54'36"N or 41°54.6'N. Correct the file, or set X_FIELD and Y_FIELD to other columns.</source>
            <translation>Die Spalte %1 von %2 enthält %3; erwartet werden Zahlen oder Grad wie 41.91 N, 41°54'36"N oder 41°54.6'N. Berichtigen Sie die Datei, oder setzen Sie X_FIELD und Y_FIELD auf andere Spalten.</translation>
        </message>
        <message>
            <location filename="../core/io/number_columns.py" />
            <source>The field %1 of %2 contains %3; expected numbers. Correct the file, or choose another field.</source>
            <translation>Das Feld %1 von %2 enthält %3; erwartet werden Zahlen. Die Datei berichtigen oder ein anderes Feld wählen.</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>FlatGeobuf</source>
            <translation>FlatGeobuf</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>GeoJSON</source>
            <translation>GeoJSON</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>MapInfo table</source>
            <translation>MapInfo-Tabelle</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>FlatGeobuf (.fgb)</source>
            <translation>FlatGeobuf (.fgb)</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>Parquet</source>
            <translation>Parquet</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>Only points are written as Parquet; %1 is for something else. Choose .gpkg (GeoPackage), .fgb (FlatGeobuf), .shp (shapefile), .geojson or .tab (MapInfo).</source>
            <translation>Nur Punkte werden als Parquet geschrieben; %1 ist für etwas anderes. Wählen Sie .gpkg (GeoPackage), .fgb (FlatGeobuf), .shp (Shapefile), .geojson oder .tab (MapInfo).</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>Points cannot be written in the format of %1. Choose .gpkg (GeoPackage), .fgb (FlatGeobuf), .parquet (GeoParquet), .shp (shapefile), .geojson or .tab (MapInfo).</source>
            <translation>Punkte können nicht im Format von %1 geschrieben werden. Wählen Sie .gpkg (GeoPackage), .fgb (FlatGeobuf), .parquet (GeoParquet), .shp (Shapefile), .geojson oder .tab (MapInfo).</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>The path %1 has a backslash, which this format takes for the end of a folder's name. Choose another name, or GeoPackage (.gpkg).</source>
            <translation>Der Pfad %1 enthält einen umgekehrten Schrägstrich, den dieses Format für das Ende eines Ordnernamens hält. Wählen Sie einen anderen Namen oder GeoPackage (.gpkg).</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>The name of the output is too long (%1 characters): ...%2. Choose one of at most %3 characters.</source>
            <translation>Der Name der Ausgabe ist zu lang (%1 Zeichen): ...%2. Wählen Sie einen mit höchstens %3 Zeichen.</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>A %1 can have %2 fields; %3 would need %4 (one per date among them). Choose %5.</source>
            <translation>Ein Format wie %1 kann %2 Felder haben; %3 bräuchte %4 (darunter eines je Datum). Wählen Sie %5.</translation>
        </message>
        <message>
            <location filename="../core/io/output_formats.py" />
            <source>GeoPackage (.gpkg) or %1</source>
            <translation>GeoPackage (.gpkg) oder %1</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>Coordinates: %1, %2, %3.</source>
            <translation>Koordinaten: %1, %2, %3.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinate reference system of %1 is unknown: %2.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist unbekannt: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>Latitude and longitude are exchanged in %1: %2 contains %3, %4 contains %5. Set X_FIELD to %6 and Y_FIELD to %7.</source>
            <translation>Breite und Länge sind in %1 vertauscht: %2 enthält %3, %4 enthält %5. Setzen Sie X_FIELD auf %6 und Y_FIELD auf %7.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The points lie around %1 %2, %3 %4.</source>
            <translation>Die Punkte liegen um %1 %2, %3 %4.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2) are not degrees, but its coordinate reference system is %3. Set CRS to the right one.</source>
            <translation>Die Koordinaten von %1 (zum Beispiel %2) sind keine Grad, das Koordinatenbezugssystem ist aber %3. Setzen Sie CRS auf das richtige.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>Set X_FIELD and Y_FIELD to the columns with the coordinates.</source>
            <translation>X_FIELD und Y_FIELD auf die Spalten mit den Koordinaten setzen.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>All %1 points of %2 are at one place (%3), by %4. %5</source>
            <translation>Alle %1 Punkte von %2 liegen an einem Ort (%3), nach %4. %5</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>Export the layer again, with the places of its points.</source>
            <translation>Den Layer noch einmal exportieren, mit den Orten seiner Punkte.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2, by %3) look like degrees, but %4, %5, is not in degrees. If they are, set CRS to EPSG:4326.</source>
            <translation>Die Koordinaten von %1 (z. B. %2, nach %3) sehen nach Grad aus, aber %4, %5, ist nicht in Grad. Wenn es Grad sind, setzen Sie CRS auf EPSG:4326.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2, by %3) lie outside the valid area of %4, %5. Set CRS to the right one.</source>
            <translation>Die Koordinaten von %1 (z. B. %2, nach: %3) liegen außerhalb des Gültigkeitsbereichs von %4, %5. Setzen Sie CRS auf das richtige System.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2, by %3) look like kilometres, but %4, %5, is in metres. Convert them to metres.</source>
            <translation>Die Koordinaten von %1 (z. B. %2, nach %3) sehen nach Kilometern aus, aber %4, %5, ist in Metern. Rechnen Sie sie in Meter um.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 mixes coordinate reference systems: %2 of the points in degrees, %3 in other units (such as %4). Split it into one file per system, or correct them.</source>
            <translation>%1 mischt Koordinatenreferenzsysteme: %2 der Punkte in Grad, %3 in anderen Einheiten (z. B. %4). Teilen Sie die Datei in eine je System oder korrigieren Sie sie.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 is in degrees (%2), but has places that are none: %3, such as %4. Correct or remove these rows.</source>
            <translation>%1 ist in Grad (%2), enthält aber Orte, die keine sind: %3, etwa %4. Diese Zeilen berichtigen oder entfernen.</translation>
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinate reference system %1 cannot be used (%2). Set CRS to another.</source>
            <translation>Das Koordinatenbezugssystem %1 kann nicht verwendet werden (%2). Setzen Sie CRS auf ein anderes.</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>Scanning</source>
            <translation>Durchsehen von</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has dates but no point geometry. Import the file with 'Import InSAR time series' first.</source>
            <translation>%1 hat Datumsfelder, aber keine Punktgeometrie. Importieren Sie die Datei zuerst mit 'InSAR-Zeitreihen importieren'.</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has no point geometry. Choose a layer of points.</source>
            <translation>%1 hat keine Punktgeometrie. Wählen Sie einen Punktlayer.</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has no coordinate reference system. Assign one to the layer ('Assign projection').</source>
            <translation>%1 hat kein Koordinatenbezugssystem. Weisen Sie dem Layer eines zu ('Projektion zuweisen').</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>The coordinate reference system of %1 (%2) is local: it does not say where on earth the points are. Assign the right one to the layer ('Assign projection').</source>
            <translation>Das Koordinatenbezugssystem von %1 (%2) ist lokal: Es sagt nicht, wo auf der Erde die Punkte liegen. Weisen Sie dem Layer das richtige zu ('Projektion zuweisen').</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has no point with a value (rows read: %2).</source>
            <translation>%1 hat keinen Punkt mit einem Wert (gelesene Zeilen: %2).</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 rows of %2 without a geometry were left out.</source>
            <translation>%1 Zeilen von %2 ohne Geometrie wurden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 row of %2 without a geometry was left out.</source>
            <translation>%1 Zeile von %2 ohne Geometrie wurde weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>While writing %1: %2; ....</source>
            <translation>Beim Schreiben von %1: %2; ....</translation>
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>While writing %1: %2.</source>
            <translation>Beim Schreiben von %1: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>only %1 of %2 points are in it</source>
            <translation>nur %1 von %2 Punkten sind enthalten</translation>
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>%1 could not be written: %2. Is the disk full?</source>
            <translation>%1 konnte nicht geschrieben werden: %2. Ist der Datenträger voll?</translation>
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>Writing points</source>
            <translation>Punkte schreiben</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>Polygon</source>
            <translation>Polygon</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>The polygons of %1 cannot be transformed from %2 to %3: they reach beyond the valid area. Check the layer's CRS.</source>
            <translation>Die Polygone von %1 können nicht von %2 nach %3 transformiert werden: Sie reichen über den gültigen Bereich hinaus. Prüfen Sie das KBS des Layers.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 has no geometry; expected polygons. Choose a layer of polygons.</source>
            <translation>%1 hat keine Geometrie; erwartet werden Polygone. Wählen Sie einen Polygonlayer.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>Reading %1</source>
            <translation>%1 wird gelesen</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 has a geometry that cannot be read (%2). Convert curves with 'Segmentize', or export the layer again.</source>
            <translation>%1 hat eine Geometrie, die nicht gelesen werden kann (%2). Wandeln Sie Kurven mit 'Segmentieren' um oder exportieren Sie den Layer erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 contains no polygon (rows read: %2). Choose a layer of polygons.</source>
            <translation>%1 enthält kein Polygon (gelesene Zeilen: %2). Wählen Sie einen Polygonlayer.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 contains %2 geometries; expected polygons. Choose another layer.</source>
            <translation>%1 enthält Geometrien vom Typ %2; erwartet werden Polygone. Wählen Sie einen anderen Layer.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 of %2 polygons of %3 was invalid, such as with edges that cross each other, and was made valid.</source>
            <translation>%1 von %2 Polygonen von %3 war ungültig, etwa mit Kanten, die einander kreuzen, und wurde gültig gemacht.</translation>
        </message>
        <message>
            <location filename="../core/io/polygon_layer.py" />
            <source>%1 of %2 polygons of %3 were invalid, such as with edges that cross each other, and were made valid.</source>
            <translation>%1 von %2 Polygonen von %3 waren ungültig, etwa mit sich kreuzenden Kanten, und wurden gültig gemacht.</translation>
        </message>
        <message>
            <location filename="../core/io/polygons.py" />
            <source>geom</source>
            <translation>geom</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>local reference point of the processing</source>
            <translation>lokaler Referenzpunkt der Prozessierung</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>EGMS %1</source>
            <translation>EGMS %1</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>its name</source>
            <translation>am Namen</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>the XML beside it</source>
            <translation>an der XML-Datei daneben</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>its columns</source>
            <translation>an den Spalten</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>The file does not say which displacement component it contains. It is imported as 'unknown'; set COMPONENT if you know it.</source>
            <translation>Die Datei gibt nicht an, welche Komponente der Verschiebung sie enthält. Sie wird als 'unknown' importiert; setzen Sie COMPONENT, wenn Sie die Komponente kennen.</translation>
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>The file states the component %1; COMPONENT is set to %2, which is used.</source>
            <translation>Die Datei gibt die Komponente %1 an; COMPONENT ist auf %2 gesetzt, das verwendet wird.</translation>
        </message>
        <message>
            <location filename="../core/io/repeated_rows.py" />
            <source>%1 rows of %2 repeat another row; each was imported once.</source>
            <translation>%1 Zeilen von %2 wiederholen eine andere Zeile; jede wurde einmal importiert.</translation>
        </message>
        <message>
            <location filename="../core/io/repeated_rows.py" />
            <source>%1 row of %2 repeats another row; each was imported once.</source>
            <translation>%1 Zeile von %2 wiederholt eine andere Zeile; jede wurde einmal importiert.</translation>
        </message>
        <message>
            <location filename="../core/io/repeated_rows.py" />
            <source>%1 points of %2 have the identifier of another point; each got one of its own (such as %3 for %4).</source>
            <translation>%1 Punkte von %2 haben die Kennung eines anderen Punktes; jeder bekam eine eigene (z. B. %3 für %4).</translation>
        </message>
        <message>
            <location filename="../core/io/repeated_rows.py" />
            <source>%1 point of %2 has the identifier of another point; each got one of its own (such as %3 for %4).</source>
            <translation>%1 Punkt von %2 hat die Kennung eines anderen Punktes; jeder bekam eine eigene (z. B. %3 für %4).</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 mixes coordinate reference systems: its column %2 contains %3. Split it into one file per system.</source>
            <translation>%1 mischt Koordinatenbezugssysteme: Die Spalte %2 enthält %3. Teilen Sie die Datei in eine Datei je System auf.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>Most values in the column %1 of %2 are above 1, such as percentages; MIN_COHERENCE, %3, is for values from 0 to 1. Divide them, or leave MIN_COHERENCE empty.</source>
            <translation>Die meisten Werte in der Spalte %1 von %2 sind größer als 1, wie Prozente; MIN_COHERENCE, %3, gilt für Werte von 0 bis 1. Teilen Sie sie oder lassen Sie MIN_COHERENCE leer.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 rows without coordinates were left out.</source>
            <translation>%1 Zeilen ohne Koordinaten wurden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 row without coordinates was left out.</source>
            <translation>%1 Zeile ohne Koordinaten wurde weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 points outside the area were left out.</source>
            <translation>%1 Punkte außerhalb des Gebiets wurden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 point outside the area was left out.</source>
            <translation>%1 Punkt außerhalb des Gebiets wurde weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 points with a %2 below %3 were left out.</source>
            <translation>%1 Punkte mit einer %2 unter %3 wurden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 point with a %2 below %3 was left out.</source>
            <translation>%1 Punkt mit einer %2 unter %3 wurde weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 has no rows: it contains no points.</source>
            <translation>%1 hat keine Zeilen: Die Datei enthält keine Punkte.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 without coordinates</source>
            <translation>%1 ohne Koordinaten</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 outside the area</source>
            <translation>%1 außerhalb des Gebiets</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 with a %2 below %3</source>
            <translation>%1 mit einer %2 unter %3</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 without a value at any epoch</source>
            <translation>%1 ohne Wert in allen Epochen</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>No point of %1 remains: of %2 rows, %3.</source>
            <translation>Kein Punkt von %1 bleibt übrig: Von %2 Zeilen sind %3.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>The points lie within %1, %2 to %3, %4 in %5.</source>
            <translation>Die Punkte liegen innerhalb von %1, %2 bis %3, %4 in %5.</translation>
        </message>
        <message>
            <location filename="../core/io/row_choice.py" />
            <source>%1 Widen the filters or choose another file.</source>
            <translation>%1 Erweitern Sie die Filter oder wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/rows_on_disk.py" />
            <source>rows 0 to %1 were expected, got %2 to %3</source>
            <translation>erwartet wurden die Zeilen 0 bis %1, erhalten %2 bis %3</translation>
        </message>
        <message>
            <location filename="../core/io/rows_on_disk.py" />
            <source>a file of intermediate values ended early</source>
            <translation>eine Datei mit Zwischenwerten endete vorzeitig</translation>
        </message>
        <message>
            <location filename="../core/io/side_files.py" />
            <source>%1, which belongs to %2, is not a file that can be read, but a pipe, a folder, a link without a target or locked. Copy all files that belong together again.</source>
            <translation>%1, ein Teil von %2, ist keine lesbare Datei, sondern eine Pipe, ein Ordner, eine Verknüpfung ohne Ziel oder gesperrt. Kopieren Sie alle zusammengehörigen Dateien noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/coordinate_axes.py" />
            <source>The columns of %1 run westwards; expected eastwards. Turn the grid round.</source>
            <translation>Die Spalten von %1 verlaufen nach Westen; erwartet wird nach Osten. Drehen Sie das Raster um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/coordinate_axes.py" />
            <source>%1 has no coordinates for its %2 (shape %3); expected two numbers or more. Make the file again.</source>
            <translation>%1 hat keine Koordinaten für %2 (Form %3); erwartet werden mindestens zwei Zahlen. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/coordinate_axes.py" />
            <source>The %1 of %2 are not evenly spaced; expected a regular grid. Resample it to one first.</source>
            <translation>%1 von %2: Die Abstände sind nicht gleich; erwartet wird ein regelmäßiges Raster. Rechnen Sie es zuerst auf ein solches um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/coordinate_axes.py" />
            <source>The coordinate reference system of %1 is unknown; expected WKT. Assign it to the file again.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist unbekannt; erwartet wird WKT. Weisen Sie es der Datei neu zu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/dated_files.py" />
            <source>%1 is no displacement, as its name says; expected a file such as %2, which stands in the same folder. Choose that one.</source>
            <translation>%1 ist keine Verschiebung, wie der Name sagt; erwartet wird eine Datei wie %2 im selben Ordner. Wählen Sie diese.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/dolphin_stack.py" />
            <source>cell at row and column %1</source>
            <translation>Zelle in Zeile und Spalte %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/dolphin_stack.py" />
            <source>%1 lies on another grid than the displacement: its %2 is not used.</source>
            <translation>%1 liegt auf einem anderen Raster als die Verschiebung: %2 wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/dolphin_stack.py" />
            <source>Left out: %1</source>
            <translation>Ausgelassen: %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/flat_files.py" />
            <source>%1 cannot be read: %2. Copy it again.</source>
            <translation>%1 kann nicht gelesen werden: %2. Kopieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/flat_files.py" />
            <source>%1 ends before row %2 of %3. Copy it again.</source>
            <translation>%1 endet vor Zeile %2 von %3. Kopieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>The epochs of %1 are in several units (%2); expected one for all. Convert them to mm first.</source>
            <translation>Die Epochen von %1 haben mehrere Einheiten (%2); erwartet wird eine für alle. Rechnen Sie sie zuerst in mm um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>%1 has several bands and a date in its name; expected one band in each file of a date. Choose the file itself if its bands are the epochs.</source>
            <translation>%1 hat mehrere Bänder und ein Datum im Namen; erwartet wird ein Band in jeder Datei eines Datums. Wählen Sie die Datei selbst, wenn ihre Bänder die Epochen sind.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>one date</source>
            <translation>ein Datum</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>two dates</source>
            <translation>zwei Daten</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>No raster of displacement in the folder %1 has %2 in its name, such as 20240131 or 2024-01-31. Choose another file or folder, or set Product (PRODUCT) to auto.</source>
            <translation>Kein Raster mit Verschiebungen im Ordner %1 hat %2 im Namen, etwa 20240131 oder 2024-01-31. Wählen Sie eine andere Datei oder einen anderen Ordner, oder setzen Sie Produkt (PRODUCT) auf auto.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>The folder %1 has several kinds of rasters with dates: %2. Choose one file of the displacement instead of the folder, or put its files into a folder of their own.</source>
            <translation>Der Ordner %1 enthält mehrere Arten von Rastern mit Datum: %2. Wählen Sie eine Datei der Verschiebung statt des Ordners, oder legen Sie deren Dateien in einen eigenen Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>%1 has one band and no date in its name; expected a band a date, or a folder with a file a date (such as disp_20240131.tif). Choose the folder.</source>
            <translation>%1 hat ein Band und kein Datum im Namen; erwartet wird ein Band je Datum oder ein Ordner mit einer Datei je Datum (etwa disp_20240131.tif). Wählen Sie den Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_folder.py" />
            <source>Band %1 of %2 has no date (%3); expected dates such as 2024-01-31 as descriptions of the bands, or in their tags. Set the descriptions.</source>
            <translation>Band %1 von %2 hat kein Datum (%3); erwartet werden Daten wie 2024-01-31 als Beschreibung der Bänder oder in ihren Metadaten. Setzen Sie die Beschreibungen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>%1 cannot be read as a grid: %2. Expected a GeoTIFF made by 'Grid time series' or 'Import raster stack'. %3</source>
            <translation>%1 kann nicht als Raster gelesen werden: %2. Erwartet wird ein GeoTIFF aus 'Zeitreihen rastern' oder 'Rasterstapel importieren'. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 has a description that is not UTF-8 (%2). Make it again.</source>
            <translation>Das Raster %1 hat eine Beschreibung, die nicht UTF-8 ist (%2). Erzeugen Sie es neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The values of the grid %1 cannot be read: %2. %3</source>
            <translation>Die Werte des Rasters %1 können nicht gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 contains complex numbers (%2), such as interferograms have; expected displacement in mm. Unwrap the phase and convert it first.</source>
            <translation>Das Raster %1 enthält komplexe Zahlen (%2), wie sie Interferogramme haben; erwartet wird eine Verschiebung in mm. Wickeln Sie zuerst die Phase ab und rechnen Sie sie um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 has %2 x %3 cells and %4 bands, %5 GB; the limit is %6 GB. Cut out a part of it, or make it with larger cells.</source>
            <translation>Das Raster %1 hat %2 x %3 Zellen und %4 Bänder, %5 GB; die Grenze liegt bei %6 GB. Schneiden Sie einen Teil davon aus oder erzeugen Sie es mit größeren Zellen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 states %2 x %3 cells and %4 bands, but its file of %5 KB holds almost none of them. Cut out the part that has values.</source>
            <translation>Das Raster %1 gibt %2 x %3 Zellen und %4 Bänder an, seine Datei von %5 KB enthält aber fast keine davon. Den Teil mit Werten ausschneiden.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 is in %2; expected displacement in mm. Import it with 'Import raster stack'.</source>
            <translation>Das Raster %1 ist in %2; erwartet wird Verschiebung in mm. Importieren Sie es mit 'Rasterstapel importieren'.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 has a single band; expected one band per epoch, with the date as its description. Make it with 'Import raster stack' or 'Grid time series'.</source>
            <translation>Das Raster %1 hat nur ein Band; erwartet wird ein Band je Epoche mit dem Datum als Beschreibung. Erzeugen Sie es mit 'Rasterstapel importieren' oder 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>Band %1 of the grid %2 has no date in its description (%3); expected dates such as 2024-01-31 as band descriptions. Make it with 'Import raster stack' or 'Grid time series'.</source>
            <translation>Band %1 des Rasters %2 hat kein Datum in der Beschreibung (%3); erwartet werden Daten wie 2024-01-31 als Beschreibungen der Bänder. Erzeugen Sie es mit 'Rasterstapel importieren' oder 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The band dates of %1 are repeated or not in increasing order.</source>
            <translation>Die Datumsangaben der Kanäle von %1 sind doppelt oder nicht aufsteigend geordnet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 has no coordinate reference system. Make it again with 'Grid time series'.</source>
            <translation>Das Raster %1 hat kein Koordinatenbezugssystem. Erstellen Sie es neu mit 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The coordinate reference system of %1 is unknown (%2). Assign it to the grid again.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist unbekannt (%2). Weisen Sie es dem Raster neu zu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>in degrees</source>
            <translation>in Grad</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>in a local system</source>
            <translation>in einem lokalen System</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 is %2 (%3); expected a projected system in metres. Take it through 'Import raster stack', which warps it.</source>
            <translation>Das Raster %1 ist %2 (%3); erwartet wird ein projiziertes System in Metern. Führen Sie es durch 'Rasterstapel importieren', das es entzerrt.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 is in units of %2; expected metres. Reproject it.</source>
            <translation>Das Raster %1 hat die Einheit %2; erwartet werden Meter. Reprojizieren Sie es.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 is rotated or runs northwards; expected rows that run southwards. Warp it to a north-up grid.</source>
            <translation>Das Raster %1 ist gedreht oder verläuft nach Norden; erwartet werden Zeilen, die nach Süden verlaufen. Transformieren Sie es in ein genordetes Raster.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The grid %1 does not say where it is: its corner is no number. Make it again.</source>
            <translation>Das Raster %1 sagt nicht, wo es liegt: Seine Ecke ist keine Zahl. Erzeugen Sie es neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/geotiff_stack.py" />
            <source>The cells of %1 are not square: %2 m. Resample the grid to square cells.</source>
            <translation>Die Zellen von %1 sind nicht quadratisch: %2 m. Rechnen Sie das Raster auf quadratische Zellen um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>Dates were read from the names as year and day of the year counted from 0, as GMTSAR counts for Sentinel-1; for ERS, Envisat and ALOS they are a day late.</source>
            <translation>Die Daten wurden aus den Namen als Jahr und Tag des Jahres gelesen, von 0 an gezählt wie in GMTSAR für Sentinel-1; für ERS, Envisat und ALOS sind sie einen Tag zu spät.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>%1 (%2) lies on another grid than %3 (%4). Expected one grid for all dates: cut the grids to one with gmt grdsample.</source>
            <translation>%1 (%2) liegt auf einem anderen Raster als %3 (%4). Erwartet wird ein Raster für alle Daten: Schneiden Sie die Raster mit gmt grdsample auf eines zu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>%1 lies on another grid than the displacement: its coherence is not used.</source>
            <translation>%1 liegt auf einem anderen Gitter als die Verschiebung: Die Kohärenz darin wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>No coherence is used, because there are several: %1. Keep one in the folder.</source>
            <translation>Es wird keine Kohärenz verwendet, weil es mehrere gibt: %1. Lassen Sie eine im Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>%1 has no day %2 when they are counted from 0</source>
            <translation>%1 hat keinen Tag %2, wenn ab 0 gezählt wird</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>GMTSAR counts so for satellites of that time, such as ERS and Envisat</source>
            <translation>so zählt GMTSAR bei Satelliten jener Zeit wie ERS und Envisat</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>Dates were read from the names as year and day of the year counted from 1, because %1.</source>
            <translation>Die Daten wurden aus den Namen als Jahr und ab 1 gezählter Tag des Jahres gelesen, denn %1.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>The folder %1 holds %2 kinds of grids of displacement with a date (%3); expected one, such as disp_2015012_ll.grd or 20150113_ll.grd. Choose one of its files instead.</source>
            <translation>Der Ordner %1 enthält %2 Arten von Verschiebungsrastern mit Datum (%3); erwartet wird eine, etwa disp_2015012_ll.grd oder 20150113_ll.grd. Wählen Sie stattdessen eine der Dateien.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>%1 holds %2 grids; expected one, as GMT writes it. Old grids of GMT become such files with gmt grdconvert.</source>
            <translation>%1 enthält %2 Raster; erwartet wird eines, wie GMT es schreibt. Alte Raster von GMT werden mit gmt grdconvert zu solchen Dateien.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/gmtsar_stack.py" />
            <source>%1 is not in geographic coordinates (its first cell is at %2, %3), as grids in radar coordinates are. Expected degrees: geocode all grids with GMTSAR's proj_ra2ll.csh and choose those.</source>
            <translation>%1 hat keine geografischen Koordinaten (die erste Zelle liegt bei %2, %3), wie Raster in Radarkoordinaten. Erwartet werden Grad: Geokodieren Sie alle Raster mit proj_ra2ll.csh von GMTSAR und wählen Sie diese.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>The HDF5 file %1 cannot be read: %2. %3</source>
            <translation>Die HDF5-Datei %1 kann nicht gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>HDF5 file</source>
            <translation>HDF5-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>%1 is no HDF5 file: it does not begin as one does. Choose the file itself.</source>
            <translation>%1 ist keine HDF5-Datei: Sie beginnt nicht wie eine. Wählen Sie die Datei selbst.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>is %1 of shape %2</source>
            <translation>ist %1 der Form %2</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>is absent</source>
            <translation>fehlt</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>The dataset %1 of %2 %3; expected numbers of shape (epochs, rows, columns). Choose a time series of displacement.</source>
            <translation>Der Datensatz %1 von %2 %3; erwartet werden Zahlen der Form (Epochen, Zeilen, Spalten). Wählen Sie eine Zeitreihe der Verschiebung.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>The values of %1 are not in %2 itself but in other files to which it refers; expected a file that holds its values. Copy it with h5repack, or make it without virtual datasets.</source>
            <translation>Die Werte von %1 stehen nicht in %2 selbst, sondern in anderen Dateien, auf die verwiesen wird; erwartet wird eine Datei, die ihre Werte enthält. Kopieren Sie sie mit h5repack, oder erzeugen Sie sie ohne virtuelle Datensätze.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/hdf5_cubes.py" />
            <source>%1 has the date %2; expected dates such as 20240131. Make the file again.</source>
            <translation>%1 hat das Datum %2; erwartet werden Daten wie 20240131. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>The folder %1 holds neither cum.h5 nor cum_filt.h5 of LiCSBAS. Expected a folder TS_GEOCml*; choose it, or the file itself.</source>
            <translation>Der Ordner %1 enthält weder cum.h5 noch cum_filt.h5 von LiCSBAS. Erwartet wird ein Ordner TS_GEOCml*; wählen Sie ihn oder die Datei selbst.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>cum_filt.h5 is used, filtered in time and space; choose cum.h5 for the unfiltered series.</source>
            <translation>cum_filt.h5 wird verwendet, zeitlich und räumlich gefiltert; wählen Sie cum.h5 für die ungefilterte Reihe.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>%1 has %2 epochs and %3 dates; expected a date an epoch. Make the file again.</source>
            <translation>%1 hat %2 Epochen und %3 Daten; erwartet wird ein Datum je Epoche. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>%1 is not geocoded (it has no %2); expected corner_lat, corner_lon, post_lat and post_lon. Make the time series from geocoded interferograms (GEOC).</source>
            <translation>%1 ist nicht geokodiert (%2 fehlt); erwartet werden corner_lat, corner_lon, post_lat und post_lon. Erzeugen Sie die Zeitreihe aus geokodierten Interferogrammen (GEOC).</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>%1 does not say where it lies (%2); expected numbers as corner and spacing. Make it again.</source>
            <translation>%1 sagt nicht, wo es liegt (%2); erwartet werden Zahlen für Ecke und Abstand. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>%1 has cells of %2 x %3 from %4, %5; expected columns that run eastwards. Make it again.</source>
            <translation>%1 hat Zellen von %2 x %3 ab %4, %5; erwartet werden Spalten, die nach Osten verlaufen. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>area of cells %1</source>
            <translation>Gebiet der Zellen %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/licsbas_stack.py" />
            <source>results/%1 has %2 bytes, not the %3 of %4 x %5 cells: it is not used.</source>
            <translation>results/%1 hat %2 Byte, nicht die %3 von %4 x %5 Zellen: Die Datei wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>heading (%1 degrees)</source>
            <translation>Flugrichtung (%1 Grad)</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>incidence angle (%1 degrees)</source>
            <translation>Einfallswinkel (%1 Grad)</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>incidence angle</source>
            <translation>Einfallswinkel</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>azimuth angle</source>
            <translation>Azimutwinkel</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>Taken from the attributes of the file, as of the middle of the scene, because no layer has it: %1. Put MintPy's geometryGeo.h5 beside the file for angles of each pixel.</source>
            <translation>Aus den Attributen der Datei übernommen, für die Mitte der Szene, weil es in keiner Ebene steht: %1. Legen Sie MintPys geometryGeo.h5 neben die Datei, um Winkel für jeden Pixel zu erhalten.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_sight.py" />
            <source>The antenna looks to the left of its flight (ANTENNA_SIDE), and no %1 of its line of sight was found: the points get no line of sight, without which 'Vertical and east-west series' cannot use them. Put MintPy's geometryGeo.h5 with incidenceAngle and azimuthAngle beside the file and import it again.</source>
            <translation>Die Antenne blickt nach links von ihrer Flugrichtung (ANTENNA_SIDE), und zu ihrer Blickrichtung fehlt: %1. Die Punkte erhalten keine Blickrichtung, ohne die 'Vertikale und Ost-West-Zeitreihen' sie nicht verwenden kann. Legen Sie MintPys geometryGeo.h5 mit incidenceAngle und azimuthAngle neben die Datei und importieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 has no dataset %2; expected a date an epoch. Make the file again.</source>
            <translation>%1 hat keinen Datensatz %2; erwartet wird ein Datum je Epoche. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>The folder %1 holds %2 time series of MintPy (%3); expected one. Choose the file instead of the folder, such as geo_timeseries_ERA5_demErr.h5.</source>
            <translation>Der Ordner %1 enthält %2 Zeitreihen von MintPy (%3); erwartet wird eine. Wählen Sie die Datei statt des Ordners, etwa geo_timeseries_ERA5_demErr.h5.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 holds interferograms (%2), not displacement. Expected the time series that MintPy inverts from them: choose timeseries.h5, geocoded.</source>
            <translation>%1 enthält Interferogramme (%2), keine Verschiebung. Erwartet wird die Zeitreihe, die MintPy daraus invertiert: Wählen Sie timeseries.h5, geokodiert.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 is a file of MintPy of the kind %2 with %3; expected the datasets timeseries and date. Choose timeseries.h5, or one of its corrected versions.</source>
            <translation>%1 ist eine Datei von MintPy der Art %2 mit %3; erwartet werden die Datensätze timeseries und date. Wählen Sie timeseries.h5 oder eine der korrigierten Fassungen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 does not say where it lies (%2); expected numbers in the attributes X_FIRST, Y_FIRST, X_STEP and Y_STEP. Make it again.</source>
            <translation>%1 sagt nicht, wo es liegt (%2); erwartet werden Zahlen in den Attributen X_FIRST, Y_FIRST, X_STEP und Y_STEP. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 has cells of %2 x %3 from %4, %5; expected columns that run eastwards. Geocode it again.</source>
            <translation>%1 hat Zellen von %2 x %3 ab %4, %5; erwartet werden Spalten, die nach Osten verlaufen. Geokodieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>Its latitudes and longitudes are in %1: run</source>
            <translation>Längen und Breiten stehen in %1: Führen Sie aus</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>Geocode it first, for example with</source>
            <translation>Geokodieren Sie die Datei zuerst, zum Beispiel mit</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 is in radar coordinates (it has no X_FIRST); expected a geocoded file. %2 MintPy's 'geocode.py %3 -l %4' and choose geo_%5.</source>
            <translation>%1 liegt in Radarkoordinaten vor (X_FIRST fehlt); erwartet wird eine geokodierte Datei. %2 MintPys 'geocode.py %3 -l %4' und wählen Sie geo_%5.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 is in the coordinate reference system %2, which is unknown; expected an EPSG code or a UTM zone such as 11N. Mend its attribute EPSG.</source>
            <translation>%1 liegt im Koordinatenbezugssystem %2, das unbekannt ist; erwartet wird ein EPSG-Code oder eine UTM-Zone wie 11N. Berichtigen Sie das Attribut EPSG.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>point at %1, %2</source>
            <translation>Punkt bei %1, %2</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 has %2 x %3 cells, not the %4 x %5 of %6: its %7 is not used.</source>
            <translation>%1 hat %2 x %3 Zellen, nicht die %4 x %5 von %6: %7 wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/mintpy_stack.py" />
            <source>%1 of %2 has the shape %3, not %4: its %5 is not used.</source>
            <translation>%1 von %2 hat die Form %3, nicht %4: %5 wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/netcdf_grids.py" />
            <source>The values of %1 cannot be read: %2. %3</source>
            <translation>Die Werte von %1 können nicht gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/netcdf_grids.py" />
            <source>NetCDF file</source>
            <translation>NetCDF-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/netcdf_grids.py" />
            <source>%1 is no NetCDF file: it does not begin as one does. Choose another, or make it again.</source>
            <translation>%1 ist keine NetCDF-Datei: Sie beginnt nicht wie eine. Wählen Sie eine andere, oder erzeugen Sie sie neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/netcdf_grids.py" />
            <source>%1 cannot be read as NetCDF: %2. %3</source>
            <translation>%1 kann nicht als NetCDF gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/netcdf_grids.py" />
            <source>%1 of %2 has the dimensions %3 without coordinates; expected coordinates of its rows and columns. Make the file again.</source>
            <translation>%1 von %2 hat die Dimensionen %3 ohne Koordinaten; erwartet werden Koordinaten der Zeilen und Spalten. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>A cube of NSBAS does not say its unit or sign: values are taken as positive towards the satellite. Multiply a cube in radians by -wavelength/(4 pi) first.</source>
            <translation>Ein Würfel von NSBAS sagt nichts über Einheit und Vorzeichen: Die Werte gelten als positiv zum Satelliten hin. Multiplizieren Sie einen Würfel in Radiant zuerst mit -Wellenlänge/(4 pi).</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>%1 columns x %2 lines x %3 dates</source>
            <translation>%1 Spalten x %2 Zeilen x %3 Daten</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>%1 has %2 bytes; expected %3, of %4 columns x %5 lines x %6 dates in float32. Mend %7 or %8.</source>
            <translation>%1 hat %2 Byte; erwartet werden %3, für %4 Spalten x %5 Zeilen x %6 Daten in float32. Berichtigen Sie %7 oder %8.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>Nothing beside %1 says where it lies; expected a GeoTIFF of %2 x %3 cells in the same folder, such as the DEM. Put one there.</source>
            <translation>Nichts neben %1 sagt, wo es liegt; erwartet wird ein GeoTIFF mit %2 x %3 Zellen im selben Ordner, etwa das Höhenmodell. Legen Sie eines dorthin.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>%1 lies where %2 lies.</source>
            <translation>%1 liegt, wo %2 liegt.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>The folder %1 has no %2; expected it to hold the number of columns and of lines of the cube. Write one.</source>
            <translation>Der Ordner %1 hat kein %2; erwartet wird darin die Zahl der Spalten und der Zeilen des Würfels. Legen Sie die Datei an.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>%1 begins with %2; expected the number of columns and of lines, such as 200 300. Mend it.</source>
            <translation>%1 beginnt mit %2; erwartet wird die Zahl der Spalten und der Zeilen, etwa 200 300. Berichtigen Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>The folder %1 has no %2; expected it to hold a line an epoch, with its date as YYYYMMDD. Copy it beside the cube.</source>
            <translation>Der Ordner %1 hat kein %2; erwartet wird darin eine Zeile je Epoche mit dem Datum als JJJJMMTT. Kopieren Sie die Datei neben den Würfel.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>%1 has no column of dates; expected a line an epoch with its date as YYYYMMDD, such as 20240131. Mend it.</source>
            <translation>%1 hat keine Spalte mit Daten; erwartet wird eine Zeile je Epoche mit dem Datum als JJJJMMTT, etwa 20240131. Berichtigen Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>The folder %1 has %2 files of the size of a cube of %3 (%4); expected one, or one named %5. Choose the cube itself.</source>
            <translation>Der Ordner %1 enthält %2 Dateien von der Größe eines Würfels von %3 (%4); erwartet wird eine, oder eine namens %5. Wählen Sie den Würfel selbst.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/nsbas_stack.py" />
            <source>The rasters beside the cube in %1 lie in different places; expected one place. Take those out that are of another grid than %2.</source>
            <translation>Die Raster neben dem Würfel in %1 liegen an verschiedenen Orten; erwartet wird ein Ort. Entfernen Sie diejenigen, die auf einem anderen Raster als %2 liegen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opened_stack.py" />
            <source>%1 has %2 epochs (%3); expected %4 or more. Choose a whole time series of displacement.</source>
            <translation>%1 hat %2 Epochen (%3); erwartet werden mindestens %4. Wählen Sie eine ganze Zeitreihe der Verschiebung.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opened_stack.py" />
            <source>%1 has the date %2 more than once; expected every date once. Remove the epochs that are repeated.</source>
            <translation>%1 enthält das Datum %2 mehrmals; erwartet wird jedes Datum einmal. Entfernen Sie die wiederholten Epochen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 (%2) lies on another grid than %3 (%4). Expected one frame: take the files of other frames out of the folder.</source>
            <translation>%1 (%2) liegt auf einem anderen Raster als %3 (%4). Erwartet wird ein Frame: Nehmen Sie die Dateien anderer Frames aus dem Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>OPERA DISP-S1</source>
            <translation>OPERA DISP-S1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 has no %2 any more. Copy the file again.</source>
            <translation>%1 hat kein %2 mehr. Kopieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>It has no .nc file.</source>
            <translation>Er enthält keine .nc-Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>The folder %1 holds no file of OPERA DISP-S1; expected one a date. %2</source>
            <translation>Der Ordner %1 enthält keine Datei von OPERA DISP-S1; erwartet wird eine je Datum. %2</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 holds %2; expected displacement (rows, columns), x, y and spatial_ref of OPERA DISP-S1. Take it out of the folder.</source>
            <translation>%1 enthält %2; erwartet werden displacement (Zeilen, Spalten), x, y und spatial_ref von OPERA DISP-S1. Nehmen Sie die Datei aus dem Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 is in %2; expected metres. Take it out of the folder.</source>
            <translation>%1 ist in %2; erwartet werden Meter. Nehmen Sie die Datei aus dem Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 has cells of shape %2 and %3, %4 coordinates; expected as many. Copy it again.</source>
            <translation>%1 hat Zellen der Form %2 und %3, %4 Koordinaten; erwartet werden gleich viele. Kopieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 does not say its %2; expected it in the identification, or as the variable %3. Copy the file again.</source>
            <translation>%1 nennt %2 nicht; erwartet wird die Angabe in der Identifikation oder als Variable %3. Kopieren Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 files repeat the dates of others; the last by name is used.</source>
            <translation>%1 Dateien wiederholen die Daten anderer; verwendet wird die dem Namen nach letzte.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_disp_stack.py" />
            <source>%1 file repeats the dates of others; the last by name is used.</source>
            <translation>%1 Datei wiederholt die Daten anderer; verwendet wird die dem Namen nach letzte.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_static_layers.py" />
            <source>%1 has %2 bands, not %3: it is not used.</source>
            <translation>%1 hat %2 Bänder, nicht %3: Die Datei wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/opera_static_layers.py" />
            <source>%1 (%2) does not hold the cells of the displacement (%3): it is not used.</source>
            <translation>%1 (%2) enthält die Zellen der Verschiebung (%3) nicht: Die Datei wird nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>The folder %1 holds %2 NetCDF files with displacement (%3); expected one. Choose the file instead of the folder.</source>
            <translation>Der Ordner %1 enthält %2 NetCDF-Dateien mit Verschiebung (%3); erwartet wird eine. Wählen Sie die Datei statt des Ordners.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>%1 holds no displacement of PyGMTSAR. Expected a NetCDF file with displacement by date, lat and lon, or files such as disp_sbas_2024-01-31.tif; choose their folder.</source>
            <translation>%1 enthält keine Verschiebung von PyGMTSAR. Erwartet wird eine NetCDF-Datei mit Verschiebung nach date, lat und lon, oder Dateien wie disp_sbas_2024-01-31.tif; wählen Sie deren Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>The files %1 are used; choose a file of %2 for the others.</source>
            <translation>Die Dateien %1 werden verwendet; wählen Sie eine Datei von %2 für die anderen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>%1 holds %2; expected displacement by date, lat and lon, as PyGMTSAR has it. Choose another file.</source>
            <translation>%1 enthält %2; erwartet wird Verschiebung nach date, lat und lon wie in PyGMTSAR. Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>nothing</source>
            <translation>nichts</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>%1 is used; the file also holds %2.</source>
            <translation>%1 wird verwendet; die Datei enthält auch %2.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/pygmtsar_stack.py" />
            <source>The dates of %1 cannot be read; expected days since a date. Make it again.</source>
            <translation>Die Daten von %1 können nicht gelesen werden; erwartet werden Tage seit einem Datum. Erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 cannot be read as a grid: %2. %3</source>
            <translation>%1 kann nicht als Raster gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 (%2) lies on another grid than %3 (%4). Expected one grid for all epochs: resample the files to one, or take those of other grids out of the folder.</source>
            <translation>%1 (%2) liegt auf einem anderen Raster als %3 (%4). Erwartet wird ein Raster für alle Epochen: Rechnen Sie die Dateien auf eines um, oder nehmen Sie die mit anderem Raster aus dem Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 x %2 cells of %3 x %4 from %5, %6</source>
            <translation>%1 x %2 Zellen von %3 x %4 ab %5, %6</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>The grid %1 is rotated, or does not say where it lies; expected rows along one axis of its coordinates. Warp it to a north-up grid.</source>
            <translation>Das Raster %1 ist gedreht oder sagt nicht, wo es liegt; erwartet werden Zeilen entlang einer Achse der Koordinaten. Transformieren Sie es auf ein nach Norden ausgerichtetes Raster.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 does not say where it lies (no georeference), as in radar coordinates; expected a grid with coordinates. Geocode it first.</source>
            <translation>%1 sagt nicht, wo es liegt (keine Georeferenz), wie in Radarkoordinaten; erwartet wird ein Raster mit Koordinaten. Geokodieren Sie es zuerst.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 contains complex numbers, such as interferograms have; expected displacement. Unwrap the phase and convert it first.</source>
            <translation>%1 enthält komplexe Zahlen, wie Interferogramme sie haben; erwartet wird Verschiebung. Wickeln Sie die Phase ab und rechnen Sie sie zuerst um.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/raster_files.py" />
            <source>%1 is in %2, as phases and other quantities are; expected displacement in mm, cm or m. Convert it first, or choose the files with the displacement.</source>
            <translation>%1 ist in %2, wie Phasen und andere Größen; erwartet wird Verschiebung in mm, cm oder m. Rechnen Sie sie zuerst um, oder wählen Sie die Dateien mit der Verschiebung.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/recommended_masks.py" />
            <source>The mask keeps the cells that at least %1 of the dates' recommended masks keep.</source>
            <translation>Die Maske behält die Zellen, die mindestens %1 der empfohlenen Masken der einzelnen Daten behalten.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/reference_chain.py" />
            <source>Changes of the reference date: %1. Displacement was added up from %2.</source>
            <translation>Wechsel des Bezugsdatums: %1. Die Verschiebung wurde ab %2 aufsummiert.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/reference_chain.py" />
            <source>%1 has %2 files that end at %3, as a network of interferograms has; expected one file of displacement a date. Invert the network first, or choose the folder with the time series.</source>
            <translation>%1 hat %2 Dateien, die am %3 enden, wie ein Netz von Interferogrammen; erwartet wird eine Datei der Verschiebung je Datum. Invertieren Sie zuerst das Netz, oder wählen Sie den Ordner mit der Zeitreihe.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/reference_chain.py" />
            <source>The files of %1 begin at %2 dates that no other file leads to (%3); expected a chain from one first date. Add the files that end at the later of them, or take out those that begin there.</source>
            <translation>Die Dateien von %1 beginnen an %2 Daten, zu denen keine andere Datei führt (%3); erwartet wird eine Kette ab einem ersten Datum. Ergänzen Sie die Dateien, die an den späteren enden, oder entfernen Sie die, die dort beginnen.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/row_blocks.py" />
            <source>There is no room for %1 MB in the folder %2: %3. Make room, or choose fewer dates or a smaller file.</source>
            <translation>Im Ordner %2 ist kein Platz für %1 MB: %3. Schaffen Sie Platz, oder wählen Sie weniger Daten oder eine kleinere Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_formats.py" />
            <source>The grid %1 is empty (0 bytes). Make or copy it again.</source>
            <translation>Das Raster %1 ist leer (0 Byte). Erzeugen oder kopieren Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>HDF5 with timeseries and date</source>
            <translation>HDF5 mit timeseries und date</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>HDF5 with cum and imdates</source>
            <translation>HDF5 mit cum und imdates</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>NetCDF files of OPERA DISP-S1</source>
            <translation>NetCDF-Dateien von OPERA DISP-S1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>GeoTIFFs with two dates in the name</source>
            <translation>GeoTIFFs mit zwei Daten im Namen</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>NetCDF or disp_sbas_*.tif of PyGMTSAR</source>
            <translation>NetCDF oder disp_sbas_*.tif von PyGMTSAR</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>grids .grd with a date in the name</source>
            <translation>Raster .grd mit einem Datum im Namen</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>a cube with lect.in and list_images.txt</source>
            <translation>ein Würfel mit lect.in und list_images.txt</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>GeoTIFFs with dates</source>
            <translation>GeoTIFFs mit Daten</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>The file %1 is empty (0 bytes). Make or copy it again.</source>
            <translation>Die Datei %1 ist leer (0 Byte). Erzeugen oder kopieren Sie sie neu.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 may not be read (no permission). Change its permissions, or copy it.</source>
            <translation>%1 darf nicht gelesen werden (keine Berechtigung). Ändern Sie die Berechtigungen, oder kopieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 is no stack of displacement, but its folder holds one of %2 (%3). Choose the displacement, or paste the path of the folder.</source>
            <translation>%1 ist kein Stapel von Verschiebungen, aber im Ordner liegt einer von %2 (%3). Wählen Sie die Verschiebung, oder fügen Sie den Pfad des Ordners ein.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 fits several products (%2). Choose one of them as PRODUCT, or the file instead of the folder. %3.</source>
            <translation>%1 passt zu mehreren Produkten (%2). Wählen Sie eines davon als PRODUCT, oder die Datei statt des Ordners. %3.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>No stack of displacement was recognised in %1: it %2. Expected %3; choose one of them as PRODUCT to learn what it lacks.</source>
            <translation>In %1 wurde kein Verschiebungsstapel erkannt: %2. Erwartet wird %3; wählen Sie eines davon als PRODUCT, um zu erfahren, was fehlt.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 cannot be read as a stack: %2. %3</source>
            <translation>%1 kann nicht als Stapel gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 is a packed file; expected a raster stack. Run 'Import InSAR time series' on it if it contains points; unpack it if it contains a stack.</source>
            <translation>%1 ist eine gepackte Datei; erwartet wird ein Rasterstapel. Enthält sie Punkte, nehmen Sie dafür 'InSAR-Zeitreihen importieren'; enthält sie einen Stapel, entpacken Sie sie.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>%1 is a table or layer of points by its name; expected a raster stack. Run 'Import InSAR time series' on it.</source>
            <translation>%1 ist dem Namen nach eine Tabelle oder ein Layer von Punkten; erwartet wird ein Rasterstapel. Nehmen Sie dafür 'InSAR-Zeitreihen importieren'.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>without extension</source>
            <translation>ohne Erweiterung</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is a folder with %1 files</source>
            <translation>ein Ordner mit Dateien: %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is a folder with %1 file</source>
            <translation>ist ein Ordner mit %1 Datei</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is a folder without files</source>
            <translation>ein Ordner ohne Dateien</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is HDF5 with %1</source>
            <translation>HDF5 mit %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is a file %1</source>
            <translation>eine Datei %1</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_products.py" />
            <source>is a file without extension</source>
            <translation>eine Datei ohne Erweiterung</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/stack_writer.py" />
            <source>%1 could not be written: %2. Is the disk full or the file open elsewhere?</source>
            <translation>%1 konnte nicht geschrieben werden: %2. Ist der Datenträger voll oder die Datei anderswo geöffnet?</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/still_grid.py" />
            <source>%1 cannot be read as a raster: %2. %3</source>
            <translation>%1 kann nicht als Raster gelesen werden: %2. %3</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/still_grid.py" />
            <source>%1 holds no layer of rows and columns; expected one. Choose another file.</source>
            <translation>%1 enthält keine Ebene aus Zeilen und Spalten; erwartet wird eine. Wählen Sie eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/stacks/still_grid.py" />
            <source>%1 holds %2 layers of rows and columns (%3); expected one. Save the one to use as GeoTIFF in QGIS (Export, Save As).</source>
            <translation>%1 enthält %2 Ebenen aus Zeilen und Spalten (%3); erwartet wird eine. Speichern Sie die gewünschte in QGIS als GeoTIFF (Export, Speichern als).</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>Two outputs have the same path, %1: one would overwrite the other. Choose a different file for each.</source>
            <translation>Zwei Ausgaben haben denselben Pfad, %1: Eine würde die andere überschreiben. Wählen Sie für jede eine andere Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The output %1 has a zero byte in its name. Choose another name.</source>
            <translation>Die Ausgabe %1 hat ein Nullbyte im Namen. Wählen Sie einen anderen Namen.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>is not a folder</source>
            <translation>ist kein Ordner</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>does not exist</source>
            <translation>existiert nicht</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The output folder %1 %2. Create it, or choose another.</source>
            <translation>Der Ausgabeordner %1 %2. Legen Sie ihn an oder wählen Sie einen anderen.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The output %1 is a folder. Choose a file name.</source>
            <translation>Die Ausgabe %1 ist ein Ordner. Wählen Sie einen Dateinamen.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>%1 stands beside the output %2 and belongs to something else; it would be overwritten. Choose another name.</source>
            <translation>%1 steht neben der Ausgabe %2 und gehört zu etwas anderem; es würde überschrieben. Einen anderen Namen wählen.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The disk is full: %1 could not be written. Free some space or choose another folder.</source>
            <translation>Der Datenträger ist voll: %1 konnte nicht geschrieben werden. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>No permission to write %1. Close it in other programs or choose another folder.</source>
            <translation>Keine Berechtigung, %1 zu schreiben. Schließen Sie die Datei in anderen Programmen oder wählen Sie einen anderen Ordner.</translation>
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>%1 could not be written: %2.</source>
            <translation>%1 konnte nicht geschrieben werden: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/stated_crs.py" />
            <source>as the column %1 states</source>
            <translation>wie die Spalte %1 angibt</translation>
        </message>
        <message>
            <location filename="../core/io/stated_crs.py" />
            <source>as a line before the header states</source>
            <translation>wie eine Zeile vor der Kopfzeile angibt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/archives.py" />
            <source>%1 unpacks to more than %2 times its size, as no table of measurements does. If you trust it, unpack it and import the table.</source>
            <translation>%1 wird beim Entpacken mehr als %2-mal so groß, wie es keine Tabelle mit Messwerten wird. Wenn Sie der Datei trauen, entpacken Sie sie und importieren Sie die Tabelle.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/archives.py" />
            <source>%1 is packed in a way that is not read (%2). Unpack it and import the table, or download it again if that fails.</source>
            <translation>%1 ist auf eine Art gepackt, die nicht gelesen wird (%2). Entpacken Sie die Datei und importieren Sie die Tabelle, oder laden Sie sie neu herunter, wenn das nicht gelingt.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/archives.py" />
            <source>gzip file</source>
            <translation>gzip-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/tables/archives.py" />
            <source>The %1 %2 is damaged or incomplete (%3). Download it again.</source>
            <translation>Die Datei (%1) %2 ist beschädigt oder unvollständig (%3). Laden Sie sie erneut herunter.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 is empty (0 bytes). Download or export it again.</source>
            <translation>%1 ist leer (0 Bytes). Laden Sie die Datei erneut herunter oder exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 has %2 columns; at most %3 are read. Is it a table of points?</source>
            <translation>%1 hat %2 Spalten; höchstens %3 werden gelesen. Ist es eine Tabelle mit Punkten?</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>The header of %1 is there again in a later line and was passed over: %2 times.</source>
            <translation>Die Kopfzeile von %1 steht in einer späteren Zeile noch einmal und wurde übergangen: %2-mal.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>the column %1</source>
            <translation>der Spalte %1</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>the line</source>
            <translation>der Zeile</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 has a quotation mark in %2 (%3) that is not closed in the same row, so the rows that follow would be read as text. Delete that quotation mark, or close it.</source>
            <translation>%1 enthält in %2 (%3) ein Anführungszeichen, das nicht in derselben Zeile geschlossen wird, sodass die folgenden Zeilen als Text gelesen würden. Löschen oder schließen Sie dieses Anführungszeichen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 bytes of %2 are not UTF-8; they were read as Windows-1252.</source>
            <translation>%1 Bytes von %2 sind nicht UTF-8; sie wurden als Windows-1252 gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 comment lines of %2 were passed over (the first: %3).</source>
            <translation>%1 Kommentarzeilen von %2 wurden übergangen (die erste: %3).</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 comment line of %2 was passed over (the first: %3).</source>
            <translation>%1 Kommentarzeile von %2 wurde übergangen (die erste: %3).</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>The last lines of %1 are no row: %2. They were passed over.</source>
            <translation>Die letzten Zeilen von %1 sind keine Datenzeilen: %2. Sie wurden übergangen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 cannot be read as a table: %2. Is it complete?</source>
            <translation>%1 kann nicht als Tabelle gelesen werden: %2. Ist die Datei vollständig?</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 as it is written</source>
            <translation>%1, wie es geschrieben steht</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>The column %1 of %2 contains %3, which is not a number (the decimal mark in the first rows is '%4'). Correct the file.</source>
            <translation>Die Spalte %1 von %2 enthält %3, was keine Zahl ist (das Dezimalzeichen in den ersten Zeilen ist '%4'). Korrigieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 as text</source>
            <translation>%1 als Text</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>has %1 columns, the header %2</source>
            <translation>hat %1 Spalten, die Kopfzeile %2</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>%1 is cut off: its last row (beginning with %2) %3. Download it again, or delete that row.</source>
            <translation>%1 ist abgeschnitten: Die letzte Zeile (sie beginnt mit %2) %3. Laden Sie die Datei erneut herunter oder löschen Sie diese Zeile.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/delimited.py" />
            <source>A row of %1 (beginning with %2) %3. Correct the file.</source>
            <translation>Eine Zeile von %1 (sie beginnt mit %2) %3. Korrigieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>Feature</source>
            <translation>Feature</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 is not UTF-8, as GeoJSON must be (byte %2 of a part: %3). Export it again.</source>
            <translation>%1 ist nicht UTF-8, wie es GeoJSON sein muss (Byte %2 eines Teils: %3). Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 is damaged: brackets are nested without end. Download or export it again.</source>
            <translation>%1 ist beschädigt: Klammern sind endlos verschachtelt. Laden Sie die Datei erneut herunter oder exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 is GeoJSON by lines, one feature on each, which is not read. Convert it to a GeoPackage (in QGIS 'Export &gt; Save features as').</source>
            <translation>%1 ist GeoJSON mit einem Objekt je Zeile, das nicht gelesen wird. In ein GeoPackage umwandeln (in QGIS 'Export &gt; Objekte speichern als').</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>there is more after its end</source>
            <translation>nach dem Ende folgt noch etwas</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 is JSON but no GeoJSON: its type is %2; expected 'FeatureCollection'. Export the points as GeoJSON or GeoPackage.</source>
            <translation>%1 ist JSON, aber kein GeoJSON: Der Typ ist %2; erwartet wird 'FeatureCollection'. Exportieren Sie die Punkte als GeoJSON oder GeoPackage.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>a name is missing</source>
            <translation>ein Name fehlt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>a feature is none</source>
            <translation>ein Objekt ist keines</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 has more than %2 fields; of a GeoJSON at most that many are read. Export the points as FlatGeobuf or CSV.</source>
            <translation>%1 hat mehr als %2 Felder; von einem GeoJSON werden höchstens so viele gelesen. Exportieren Sie die Punkte als FlatGeobuf oder CSV.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>The coordinate reference system of %1 is a link to an address, which is not followed. Export the points again, in longitude and latitude.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist ein Verweis auf eine Adresse, dem nicht gefolgt wird. Exportieren Sie die Punkte erneut, in Länge und Breite.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>expected a comma, found %1</source>
            <translation>erwartet wurde ein Komma, gefunden %1</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>it is cut off</source>
            <translation>das Ende fehlt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>expected %1</source>
            <translation>erwartet wurde %1</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 has a part of more than %2 MB, as no point has. Export it again.</source>
            <translation>%1 hat einen Teil von mehr als %2 MB, wie ihn kein Punkt hat. Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geojson_check.py" />
            <source>%1 is damaged: %2. Download or export it again.</source>
            <translation>%1 ist beschädigt: %2. Laden Sie die Datei erneut herunter oder exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>%1 is damaged: its list of layers is a view. Download or export it again.</source>
            <translation>%1 ist beschädigt: sein Verzeichnis der Layer ist eine Sicht. Noch einmal herunterladen oder exportieren.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>%1 is damaged (%2). Download or export it again.</source>
            <translation>%1 ist beschädigt (%2). Laden Sie die Datei erneut herunter oder exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>A text of the field %1 of %2 has a zero byte, which no text has. Correct it, or export the layer again.</source>
            <translation>Ein Text des Feldes %1 von %2 enthält ein Nullbyte, das in keinem Text steht. Korrigieren Sie ihn oder exportieren Sie den Layer erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>(typeof(%1) = 'real' OR %2 NOT BETWEEN %3 AND %4)</source>
            <translation>(typeof(%1) = 'real' OR %2 NOT BETWEEN %3 AND %4)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>%1 has more than %2 million cells that are not of their column's type. Change the types of these columns.</source>
            <translation>%1 hat mehr als %2 Millionen Zellen, die nicht vom Typ ihrer Spalte sind. Ändern Sie die Typen dieser Spalten.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>cannot be read (%1)</source>
            <translation>nicht gelesen werden kann (%1)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>did not come to its end in time</source>
            <translation>nicht rechtzeitig zu Ende kam</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>calls %1, which can make texts of any length</source>
            <translation>%1 aufruft, das Texte jeder Länge erzeugen kann</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>%1 is a view that %2. Save it as a layer of its own.</source>
            <translation>%1 ist eine Sicht, die %2. Sie als eigenen Layer speichern.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/geopackage_check.py" />
            <source>%1 is a view with rows of more than %2 thousand characters, as no point has. Save it as a layer of its own without these texts.</source>
            <translation>%1 ist eine Sicht mit Zeilen von mehr als %2 Tausend Zeichen, wie sie kein Punkt hat. Sie ohne diese Texte als eigenen Layer speichern.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>Rows of %1 that are not observed were left out.</source>
            <translation>Zeilen von %1, die nicht beobachtet sind, wurden ausgelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 has one row per point and date, but its %2 rows are of %3 points and %4 dates, so hardly any has a series. Set ID_FIELD to the column that names the points.</source>
            <translation>%1 hat eine Zeile je Punkt und Datum, aber ihre %2 Zeilen gehören zu %3 Punkten und %4 Daten, sodass kaum einer eine Zeitreihe hat. ID_FIELD auf die Spalte setzen, die die Punkte benennt.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>unit: %1</source>
            <translation>unit: %1</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 has one row per point and date: %2 rows were read as %3 points.</source>
            <translation>%1 hat eine Zeile je Punkt und Datum: %2 Zeilen wurden als %3 Punkte gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 has one row per point and date, and more than %2 million rows. Split it, or export one column per date.</source>
            <translation>%1 hat eine Zeile je Punkt und Datum und mehr als %2 Millionen Zeilen. Teilen Sie die Datei oder exportieren Sie eine Spalte je Datum.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>The dates of %1 are %2</source>
            <translation>Die Datumsangaben von %1 sind %2</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>The column of dates of %1 contains %2; expected dates such as 2024-01-31 or 20240131.</source>
            <translation>Die Datumsspalte von %1 enthält %2; erwartet werden Daten wie 2024-01-31 oder 20240131.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 has %2 different dates; at most %3 are read.</source>
            <translation>%1 hat %2 verschiedene Daten; höchstens %3 werden gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 rows of %2 without a date were left out.</source>
            <translation>%1 Zeilen von %2 ohne Datum wurden ausgelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 row of %2 without a date was left out.</source>
            <translation>%1 Zeile von %2 ohne Datum wurde ausgelassen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>%1 has one row per point and date, but no column tells its points apart. Set ID_FIELD.</source>
            <translation>%1 hat eine Zeile je Punkt und Datum, aber keine Spalte unterscheidet die Punkte. ID_FIELD setzen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>The values are in several units: the column %1 contains %2. Convert them to one unit, or split the file.</source>
            <translation>Die Werte haben verschiedene Einheiten: die Spalte %1 enthält %2. Sie in eine Einheit umrechnen oder die Datei teilen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/long_series.py" />
            <source>Columns that change from date to date were left out: %1.</source>
            <translation>Spalten, die sich von Datum zu Datum ändern, wurden ausgelassen: %1.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/number_cells.py" />
            <source>float | int | None</source>
            <translation>float | int | None</translation>
        </message>
        <message>
            <location filename="../core/io/tables/number_cells.py" />
            <source>Cells of %1 that are not of their column's type (%2): %3; read as the number that stands there: %4. The others are missing.</source>
            <translation>Zellen von %1, die nicht vom Typ ihrer Spalte sind (%2): %3; als die Zahl gelesen, die dort steht: %4. Die anderen fehlen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 unpacks to %2 MB, more than %3 times its size, as no table of measurements does. Export it again.</source>
            <translation>%1 entpackt sich auf %2 MB, mehr als das %3-Fache seiner Größe, wie es keine Tabelle von Messungen tut. Noch einmal exportieren.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 has several columns with the name %2. Rename them, or export it again.</source>
            <translation>%1 hat mehrere Spalten mit dem Namen %2. Benennen Sie sie um oder exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>Columns of %1 that contain lists or structures were left out: %2.</source>
            <translation>Spalten von %1, die Listen oder Strukturen enthalten, wurden weggelassen: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 has %2 MB of text in %3 rows (column %4), as no table of measurements does. Remove these texts.</source>
            <translation>%1 hat %2 MB Text in %3 Zeilen (Spalte %4), wie es keine Tabelle von Messungen hat. Diese Texte entfernen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 says it has a geometry, but not which. Export it again.</source>
            <translation>%1 gibt eine Geometrie an, aber nicht welche. Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 stores its geometry as %2; expected WKB, one well-known binary a row. Export it as GeoPackage.</source>
            <translation>%1 speichert seine Geometrie als %2; erwartet wird WKB, ein Well-known Binary je Zeile. Als GeoPackage exportieren.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>The coordinate reference system of %1 is unknown: %2. Set CRS.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist unbekannt: %2. Setzen Sie CRS.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 does not exist.</source>
            <translation>%1 existiert nicht.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/parquet_table.py" />
            <source>%1 is damaged or cannot be read (%2). Export it again.</source>
            <translation>%1 ist beschädigt oder kann nicht gelesen werden (%2). Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Geometry</source>
            <translation>Geometry</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Curve</source>
            <translation>Curve</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Surface</source>
            <translation>Surface</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Triangle</source>
            <translation>Triangle</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>%1 has a damaged geometry (%2). Export the layer again.</source>
            <translation>%1 hat eine beschädigte Geometrie (%2). Exportieren Sie den Layer erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>MultiPoint</source>
            <translation>MultiPoint</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>%1 has a damaged geometry (of kind %2). Export the layer again.</source>
            <translation>%1 hat eine beschädigte Geometrie (der Art %2). Exportieren Sie den Layer erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Choose the layer of the measurement points</source>
            <translation>Wählen Sie den Layer der Messpunkte</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>Convert them to points first ('Multipart to singleparts')</source>
            <translation>Wandeln Sie sie zuerst in einzelne Punkte um ('Mehr- zu einteilig')</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>If each polygon is a cell with a series, convert them to points first ('Centroids')</source>
            <translation>Wenn jedes Polygon eine Zelle mit einer Zeitreihe ist, wandeln Sie sie zuerst in Punkte um ('Zentroide')</translation>
        </message>
        <message>
            <location filename="../core/io/tables/point_wkb.py" />
            <source>%1 contains %2 geometries; expected one point per row. %3.</source>
            <translation>%1 enthält %2-Geometrien; erwartet wird ein Punkt je Zeile. %3.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/series_apart.py" />
            <source>they differ in %1</source>
            <translation>sie unterscheiden sich in %1</translation>
        </message>
        <message>
            <location filename="../core/io/tables/series_apart.py" />
            <source>%1 rows of %2 give another value for a point and date than an earlier row%3. Split the file into one for each series, or set ID_FIELD to what tells them apart.</source>
            <translation>%1 Zeilen von %2 geben für einen Punkt und ein Datum einen anderen Wert als eine frühere Zeile%3. Die Datei in eine je Zeitreihe teilen oder ID_FIELD auf das setzen, was sie unterscheidet.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/series_apart.py" />
            <source>%1 rows of %2 repeat a point and date; the first of each was used.</source>
            <translation>%1 Zeilen von %2 wiederholen einen Punkt und ein Datum; jeweils die erste wurde verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/series_apart.py" />
            <source>%1 row of %2 repeats a point and date; the first of each was used.</source>
            <translation>%1 Zeile von %2 wiederholt einen Punkt und ein Datum; jeweils die erste wurde verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/series_apart.py" />
            <source>Rows of one point of %1 differ in the column %2 (%3): they are several series. Split the file into one for each series, or delete that column if it does not tell them apart.</source>
            <translation>Zeilen eines Punktes von %1 unterscheiden sich in der Spalte %2 (%3): Es sind mehrere Zeitreihen. Teilen Sie die Datei in eine je Zeitreihe, oder löschen Sie die Spalte, wenn sie diese nicht unterscheidet.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>%1 is no shapefile, or is damaged</source>
            <translation>%1 ist kein Shapefile oder ist beschädigt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>%1 is cut off: it has %2 of %3 bytes</source>
            <translation>%1 ist abgeschnitten: %2 von %3 Bytes sind vorhanden</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>The table %1.dbf of %2 is missing</source>
            <translation>Die Tabelle %1.dbf von %2 fehlt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>The index %1.shx of %2 is missing</source>
            <translation>Der Index %1.shx von %2 fehlt</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>%1 has %2 records, but its table %3 has %4: they are not of one shapefile</source>
            <translation>%1 hat %2 Datensätze, die Tabelle %3 aber %4: Sie gehören nicht zu einem Shapefile</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>%1 is damaged: it has %2 bytes, expected %3</source>
            <translation>%1 ist beschädigt: Die Datei hat %2 Byte, erwartet werden %3</translation>
        </message>
        <message>
            <location filename="../core/io/tables/shapefile_check.py" />
            <source>%1 is the index of another shapefile than %2</source>
            <translation>%1 ist der Index eines anderen Shapefiles als %2</translation>
        </message>
        <message>
            <location filename="../core/io/tables/single_series.py" />
            <source>in a way that is read (%1)</source>
            <translation>in einer lesbaren Form (%1)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/single_series.py" />
            <source>%1 is the time series of one point (%2 dates) and does not say where the point is%3. Add a first line such as '# lat, lon: 41.90, 12.50', or import a table with coordinates.</source>
            <translation>%1 ist die Zeitreihe eines Punktes (%2 Daten) und sagt nicht, wo der Punkt liegt%3. Fügen Sie eine erste Zeile wie '# lat, lon: 41.90, 12.50' ein, oder importieren Sie eine Tabelle mit Koordinaten.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/single_series.py" />
            <source>unit: mm</source>
            <translation>unit: mm</translation>
        </message>
        <message>
            <location filename="../core/io/tables/single_series.py" />
            <source>%1 is the time series of one point, at %2 N, %3 E.</source>
            <translation>%1 ist die Zeitreihe eines Punktes bei %2 N, %3 E.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>day numbers of a spreadsheet</source>
            <translation>Tagesnummern einer Tabellenkalkulation</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>day numbers of MATLAB</source>
            <translation>Tagesnummern von MATLAB</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>day, month and year</source>
            <translation>Tag, Monat und Jahr</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>month, day and year</source>
            <translation>Monat, Tag und Jahr</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>year, month and day</source>
            <translation>Jahr, Monat und Tag</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>%1: %2 is %3.</source>
            <translation>%1: %2 ist %3.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/spelled_dates.py" />
            <source>in the row under the header: %1 is %2.</source>
            <translation>in der Zeile unter der Kopfzeile: %1 ist %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>an HDF5 or NetCDF-4 stack (MintPy, LiCSBAS, OPERA)</source>
            <translation>ein HDF5- oder NetCDF-4-Rasterstapel (MintPy, LiCSBAS, OPERA)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a NetCDF stack (OPERA, PyGMTSAR)</source>
            <translation>ein NetCDF-Rasterstapel (OPERA, PyGMTSAR)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a GeoTIFF</source>
            <translation>ein GeoTIFF</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a NumPy array</source>
            <translation>ein NumPy-Array</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>with one field per epoch</source>
            <translation>mit einem Feld je Epoche</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a MATLAB file (StaMPS)</source>
            <translation>eine MATLAB-Datei (StaMPS)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>as CSV with dates as column names</source>
            <translation>als CSV mit Datumsangaben als Spaltennamen</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Zstandard</source>
            <translation>Zstandard</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a workbook of an old Excel (.xls)</source>
            <translation>eine Arbeitsmappe eines alten Excel (.xls)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Save it as .xlsx or CSV</source>
            <translation>Speichern Sie sie als .xlsx oder CSV</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a PDF document</source>
            <translation>ein PDF-Dokument</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Export the points as CSV or GeoPackage</source>
            <translation>Exportieren Sie die Punkte als CSV oder GeoPackage</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a text document (RTF)</source>
            <translation>ein Textdokument (RTF)</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Save it as plain text</source>
            <translation>Speichern Sie es als reinen Text</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a list in JSON</source>
            <translation>eine Liste in JSON</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Export the points as GeoJSON or CSV</source>
            <translation>Exportieren Sie die Punkte als GeoJSON oder CSV</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>an Access database</source>
            <translation>eine Access-Datenbank</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>Export the points as CSV</source>
            <translation>Exportieren Sie die Punkte als CSV</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a GeoPackage</source>
            <translation>eine GeoPackage-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a FlatGeobuf</source>
            <translation>eine FlatGeobuf-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a shapefile</source>
            <translation>ein Shapefile</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a GeoJSON</source>
            <translation>eine GeoJSON-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>a MapInfo</source>
            <translation>eine MapInfo</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is %2; expected a table or layer of points. Run 'Import raster stack' on it, which writes its pixels as points too.</source>
            <translation>%1 ist %2; erwartet wird eine Tabelle oder ein Layer von Punkten. Nehmen Sie dafür 'Rasterstapel importieren', das die Pixel auch als Punkte schreibt.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is %2, which is not read. Export points %3 and import those.</source>
            <translation>%1 ist %2 und wird nicht gelesen. Exportieren Sie Punkte %3 und importieren Sie diese.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 contains %2; expected a packed CSV file. Unpack it and import that file.</source>
            <translation>%1 enthält %2; erwartet wird eine gepackte CSV-Datei. Entpacken Sie sie und importieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is packed with %2, which is not read; expected a table, or one in a ZIP or gzip file. Unpack it and import the table.</source>
            <translation>%1 ist mit %2 gepackt, was nicht gelesen wird; erwartet wird eine Tabelle, oder eine in einer ZIP- oder gzip-Datei. Entpacken Sie die Datei und importieren Sie die Tabelle.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is %2, not a table of points that can be read. %3.</source>
            <translation>%1 ist %2, keine lesbare Tabelle von Punkten. %3.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is a web page, not data: the download failed. Log in and download it again.</source>
            <translation>%1 ist eine Webseite und enthält keine Daten: Das Herunterladen ist fehlgeschlagen. Melden Sie sich an und laden Sie die Datei erneut herunter.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is an XML document (it begins with %2), not a table of points. Export the points as CSV or GeoPackage.</source>
            <translation>%1 ist ein XML-Dokument (es beginnt mit %2) und keine Tabelle mit Punkten. Exportieren Sie die Punkte als CSV oder GeoPackage.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>By its content, %1 is %2 file. Rename it to %3%4.</source>
            <translation>Dem Inhalt nach ist %1 %2. Benennen Sie die Datei um in %3%4.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is only one of the files of a shapefile. Choose the .shp file.</source>
            <translation>%1 ist nur eine der Dateien eines Shapefiles. Wählen Sie die .shp-Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 file</source>
            <translation>%1-Datei</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>another archive</source>
            <translation>ein weiteres Archiv</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>an archive or a file that is no text</source>
            <translation>ein Archiv oder eine Datei, die kein Text ist</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 contains %2 tables (%3); expected one. Unpack it and import one at a time.</source>
            <translation>%1 enthält %2 Tabellen (%3); erwartet wird eine. Entpacken Sie das Archiv und importieren Sie sie einzeln.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 contains no CSV file (it contains %2); expected one table of time series. Unpack it and import the right file.</source>
            <translation>%1 enthält keine CSV-Datei (Inhalt: %2); erwartet wird eine Tabelle mit Zeitreihen. Entpacken Sie das Archiv und importieren Sie die richtige Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 is protected by a password. Unpack it and import the file in it.</source>
            <translation>%1 ist durch ein Passwort geschützt. Entpacken Sie das Archiv und importieren Sie die Datei darin.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>in different coordinate reference systems</source>
            <translation>in verschiedenen Koordinatenbezugssystemen</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 contains %2 layers of time series %3(%4); expected one. Name the layer: %5|layername=%6</source>
            <translation>%1 enthält %2 Layer mit Zeitreihen %3(%4); erwartet wird einer. Geben Sie den Layer an: %5|layername=%6</translation>
        </message>
        <message>
            <location filename="../core/io/tables/table_formats.py" />
            <source>%1 looks like an export of StaMPS: its first row contains MATLAB day numbers. Put zeros beside them in that row, or export the points with dates as column names (20240131).</source>
            <translation>%1 sieht nach einem Export von StaMPS aus: Die erste Zeile enthält Tagesnummern von MATLAB. Setzen Sie in dieser Zeile Nullen daneben, oder exportieren Sie die Punkte mit Daten als Spaltennamen (20240131).</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>%1 has no header. Is it a table of time series?</source>
            <translation>%1 hat keine Kopfzeile. Ist es eine Tabelle mit Zeitreihen?</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>The line under the header of %1 describes the columns: %2.</source>
            <translation>Die Zeile unter der Kopfzeile von %1 beschreibt die Spalten: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>%1 has a header but no rows: it contains no points.</source>
            <translation>%1 hat eine Kopfzeile, aber keine Zeilen: Die Datei enthält keine Punkte.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>%1 has no header: its first line contains numbers. Expected column names, dates among them.</source>
            <translation>%1 hat keine Kopfzeile: Die erste Zeile enthält Zahlen. Erwartet werden Spaltennamen, darunter Datumsangaben.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>1 line before the header of %1 was passed over: %2.</source>
            <translation>1 Zeile vor der Kopfzeile von %1 wurde übergangen: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>%1 lines before the header of %2 were passed over (the first: %3).</source>
            <translation>%1 Zeilen vor der Kopfzeile von %2 wurden übergangen (die erste: %3).</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_layout.py" />
            <source>%1 has a single column (%2); expected columns separated by commas, semicolons, tabs or spaces.</source>
            <translation>%1 hat nur eine Spalte (%2); erwartet werden Spalten, die durch Kommas, Semikolons, Tabulatoren oder Leerzeichen getrennt sind.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_places.py" />
            <source>The column %1 of %2 contains %3; expected points such as 'POINT (12.50 41.90)'. Correct the file, or add columns with longitude and latitude.</source>
            <translation>Die Spalte %1 von %2 enthält %3; erwartet werden Punkte wie 'POINT (12.50 41.90)'. Korrigieren Sie die Datei, oder fügen Sie Spalten mit Länge und Breite hinzu.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_stream.py" />
            <source>%1 is not a text table: it contains zero bytes. If it is an archive, unpack it; else export the points as CSV or GeoPackage.</source>
            <translation>%1 ist keine Texttabelle: Sie enthält Nullbytes. Wenn es ein Archiv ist, entpacken Sie es; sonst exportieren Sie die Punkte als CSV oder GeoPackage.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/text_stream.py" />
            <source>%1 contains %2 MB of empty lines without a row. Export it again.</source>
            <translation>%1 enthält %2 MB leere Zeilen ohne einen Datensatz. Exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/tile_table.py" />
            <source>%1 has other columns than %2. Make the tiles of %3 again.</source>
            <translation>%1 hat andere Spalten als %2. Erstellen Sie die Kacheln von %3 neu.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 has a name of a field that is not UTF-8 (%2). Rename the field, or export the layer again.</source>
            <translation>%1 hat einen Feldnamen, der nicht UTF-8 ist (%2). Benennen Sie das Feld um oder exportieren Sie den Layer erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 has more than %2 fields, which are not read.</source>
            <translation>%1 hat mehr als %2 Felder, die nicht gelesen werden.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>The coordinate reference system of %1 is damaged. Remove it (of a shapefile the .prj), and set CRS or assign the right one.</source>
            <translation>Das Koordinatenbezugssystem von %1 ist beschädigt. Entfernen Sie es (bei einem Shapefile die .prj) und setzen Sie CRS oder weisen Sie das richtige zu.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 has %2 fields; at most %3 are read.</source>
            <translation>%1 hat %2 Felder; höchstens %3 werden gelesen.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>The field %1 of %2 is a column of numbers, but none of its cells is a number. Change its type to text.</source>
            <translation>Das Feld %1 von %2 ist eine Zahlenspalte, aber keine seiner Zellen ist eine Zahl. Ändern Sie den Typ in Text.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 has several fields with the name %2. Rename them, or export it again.</source>
            <translation>%1 hat mehrere Felder mit dem Namen %2. Benennen Sie sie um oder exportieren Sie die Datei erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>The coordinate reference system that %1 states cannot be read (%2) and was not used.</source>
            <translation>Das Koordinatenbezugssystem, das %1 angibt, kann nicht gelesen werden (%2) und wurde nicht verwendet.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1, layer %2</source>
            <translation>%1, Layer %2</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 is damaged or cannot be read to its end: %2.</source>
            <translation>%1 ist beschädigt oder kann nicht bis zum Ende gelesen werden: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 has geometries of the kind %2; expected one point per row. Choose the layer of the measurement points.</source>
            <translation>%1 hat Geometrien der Art %2; erwartet wird ein Punkt je Zeile. Wählen Sie den Layer der Messpunkte.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 is damaged: %2 of %3 rows could be read. Download or export it again.</source>
            <translation>%1 ist beschädigt: %2 von %3 Zeilen konnten gelesen werden. Laden Sie die Datei erneut herunter oder exportieren Sie sie erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>Texts of %1 that are not UTF-8 and were read as Windows-1252: %2.</source>
            <translation>Texte von %1, die nicht UTF-8 sind und als Windows-1252 gelesen wurden: %2.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 contains no layer.</source>
            <translation>%1 enthält keinen Layer.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector.py" />
            <source>%1 contains %2 layers (%3); expected one. Name the layer: %4|layername=%5</source>
            <translation>%1 enthält %2 Layer (%3); erwartet wird einer. Geben Sie den Layer an: %4|layername=%5</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1. Copy all files of the shapefile again.</source>
            <translation>%1. Kopieren Sie alle Dateien des Shapefiles erneut.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1 contains %2 layers (%3); at most %4 are searched for time series. Name the layer: %5|layername=%6</source>
            <translation>%1 enthält %2 Layer (%3); höchstens %4 werden nach Zeitreihen durchsucht. Nennen Sie den Layer: %5|layername=%6</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1 has no layer %2; it contains %3. Name one of these layers: %4|layername=%5</source>
            <translation>%1 hat keinen Layer %2; enthalten sind: %3. Nennen Sie einen davon: %4|layername=%5</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1 cannot be read as a vector file: %2. Is it complete and in a known format (GeoPackage, FlatGeobuf, shapefile, GeoJSON, MapInfo or Excel)?</source>
            <translation>%1 kann nicht als Vektordatei gelesen werden: %2. Ist die Datei vollständig und in einem bekannten Format (GeoPackage, FlatGeobuf, Shapefile, GeoJSON, MapInfo oder Excel)?</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1 contains %2 vector files without a password; expected one. Unpack it and choose the file.</source>
            <translation>%1 enthält %2 Vektordateien ohne Passwort; erwartet wird eine. Entpacken Sie das Archiv und wählen Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/vector_file.py" />
            <source>%1 is a MapInfo table that refers to other files. Export the points to a GeoPackage or a MapInfo table of their own.</source>
            <translation>%1 ist eine MapInfo-Tabelle, die auf andere Dateien verweist. Exportieren Sie die Punkte in ein GeoPackage oder eine eigene MapInfo-Tabelle.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/workbook_check.py" />
            <source>%1 times its size</source>
            <translation>das %1-Fache seiner Größe</translation>
        </message>
        <message>
            <location filename="../core/io/tables/workbook_check.py" />
            <source>unpacks to %1 MB%2</source>
            <translation>entpackt sich auf %1 MB%2</translation>
        </message>
        <message>
            <location filename="../core/io/tables/workbook_check.py" />
            <source>has %1 MB of text in its cells</source>
            <translation>hat %1 MB Text in seinen Zellen</translation>
        </message>
        <message>
            <location filename="../core/io/tables/workbook_check.py" />
            <source>%1 has a text of more than 32767 characters, the most that a cell of Excel holds. Save the sheet as CSV without it.</source>
            <translation>%1 hat einen Text von mehr als 32767 Zeichen, dem Höchsten, was eine Zelle von Excel fasst. Das Blatt ohne ihn als CSV speichern.</translation>
        </message>
        <message>
            <location filename="../core/io/tables/workbook_check.py" />
            <source>%1 %2; at most %3 MB are read from this workbook. Save the sheet as CSV.</source>
            <translation>%1 %2; aus dieser Arbeitsmappe werden höchstens %3 MB gelesen. Das Blatt als CSV speichern.</translation>
        </message>
        <message>
            <location filename="../core/io/tile_dataset.py" />
            <source>tiles of points with displacement series</source>
            <translation>tiles of points with displacement series</translation>
        </message>
        <message>
            <location filename="../core/io/tile_dataset.py" />
            <source>The folder %1 does not exist. Check the path, or choose another.</source>
            <translation>Den Ordner %1 gibt es nicht. Prüfen Sie den Pfad, oder wählen Sie einen anderen.</translation>
        </message>
        <message>
            <location filename="../core/io/tile_dataset.py" />
            <source>%1 is no folder of tiles: it has no %2. Choose one that a run from the command line has made; 'run importtimeseries' makes one of files of time series.</source>
            <translation>%1 ist kein Ordner mit Kacheln: Er enthält kein %2. Wählen Sie einen, den ein Lauf von der Kommandozeile erstellt hat; „run importtimeseries“ erstellt einen aus Dateien mit Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/io/tile_dataset.py" />
            <source>%1 is damaged or of another version (%2). Make the tiles again.</source>
            <translation>%1 ist beschädigt oder von einer anderen Version (%2). Erstellen Sie die Kacheln neu.</translation>
        </message>
        <message>
            <location filename="../core/io/tile_dataset.py" />
            <source>%1 contains no complete tile. Make the tiles again.</source>
            <translation>%1 enthält keine vollständige Kachel. Erstellen Sie die Kacheln neu.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>scatter between epochs</source>
            <translation>Streuung zwischen Epochen</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>range of the series</source>
            <translation>Spanne der Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>inferred from the %1 (%2 mm)</source>
            <translation>erschlossen aus: %1 (%2 mm)</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>If the values are %1, neighbouring epochs differ by %2 mm. Set UNIT to %3 if that is so.</source>
            <translation>Wenn die Werte in %1 sind, unterscheiden sich benachbarte Epochen um %2 mm. Setzen Sie UNIT auf %3, wenn das so ist.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The values of %1 look like %2, but %3 is mentioned beside them (%4). Set UNIT to %5 or %6.</source>
            <translation>Die Werte von %1 sehen nach %2 aus, aber daneben ist %3 genannt (%4). Setzen Sie UNIT auf %5 oder %6.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The unit of %1 is %2, %3, but %4 as %5. Set UNIT to %6 or %7.</source>
            <translation>Die Einheit von %1 ist %2, %3, aber %4, %5. Setzen Sie UNIT auf %6 oder %7.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The unit of %1 is %2, %3, but neighbouring epochs would differ by %4 mm, with velocities up to %5 mm/yr. Set UNIT to the right one.</source>
            <translation>Die Einheit von %1 ist %2, %3, aber benachbarte Epochen würden sich um %4 mm unterscheiden, bei Geschwindigkeiten bis %5 mm/Jahr. Setzen Sie UNIT auf die richtige.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>In %1, %2, neighbouring epochs differ by %3 mm. If not, set UNIT.</source>
            <translation>In %1, %2, unterscheiden sich benachbarte Epochen um %3 mm. Wenn nicht, setzen Sie UNIT.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The column %1 of %2 states the unit %3; expected mm, cm or m, the same in every row. Convert the values, or set UNIT.</source>
            <translation>Die Spalte %1 von %2 nennt die Einheit %3; erwartet wird mm, cm oder m, in jeder Zeile dieselbe. Rechnen Sie die Werte um oder setzen Sie UNIT.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>the column %1 or</source>
            <translation>der Spalte %1 oder</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>%1 states several units in %2lines before its header or the names of its epochs (%3). Set UNIT to the one of the displacement.</source>
            <translation>%1 nennt mehrere Einheiten in %2Zeilen vor der Kopfzeile oder den Namen der Epochen (%3). Setzen Sie UNIT auf die der Verschiebung.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>%1 states the unit %2 beside its values; expected mm, cm or m. Convert the values, or set UNIT.</source>
            <translation>%1 nennt neben den Werten die Einheit %2; erwartet wird mm, cm oder m. Rechnen Sie die Werte um, oder setzen Sie UNIT.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>as stated in the column %1</source>
            <translation>wie in der Spalte %1 angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>as stated beside the values</source>
            <translation>wie neben den Werten angegeben</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>the slopes of the series are %1 times the column %2</source>
            <translation>die Steigungen der Zeitreihen sind das %1-fache der Spalte %2</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>inferred from the velocities (%1; in %2 it would be about %3)</source>
            <translation>erschlossen aus den Geschwindigkeiten (%1; in %2 wären es etwa %3)</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The unit of the displacement in %1 is not stated, and its values do not show it. Set UNIT to %2.</source>
            <translation>Die Einheit der Verschiebung in %1 ist nicht angegeben, und die Werte zeigen sie nicht. Setzen Sie UNIT auf %2.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>read as %1: %2</source>
            <translation>als %1 gelesen: %2</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>The unit of the displacement in %1 is not stated. By the %2, more than one is possible (%3). Set UNIT to %4.</source>
            <translation>Die Einheit der Verschiebung in %1 ist nicht angegeben. Danach (%2) ist mehr als eine möglich (%3). Setzen Sie UNIT auf %4.</translation>
        </message>
        <message>
            <location filename="../core/io/unit_of_values.py" />
            <source>velocities up to %1 mm/yr</source>
            <translation>Geschwindigkeiten bis %1 mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 (%2 times)</source>
            <translation>%1 (%2-mal)</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>Placeholders were read as missing values: %1.</source>
            <translation>Platzhalter wurden als fehlende Werte gelesen: %1.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 values far outside all others (such as %2) were kept. If missing values were meant, correct the file.</source>
            <translation>%1 Werte weit außerhalb aller anderen (z. B. %2) wurden behalten. Wenn fehlende Werte gemeint sind, korrigieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 value far outside all others (such as %2) was kept. If missing values were meant, correct the file.</source>
            <translation>%1 Wert weit außerhalb aller anderen (%2) wurde behalten. Wenn ein fehlender Wert gemeint ist, korrigieren Sie die Datei.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>Numbers that look like placeholders were kept, as their series come near them: %1.</source>
            <translation>Zahlen, die wie Platzhalter aussehen, blieben erhalten, weil ihre Zeitreihen ihnen nahe kommen: %1.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 points with zero at every epoch were left out as having no data. To keep such points, set KEEP_ZEROS.</source>
            <translation>%1 Punkte mit Null in jeder Epoche wurden als Punkte ohne Daten ausgelassen. Um solche Punkte zu behalten, setzen Sie KEEP_ZEROS.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 point with zero at every epoch was left out as having no data. To keep such points, set KEEP_ZEROS.</source>
            <translation>%1 Punkt mit Null in jeder Epoche wurde als Punkt ohne Daten ausgelassen. Um solche Punkte zu behalten, setzen Sie KEEP_ZEROS.</translation>
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 zeros in runs of %2 or more epochs were read as missing values. To keep them, set KEEP_ZEROS.</source>
            <translation>%1 Nullen in Folgen von %2 oder mehr Epochen wurden als fehlende Werte gelesen. Um sie zu behalten, setzen Sie KEEP_ZEROS.</translation>
        </message>
        <message>
            <location filename="../core/job_folder.py" />
            <source>another run uses it</source>
            <translation>ein anderer Lauf benutzt ihn</translation>
        </message>
        <message>
            <location filename="../core/job_folder.py" />
            <source>another run is replacing files in the same folder</source>
            <translation>ein anderer Lauf ersetzt gerade Dateien im selben Ordner</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>The layer carries a join of releases at %1, which SEAM_DATES does not name: no step is fitted there.</source>
            <translation>Der Layer trägt eine Verbindung von Lieferungen am %1, die SEAM_DATES nicht nennt: Dort wird kein Sprung angepasst.</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>SEAM_DATES is %1; expected dates such as 2022-01-05, separated by commas, or none.</source>
            <translation>SEAM_DATES ist %1; erwartet werden Daten wie 2022-01-05, durch Kommas getrennt, oder none.</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>Two releases were joined at %1, and a step may be left in the series there. It is not removed: velocities and forecasts that rest on epochs before it may be off.</source>
            <translation>Am %1 wurden zwei Releases verbunden, und dort kann ein Sprung in den Zeitreihen geblieben sein. Er wird nicht entfernt: Geschwindigkeiten und Vorhersagen, die auf früheren Epochen beruhen, können falsch sein.</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>SEAM_DATES %1 lie outside the epochs (%2 to %3) and have no effect.</source>
            <translation>SEAM_DATES %1 liegen außerhalb der Epochen (%2 bis %3) und haben keine Wirkung.</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>The layer says that two releases were joined at %1; a step is fitted there.</source>
            <translation>Laut dem Layer wurden am %1 zwei Releases verbunden; dort wird ein Sprung angepasst.</translation>
        </message>
        <message>
            <location filename="../core/known_seams.py" />
            <source>The layer says that two releases were joined at %1, with an offset known to %2 mm; no step is fitted there.</source>
            <translation>Laut dem Layer wurden am %1 zwei Releases verbunden, mit einem auf %2 mm bekannten Versatz; dort wird kein Sprung angepasst.</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>Generated using European Union's Copernicus Land Monitoring Service information</source>
            <translation>Generated using European Union's Copernicus Land Monitoring Service information</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>displacement</source>
            <translation>Verschiebung</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1, since %2</source>
            <translation>%1, seit %2</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>velocity</source>
            <translation>Geschwindigkeit</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1; contains modified Copernicus Sentinel data %2.</source>
            <translation>%1; contains modified Copernicus Sentinel data %2.</translation>
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1; contains modified Copernicus Sentinel data.</source>
            <translation>%1; contains modified Copernicus Sentinel data.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>%1 contains no point. Make the tiles again.</source>
            <translation>%1 enthält keinen Punkt. Erstellen Sie die Kacheln neu.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>%1 of %2 cannot be read, so its areas are not shown. Repeat the run that made it, with --resume.</source>
            <translation>%1 von %2 lässt sich nicht lesen, daher werden die Gebiete darin nicht angezeigt. Wiederholen Sie den Lauf, der die Datei geschrieben hat, mit --resume.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>The tile %1 is left out. %2</source>
            <translation>Die Kachel %1 wird weggelassen. %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>The tiles have no velocity and are drawn in one colour; a copy (.gpkg) has one.</source>
            <translation>Die Kacheln haben keine Geschwindigkeit und werden in einer Farbe gezeichnet; eine Kopie (.gpkg) hat eine.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>The layer shows the tiles where they are, without a copy. Tiles: %1. Points: %2.</source>
            <translation>Der Layer zeigt die Kacheln an ihrem Ort, ohne Kopie. Kacheln: %1. Punkte: %2.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>The points were copied without their series, with a velocity fitted to each. Tiles: %1. Points: %2.</source>
            <translation>Die Punkte wurden ohne ihre Zeitreihen kopiert, jeweils mit einer angepassten Geschwindigkeit. Kacheln: %1. Punkte: %2.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>The points were copied without their series. Tiles: %1. Points: %2.</source>
            <translation>Die Punkte wurden ohne ihre Zeitreihen kopiert. Kacheln: %1. Punkte: %2.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>Tiles that could not be made and are not there: %1 (%2%3). Run it again with --resume.</source>
            <translation>Kacheln, die nicht erstellt werden konnten und fehlen: %1 (%2%3). Starten Sie den Lauf mit --resume erneut.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>No tile of %1 can be read; the log says why of each. Make the tiles again.</source>
            <translation>Keine Kachel von %1 kann gelesen werden; das Protokoll nennt die Gründe. Erstellen Sie die Kacheln neu.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/open_tiles.py" />
            <source>EXTENT contains no point of %1; its points lie from %2, %3 to %4, %5 (%6). Choose another extent, or none.</source>
            <translation>EXTENT enthält keinen Punkt von %1; seine Punkte liegen von %2, %3 bis %4, %5 (%6). Wählen Sie eine andere Ausdehnung oder keine.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Changes since %1, %2: %3</source>
            <translation>Änderungen seit %1, %2: %3</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Changes, %1: %2</source>
            <translation>Veränderungen, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Trends, %1: %2</source>
            <translation>Trends, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Forecast, %1: %2</source>
            <translation>Vorhersage, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Forecast movement, %1, mm%2</source>
            <translation>Vorhergesagte Bewegung, %1, mm%2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Forecast to %1, %2: %3</source>
            <translation>Vorhersage bis %1, %2: %3</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Changed areas since %1, %2: %3</source>
            <translation>Geänderte Gebiete seit %1, %2: %3</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Changed areas, %1: %2</source>
            <translation>Veränderte Gebiete, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_layers.py" />
            <source>Deforming areas, %1: %2</source>
            <translation>Deformationsgebiete, %1: %2</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_summaries.py" />
            <source>It has other columns than the tiles before (%1). Make it again.</source>
            <translation>Sie hat andere Spalten als die Kacheln davor (%1). Erstellen Sie sie neu.</translation>
        </message>
        <message>
            <location filename="../core/opened_tiles/tile_view.py" />
            <source>Direct</source>
            <translation>Direct</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>The paper's network and the training of networks need PyTorch, which is not installed. Run 'Install environment' with Extras: training.</source>
            <translation>Das Netz der Veröffentlichung und das Training von Netzen brauchen PyTorch, das nicht installiert ist. Führen Sie 'Umgebung installieren' mit Extras: training aus.</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>Runs on several processes or machines need Dask, which is not installed. Run 'Install environment' with Extras: cluster.</source>
            <translation>Läufe auf mehreren Prozessen oder Rechnern brauchen Dask, das nicht installiert ist. Führen Sie 'Umgebung installieren' mit Extras: cluster aus.</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>The package %1 is missing from the core's Python environment. %2</source>
            <translation>Das Paket %1 fehlt in der Python-Umgebung des Rechenkerns. %2</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>The package %1 is installed but cannot be loaded (%2). %3</source>
            <translation>Das Paket %1 ist installiert, kann aber nicht geladen werden (%2). %3</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>Install the system's OpenMP library (on Debian and Ubuntu: libgomp1).</source>
            <translation>Installieren Sie die OpenMP-Bibliothek des Systems (unter Debian und Ubuntu: libgomp1).</translation>
        </message>
        <message>
            <location filename="../core/package_faults.py" />
            <source>Install the Microsoft Visual C++ Redistributable (x64), restart the computer and try again.</source>
            <translation>Installieren Sie das Microsoft Visual C++ Redistributable (x64), starten Sie den Rechner neu und versuchen Sie es noch einmal.</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ towards satellite</source>
            <translation>+ zum Satelliten hin</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>towards the satellite</source>
            <translation>zum Satelliten hin</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>away from the satellite</source>
            <translation>vom Satelliten weg</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>vertical</source>
            <translation>vertikal</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>upwards</source>
            <translation>nach oben</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>downwards</source>
            <translation>nach unten</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ east</source>
            <translation>+ Ost</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>eastwards</source>
            <translation>nach Osten</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>westwards</source>
            <translation>nach Westen</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ north</source>
            <translation>+ Nord</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>northwards</source>
            <translation>nach Norden</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>southwards</source>
            <translation>nach Süden</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>component unknown</source>
            <translation>Komponente unbekannt</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>in the positive direction</source>
            <translation>in positiver Richtung</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>in the negative direction</source>
            <translation>in negativer Richtung</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>below %1</source>
            <translation>unter %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>above %1</source>
            <translation>über %1</translation>
        </message>
        <message>
            <location filename="../core/provenance.py" />
            <source>temporary file</source>
            <translation>temporäre Datei</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>%1 of %2 series end together at %3: two releases may have been joined between %4 and %5.</source>
            <translation>%1 von %2 Zeitreihen enden gemeinsam am %3: Zwischen dem %4 und dem %5 wurden möglicherweise zwei Releases zusammengefügt.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>%1 of %2 series begin together at %3: two releases may have been joined between %4 and %5, or later.</source>
            <translation>%1 von %2 Zeitreihen beginnen gemeinsam am %3: Zwischen dem %4 und dem %5 oder später wurden möglicherweise zwei Releases zusammengefügt.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>Two releases were joined between %1 and %2: of %3 series %4 end with the earlier release, whose last epoch is %5, and %6 begin with the later release, whose first epoch is %7.</source>
            <translation>Zwei Releases wurden zwischen %1 und %2 verbunden: Von %3 Zeitreihen enden %4 mit dem früheren Release, dessen letzte Epoche %5 ist, und %6 beginnen mit dem späteren, dessen erste Epoche %7 ist.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>If the later release was used from its first epoch on, the join is at %1 instead.</source>
            <translation>Wurde das spätere Release von seiner ersten Epoche an verwendet, liegt der Übergang stattdessen am %1.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>The date %1 is stored in the layer and used by later algorithms; enter the other date in SEAM_DATES to use that instead.</source>
            <translation>Das Datum %1 wird im Layer gespeichert und von späteren Algorithmen verwendet; geben Sie das andere Datum in SEAM_DATES an, um jenes zu verwenden.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>The date %1 is stored in the layer and used by later algorithms.</source>
            <translation>Das Datum %1 wird im Layer gespeichert und von späteren Algorithmen verwendet.</translation>
        </message>
        <message>
            <location filename="../core/release_joins.py" />
            <source>If so, enter %1 in SEAM_DATES when you classify trends.</source>
            <translation>Wenn ja, geben Sie %1 in SEAM_DATES an, wenn Sie Trends klassifizieren.</translation>
        </message>
        <message>
            <location filename="../core/reports/report.py" />
            <source>Report</source>
            <translation>Bericht</translation>
        </message>
        <message>
            <location filename="../core/reports/report.py" />
            <source>Overview</source>
            <translation>Überblick</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>EXTENT is %1; expected four numbers: west, south, east, north.</source>
            <translation>EXTENT ist %1; erwartet werden vier Zahlen: West, Süd, Ost, Nord.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>EXTENT is empty: %1, %2 to %3, %4. Choose a rectangle.</source>
            <translation>EXTENT ist leer: %1, %2 bis %3, %4. Wählen Sie ein Rechteck.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is %2; expected one of %3.</source>
            <translation>%1 ist %2; erwartet wird eines von %3.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>at least %1</source>
            <translation>mindestens %1</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>between %1 and %2</source>
            <translation>ein Wert zwischen %1 und %2</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is %2; expected %3.</source>
            <translation>%1 ist %2; erwartet wird %3.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is empty; expected a value.</source>
            <translation>%1 ist leer; erwartet wird ein Wert.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is %2; expected a number.</source>
            <translation>%1 ist %2; erwartet wird eine Zahl.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is %2; expected a list.</source>
            <translation>%1 ist %2; erwartet wird eine Liste.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>of %1</source>
            <translation>von %1</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>Unknown parameter %1%2; expected one of %3.</source>
            <translation>Unbekannter Parameter %1%2; erwartet wird einer von %3.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>The parameter %1%2 is missing.</source>
            <translation>Der Parameter %1%2 fehlt.</translation>
        </message>
        <message>
            <location filename="../core/request.py" />
            <source>%1 is %2; expected an object with %3.</source>
            <translation>%1 ist %2; erwartet wird ein Objekt mit %3.</translation>
        </message>
        <message>
            <location filename="../core/series.py" />
            <source>The dates of the epochs must be in increasing order, each once.</source>
            <translation>Die Daten der Epochen müssen aufsteigend geordnet sein, jedes nur einmal.</translation>
        </message>
        <message>
            <location filename="../core/simulation/displacement_fields.py" />
            <source>SCENARIO is %1; expected one of %2.</source>
            <translation>SCENARIO ist %1; erwartet wird eines von %2.</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>none: simulated</source>
            <translation>keine: simuliert</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Simulating the ground</source>
            <translation>Untergrund simulieren</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Simulated %1</source>
            <translation>Simuliert: %1</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Writing the truth</source>
            <translation>Wahre Werte schreiben</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Simulated %1, truth</source>
            <translation>Simuliert: %1, wahre Werte</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Simulated %1 points x %2 epochs, %3 to %4: not stable: %5; %6 of the values are missing.</source>
            <translation>Simuliert: %1 Punkte x %2 Epochen, %3 bis %4; nicht stabil: %5; %6 der Werte fehlen.</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>POINT_COUNT %1 times EPOCH_COUNT %2 needs %3 GB; the limit is %4 GB. Choose fewer points or epochs.</source>
            <translation>POINT_COUNT %1 mal EPOCH_COUNT %2 braucht %3 GB; die Grenze liegt bei %4 GB. Wählen Sie weniger Punkte oder Epochen.</translation>
        </message>
        <message>
            <location filename="../core/simulation/simulate.py" />
            <source>Simulating the noise</source>
            <translation>Rauschen simulieren</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>Product: %1. Unit: %2, %3. Grid: %4, %5.</source>
            <translation>Produkt: %1. Einheit: %2, %3. Raster: %4, %5.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>Left out: %1.</source>
            <translation>Ausgelassen: %1.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>Epochs without any value were left out (%1): %2.</source>
            <translation>Epochen ohne jeden Wert wurden ausgelassen (%1): %2.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>%1 has %2 epochs with values to import (%3); expected at least %4. Choose the folder or file that holds the whole series, or a longer range of dates.</source>
            <translation>%1 hat %2 Epochen mit Werten zum Importieren (%3); erwartet werden mindestens %4. Wählen Sie den Ordner oder die Datei mit der ganzen Zeitreihe, oder einen längeren Zeitraum.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>Writing the stack</source>
            <translation>Stapel wird geschrieben</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>%1 has no value but zero in all %2 pixels to import. Choose another area or product.</source>
            <translation>%1 hat in allen %2 zu importierenden Pixeln keinen Wert außer null. Wählen Sie ein anderes Gebiet oder Produkt.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>%1 has no value in the pixels to import. Choose another area, mask or range of dates.</source>
            <translation>%1 hat in den zu importierenden Pixeln keinen Wert. Wählen Sie ein anderes Gebiet, eine andere Maske oder einen anderen Zeitraum.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>Pixels that are zero at every epoch were left out: %1. The reference point may be one of them.</source>
            <translation>Pixel, die in jeder Epoche null sind, wurden ausgelassen: %1. Der Referenzpunkt kann einer davon sein.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>%1 pixels with %2 epochs from %3 to %4 were imported: %5; %6.</source>
            <translation>%1 Pixel mit %2 Epochen von %3 bis %4 wurden importiert: %5; %6.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>The output is the mask itself. Choose another name for the output.</source>
            <translation>Die Ausgabe ist die Maske selbst. Wählen Sie einen anderen Namen für die Ausgabe.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/import_stack.py" />
            <source>The output %1 would stand in the folder of the product, where it would be read as a part of it. Choose another folder for the output.</source>
            <translation>Die Ausgabe %1 stünde im Ordner des Produkts, wo sie als Teil davon gelesen würde. Wählen Sie einen anderen Ordner für die Ausgabe.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected geo_temporalCoherence.h5 or temporalCoherence.h5 of the same size beside it.</source>
            <translation>Erwartet wird daneben geo_temporalCoherence.h5 oder temporalCoherence.h5 derselben Größe.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected the file coh_avg of the same size in its folder results.</source>
            <translation>Erwartet wird die Datei coh_avg derselben Größe im Ordner results.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected temporal_coherence in its files.</source>
            <translation>Erwartet wird temporal_coherence in den Dateien.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected temporal_coherence_*.tif in its folder.</source>
            <translation>Erwartet wird temporal_coherence_*.tif im Ordner.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected corr in its NetCDF file.</source>
            <translation>Erwartet wird corr in der NetCDF-Datei.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Expected one grid corr*.grd on the same cells in its folder, such as corr_ll.grd.</source>
            <translation>Erwartet wird im Ordner ein Gitter corr*.grd auf denselben Zellen, etwa corr_ll.grd.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>MIN_COHERENCE is set, but %1 (%2) has no coherence that is found. %3Leave MIN_COHERENCE empty, or give a mask as MASK.</source>
            <translation>MIN_COHERENCE ist gesetzt, aber für %1 (%2) wird keine Kohärenz gefunden. %3Lassen Sie MIN_COHERENCE leer, oder geben Sie eine Maske als MASK an.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>AOI and EXTENT have no place in common. Leave one of them empty, or choose another.</source>
            <translation>AOI und EXTENT haben keinen Ort gemeinsam. Lassen Sie eines leer, oder wählen Sie ein anderes.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>Choosing pixels</source>
            <translation>Pixel werden ausgewählt</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>%1 pixels %2</source>
            <translation>%1 Pixel %2</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>%1 pixel %2</source>
            <translation>%1 Pixel %2</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>lie outside the area</source>
            <translation>liegen außerhalb des Gebiets</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>are masked by the product</source>
            <translation>sind vom Produkt maskiert</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>have a lower coherence</source>
            <translation>haben eine geringere Kohärenz</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>lie outside MASK</source>
            <translation>liegen außerhalb von MASK</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>are left out by MASK</source>
            <translation>sind durch MASK ausgelassen</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>MASK, %1, has values between 0 and 1, as a coherence has, and every pixel above 0 is kept. Choose a mask of 0 and 1, or set MIN_COHERENCE where the stack has a coherence.</source>
            <translation>MASK, %1, hat Werte zwischen 0 und 1 wie eine Kohärenz, und jeder Pixel über 0 bleibt. Wählen Sie eine Maske aus 0 und 1, oder setzen Sie MIN_COHERENCE, wenn der Stapel eine Kohärenz hat.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>from %1, %2 to %3, %4</source>
            <translation>von %1, %2 bis %3, %4</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>MASK, %1, lies elsewhere: it reaches %2 in %3, %4 %5 in %6. Choose a mask of the same area.</source>
            <translation>MASK, %1, liegt anderswo: Sie reicht %2 in %3, %4 %5 in %6. Wählen Sie eine Maske desselben Gebiets.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>%1 lies outside of AOI and EXTENT: it reaches from %2, %3 to %4, %5 in %6. Choose an area inside of it.</source>
            <translation>%1 liegt außerhalb von AOI und EXTENT: Es reicht von %2, %3 bis %4, %5 in %6. Wählen Sie ein Gebiet darin.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/kept_pixels.py" />
            <source>No pixel of %1 is left: of %2, %3. Choose another area or mask, or a lower MIN_COHERENCE.</source>
            <translation>Von %1 bleibt kein Pixel übrig: von %2 %3. Wählen Sie ein anderes Gebiet, eine andere Maske oder eine geringere MIN_COHERENCE.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/mask_raster.py" />
            <source>MASK cannot be used. %1</source>
            <translation>MASK kann nicht verwendet werden. %1</translation>
        </message>
        <message>
            <location filename="../core/stack_import/mask_raster.py" />
            <source>MASK, %1, has no coordinate reference system. Save it as GeoTIFF with the right one in QGIS (Export, Save As).</source>
            <translation>MASK, %1, hat kein Koordinatenbezugssystem. Speichern Sie die Maske in QGIS als GeoTIFF mit dem richtigen (Export, Speichern als).</translation>
        </message>
        <message>
            <location filename="../core/stack_import/mask_raster.py" />
            <source>MASK, %1, is in an unknown system (%2). Assign another.</source>
            <translation>MASK, %1, ist in einem unbekannten System (%2). Weisen Sie ein anderes zu.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/stack_scan.py" />
            <source>Looking at the values</source>
            <translation>Werte werden angesehen</translation>
        </message>
        <message>
            <location filename="../core/stack_import/stack_scan.py" />
            <source>Looking for empty epochs</source>
            <translation>Leere Epochen werden gesucht</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>%1 does not say in which coordinate reference system it is. Set CRS, such as EPSG:4326 for longitude and latitude.</source>
            <translation>%1 gibt sein Koordinatenbezugssystem nicht an. Setzen Sie CRS, etwa EPSG:4326 für Länge und Breite.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>CRS is %1, but the product states %2, so CRS is the system of the output; expected a projected one in metres. Leave CRS empty for the UTM zone.</source>
            <translation>CRS ist %1, aber das Produkt gibt %2 an, daher ist CRS das System der Ausgabe; erwartet wird ein projiziertes in Metern. Lassen Sie CRS für die UTM-Zone leer.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>kept as it is</source>
            <translation>beibehalten, wie es ist</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>The middle of the stack, %1, %2, is no place in %3. Set CRS to the right one.</source>
            <translation>Die Mitte des Stapels, %1, %2, ist kein Ort in %3. Setzen Sie CRS auf das richtige.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>The stack cannot be warped from %1 to %2: %3. Set CRS.</source>
            <translation>Der Stapel kann nicht von %1 nach %2 umprojiziert werden: %3. Setzen Sie CRS.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>Warped to %1, the stack would have %2 x %3 cells. Choose a part of it with EXTENT.</source>
            <translation>Nach %1 umprojiziert hätte der Stapel %2 x %3 Zellen. Wählen Sie mit EXTENT einen Teil davon.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/target_grid.py" />
            <source>warped from %1 by nearest neighbour, from cells of %2 to cells of %3 m</source>
            <translation>aus %1 mit dem nächsten Nachbarn umprojiziert, von Zellen von %2 auf Zellen von %3 m</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1 does not change from one epoch to the next; expected displacement since the first epoch. Choose another file or area.</source>
            <translation>%1 ändert sich von einer Epoche zur nächsten nicht; erwartet wird die Verschiebung seit der ersten Epoche. Wählen Sie eine andere Datei oder ein anderes Gebiet.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1 mm if they are %2</source>
            <translation>%1 mm, wenn sie %2 sind</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1 does not state its unit. From one epoch to the next its values change on average by %2; %3 to %4 mm is possible. Set UNIT to %5.</source>
            <translation>%1 gibt seine Einheit nicht an. Von einer Epoche zur nächsten ändern sich die Werte im Mittel um %2; möglich sind %3 bis %4 mm. Setzen Sie UNIT auf %5.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1 in %2 would change by %3 mm from one epoch to the next on average; expected between %4 and %5 mm</source>
            <translation>%1 in %2 würde sich von einer Epoche zur nächsten im Mittel um %3 mm ändern; erwartet werden %4 bis %5 mm</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1. Set UNIT to %2, or to %3 if that is right.</source>
            <translation>%1. Setzen Sie UNIT auf %2, oder auf %3, wenn das stimmt.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>%1. It is imported as set by UNIT; check it.</source>
            <translation>%1. Importiert wird, wie UNIT es vorgibt; prüfen Sie es.</translation>
        </message>
        <message>
            <location filename="../core/stack_import/unit_of_stack.py" />
            <source>as %1 states it</source>
            <translation>wie %1 angibt</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>the median velocity of all points</source>
            <translation>die mediane Geschwindigkeit aller Punkte</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>An area is a group of points that move together. Slopes with a season of their own and remains of the atmosphere do so too: look at its series.</source>
            <translation>Ein Gebiet ist eine Gruppe von Punkten, die sich gemeinsam bewegen. Das tun auch Hänge mit eigenem Jahresgang und Reste der Atmosphäre: Sehen Sie sich seine Zeitreihe an.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>The movement of an area is that of the mean series of its points. Where its parts move differently (± large beside the velocity), it describes none of them.</source>
            <translation>Die Bewegung eines Gebiets ist die der mittleren Zeitreihe seiner Punkte. Wo sich seine Teile verschieden bewegen (± groß neben der Geschwindigkeit), beschreibt sie keinen davon.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Movement is measured along the radar's line of sight; + is towards the satellite. It is neither vertical nor horizontal movement, but the part of both that the satellite sees.</source>
            <translation>Die Bewegung wird entlang der Sichtlinie des Radars gemessen; + bedeutet zum Satelliten hin. Sie ist weder vertikale noch horizontale Bewegung, sondern der Anteil von beiden, den der Satellit sieht.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>The layer does not say in which direction movement was measured: find out before you interpret the signs.</source>
            <translation>Der Layer gibt nicht an, in welcher Richtung die Bewegung gemessen wurde: Klären Sie das, bevor Sie die Vorzeichen deuten.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Movement is relative to: %1.</source>
            <translation>Die Bewegung ist relativ zu: %1.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Movement is relative to the reference of the product. A whole area may move with it.</source>
            <translation>Die Bewegung ist relativ zur Referenz des Produkts. Ein ganzes Gebiet kann sich mit ihr bewegen.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>A class describes the past series. Unwrapping errors are processing errors, not movement.</source>
            <translation>Eine Klasse beschreibt die vergangene Zeitreihe. Phasenabwicklungsfehler sind Fehler der Prozessierung, keine Bewegung.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>A forecast continues what the series have shown. It does not foresee new causes (construction works, pumping, an earthquake, a slope failure).</source>
            <translation>Eine Vorhersage setzt fort, was die Zeitreihen gezeigt haben. Neue Ursachen (Bauarbeiten, Pumpen, ein Erdbeben, einen Hangrutsch) sieht sie nicht voraus.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Where 'quality' is poor, use the last value or the seasonal trend instead.</source>
            <translation>Wo die 'Güte' poor ist, nehmen Sie stattdessen den letzten Wert oder den Trend mit Jahresgang.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>The product blends acquisitions around each date, so it looks less noisy than it is.</source>
            <translation>Das Produkt mittelt Aufnahmen um jedes Datum und wirkt daher weniger verrauscht, als es ist.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Satellite points are not a survey of a building or slope. Have it inspected before you act.</source>
            <translation>Satellitenpunkte ersetzen keine Vermessung eines Gebäudes oder Hangs. Lassen Sie das Objekt untersuchen, bevor Sie handeln.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>The step there was not removed before classification.</source>
            <translation>Der Versatz dort wurde vor der Klassifikation nicht entfernt.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>If so, the step there was not removed before classification.</source>
            <translation>Wenn ja, wurde der Versatz dort vor der Klassifikation nicht entfernt.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Breaks and jumps in the months around it may not be movement.</source>
            <translation>Knicke und Sprünge in den Monaten davor und danach sind möglicherweise keine Bewegung.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>If so, these %1 are not movement.</source>
            <translation>Wenn ja, sind diese %1 keine Bewegung.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>%1 of %2 series ended more than %3 days before the last epoch, %4. A forecast would start from an old value, so the list gives the date of the last value instead.</source>
            <translation>%1 von %2 Zeitreihen endeten mehr als %3 Tage vor der letzten Epoche, %4. Eine Vorhersage ginge von einem alten Wert aus; die Liste nennt daher stattdessen das Datum des letzten Werts.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Product</source>
            <translation>Produkt</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Subtracted before classification</source>
            <translation>Vor der Klassifikation abgezogen</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>%1, SHA-256 %2</source>
            <translation>%1, SHA-256 %2</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>a selection of a layer</source>
            <translation>eine Auswahl aus einem Layer</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>Made</source>
            <translation>Erstellt</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>%1 with InSAR Forecast %2</source>
            <translation>%1 mit InSAR Forecast %2</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>the velocity in %1</source>
            <translation>die Geschwindigkeit im Feld %1</translation>
        </message>
        <message>
            <location filename="../core/summary_page/cautions.py" />
            <source>a step where releases were joined, %1</source>
            <translation>eine Stufe am Übergang zwischen Releases, %1</translation>
        </message>
        <message>
            <location filename="../core/summary_page/layer.py" />
            <source>%1% interval</source>
            <translation>%1-%-Intervall</translation>
        </message>
        <message>
            <location filename="../core/summary_page/layer.py" />
            <source>The layer has neither trend classes (a field 'trend') nor a forecast (fields such as F20240131). Run 'Classify trends' or 'Forecast displacement' first, and use the output here, or choose AREAS.</source>
            <translation>Der Layer hat weder Trendklassen (ein Feld 'trend') noch eine Vorhersage (Felder wie F20240131). Führen Sie zuerst 'Trends klassifizieren' oder 'Verschiebung vorhersagen' aus und verwenden Sie die Ausgabe hier, oder wählen Sie AREAS.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>%1 has no field %2; expected areas from 'Detect deforming areas' or 'Summarise areas'. Choose one of their outputs as AREAS, or leave it empty.</source>
            <translation>%1 hat kein Feld %2; erwartet werden Gebiete aus 'Deformationsgebiete finden' oder 'Gebiete zusammenfassen'. Wählen Sie eine ihrer Ausgaben als AREAS, oder lassen Sie es leer.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>No area of %1 has a rank: none contains points. Choose another layer as AREAS, or leave it empty.</source>
            <translation>Kein Gebiet von %1 hat einen Rang: Keines enthält Punkte. Wählen Sie einen anderen Layer als AREAS, oder lassen Sie es leer.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>lat, lon</source>
            <translation>Breite, Länge</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>Areas are listed by their score, which is higher for areas that stand out more surely.</source>
            <translation>Die Gebiete sind nach ihrem Score geordnet, der umso höher ist, je sicherer sich ein Gebiet abhebt.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>Areas are listed by their rank: by the probability of passing a threshold where there is one, else by velocity.</source>
            <translation>Die Gebiete sind nach ihrem Rang geordnet: nach der Wahrscheinlichkeit, einen Schwellenwert zu überschreiten, wo es einen gibt, sonst nach der Geschwindigkeit.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>mm/yr: mean velocity, ± standard deviation of the points.</source>
            <translation>mm/Jahr: mittlere Geschwindigkeit, ± Standardabweichung der Punkte.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>Forecast: movement of the mean series to %1 with its 90% interval (±); - where the series ended early.</source>
            <translation>Vorhersage: Bewegung der mittleren Zeitreihe bis %1 mit 90-%-Intervall (±); - wo die Zeitreihe früh endete.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>'passes': probability of a movement beyond %1 mm within the horizon.</source>
            <translation>'überschreitet': Wahrscheinlichkeit einer Bewegung über %1 mm hinaus innerhalb des Vorhersagehorizonts.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>%1 areas; the first has %2 points and moves by %3 mm/yr on average.</source>
            <translation>%1 Gebiete; das erste hat %2 Punkte und bewegt sich im Mittel um %3 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>%1 areas; the first has %2 point and moves by %3 mm/yr on average.</source>
            <translation>%1 Gebiete; das erste hat %2 Punkt und bewegt sich im Mittel um %3 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>%1 area; the first has %2 points and moves by %3 mm/yr on average.</source>
            <translation>%1 Gebiet; das erste hat %2 Punkte und bewegt sich im Mittel um %3 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>%1 area; the first has %2 point and moves by %3 mm/yr on average.</source>
            <translation>%1 Gebiet; das erste hat %2 Punkt und bewegt sich im Mittel um %3 mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listed_areas.py" />
            <source>Its forecast movement to %1 is %2 mm.</source>
            <translation>Seine vorhergesagte Bewegung bis %1 beträgt %2 mm.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>ended %1</source>
            <translation>Ende %1</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>No point moves: the fastest stable points</source>
            <translation>Kein Punkt bewegt sich: die schnellsten stabilen Punkte</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>Points that move most</source>
            <translation>Punkte mit der stärksten Bewegung</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>from the trend test, steps between releases removed, ± one standard deviation</source>
            <translation>aus dem Trendtest, ohne die Stufen zwischen den Releases, ± eine Standardabweichung</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>from the trend test, ± one standard deviation</source>
            <translation>aus dem Trendtest, ± eine Standardabweichung</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>of a straight line fitted to the series</source>
            <translation>aus einer an die Zeitreihe angepassten Geraden</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>mm/yr: velocity over the whole series, %1. The list is sorted by its size. Of neighbours that move the same way, only the first is listed.</source>
            <translation>mm/Jahr: Geschwindigkeit über die ganze Zeitreihe, %1. Die Liste ist nach ihrem Betrag sortiert. Von Nachbarn, die sich gleich bewegen, ist nur der erste aufgeführt.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>%1 stable</source>
            <translation>%1 stabile</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>%1 with unwrapping errors</source>
            <translation>%1 mit Phasenabwicklungsfehlern</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>Not listed: %1.</source>
            <translation>Nicht aufgeführt: %1.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>?: network and tests disagree on the class.</source>
            <translation>?: Netz und Tests ergeben verschiedene Klassen.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>†: a neighbour within 100 m moves the other way.</source>
            <translation>†: Ein Nachbar im Umkreis von 100 m bewegt sich in die andere Richtung.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>Forecast: movement from %1 to %2 with its %3 (±).</source>
            <translation>Vorhersage: Bewegung vom %1 bis %2 mit ihrem %3 (±).</translation>
        </message>
        <message>
            <location filename="../core/summary_page/listing.py" />
            <source>The movement may be opposite to the long-term velocity: it includes the season and the return from noisy last values.</source>
            <translation>Die Bewegung kann der langfristigen Geschwindigkeit entgegengesetzt sein: Sie enthält die Jahreszeit und die Rückkehr von verrauschten letzten Werten.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Velocity, mm/yr</source>
            <translation>Geschwindigkeit, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Drawing the map and the series</source>
            <translation>Karte und Zeitreihen zeichnen</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Writing the page</source>
            <translation>Seite schreiben</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>No point can be ranked: none has a %1, apart from unwrapping errors. Check the layer's values.</source>
            <translation>Kein Punkt kann eingeordnet werden: Keiner hat einen Wert für %1, abgesehen von Phasenabwicklungsfehlern. Prüfen Sie die Werte des Layers.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>by trend class</source>
            <translation>nach Trendklasse</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>by %1</source>
            <translation>nach %1</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Ground displacement: %1</source>
            <translation>Bodenverschiebung: %1</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Mean series of the first three areas</source>
            <translation>Mittlere Zeitreihen der ersten drei Gebiete</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Dots: mean series of the points in the area, mm. Grey: one standard deviation of the points.</source>
            <translation>Punkte: mittlere Zeitreihe der Punkte im Gebiet, mm. Grau: eine Standardabweichung der Punkte.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Time series of the first three points</source>
            <translation>Zeitreihen der ersten drei Punkte</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1. %2 points, %3 epochs from %4 to %5; forecast to %6.</source>
            <translation>%1. %2 Punkte, %3 Epochen von %4 bis %5; Vorhersage bis %6.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1. %2 points, %3 epochs from %4 to %5.</source>
            <translation>%1. %2 Punkte, %3 Epochen von %4 bis %5.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Points are coloured %1. Numbers as in the list. North is grid north.</source>
            <translation>Die Punkte sind %1 eingefärbt. Nummern wie in der Liste. Norden ist Gitternord.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Grey: observed, mm.</source>
            <translation>Grau: beobachtet, mm.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Blue: forecast with its %1; none where the series ended early.</source>
            <translation>Blau: Vorhersage mit ihrem %1; keine, wo die Zeitreihe früher endet.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>Palest blue: band that should hold the whole path at once, as often as the interval each date.</source>
            <translation>Blassestes Blau: Band, das den ganzen Verlauf auf einmal enthalten soll, so oft wie das Intervall jedes einzelne Datum.</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1 of %2 classified points moves (%3)</source>
            <translation>%1 von %2 klassifizierten Punkten bewegt sich (%3)</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1 of %2 classified points move (%3)</source>
            <translation>%1 von %2 klassifizierten Punkten bewegen sich (%3)</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1: median %2, 5% of the points below %3, 5% above %4</source>
            <translation>%1: Median %2, 5% der Punkte unter %3, 5% über %4</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1 of %2 points lies in areas where past forecasts were better than simple ones</source>
            <translation>%1 von %2 Punkten liegt in Gebieten, in denen frühere Vorhersagen besser waren als einfache</translation>
        </message>
        <message>
            <location filename="../core/summary_page/make_summary_page.py" />
            <source>%1 of %2 points lie in areas where past forecasts were better than simple ones</source>
            <translation>%1 von %2 Punkten liegen in Gebieten, in denen vergangene Vorhersagen besser waren als einfache</translation>
        </message>
        <message>
            <location filename="../core/summary_page/ranking.py" />
            <source>velocity, mm/yr</source>
            <translation>Geschwindigkeit, mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/tiled.py" />
            <source>%1 has no point with a value. Import files with values.</source>
            <translation>%1 hat keinen Punkt mit einem Wert. Importieren Sie Dateien mit Werten.</translation>
        </message>
        <message>
            <location filename="../core/trend_classes.py" />
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <location filename="../core/trend_classes.py" />
            <source>unwrapping error</source>
            <translation>Phasenabwicklungsfehler</translation>
        </message>
        <message>
            <location filename="../core/trend_classes.py" />
            <source>unwrapping errors</source>
            <translation>Phasenabwicklungsfehler</translation>
        </message>
        <message>
            <location filename="../core/trends/classes.py" />
            <source>The label field contains %1 (%2 points), which is not a trend class. Known classes are %3 (capitals, spaces, hyphens and the numbers 0 to %4 in this order are accepted). Rename these labels, or leave them empty.</source>
            <translation>Das Feld mit den Klassen enthält %1 (%2 Punkte), was keine Trendklasse ist. Bekannte Klassen sind %3 (Großbuchstaben, Leerzeichen, Bindestriche und die Zahlen 0 bis %4 in dieser Reihenfolge sind zulässig). Benennen Sie diese Angaben um oder lassen Sie sie leer.</translation>
        </message>
        <message>
            <location filename="../core/trends/classes.py" />
            <source>type %1</source>
            <translation>Typ %1</translation>
        </message>
        <message>
            <location filename="../core/trends/classified_tiles.py" />
            <source>The median velocity, %1 mm/yr, is subtracted before a point is judged stable.</source>
            <translation>Die mediane Geschwindigkeit, %1 mm/Jahr, wird abgezogen, bevor ein Punkt als stabil beurteilt wird.</translation>
        </message>
        <message>
            <location filename="../core/trends/classified_tiles.py" />
            <source>%1 Enter %2 in SEAM_DATES if a step there is no movement.</source>
            <translation>%1 Tragen Sie %2 in SEAM_DATES ein, wenn ein Sprung dort keine Bewegung ist.</translation>
        </message>
        <message>
            <location filename="../core/trends/classified_tiles.py" />
            <source>Classes of %1 points: %2.</source>
            <translation>Klassen von %1 Punkten: %2.</translation>
        </message>
        <message>
            <location filename="../core/trends/classify_trends.py" />
            <source>Classifying</source>
            <translation>Klassifizieren von</translation>
        </message>
        <message>
            <location filename="../core/trends/classify_trends.py" />
            <source>Trends, %1</source>
            <translation>Trends, %1</translation>
        </message>
        <message>
            <location filename="../core/trends/classify_trends.py" />
            <source>Jumps of one or more half wavelengths (%1 mm) count as unwrapping errors.</source>
            <translation>Sprünge um eine oder mehrere halbe Wellenlängen (%1 mm) gelten als Phasenabwicklungsfehler.</translation>
        </message>
        <message>
            <location filename="../core/trends/classify_trends.py" />
            <source>The layer does not state its wavelength; that of Sentinel-1 is assumed (jumps of %1 mm). Set HALF_WAVELENGTH for another sensor.</source>
            <translation>Der Layer gibt seine Wellenlänge nicht an; die von Sentinel-1 wird angenommen (Sprünge von %1 mm). Setzen Sie HALF_WAVELENGTH für einen anderen Sensor.</translation>
        </message>
        <message>
            <location filename="../core/trends/classify_trends.py" />
            <source>%1 displacement is combined from several tracks, so an unwrapping error has no fixed size here: any sharp jump near %2 mm counts as one.</source>
            <translation>Die Verschiebung (%1) ist aus mehreren Orbitspuren kombiniert, daher hat ein Phasenabwicklungsfehler hier keine feste Größe: Jeder scharfe Sprung um etwa %2 mm gilt als einer.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>Two releases may have been joined there. The join itself may be months from this date: check some series, or the product's release notes.</source>
            <translation>Dort wurden möglicherweise zwei Releases zusammengefügt. Der Übergang selbst kann Monate von diesem Datum entfernt sein: Prüfen Sie einige Zeitreihen oder die Versionshinweise des Produkts.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 of %2 points classified as %3 (%4 of all points) have their %5 within %6 days around %7.</source>
            <translation>Von %2 als %3 klassifizierten Punkten haben %1 (%4 aller Punkte) ihren %5 innerhalb von %6 Tagen um den %7.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>No point has a class. Choose a layer whose points have at least %1 valid epochs.</source>
            <translation>Kein Punkt hat eine Klasse. Wählen Sie einen Layer, dessen Punkte mindestens %1 gültige Epochen haben.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>Network and tests agree on %1.</source>
            <translation>Netz und Tests stimmen bei %1 überein.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 points have no velocity in %2; no reference velocity was subtracted there.</source>
            <translation>%1 Punkte haben keine Geschwindigkeit in %2; dort wurde keine Referenzgeschwindigkeit abgezogen.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 point has no velocity in %2; no reference velocity was subtracted there.</source>
            <translation>%1 Punkt hat keine Geschwindigkeit in %2; dort wurde keine Referenzgeschwindigkeit abgezogen.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>after subtracting the reference</source>
            <translation>nach Abzug der Referenz</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>The median velocity%1 is %2 mm/yr, more than half of STABLE_VELOCITY (%3 mm/yr). The whole area may move with its tectonic plate, so that few points count as stable. If only movement within the area matters, run again with REFERENCE=median, or with REFERENCE=field and a field of the plate's velocity.</source>
            <translation>Die mediane Geschwindigkeit%1 beträgt %2 mm/Jahr, mehr als die Hälfte von STABLE_VELOCITY (%3 mm/Jahr). Das ganze Gebiet bewegt sich möglicherweise mit seiner tektonischen Platte, sodass wenige Punkte als stabil gelten. Wenn nur die Bewegung innerhalb des Gebiets zählt, wiederholen Sie den Lauf mit REFERENCE=median oder mit REFERENCE=field und einem Feld mit der Geschwindigkeit der Platte.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 of %2 points has a class: %3.</source>
            <translation>%1 von %2 Punkten hat eine Klasse: %3.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 of %2 points have a class: %3.</source>
            <translation>%1 von %2 Punkten haben eine Klasse: %3.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 points have fewer than %2 valid epochs and therefore no class.</source>
            <translation>%1 Punkte haben weniger als %2 gültige Epochen und daher keine Klasse.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 point has fewer than %2 valid epochs and therefore no class.</source>
            <translation>%1 Punkt hat weniger als %2 gültige Epochen und deshalb keine Klasse.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>A step at %1 was fitted in every model. It counts neither as movement nor as an unwrapping error.</source>
            <translation>Eine Stufe am %1 wurde in jedem Modell angepasst. Sie gilt weder als Bewegung noch als Phasenabwicklungsfehler.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>Run again with %1 in SEAM_DATES.</source>
            <translation>Wiederholen Sie den Lauf mit %1 in SEAM_DATES.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>If so, run again with %1 in SEAM_DATES.</source>
            <translation>Wenn ja, wiederholen Sie den Lauf mit %1 in SEAM_DATES.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>SEAM_DATES %1 is the join that the series show, between %2 and %3.</source>
            <translation>SEAM_DATES %1 ist der Übergang, den die Zeitreihen zeigen, zwischen dem %2 und dem %3.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>SEAM_DATES %1 is near the join that the series show, between %2 and %3, but the step was fitted beside it. Run again with %4 instead.</source>
            <translation>SEAM_DATES %1 liegt nahe dem Übergang, den die Zeitreihen zwischen dem %2 und dem %3 zeigen, aber der Versatz wurde daneben angepasst. Wiederholen Sie den Lauf stattdessen mit %4.</translation>
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>If so, run again with the date of the join in SEAM_DATES.</source>
            <translation>Wenn ja, führen Sie den Algorithmus noch einmal mit dem Datum der Nahtstelle in SEAM_DATES aus.</translation>
        </message>
        <message>
            <location filename="../core/trends/network/training_set.py" />
            <source>Simulating series: calendar %1 of %2</source>
            <translation>Zeitreihen simulieren: Kalender %1 von %2</translation>
        </message>
        <message>
            <location filename="../core/trends/network/trend_classifier.py" />
            <source>%1 was trained with other %2 than this version of the plugin uses. Train the model again with 'Train trend classifier'.</source>
            <translation>%1 wurde mit anderen Werten trainiert (%2), als diese Version der Erweiterung verwendet. Trainieren Sie das Modell neu mit 'Trendklassifikator trainieren'.</translation>
        </message>
        <message>
            <location filename="../core/trends/network/trend_classifier.py" />
            <source>%1 has the preset %2 and the temperature %3; expected default or paper, and a positive number. The file was changed; train the model again.</source>
            <translation>%1 hat die Voreinstellung %2 und die Temperatur %3; erwartet werden default oder paper und eine positive Zahl. Die Datei wurde verändert; trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <location filename="../core/trends/network/trend_training.py" />
            <source>Training pass %1 of %2: training loss %3, validation loss %4, about %5 s left</source>
            <translation>Trainingsdurchlauf %1 von %2: Trainingsverlust %3, Validierungsverlust %4, noch etwa %5 s</translation>
        </message>
        <message>
            <location filename="../core/trends/network/trend_training.py" />
            <source>No improvement in %1 passes: training stops, and pass %2 is kept.</source>
            <translation>Keine Verbesserung in %1 Durchläufen: Das Training endet, Durchlauf %2 wird behalten.</translation>
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>The layer has no field %1 for REFERENCE_FIELD. Its fields are %2.</source>
            <translation>Der Layer hat kein Feld %1 für REFERENCE_FIELD. Vorhandene Felder: %2.</translation>
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>REFERENCE_FIELD %1 contains no numbers. Choose a field with velocities in mm/yr.</source>
            <translation>REFERENCE_FIELD %1 enthält keine Zahlen. Wählen Sie ein Feld mit Geschwindigkeiten in mm/Jahr.</translation>
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>Calculating the median velocity of</source>
            <translation>Berechnen der medianen Geschwindigkeit von</translation>
        </message>
        <message>
            <location filename="../core/trends/tiles.py" />
            <source>Classifying trends: %1 series</source>
            <translation>Klassifikation der Trends: %1 Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>The network classifies %1 of %2 labelled test series correctly.</source>
            <translation>Das Netz klassifiziert %1 von %2 Testzeitreihen mit vorgegebener Klasse richtig.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>The network classifies %1 of %2 simulated test series correctly.</source>
            <translation>Das Netz klassifiziert %1 von %2 simulierten Testzeitreihen richtig.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>%1 series (%2)</source>
            <translation>%1 Zeitreihen (%2)</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>Temperature</source>
            <translation>Temperatur</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>Overall accuracy</source>
            <translation>Gesamtgenauigkeit</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>simulated series</source>
            <translation>simulierte Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>simulated series and %1 labelled series</source>
            <translation>simulierte Zeitreihen und %1 Zeitreihen mit vorgegebener Klasse</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>INPUT is set, but LABEL_FIELD is empty. Choose the field with the class of every point.</source>
            <translation>INPUT ist gesetzt, aber LABEL_FIELD ist leer. Wählen Sie das Feld mit der Klasse jedes Punkts.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>The layer has no field %1 for LABEL_FIELD. Its fields are %2.</source>
            <translation>Der Layer hat kein Feld %1 für LABEL_FIELD. Vorhandene Felder: %2.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>%1 points have a class in %2; expected at least %3, 70% of them for training and 20% for the test. Label more points, or train on simulated series only.</source>
            <translation>%1 Punkte haben eine Klasse in %2; erwartet werden mindestens %3, davon 70% für das Training und 20% für den Test. Geben Sie für mehr Punkte eine Klasse vor oder trainieren Sie nur mit simulierten Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>%1 point has a class in %2; expected at least %3, 70% of them for training and 20% for the test. Label more points, or train on simulated series only.</source>
            <translation>%1 Punkt hat eine Klasse in %2; erwartet werden mindestens %3, davon 70% zum Trainieren und 20% für den Test. Beschriften Sie mehr Punkte, oder trainieren Sie nur mit simulierten Zeitreihen.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>%1 points without a class in %2 are left out.</source>
            <translation>%1 Punkte ohne Klasse in %2 werden weggelassen.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>%1 point without a class in %2 is left out.</source>
            <translation>%1 Punkt ohne Klasse in %2 bleibt weg.</translation>
        </message>
        <message>
            <location filename="../core/trends/train_trend_classifier.py" />
            <source>The labelled points lie in a few places only, so training and test points cannot be kept apart on the ground. Neighbours of training points are in the test, so the stated accuracy is higher than it would be elsewhere.</source>
            <translation>Die Punkte mit vorgegebener Klasse liegen nur an wenigen Orten, daher lassen sich Trainings- und Testpunkte räumlich nicht trennen. Nachbarn von Trainingspunkten sind im Test; die angegebene Genauigkeit ist daher höher, als sie anderswo wäre.</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Trend classes</source>
            <translation>Trendklassen</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>What was classified</source>
            <translation>Was klassifiziert wurde</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Stable up to</source>
            <translation>Stabil bis</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>%1 mm/yr, reference: %2</source>
            <translation>%1 mm/Jahr, Referenz: %2</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Half wavelength</source>
            <translation>Halbe Wellenlänge</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>%1 mm (any jump near this size)</source>
            <translation>%1 mm (jeder Sprung etwa dieser Größe)</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Points by class. Stable points are drawn beneath the others.</source>
            <translation>Punkte nach Klasse. Stabile Punkte sind unter den anderen gezeichnet.</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Example series of each class. Grey line: the fitted break. Dashed lines: jumps.</source>
            <translation>Beispielzeitreihen jeder Klasse. Graue Linie: der angepasste Knickpunkt. Gestrichelte Linien: Sprünge.</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Example series of each class, with high scores. Grey line: the fitted break. Dashed lines: jumps.</source>
            <translation>Beispielzeitreihen jeder Klasse mit hohen Scores. Graue Linie: der angepasste Knickpunkt. Gestrichelte Linien: Sprünge.</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Classes</source>
            <translation>Klassen</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>share %</source>
            <translation>Anteil %</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>median velocity mm/yr</source>
            <translation>mediane Geschwindigkeit mm/Jahr</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>median score</source>
            <translation>medianer Score</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>The score is the network's probability of its class. It takes stable points to be three times as common as each other class.</source>
            <translation>Der Score ist die Wahrscheinlichkeit, die das Netz seiner Klasse gibt. Stabile Punkte gelten darin als dreimal so häufig wie jede andere Klasse.</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Network and statistical test</source>
            <translation>Netz und statistischer Test</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>by the test</source>
            <translation>nach dem Test</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>network: %1</source>
            <translation>Netz: %1</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Points by class in the test (rows) and in the network (columns).</source>
            <translation>Punkte nach Klasse im Test (Zeilen) und im Netz (Spalten).</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Trend classifier</source>
            <translation>Trendklassifikator</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Test series</source>
            <translation>Testzeitreihen</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>class</source>
            <translation>Klasse</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>precision</source>
            <translation>Präzision</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>recall</source>
            <translation>Trefferquote</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>truth</source>
            <translation>wahre Klasse</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_report.py" />
            <source>Test series by true class (rows) and by the network's class (columns).</source>
            <translation>Testzeitreihen nach wahrer Klasse (Zeilen) und nach der Klasse des Netzes (Spalten).</translation>
        </message>
        <message>
            <location filename="../core/trends/trend_table.py" />
            <source>The layer has %1 epochs; trend classes need at least %2. Use a layer with more dates.</source>
            <translation>Der Layer hat %1 Epochen; Trendklassen brauchen mindestens %2. Verwenden Sie einen Layer mit mehr Epochen.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>This user has no home folder, so there is no place for the Python environment. Set the variable HOME to a folder that can be written, or the variable %1 to the Python that runs the calculations.</source>
            <translation>Dieser Benutzer hat kein Heimatverzeichnis, also keinen Platz für die Python-Umgebung. Setzen Sie die Variable HOME auf einen Ordner, in den geschrieben werden kann, oder die Variable %1 auf das Python, das die Berechnungen ausführt.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>There is no Python environment for the calculations yet.</source>
            <translation>Für die Berechnungen gibt es noch keine Python-Umgebung.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 is incomplete.</source>
            <translation>Die Python-Umgebung in %1 ist unvollständig.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 is broken: its interpreter is gone.</source>
            <translation>Die Python-Umgebung in %1 ist defekt: Ihr Interpreter fehlt.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 was made for another version of the plugin.</source>
            <translation>Die Python-Umgebung in %1 wurde für eine andere Version der Erweiterung erstellt.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>the setting %1</source>
            <translation>der Einstellung %1</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>the variable %1</source>
            <translation>der Variablen %1</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>named by %1</source>
            <translation>angegeben in %1</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Correct or remove it.</source>
            <translation>Korrigieren oder entfernen Sie die Angabe.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Choose another, or the plugin's own environment.</source>
            <translation>Wählen Sie ein anderes oder die eigene Umgebung der Erweiterung.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1%2 is a folder without a Python in it; expected the folder of an environment, such as one with %3, or that program. %4</source>
            <translation>%1%2 ist ein Ordner ohne Python; erwartet wird der Ordner einer Umgebung, etwa mit %3 darin, oder dieses Programm. %4</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1%2 is not a Python that starts. %3</source>
            <translation>%1%2 ist kein Python, das startet. %3</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1%2 is Python %3; %4 or newer is needed. %5</source>
            <translation>%1%2 ist Python %3; %4 oder neuer ist erforderlich. %5</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment in %1 is complete and works. There is nothing to do.</source>
            <translation>Die Umgebung in %1 ist vollständig und funktioniert. Es ist nichts zu tun.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The new environment does not work. The one in %1 was kept. %2</source>
            <translation>Die neue Umgebung funktioniert nicht. Die in %1 wurde behalten. %2</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment is in %1.</source>
            <translation>Die Umgebung ist in %1.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 cannot be written: %2.</source>
            <translation>%1 kann nicht geschrieben werden: %2.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment could not be written to %1: %2.</source>
            <translation>Die Umgebung konnte nicht nach %1 geschrieben werden: %2.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Warning: %1 is left and could not be removed. Delete it.</source>
            <translation>Warnung: %1 ist übrig und konnte nicht entfernt werden. Löschen Sie den Ordner.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Checking the packages</source>
            <translation>Pakete prüfen</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Warning: %1</source>
            <translation>Warnung: %1</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Build of torch (BUILD) is %1; expected one of %2.</source>
            <translation>Der Build von torch (BUILD) ist %1; erwartet wird einer von %2.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Folder of wheels (WHEELS) is %1, which holds no wheel files (*.whl). Choose the folder with them.</source>
            <translation>Der Wheel-Ordner (WHEELS) ist %1, der keine Wheel-Dateien (*.whl) enthält. Wählen Sie den Ordner mit diesen Dateien.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 is a file. Choose a folder for the environment.</source>
            <translation>%1 ist eine Datei. Wählen Sie einen Ordner für die Umgebung.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 has files that are no Python environment's. Choose an empty or new folder.</source>
            <translation>%1 enthält Dateien, die zu keiner Python-Umgebung gehören. Wählen Sie einen leeren oder neuen Ordner.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 It is made again.</source>
            <translation>%1 Sie wird neu erstellt.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Warning: PyTorch will no longer be there. To have both: Extras: training and cluster.</source>
            <translation>Warnung: PyTorch wird danach fehlen. Für beides: Extras: training and cluster.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Found: %1</source>
            <translation>Festgestellt: %1</translation>
        </message>
        <message>
            <location filename="../environment_contents.py" />
            <source>training and cluster</source>
            <translation>training and cluster</translation>
        </message>
        <message>
            <location filename="../environment_contents.py" />
            <source>Extras (EXTRAS) is %1; expected one of %2.</source>
            <translation>Extras (EXTRAS) ist %1; erwartet wird eines von %2.</translation>
        </message>
        <message>
            <location filename="../environment_contents.py" />
            <source>Package files (FILES) is %1; expected one of %2.</source>
            <translation>Paketdateien (FILES) ist %1; erwartet wird eines von %2.</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Making the environment</source>
            <translation>Umgebung erstellen</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Making it with uv</source>
            <translation>Erstellen mit uv</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>%1
Trying venv and pip instead ...</source>
            <translation>%1
Stattdessen wird es mit venv und pip versucht ...</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Making the environment with %1 ...</source>
            <translation>Umgebung mit %1 erstellen ...</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Fetching uv</source>
            <translation>uv wird heruntergeladen</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>%1
Installing with pip alone, which takes the build that its index has first ...</source>
            <translation>%1
Installation mit pip allein, das die erste Variante seines Index nimmt ...</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Installing the packages with pip ...</source>
            <translation>Pakete mit pip installieren ...</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Installing the packages with pip</source>
            <translation>Pakete mit pip installieren</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Installing the packages with uv ...</source>
            <translation>Pakete mit uv installieren ...</translation>
        </message>
        <message>
            <location filename="../environment_making.py" />
            <source>Installing the packages with uv</source>
            <translation>Pakete mit uv installieren</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Your package index decides which build of torch is installed.</source>
            <translation>Ihr Paketindex entscheidet, welcher Build von torch installiert wird.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>There is not enough space for the environment in %1: it takes about %2 while it is made, and %3 are free. Free some space, then try again.</source>
            <translation>In %1 ist nicht genug Platz für die Umgebung: Während der Installation belegt sie etwa %2, und %3 sind frei. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>with a %1 Mbit/s connection</source>
            <translation>bei einer Verbindung mit %1 Mbit/s</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>about %1</source>
            <translation>etwa %1</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>%1 free</source>
            <translation>%1 frei</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Download: %1. On disk: about %2.</source>
            <translation>Download: %1. Auf dem Datenträger: etwa %2.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Time: about %1 min%2.</source>
            <translation>Dauer: etwa %1 min%2.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Folder: %1%2.</source>
            <translation>Ordner: %1%2.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>No graphics card was found: the build for CPUs is installed.</source>
            <translation>Es wurde keine Grafikkarte gefunden: Der Build für CPUs wird installiert.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Without uv, pip installs the build for CPUs. Install uv to choose the build.</source>
            <translation>Ohne uv installiert pip den Build für CPUs. Installieren Sie uv, um den Build zu wählen.</translation>
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>pip alone installs the build for graphics cards on Linux. It also runs on CPUs.</source>
            <translation>pip allein installiert unter Linux die Variante für Grafikkarten. Sie läuft auch auf CPUs.</translation>
        </message>
        <message>
            <location filename="../installed_packages.py" />
            <source>Checking</source>
            <translation>Prüfung</translation>
        </message>
        <message>
            <location filename="../installed_packages.py" />
            <source>Updated: %1.</source>
            <translation>Aktualisiert: %1.</translation>
        </message>
        <message>
            <location filename="../installed_packages.py" />
            <source>Added: %1.</source>
            <translation>Hinzugekommen: %1.</translation>
        </message>
        <message>
            <location filename="../installed_packages.py" />
            <source>Removed: %1.</source>
            <translation>Entfernt: %1.</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>Cancelled. Nothing was changed.</source>
            <translation>Abgebrochen. Nichts wurde verändert.</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>%1 failed: %2 does not start (%3).</source>
            <translation>%1 fehlgeschlagen: %2 startet nicht (%3).</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>%1 failed: the package index cannot be reached. Check the network and the proxy and try again, or fetch the wheel files on another computer and choose their folder at Wheel folder (WHEELS).</source>
            <translation>%1 fehlgeschlagen: Der Paketindex ist nicht erreichbar. Prüfen Sie Netzwerk und Proxy und versuchen Sie es noch einmal, oder holen Sie die Wheel-Dateien mit einem anderen Rechner und wählen Sie ihren Ordner bei Wheel-Ordner (WHEELS).</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>%1 failed: the file of %2 is not one of those that the plugin was tested with (its SHA-256 differs). If your package index or wheel folder has files of its own and you trust it, choose any at Package files (FILES).</source>
            <translation>%1 ist fehlgeschlagen: Die Datei von %2 ist keine von denen, mit denen die Erweiterung getestet wurde (ihr SHA-256 weicht ab). Wenn Ihr Paketindex oder Wheel-Ordner eigene Dateien hat und Sie ihm vertrauen, wählen Sie any bei Paketdateien (FILES).</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>%1 failed: %2 was not found for this computer. Add it to the wheel folder or package index, or choose any at Package files (FILES), which takes other versions of packages that only other packages need.</source>
            <translation>%1 ist fehlgeschlagen: %2 wurde für diesen Rechner nicht gefunden. Fügen Sie es dem Wheel-Ordner oder Paketindex hinzu, oder wählen Sie any bei Paketdateien (FILES); dann werden andere Versionen von Paketen genommen, die nur andere Pakete brauchen.</translation>
        </message>
        <message>
            <location filename="../installer.py" />
            <source>%1 failed with exit status %2. The last lines of its log:
%3</source>
            <translation>%1 fehlgeschlagen mit Exit-Status %2. Die letzten Zeilen des Protokolls:
%3</translation>
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Unpacking the packages</source>
            <translation>Pakete entpacken</translation>
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Downloading %1</source>
            <translation>%1 herunterladen</translation>
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Downloading the packages</source>
            <translation>Pakete herunterladen</translation>
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>a Python %1 or newer with venv and pip</source>
            <translation>Python %1 oder neuer mit venv und pip</translation>
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>%1 is not %2.</source>
            <translation>%1 ist nicht %2.</translation>
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>No program on PATH is %1.</source>
            <translation>Kein Programm im PATH ist %1.</translation>
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>%1 Install one (on Debian and Ubuntu: python3-venv), install uv, or name one at Python (PYTHON). Then try again.</source>
            <translation>%1 Installieren Sie eines (unter Debian und Ubuntu: python3-venv), installieren Sie uv oder geben Sie eines bei Python (PYTHON) an. Versuchen Sie es dann erneut.</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>%1 does not start: %2. Run 'Install environment'.</source>
            <translation>%1 startet nicht: %2. Führen Sie 'Umgebung installieren' aus.</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>The calculation %1.%2</source>
            <translation>Die Berechnung %1.%2</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>Cancelled. Nothing was written.</source>
            <translation>Abgebrochen. Nichts wurde geschrieben.</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>The core's Python gave no sign within %1 s. Try again; if it stays so, run 'Install environment'.%2</source>
            <translation>Das Python des Rechenkerns hat innerhalb von %1 s nicht geantwortet. Versuchen Sie es erneut; wenn es dabei bleibt, führen Sie 'Umgebung installieren' aus.%2</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>The last lines of its log:
%1</source>
            <translation>Die letzten Zeilen des Protokolls:
%1</translation>
        </message>
        <message>
            <location filename="../job.py" />
            <source>A defect of the plugin, please report it with the log: %1</source>
            <translation>Ein Fehler der Erweiterung, bitte melden Sie ihn mit dem Protokoll: %1</translation>
        </message>
        <message>
            <location filename="../lifeline.py" />
            <source>%1 does not start: %2</source>
            <translation>%1 startet nicht: %2</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>most likely because the machine ran out of memory; take a smaller area, fewer dates or a smaller grid</source>
            <translation>wahrscheinlich, weil der Arbeitsspeicher nicht ausreichte; wählen Sie ein kleineres Gebiet, weniger Aufnahmedaten oder ein kleineres Raster</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>signal %1</source>
            <translation>Signal %1</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>was killed (SIGKILL), %1</source>
            <translation>wurde zwangsweise beendet (SIGKILL), %1</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>crashed (%1) inside a library; run 'Check environment', or 'Install environment' to remake it</source>
            <translation>ist in einer Bibliothek abgestürzt (%1); führen Sie 'Umgebung prüfen' aus oder erstellen Sie sie mit 'Umgebung installieren' neu</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>was ended by %1</source>
            <translation>wurde durch %1 beendet</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>was killed, %1</source>
            <translation>wurde zwangsweise beendet, %1</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>crashed (access violation) inside a library; run 'Check environment'</source>
            <translation>ist in einer Bibliothek abgestürzt (Zugriffsverletzung); führen Sie 'Umgebung prüfen' aus</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>did not find a DLL that it needs; run 'Install environment' to remake the environment</source>
            <translation>hat eine benötigte DLL nicht gefunden; führen Sie 'Umgebung installieren' aus, um die Umgebung neu zu erstellen</translation>
        </message>
        <message>
            <location filename="../process.py" />
            <source>was refused memory, %1</source>
            <translation>hat keinen Arbeitsspeicher erhalten, %1</translation>
        </message>
        <message>
            <location filename="../core/reports/templates/report.html" />
            <source>Provenance</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <location filename="../core/reports/templates/summary_page.html" />
            <source>Map of the points</source>
            <translation>Karte der Punkte</translation>
        </message>
        <message>
            <location filename="../core/reports/templates/summary_page.html" />
            <source>Three time series</source>
            <translation>Drei Zeitreihen</translation>
        </message>
        <message>
            <location filename="../core/reports/templates/summary_page.html" />
            <source>Before you use this</source>
            <translation>Vor der Verwendung zu beachten</translation>
        </message>
        <message>
            <location filename="../core/reports/templates/summary_page.html" />
            <source>Data and processing</source>
            <translation>Daten und Verarbeitung</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>no</source>
            <translation>nein</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>unclear</source>
            <translation>unklar</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>not distinguishable</source>
            <translation>nicht unterscheidbar</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>stable</source>
            <translation>stabil</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>linear</source>
            <translation>linear</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>quadratic</source>
            <translation>quadratisch</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>bilinear</source>
            <translation>bilinear</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>training</source>
            <translation>Training</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>validation</source>
            <translation>Validierung</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>simulated</source>
            <translation>simuliert</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>jump</source>
            <translation>Sprung</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>break</source>
            <translation>Knickpunkt</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>LOS</source>
            <translation>LOS</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>days</source>
            <translation>Tage</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>all</source>
            <translation>alle</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ up</source>
            <translation>+ aufwärts</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>point</source>
            <translation>Punkt</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>passes</source>
            <translation>überschreitet</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>jumps</source>
            <translation>Sprünge</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>breaks</source>
            <translation>Knickpunkte</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>grid</source>
            <translation>Raster</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>No.</source>
            <translation>Nr.</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>persistence</source>
            <translation>Persistenz</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>anchored CNN-LSTM %1</source>
            <translation>verankertes CNN-LSTM %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>LASSO %1</source>
            <translation>LASSO %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>LightGBM %1</source>
            <translation>LightGBM %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>stable %1</source>
            <translation>stabil %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>linear %1</source>
            <translation>linear %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>quadratic %1</source>
            <translation>quadratisch %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>bilinear %1</source>
            <translation>bilinear %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>unwrapping error %1</source>
            <translation>Phasenabwicklungsfehler %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>own past %1</source>
            <translation>eigene Vergangenheit %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>8 neighbours %1</source>
            <translation>8 Nachbarn %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>64 neighbours %1</source>
            <translation>64 Nachbarn %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>all points %1</source>
            <translation>alle Punkte %1</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 depends mainly on the last value</source>
            <translation>%1 stützt sich vor allem auf den letzten Wert</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 depend mainly on the last value</source>
            <translation>%1 stützen sich vor allem auf den letzten Wert</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 depends mainly on other epochs</source>
            <translation>%1 stützt sich vor allem auf andere Epochen</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 depend mainly on other epochs</source>
            <translation>%1 stützen sich vor allem auf andere Epochen</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 gives about half of the importance to the last value</source>
            <translation>%1 gibt dem letzten Wert etwa die Hälfte der Wichtigkeit</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>%1 give about half of the importance to the last value</source>
            <translation>%1 geben dem letzten Wert etwa die Hälfte der Wichtigkeit</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>lowest</source>
            <translation>niedrigste</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>highest</source>
            <translation>höchste</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>median</source>
            <translation>mittlere</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>good</source>
            <translation>gut</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>bad</source>
            <translation>schlecht</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>ascending</source>
            <translation>aufsteigend</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>descending</source>
            <translation>absteigend</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>Scanning %1</source>
            <translation>%1 wird durchgesehen</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>Classifying %1</source>
            <translation>%1 wird klassifiziert</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>Calculating the median velocity of %1</source>
            <translation>Mediangeschwindigkeit von %1 wird berechnet</translation>
        </message>
        <message>
            <source>The velocities of %1 are minus %2, those of this result are as in the points: the two differ by what was subtracted.</source>
            <translation type="vanished">Von den Geschwindigkeiten von %1 ist %2 abgezogen, die dieses Ergebnisses sind die der Punkte: Beide unterscheiden sich um das Abgezogene.</translation>
        </message>
        <message>
            <source>No point has a velocity: a series needs at least 10 values, at enough of the layer's dates to tell the velocity half as well as all of them would. Use a layer with fuller series, or choose the field with the velocity of each point in VELOCITY_FIELD.</source>
            <translation type="vanished">Kein Punkt hat eine Geschwindigkeit: Eine Zeitreihe braucht mindestens 10 Werte, und zwar an so vielen Daten des Layers, dass die Geschwindigkeit mindestens halb so genau ist wie aus allen. Verwenden Sie einen Layer mit vollständigeren Zeitreihen, oder wählen Sie in VELOCITY_FIELD das Feld mit der Geschwindigkeit jedes Punkts.</translation>
        </message>
        <message>
            <source>Points that were not scored, because no value in both layers up to the origin tells their alignment: %1.</source>
            <translation type="vanished">Nicht bewertete Punkte, weil kein Wert in beiden Layern bis zum Startdatum der Vorhersage ihre Angleichung bestimmt: %1.</translation>
        </message>
        <message>
            <source>Motion that changes from one acquisition to the next, such as that of an earthquake, is spread over about a tenth of the stack's time span, or over its longest gap where that is longer.</source>
            <translation type="vanished">Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, wird über etwa ein Zehntel der Zeitspanne des Stapels verteilt, oder über seine längste Lücke, wo diese länger ist.</translation>
        </message>
        <message>
            <source>Motion that changes from one acquisition to the next, such as that of an earthquake, is spread over about half a year.</source>
            <translation type="vanished">Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, wird über etwa ein halbes Jahr verteilt.</translation>
        </message>
        <message>
            <source>The releases have fewer than 3 common epochs (OLDER ends on %1, NEWER begins on %2). The offset is the step that trend and season leave between them; a movement that began in between is taken for an offset. Its standard error is %3 mm.</source>
            <translation type="vanished">Die Releases haben weniger als 3 gemeinsame Epochen (OLDER endet am %1, NEWER beginnt am %2). Der Versatz ist der Sprung, den Trend und Jahresgang zwischen ihnen lassen; eine Bewegung, die dazwischen begann, gilt als Versatz. Sein Standardfehler beträgt %3 mm.</translation>
        </message>
        <message>
            <source>FORECAST and OBSERVED have fewer than 3 common epochs up to %1, so they could not be aligned. If they differ by reference or datum, that difference counts as error here.</source>
            <translation type="vanished">FORECAST und OBSERVED haben bis zum %1 weniger als 3 gemeinsame Epochen und konnten nicht angeglichen werden. Unterscheiden sie sich in Referenz oder Bezug, zählt dieser Unterschied hier als Fehler.</translation>
        </message>
        <message>
            <source>No point has a velocity: a series needs at least 10 values. Use a layer with longer series, or choose the field with the velocity of each point in VELOCITY_FIELD.</source>
            <translation type="vanished">Kein Punkt hat eine Geschwindigkeit: Eine Zeitreihe braucht mindestens 10 Werte. Verwenden Sie einen Layer mit längeren Zeitreihen, oder wählen Sie in VELOCITY_FIELD das Feld mit der Geschwindigkeit jedes Punkts.</translation>
        </message>
        <message>
            <source>Motion that changes from one acquisition to the next, such as that of an earthquake, is spread over about a tenth of the stack's time span. Uniform motion and the tilt of the whole area cannot be told from the reference and from orbit errors and are not found. Displacement below twice its standard error may be noise.</source>
            <translation type="vanished">Bewegung, die sich von einer Aufnahme zur nächsten ändert, wie bei einem Erdbeben, wird über etwa ein Zehntel der Zeitspanne des Stapels verteilt. Eine gleichmäßige Bewegung und die Neigung des ganzen Gebiets lassen sich von Referenz und Bahnfehlern nicht trennen und werden nicht gefunden. Eine Verschiebung unter ihrem doppelten Standardfehler kann Rauschen sein.</translation>
        </message>
        <message>
            <source>Simulated sources were put into this stack, one after the other, with peaks of %1 to %2 times its standard deviation. Numbers are medians over them.</source>
            <translation type="vanished">Simulierte Quellen wurden nacheinander in diesen Stapel gelegt, mit Spitzen vom %1- bis %2-Fachen seiner Standardabweichung. Die Zahlen sind Mediane über sie.</translation>
        </message>
        <message>
            <source>%1 has no %2 fields; expected a forecast with its interval. Choose the points that 'Forecast displacement' wrote.</source>
            <translation type="vanished">%1 hat keine Felder %2; erwartet wird eine Vorhersage mit ihrem Intervall. Wählen Sie die Punkte, die 'Verschiebung vorhersagen' geschrieben hat.</translation>
        </message>
        <message>
            <source>%1 and no %2</source>
            <translation type="vanished">%1 und keine %2</translation>
        </message>
        <message>
            <source>MintPy: save_qgis.py</source>
            <translation type="vanished">MintPy: save_qgis.py</translation>
        </message>
        <message>
            <source>a NetCDF stack (OPERA)</source>
            <translation type="vanished">ein NetCDF-Rasterstapel (OPERA)</translation>
        </message>
        <message>
            <source>%1 is %2, which cannot be imported yet. Export points %3 and import those.</source>
            <translation type="vanished">%1 ist %2 und kann noch nicht importiert werden. Exportieren Sie Punkte %3 und importieren Sie diese.</translation>
        </message>
        <message>
            <source>From %1 of the past origins the model forecast what it had learnt from: these errors are too small.</source>
            <translation type="vanished">Von %1 der vergangenen Ausgangsdaten hat das Modell vorhergesagt, woraus es gelernt hatte: Diese Fehler sind zu klein.</translation>
        </message>
        <message>
            <source>From the highest score on. The score ranks areas: the mean score of cells, lower for slow and small areas; it may lie below THRESHOLD, which a single cell has to reach. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer. %1 more areas are in the layer.</source>
            <translation type="vanished">Vom höchsten Score an. Der Score ordnet die Gebiete: der mittlere Score der Zellen, kleiner für langsame und kleine Gebiete; er kann unter THRESHOLD liegen, den eine einzelne Zelle erreichen muss. Qualität 1: mindestens 95% der Punkte bewegen sich gleich; 2: 85%; 3: 70%; 4: weniger. %1 weitere Gebiete stehen im Layer.</translation>
        </message>
        <message>
            <source>%1 of %2 areas contain no point: their point_count is 0, their other fields are empty.</source>
            <translation type="vanished">%1 von %2 Gebieten enthalten keinen Punkt: Ihr point_count ist 0, ihre anderen Felder sind leer.</translation>
        </message>
        <message>
            <source>%1 of %2 areas have too few points around them that lie in no area: nothing is subtracted there (reference_points is 0).</source>
            <translation type="vanished">%1 von %2 Gebieten haben zu wenige Punkte in ihrer Umgebung, die in keinem Gebiet liegen: Dort wird nichts abgezogen (reference_points ist 0).</translation>
        </message>
        <message>
            <source>The surest first. Movement in mm: what the change has added until it stood out most. Expected by chance: how many areas of an unchanged region stand out as much. %1 more areas are in the layer.</source>
            <translation type="vanished">Die sichersten zuerst. Bewegung in mm: was die Änderung hinzugefügt hat, bis sie am meisten auffiel. Zufällig erwartet: wie viele Gebiete einer unveränderten Region ebenso auffallen. %1 weitere Gebiete stehen im Layer.</translation>
        </message>
        <message>
            <source>Nothing is subtracted from %1 areas, because there are no points outside of areas.</source>
            <translation type="vanished">Von %1 Gebieten wird nichts abgezogen, weil es außerhalb der Gebiete keine Punkte gibt.</translation>
        </message>
        <message>
            <source>%1 values come from the older release; %2 of them fill gaps of the newer one.</source>
            <translation type="vanished">%1 Werte stammen aus dem älteren Release; %2 davon füllen Lücken des neueren.</translation>
        </message>
        <message>
            <source>Of %1 points of the newer release without a counterpart %2 were kept; their series begin with the newer release.</source>
            <translation type="vanished">Von %1 Punkten des neueren Releases ohne Gegenstück wurden %2 behalten; ihre Reihen beginnen mit dem neueren Release.</translation>
        </message>
        <message>
            <source>Of %1 points of the older release without a counterpart %2 were kept.</source>
            <translation type="vanished">Von %1 Punkten des älteren Releases ohne Gegenstück wurden %2 behalten.</translation>
        </message>
        <message>
            <source>%1 points have too few values on both sides, and no neighbours, for an offset. Their older values were left out.</source>
            <translation type="vanished">%1 Punkte haben auf beiden Seiten zu wenige Werte und keine Nachbarn für einen Versatz. Ihre älteren Werte wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 pairs by place were left out: their series differ far more than those of other pairs, so they are different scatterers.</source>
            <translation type="vanished">%1 über den Ort gefundene Paare wurden weggelassen: Ihre Zeitreihen unterscheiden sich weit mehr als die anderer Paare, es sind also verschiedene Streuer.</translation>
        </message>
        <message>
            <source>%1 layers were merged: %2 points with %3 epochs from %4 to %5; %6 duplicates were left out.</source>
            <translation type="vanished">%1 Layer wurden zusammengeführt: %2 Punkte mit %3 Epochen von %4 bis %5; %6 Duplikate wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 of %2 forecast points were observed again (%3 found by pid, the others by place); %4 were not.</source>
            <translation type="vanished">%1 von %2 vorhergesagten Punkten wurden wieder beobachtet (%3 über pid gefunden, die anderen über den Ort); %4 nicht.</translation>
        </message>
        <message>
            <source>All %1 forecast points were observed again: %2 found by pid, the others by place.</source>
            <translation type="vanished">Alle %1 Punkte der Vorhersage wurden wieder beobachtet: %2 über pid gefunden, die anderen über den Ort.</translation>
        </message>
        <message>
            <source>%1 observed dates lie before the first or after the last forecast date (%2 to %3) and were not scored.</source>
            <translation type="vanished">%1 beobachtete Daten liegen vor dem ersten oder nach dem letzten Vorhersagedatum (%2 bis %3) und wurden nicht bewertet.</translation>
        </message>
        <message>
            <source>%1 places are seen by two geometries; %2 others by one only, which are left out.</source>
            <translation type="vanished">%1 Orte werden von zwei Geometrien gesehen; %2 weitere nur von einer, sie werden weggelassen.</translation>
        </message>
        <message>
            <source>Values use no acquisition after their date: their standard errors are larger for it.</source>
            <translation type="vanished">Werte verwenden keine Aufnahme nach ihrem Datum; ihre Standardfehler sind dadurch größer.</translation>
        </message>
        <message>
            <source>%1 epochs contain no value and are left out, such as %2.</source>
            <translation type="vanished">%1 Epochen enthalten keinen Wert und bleiben weg, etwa %2.</translation>
        </message>
        <message>
            <source>%1 of %2 points have no score (their fields are empty): none of their values after the origins was both observed and forecast by all methods.</source>
            <translation type="vanished">%1 von %2 Punkten haben keine Bewertung (ihre Felder sind leer): Keiner ihrer Werte nach den Startdaten wurde sowohl beobachtet als auch von allen Methoden vorhergesagt.</translation>
        </message>
        <message>
            <source>%1 of %2 points lie outside the grid: maps do not show them, and a forecaster that works on maps gives them no forecast (empty fields).</source>
            <translation type="vanished">%1 von %2 Punkten liegen außerhalb des Rasters: Karten zeigen sie nicht, und ein Vorhersagemodell, das auf Karten arbeitet, liefert für sie keine Vorhersage (leere Felder).</translation>
        </message>
        <message>
            <source>%1 of %2 points were last observed more than %3 days before the last epoch, %4: their series ended early. Their forecasts start from an old value and are of little use. Leave these points out.</source>
            <translation type="vanished">%1 von %2 Punkten wurden zuletzt mehr als %3 Tage vor der letzten Epoche, %4, beobachtet: Ihre Zeitreihen enden früher. Ihre Vorhersagen gehen von einem alten Wert aus und nützen wenig. Lassen Sie diese Punkte weg.</translation>
        </message>
        <message>
            <source>%1 of %2 points have the same value at all epochs. Their forecast is that value, which makes the errors look smaller than they are.</source>
            <translation type="vanished">%1 von %2 Punkten haben an allen Epochen denselben Wert. Ihre Vorhersage ist dieser Wert; dadurch erscheinen die Fehler kleiner, als sie sind.</translation>
        </message>
        <message>
            <source>Probability of passing the velocity</source>
            <translation type="vanished">Geschwindigkeit überschritten</translation>
        </message>
        <message>
            <source>By %1, %2 of %3 points have a probability of 50% or more of %4 (90% or more: %5 points).%6</source>
            <translation type="vanished">Bis %1 haben %2 von %3 Punkten eine Wahrscheinlichkeit von 50% oder mehr für %4 (90% oder mehr: %5 Punkte).%6</translation>
        </message>
        <message>
            <source>%1 of %2 points have no forecast (their fields are empty): they lie where the grid has no value, or have no value themselves.</source>
            <translation type="vanished">%1 von %2 Punkten haben keine Vorhersage (ihre Felder sind leer): Sie liegen, wo das Raster keinen Wert hat, oder haben selbst keinen Wert.</translation>
        </message>
        <message>
            <source>Error against the level: the mean of the five epochs around the target date, or of those of them that are there. It holds little of the noise of a single date, so methods differ more. One and two steps ahead it includes epochs that were known.</source>
            <translation type="vanished">Fehler gegen das Niveau: den Mittelwert der fünf Epochen um das Zieldatum oder derer davon, die vorhanden sind. Er enthält wenig vom Rauschen eines einzelnen Datums, sodass sich die Verfahren stärker unterscheiden. Einen und zwei Schritte voraus enthält er Epochen, die bekannt waren.</translation>
        </message>
        <message>
            <source>%1 points have no value at any epoch and were dropped.</source>
            <translation type="vanished">%1 Punkte haben zu keiner Epoche einen Wert und wurden verworfen.</translation>
        </message>
        <message>
            <source>%1 epochs have no value at any point and were dropped: %2.</source>
            <translation type="vanished">%1 Epochen haben an keinem Punkt einen Wert und wurden verworfen: %2.</translation>
        </message>
        <message>
            <source>%1 fields repeat a date and were left out; the first field of each date was used: %2, ....</source>
            <translation type="vanished">%1 Felder wiederholen ein Datum und wurden weggelassen; verwendet wurde das erste Feld jedes Datums: %2, ....</translation>
        </message>
        <message>
            <source>%1 fields repeat a date and were left out; the first field of each date was used: %2.</source>
            <translation type="vanished">%1 Felder wiederholen ein Datum und wurden weggelassen; verwendet wurde das erste Feld jedes Datums: %2.</translation>
        </message>
        <message>
            <source>%1 fields that begin with F (%2) are read as epochs, as ArcGIS names them, because no interval of a forecast (L, U) stands beside them.</source>
            <translation type="vanished">%1 Felder, die mit F beginnen (%2), werden als Epochen gelesen, wie ArcGIS sie benennt, weil kein Intervall einer Vorhersage (L, U) daneben steht.</translation>
        </message>
        <message>
            <source>%1 fields are named like dates that do not exist, or lie before 1970 or after 2149 (%2). They are no epochs and were kept as attributes.</source>
            <translation type="vanished">%1 Felder heißen wie Daten, die es nicht gibt oder die vor 1970 oder nach 2149 liegen (%2). Sie sind keine Epochen und wurden als Attribute behalten.</translation>
        </message>
        <message>
            <source>The elevation model %1 has no coordinate reference system. Assign one to it in QGIS.</source>
            <translation type="vanished">Das Höhenmodell %1 hat kein Koordinatenreferenzsystem. Weisen Sie ihm in QGIS eines zu.</translation>
        </message>
        <message>
            <source>The elevation model %1 cannot be read (%2). Expected a raster of heights in metres.</source>
            <translation type="vanished">Das Höhenmodell %1 kann nicht gelesen werden (%2). Erwartet wird ein Raster mit Höhen in Metern.</translation>
        </message>
        <message>
            <source>%1 values are infinite or too large for a number; they were read as missing.</source>
            <translation type="vanished">%1 Werte sind unendlich oder zu groß für eine Zahl; sie wurden als fehlend gelesen.</translation>
        </message>
        <message>
            <source>%1 longitudes beyond 180 degrees were read as -180 to 180.</source>
            <translation type="vanished">%1 Längen jenseits von 180 Grad wurden als -180 bis 180 gelesen.</translation>
        </message>
        <message>
            <source>Zeros at every epoch: %1 points; set KEEP_ZEROS to keep them.</source>
            <translation type="vanished">Null an jeder Epoche: %1 Punkte; setzen Sie KEEP_ZEROS, um sie zu behalten.</translation>
        </message>
        <message>
            <source>%1 mixes coordinate reference systems: %2 points are in degrees, %3 in other units (such as %4). Split it into one file per system, or correct them.</source>
            <translation type="vanished">%1 mischt Koordinatenbezugssysteme: %2 Punkte sind in Grad, %3 in anderen Einheiten (etwa %4). In eine Datei je System teilen oder berichtigen.</translation>
        </message>
        <message>
            <source>%1 has no point with a value (%2 rows were read).</source>
            <translation type="vanished">%1 hat keinen Punkt mit einem Wert (%2 Zeilen wurden gelesen).</translation>
        </message>
        <message>
            <source>%1 rows of %2 have no geometry and were left out.</source>
            <translation type="vanished">%1 Zeilen von %2 haben keine Geometrie und wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 contains no polygon (%2 rows were read). Choose a layer of polygons.</source>
            <translation type="vanished">%1 enthält kein Polygon (%2 Zeilen wurden gelesen). Wählen Sie einen Polygonlayer.</translation>
        </message>
        <message>
            <source>%1 points of %2 have the identifier of another point; each of them got one of its own (such as %3 for %4).</source>
            <translation type="vanished">%1 Punkte von %2 haben die Kennung eines anderen Punktes; jeder von ihnen bekam eine eigene (z. B. %3 für %4).</translation>
        </message>
        <message>
            <source>%1 rows have no coordinates and were left out.</source>
            <translation type="vanished">%1 Zeilen haben keine Koordinaten und wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 points lie outside the area and were left out.</source>
            <translation type="vanished">%1 Punkte liegen außerhalb des Gebiets und wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 points have a %2 below %3 and were left out.</source>
            <translation type="vanished">%1 Punkte haben eine %2 unter %3 und wurden weggelassen.</translation>
        </message>
        <message>
            <source>%1 have no coordinates</source>
            <translation type="vanished">%1 haben keine Koordinaten</translation>
        </message>
        <message>
            <source>%1 lie outside the area</source>
            <translation type="vanished">%1 liegen außerhalb des Gebiets</translation>
        </message>
        <message>
            <source>%1 have a %2 below %3</source>
            <translation type="vanished">%1 haben eine %2 unter %3</translation>
        </message>
        <message>
            <source>%1 have no value at any epoch</source>
            <translation type="vanished">%1 haben in keiner Epoche einen Wert</translation>
        </message>
        <message>
            <source>%1 cannot be read as a grid (%2). Expected a GeoTIFF made by 'Grid time series'.</source>
            <translation type="vanished">%1 kann nicht als Raster gelesen werden (%2). Erwartet wird ein GeoTIFF aus 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <source>The grid %1 is damaged: %2. Make it again.</source>
            <translation type="vanished">Das Raster %1 ist beschädigt: %2. Erstellen Sie es neu.</translation>
        </message>
        <message>
            <source>The HDF5 file %1 is damaged: %2. Copy or make it again.</source>
            <translation type="vanished">Die HDF5-Datei %1 ist beschädigt: %2. Kopieren oder erzeugen Sie sie neu.</translation>
        </message>
        <message>
            <source>%1 is damaged: %2. Copy or make it again.</source>
            <translation type="vanished">%1 ist beschädigt: %2. Kopieren oder erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <source>%1 cannot be read as NetCDF: %2. Copy or make it again.</source>
            <translation type="vanished">%1 kann nicht als NetCDF gelesen werden: %2. Kopieren oder erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <source>%1 files repeat the dates of others; of each pair of dates the last by name is used.</source>
            <translation type="vanished">%1 Dateien wiederholen die Daten anderer; von jedem Datumspaar wird die dem Namen nach letzte verwendet.</translation>
        </message>
        <message>
            <source>%1 is damaged: %2. Copy or make it again, or take it out of the folder.</source>
            <translation type="vanished">%1 ist beschädigt: %2. Kopieren oder erzeugen Sie die Datei neu, oder nehmen Sie sie aus dem Ordner.</translation>
        </message>
        <message>
            <source>%1 cannot be read as a grid (%2); expected one. Copy or make it again.</source>
            <translation type="vanished">%1 kann nicht als Raster gelesen werden (%2); erwartet wird eines. Kopieren oder erzeugen Sie die Datei neu.</translation>
        </message>
        <message>
            <source>%1 rows of %2 have no date and were left out.</source>
            <translation type="vanished">%1 Zeilen von %2 haben kein Datum und wurden ausgelassen.</translation>
        </message>
        <message>
            <source>%1 looks like an export of StaMPS: its first row contains MATLAB day numbers. Export the points with dates as column names (20240131) and import those.</source>
            <translation type="vanished">%1 sieht nach einem Export aus StaMPS aus: Die erste Zeile enthält MATLAB-Tagesnummern. Exportieren Sie die Punkte mit Datumsangaben als Spaltennamen (20240131) und importieren Sie diese.</translation>
        </message>
        <message>
            <source>%1 has a single column (%2); expected columns separated by commas, semicolons or tabs.</source>
            <translation type="vanished">%1 hat nur eine Spalte (%2); erwartet werden durch Kommas, Semikolons oder Tabulatoren getrennte Spalten.</translation>
        </message>
        <message>
            <source>%1 values lie far outside all others (such as %2); they were kept. If they stand for missing values, correct the file.</source>
            <translation type="vanished">%1 Werte liegen weit außerhalb aller anderen (z. B. %2); sie wurden behalten. Wenn sie für fehlende Werte stehen, korrigieren Sie die Datei.</translation>
        </message>
        <message>
            <source>%1 points are zero at every epoch; they were left out as points without data. To keep them, set KEEP_ZEROS.</source>
            <translation type="vanished">%1 Punkte sind zu jeder Epoche null; sie wurden als Punkte ohne Daten ausgelassen. Um sie zu behalten, setzen Sie KEEP_ZEROS.</translation>
        </message>
        <message>
            <source>Simulated %1 points x %2 epochs, %3 to %4: %5 points are not stable, %6 of the values are missing.</source>
            <translation type="vanished">Simuliert: %1 Punkte x %2 Epochen, %3 bis %4; %5 Punkte sind nicht stabil, %6 der Werte fehlen.</translation>
        </message>
        <message>
            <source>MIN_COHERENCE is set, but %1 (%2) has no coherence that is found. Leave MIN_COHERENCE empty, or give a mask as MASK.</source>
            <translation type="vanished">MIN_COHERENCE ist gesetzt, aber bei %1 (%2) wurde keine Kohärenz gefunden. Lassen Sie MIN_COHERENCE leer, oder geben Sie eine Maske als MASK an.</translation>
        </message>
        <message>
            <source>MASK, %1, cannot be read as a raster (%2). Expected a GeoTIFF with 0 where pixels are to be left out.</source>
            <translation type="vanished">MASK, %1, kann nicht als Raster gelesen werden (%2). Erwartet wird ein GeoTIFF mit 0, wo Pixel ausgelassen werden sollen.</translation>
        </message>
        <message>
            <source>MASK, %1, has no coordinate reference system. Assign one to it in QGIS first.</source>
            <translation type="vanished">MASK, %1, hat kein Koordinatenbezugssystem. Weisen Sie ihm zuerst in QGIS eines zu.</translation>
        </message>
        <message>
            <source>MASK, %1, is damaged (%2). Copy it again.</source>
            <translation type="vanished">MASK, %1, ist beschädigt (%2). Kopieren Sie die Datei noch einmal.</translation>
        </message>
        <message>
            <source>%1 from %2</source>
            <translation type="vanished">%1 aus %2</translation>
        </message>
        <message>
            <source>mean velocity, %1, mm/yr, minus the median of all points</source>
            <translation type="vanished">mittlere Geschwindigkeit, %1, mm/Jahr, minus Median aller Punkte</translation>
        </message>
        <message>
            <source>mean velocity, %1, mm/yr, minus the field %2</source>
            <translation type="vanished">mittlere Geschwindigkeit, %1, mm/Jahr, minus Feld %2</translation>
        </message>
        <message>
            <source>mean velocity, %1, mm/yr</source>
            <translation type="vanished">mittlere Geschwindigkeit, %1, mm/Jahr</translation>
        </message>
        <message>
            <source>Of %1 areas with points, %2 ranks first: %3 mm/yr (%4, %5 points).</source>
            <translation type="vanished">Von %1 Gebieten mit Punkten steht %2 an erster Stelle: %3 mm/Jahr (%4, %5 Punkte).</translation>
        </message>
        <message>
            <source>Only %1 series have %2 values before the spans that tell what is usual; expected at least %3. Set SINCE to a later date, or use a layer with more complete series.</source>
            <translation type="vanished">Nur %1 Zeitreihen haben %2 Werte vor den Zeiträumen, die das Übliche zeigen; erwartet werden mindestens %3. Setzen Sie SINCE auf ein späteres Datum, oder verwenden Sie einen Layer mit vollständigeren Zeitreihen.</translation>
        </message>
        <message>
            <source>Only %1 epochs over %2 days come before SINCE; at least %3 days with more than %4 epochs are needed to tell what is usual. Set SINCE to a later date.</source>
            <translation type="vanished">Vor SINCE liegen nur %1 Epochen über %2 Tage; mindestens %3 Tage mit mehr als %4 Epochen sind nötig, um das Übliche zu kennen. Setzen Sie SINCE auf ein späteres Datum.</translation>
        </message>
        <message>
            <source>Mean of the points that stand out most, relative to their surroundings and without the line of the whole span. Line: date of the area's change, as in the list; band: two standard deviations to each side; dotted: SINCE.</source>
            <translation type="vanished">Mittel der auffälligsten Punkte, relativ zu ihrer Umgebung und ohne die Gerade des ganzen Zeitraums. Linie: Datum der Änderung des Gebiets wie in der Liste; Band: zwei Standardabweichungen zu jeder Seite; gepunktet: SINCE.</translation>
        </message>
        <message>
            <source>The threshold comes from the region itself: the same search was made on spans before SINCE, forwards and backwards in time. Real changes in those spans raise the threshold, to a bound. It follows how much most series stand out since SINCE, so changes of a large part of all points raise it, too.</source>
            <translation type="vanished">Die Schwelle stammt aus der Region selbst: Dieselbe Suche lief über Zeiträume vor SINCE, vorwärts und rückwärts in der Zeit. Wirkliche Änderungen in diesen Zeiträumen heben die Schwelle an, bis zu einer Grenze. Sie folgt dem, wie sehr die meisten Reihen seit SINCE auffallen, deshalb heben auch Änderungen eines großen Teils aller Punkte sie an.</translation>
        </message>
        <message>
            <source>What moves together over an area as wide as the surroundings, and a change of season. What came and went within five epochs, such as unwrapping errors. Jumps of single points of more than 12.5 mm and of three times their noise, until they have lasted six epochs. Changes that began before SINCE, and slow ones that do not stand out from the noise yet.</source>
            <translation type="vanished">Was sich über ein Gebiet so groß wie die Umgebung gemeinsam bewegt, und eine Änderung des Jahresgangs. Was innerhalb von fünf Epochen kam und ging, etwa Abwicklungsfehler. Sprünge einzelner Punkte von mehr als 12,5 mm und dem Dreifachen ihres Rauschens, bis sie sechs Epochen angehalten haben. Änderungen, die vor SINCE begannen, und langsame, die noch nicht aus dem Rauschen ragen.</translation>
        </message>
        <message>
            <source>%1 layers merged</source>
            <translation type="vanished">%1 Layer zusammengeführt</translation>
        </message>
        <message>
            <source>Looks at %1 epochs from %2 to %3; the threshold for %4 false alarms per 1000 series and year is %5 standard deviations, from %6 earlier spans with %7 series, scaled by %8 to the noise of these epochs.</source>
            <translation type="vanished">Betrachtet werden %1 Epochen von %2 bis %3; die Schwelle für %4 Fehlalarme pro 1000 Reihen und Jahr beträgt %5 Standardabweichungen, aus %6 früheren Zeiträumen mit %7 Reihen, mit %8 an das Rauschen dieser Epochen angepasst.</translation>
        </message>
        <message>
            <source>Displacement</source>
            <translation type="vanished">Verschiebung</translation>
        </message>
        <message>
            <source>Noise of %1 mm (standard deviation) was removed; the displacement at %2 has a standard error of %3 mm (median), and at %4 of the cells displacement exceeds twice its standard error.</source>
            <translation type="vanished">Rauschen von %1 mm (Standardabweichung) wurde entfernt; die Verschiebung am %2 hat einen Standardfehler von %3 mm (Median), und in %4 der Zellen übersteigt die Verschiebung das Doppelte ihres Standardfehlers.</translation>
        </message>
        <message>
            <source>forecast movement, %1, mm</source>
            <translation type="vanished">vorhergesagte Bewegung, %1, mm</translation>
        </message>
        <message>
            <source>%1 does not state its unit. Its values change by %2 from one epoch to the next on average; expected between %3 and %4 mm. Set UNIT to %5.</source>
            <translation type="vanished">%1 gibt seine Einheit nicht an. Die Werte ändern sich von einer Epoche zur nächsten im Mittel um %2; erwartet werden %3 bis %4 mm. Setzen Sie UNIT auf %5.</translation>
        </message>
        <message>
            <source>A forecast continues what the series have shown. It does not foresee new causes (construction works, pumping, an earthquake, a slope failure). Where 'quality' is poor, use the last value or the seasonal trend instead.</source>
            <translation type="vanished">Eine Vorhersage setzt fort, was die Zeitreihen gezeigt haben. Neue Ursachen (Bauarbeiten, Pumpen, ein Erdbeben, eine Rutschung) sieht sie nicht voraus. Wo 'quality' poor ist, verwenden Sie stattdessen den letzten Wert oder den saisonalen Trend.</translation>
        </message>
        <message>
            <source>Classifying trends: %1 points</source>
            <translation type="vanished">Trends werden klassifiziert: %1 Punkte</translation>
        </message>
        <message>
            <source>The layer shows the tiles where they are, without a copy: %1 tiles, %2 points.</source>
            <translation type="vanished">Der Layer zeigt die Kacheln dort, wo sie liegen, ohne Kopie: %1 Kacheln, %2 Punkte.</translation>
        </message>
        <message>
            <source>The points were copied without their series, with a velocity fitted to each: %1 tiles, %2 points.</source>
            <translation type="vanished">Die Punkte wurden ohne ihre Zeitreihen kopiert, mit einer an jede angepassten Geschwindigkeit: %1 Kacheln, %2 Punkte.</translation>
        </message>
        <message>
            <source>The points were copied without their series: %1 tiles, %2 points.</source>
            <translation type="vanished">Die Punkte wurden ohne ihre Zeitreihen kopiert: %1 Kacheln, %2 Punkte.</translation>
        </message>
        <message>
            <source>%1 tiles could not be made and are not there (%2%3). Run it again with --resume.</source>
            <translation type="vanished">%1 Kacheln konnten nicht berechnet werden und fehlen (%2%3). Wiederholen Sie den Lauf mit --resume.</translation>
        </message>
        <message>
            <source>METHOD overwrapping looks at all points at once. With tiles, set METHOD to network or threshold.</source>
            <translation type="vanished">METHOD overwrapping betrachtet alle Punkte auf einmal. Setzen Sie METHOD bei Kacheln auf network oder threshold.</translation>
        </message>
        <message>
            <source>SCALE area looks at users' areas in one piece. With tiles, set SCALE to point or neighbourhood.</source>
            <translation type="vanished">SCALE area untersucht eigene Flächen in einem Stück. Setzen Sie SCALE bei Kacheln auf point oder neighbourhood.</translation>
        </message>
        <message>
            <source>%1 has no point with a value.</source>
            <translation type="vanished">%1 hat keinen Punkt mit einem Wert.</translation>
        </message>
        <message>
            <source>%1 is no folder of tiles: it has no %2. Make one with 'run importtimeseries'.</source>
            <translation type="vanished">%1 ist kein Ordner mit Kacheln: Er enthält kein %2. Erstellen Sie einen mit 'run importtimeseries'.</translation>
        </message>
        <message>
            <source>The threshold comes from the region itself: the same search was made on spans before SINCE, forwards and backwards in time. Real changes in those spans raise the threshold, to a bound. If the noise has become larger everywhere since then, there are more alarms than asked for.</source>
            <translation type="vanished">Die Schwelle stammt aus der Region selbst: Dieselbe Suche lief über Zeiträume vor SINCE, vorwärts und rückwärts in der Zeit. Echte Änderungen in diesen Zeiträumen heben die Schwelle, bis zu einer Grenze. Ist das Rauschen seither überall größer geworden, gibt es mehr Alarme als verlangt.</translation>
        </message>
        <message>
            <source>Looks at %1 epochs from %2 to %3; the threshold for %4 false alarms per 1000 series and year is %5 standard deviations, from %6 earlier spans with %7 series.</source>
            <translation type="vanished">Betrachtet %1 Epochen von %2 bis %3; die Schwelle für %4 Fehlalarme je 1000 Zeitreihen und Jahr beträgt %5 Standardabweichungen, aus %6 früheren Zeiträumen mit %7 Zeitreihen.</translation>
        </message>
        <message>
            <source>Of %1 points of the newer release without a counterpart %2 were kept; their series begin with the newer release. Of %3 points of the older release without a counterpart %4 were kept.</source>
            <translation type="vanished">Von %1 Punkten des neueren Release ohne Gegenstück wurden %2 behalten; ihre Zeitreihen beginnen mit dem neueren Release. Von %3 Punkten des älteren Release ohne Gegenstück wurden %4 behalten.</translation>
        </message>
        <message>
            <source>%1: mean velocity of %2 stable places %3 +/- %4 mm/yr along the line of sight; %5 mm/yr were subtracted.</source>
            <translation type="vanished">%1: mittlere Geschwindigkeit von %2 stabilen Orten %3 +/- %4 mm/Jahr entlang der Sichtlinie; %5 mm/Jahr wurden abgezogen.</translation>
        </message>
        <message>
            <source>Cells that moved most: measured (dots), extracted (line) and two standard errors (band).</source>
            <translation type="vanished">Zellen, die sich am meisten bewegt haben: gemessen (Punkte), gewonnen (Linie) und zwei Standardfehler (Band).</translation>
        </message>
        <message>
            <source>row %1, column %2</source>
            <translation type="vanished">Zeile %1, Spalte %2</translation>
        </message>
        <message>
            <source>Standard errors widened by</source>
            <translation type="vanished">Standardfehler verbreitert um</translation>
        </message>
        <message>
            <source>%1 would be needed on the test stacks (1.00: exact)</source>
            <translation type="vanished">%1 wäre an den Teststapeln nötig (1.00: genau)</translation>
        </message>
        <message>
            <source>Points cannot be written in the format of %1. Choose .gpkg (GeoPackage), .fgb (FlatGeobuf), .shp (shapefile), .geojson or .tab (MapInfo).</source>
            <translation type="vanished">Punkte können nicht im Format von %1 geschrieben werden. Wählen Sie .gpkg (GeoPackage), .fgb (FlatGeobuf), .shp (Shapefile), .geojson oder .tab (MapInfo).</translation>
        </message>
        <message>
            <source>The %1 stack has no value at any of its %2 epochs; expected displacement. Choose another file, or make it again.</source>
            <translation type="vanished">Der Stapel von %1 hat an keiner seiner %2 Epochen einen Wert; erwartet wird Verschiebung. Wählen Sie eine andere Datei, oder erzeugen Sie sie neu.</translation>
        </message>
        <message>
            <source>%1 of %2 epochs have no value: %3.</source>
            <translation type="vanished">%1 von %2 Epochen haben keinen Wert: %3.</translation>
        </message>
        <message>
            <source>Noise of %1 mm (standard deviation) was removed; the displacement at %2 has a standard error of %3 mm (median), and %4 of the cells moved by more than twice their own.</source>
            <translation type="vanished">Rauschen von %1 mm (Standardabweichung) wurde entfernt; die Verschiebung am %2 hat einen Standardfehler von %3 mm (Median), und %4 der Zellen haben sich um mehr als ihren doppelten Standardfehler bewegt.</translation>
        </message>
        <message>
            <source>a date</source>
            <translation type="vanished">ein Datum</translation>
        </message>
        <message>
            <source>No raster in the folder %1 has %2 in its name, such as 20240131 or 2024-01-31. Choose the folder with one file a date.</source>
            <translation type="vanished">Kein Raster im Ordner %1 hat %2 im Namen, etwa 20240131 oder 2024-01-31. Wählen Sie den Ordner mit einer Datei je Datum.</translation>
        </message>
        <message>
            <source>The grid %1 has a single band; expected one band per epoch, with the date as its description. Make it with 'Grid time series'.</source>
            <translation type="vanished">Das Raster %1 hat nur einen Kanal; erwartet wird ein Kanal je Epoche mit dem Datum als Beschreibung. Erstellen Sie es mit 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <source>Band %1 of the grid %2 has no date in its description (%3); expected dates such as 2024-01-31 as band descriptions. Make it with 'Grid time series'.</source>
            <translation type="vanished">Kanal %1 des Rasters %2 hat kein Datum in seiner Beschreibung (%3); erwartet werden Kanalbeschreibungen wie 2024-01-31. Erstellen Sie das Raster mit 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <source>The grid %1 is %2 (%3); expected a projected system in metres. Reproject it, or make it with 'Grid time series'.</source>
            <translation type="vanished">Das Raster %1 ist %2 (%3); erwartet wird ein projiziertes System in Metern. Projizieren Sie es um oder erzeugen Sie es mit 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <source>is a file that begins with %1</source>
            <translation type="vanished">eine Datei, die mit %1 beginnt</translation>
        </message>
        <message>
            <source>Pixels without a value but zero were left out: %1. The reference point may be one of them.</source>
            <translation type="vanished">Pixel ohne einen Wert außer null wurden ausgelassen: %1. Der Referenzpunkt kann darunter sein.</translation>
        </message>
        <message>
            <source>KINDS is empty; expected one or more of %1.</source>
            <translation type="vanished">KINDS ist leer; erwartet werden eine oder mehrere von %1.</translation>
        </message>
        <message>
            <source>%1 has no %2 fields; expected a forecast with its interval, such as the output of 'Forecast displacement'.</source>
            <translation type="vanished">%1 hat keine Felder %2; erwartet wird eine Vorhersage mit ihrem Intervall, etwa das Ergebnis von 'Verschiebung vorhersagen'.</translation>
        </message>
        <message>
            <source>%1 has observed dates up to %2, and forecast dates from %3 on; expected forecasts after the last observed date.</source>
            <translation type="vanished">%1 hat beobachtete Daten bis %2 und Vorhersagedaten ab %3; erwartet werden Vorhersagen nach dem letzten beobachteten Datum.</translation>
        </message>
        <message>
            <source>OLDER begins on %1, and NEWER on %2; expected dates of OLDER before NEWER begins. NEWER has all of them already, so there is nothing to join.</source>
            <translation type="vanished">OLDER beginnt am %1 und NEWER am %2; erwartet werden Daten von OLDER vor dem Beginn von NEWER. NEWER hat sie alle bereits, es gibt also nichts zu verbinden.</translation>
        </message>
        <message>
            <source>INPUTS names %1 layer; expected two or more to merge.</source>
            <translation type="vanished">INPUTS nennt %1 Layer; erwartet werden zwei oder mehr.</translation>
        </message>
        <message>
            <source>SINCE is %1; expected a date such as 2022-01-05.</source>
            <translation type="vanished">SINCE ist %1; erwartet wird ein Datum wie 2022-01-05.</translation>
        </message>
        <message>
            <source>INPUTS has %1 layers; expected two or more of different tracks, such as one ascending and one descending.</source>
            <translation type="vanished">INPUTS hat %1 Layer; erwartet werden zwei oder mehr verschiedener Tracks, z. B. ein aufsteigender und ein absteigender.</translation>
        </message>
        <message>
            <source>INPUTS has %1 layer; expected two or more of different tracks, such as one ascending and one descending.</source>
            <translation type="vanished">INPUTS hat %1 Layer; erwartet werden zwei oder mehr verschiedener Tracks, z. B. ein aufsteigender und ein absteigender.</translation>
        </message>
        <message>
            <source>%1 has %2 dates; expected at least %3.</source>
            <translation type="vanished">%1 hat %2 Daten; erwartet werden mindestens %3.</translation>
        </message>
        <message>
            <source>%1 is there twice in INPUTS; expected layers of different tracks.</source>
            <translation type="vanished">%1 steht zweimal in INPUTS; erwartet werden Layer verschiedener Tracks.</translation>
        </message>
        <message>
            <source>%1 has %2 numbers for %3 layers; expected one per layer in their order, or one for all.</source>
            <translation type="vanished">%1 hat %2 Zahlen für %3 Layer; erwartet wird eine je Layer in ihrer Reihenfolge oder eine für alle.</translation>
        </message>
        <message>
            <source>The lines of sight of %1 (%2) have the length %3; expected unit vectors.</source>
            <translation type="vanished">Die Sichtlinien von %1 (%2) haben die Länge %3; erwartet werden Einheitsvektoren.</translation>
        </message>
        <message>
            <source>The incidence angle of %1 is %2; expected %3 to %4 degrees from the vertical.</source>
            <translation type="vanished">Der Einfallswinkel von %1 ist %2; erwartet werden %3 bis %4 Grad zur Senkrechten.</translation>
        </message>
        <message>
            <source>From the highest score on. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer. %1 more areas are in the layer.</source>
            <translation type="vanished">Vom höchsten Score an. Qualität 1: mindestens 95% der Punkte bewegen sich gleich; 2: 85%; 3: 70%; 4: weniger. %1 weitere Gebiete stehen im Layer.</translation>
        </message>
        <message>
            <source>From the highest score on. Quality 1: at least 95% of the points move the same way; 2: 85%; 3: 70%; 4: fewer.</source>
            <translation type="vanished">Vom höchsten Score an. Qualität 1: mindestens 95% der Punkte bewegen sich gleich; 2: 85%; 3: 70%; 4: weniger.</translation>
        </message>
        <message>
            <source>Mean of the points that stand out most, relative to their surroundings and without the line of the whole span. Line: date of the change; band: two standard deviations to each side; dotted: SINCE.</source>
            <translation type="vanished">Mittel der auffälligsten Punkte, relativ zu ihrer Umgebung und ohne die Gerade des ganzen Zeitraums. Linie: Datum der Änderung; Band: zwei Standardabweichungen zu jeder Seite; gepunktet: SINCE.</translation>
        </message>
        <message>
            <source>What moves together over an area as wide as the surroundings, and a change of season. What came and went within a few epochs, such as unwrapping errors. Jumps of single points of more than 12.5 mm and of three times their noise, until they have lasted six epochs. Changes that began before SINCE, and slow ones that do not stand out from the noise yet.</source>
            <translation type="vanished">Was sich über ein Gebiet so groß wie die Umgebung gemeinsam bewegt, und eine Änderung des Jahresgangs. Was innerhalb weniger Epochen kam und ging, etwa Abwicklungsfehler. Sprünge einzelner Punkte von mehr als 12,5 mm und dem Dreifachen ihres Rauschens, bis sie sechs Epochen angehalten haben. Änderungen, die vor SINCE begannen, und langsame, die noch nicht aus dem Rauschen ragen.</translation>
        </message>
        <message>
            <source>%1 of %2 points changed since %3, in %4 areas; %5 more groups may be there by chance and are in the layer of points only. At the rate that was asked for, %6 points would be flagged where nothing changes.</source>
            <translation type="vanished">%1 von %2 Punkten haben sich seit %3 geändert, in %4 Gebieten; %5 weitere Gruppen können Zufall sein und stehen nur im Punktlayer. Bei der verlangten Rate würden %6 Punkte gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <source>%1 of %2 points changed since %3, in %4 areas. At the rate that was asked for, %5 points would be flagged where nothing changes.</source>
            <translation type="vanished">%1 von %2 Punkten haben sich seit %3 geändert, in %4 Gebieten. Bei der verlangten Rate würden %5 Punkte gemeldet, wo sich nichts ändert.</translation>
        </message>
        <message>
            <source>DEVICE is %1, but torch %2 finds no such device on this machine. Choose auto or cpu, or install the GPU build with the algorithm 'Install environment' (BUILD gpu).</source>
            <translation type="vanished">DEVICE ist %1, aber torch %2 findet auf diesem Rechner kein solches Gerät. Wählen Sie auto oder cpu, oder installieren Sie die GPU-Variante mit dem Algorithmus 'Umgebung installieren' (BUILD gpu).</translation>
        </message>
        <message>
            <source>none: torch cannot be loaded</source>
            <translation type="vanished">keines: torch kann nicht geladen werden</translation>
        </message>
        <message>
            <source>pip takes the build of torch that its index offers first. On Linux that is usually the one for graphics cards, a download of about 3 GB that also runs on CPUs. Install uv to choose the build.</source>
            <translation type="vanished">pip nimmt den Build von torch, den sein Index zuerst anbietet. Unter Linux ist das meist der für Grafikkarten, ein Download von etwa 3 GB, der auch auf CPUs läuft. Installieren Sie uv, um den Build zu wählen.</translation>
        </message>
        <message>
            <source>There is not enough space for the environment in %1: it takes about %2, and %3 are free. Free some space, then try again.</source>
            <translation type="vanished">In %1 ist nicht genug Platz für die Umgebung: Sie braucht etwa %2, frei sind %3. Schaffen Sie Platz und versuchen Sie es erneut.</translation>
        </message>
        <message>
            <source>Without uv, pip installs the build for graphics cards on Linux. It also runs on CPUs. Install uv to choose the smaller build.</source>
            <translation type="vanished">Ohne uv installiert pip unter Linux den Build für Grafikkarten. Er läuft auch auf CPUs. Installieren Sie uv, um den kleineren Build zu wählen.</translation>
        </message>
        <message>
            <source>%1 of %2 points changed since %3, in %4 areas; %5 more groups may be there by chance and are in the layer of points only.</source>
            <translation type="vanished">%1 von %2 Punkten haben sich seit %3 geändert, in %4 Gebieten; %5 weitere Gruppen können Zufall sein und stehen nur im Punktlayer.</translation>
        </message>
        <message>
            <source>%1 of %2 points changed since %3, in %4 areas.</source>
            <translation type="vanished">%1 von %2 Punkten haben sich seit %3 geändert, in %4 Gebieten.</translation>
        </message>
        <message>
            <source>Velocity of the points and outlines of the areas, the first ten by their rank.</source>
            <translation type="vanished">Geschwindigkeit der Punkte und Umrisse der Gebiete, die ersten zehn mit ihrem Rang.</translation>
        </message>
        <message>
            <source>Reading velocities of</source>
            <translation type="vanished">Geschwindigkeiten werden gelesen von</translation>
        </message>
        <message>
            <source>%1 of %2 points were last observed more than %3 days before the last epoch, %4: their series ended early. Their forecasts start from an old value and are of little use (forecast_usable = no). Leave these points out.</source>
            <translation type="vanished">%1 von %2 Punkten wurden zuletzt mehr als %3 Tage vor der letzten Epoche, %4, beobachtet: Ihre Zeitreihen enden früher. Ihre Vorhersagen gehen von einem alten Wert aus und sind wenig brauchbar (forecast_usable = no). Lassen Sie diese Punkte weg.</translation>
        </message>
        <message>
            <source>Writing %1</source>
            <translation type="vanished">%1 schreiben</translation>
        </message>
        <message>
            <source>%1 contains %2 geometries; expected one point per row. Convert them to points first ('Centroids' or 'Multipart to singleparts').</source>
            <translation type="vanished">%1 enthält %2-Geometrien; erwartet wird ein Punkt je Zeile. Wandeln Sie sie zuerst in Punkte um ('Zentroide' oder 'Mehr- zu einteilig').</translation>
        </message>
        <message>
            <source>%1 has geometries of the kind %2; expected one point per row. Convert them to points first ('Centroids').</source>
            <translation type="vanished">%1 hat Geometrien der Art %2; erwartet wird ein Punkt je Zeile. Wandeln Sie sie zuerst in Punkte um ('Zentroide').</translation>
        </message>
        <message>
            <source>Two releases were joined between %1 and %2: of %3 series %4 end at %5 and %6 begin at %7.</source>
            <translation type="vanished">Zwischen dem %1 und dem %2 wurden zwei Releases zusammengefügt: Von %3 Zeitreihen enden %4 am %5, und %6 beginnen am %7.</translation>
        </message>
        <message>
            <source>Enter %1 in SEAM_DATES when you classify trends.</source>
            <translation type="vanished">Geben Sie %1 in SEAM_DATES an, wenn Sie Trends klassifizieren.</translation>
        </message>
        <message>
            <source>A forecast continues what the series have shown. It does not foresee new causes (construction works, pumping, an earthquake, a slope failure). Where 'usable' is no or 'quality' is poor, use the last value or the seasonal trend instead.</source>
            <translation type="vanished">Eine Vorhersage setzt fort, was die Zeitreihen gezeigt haben. Sie sieht keine neuen Ursachen voraus (Bauarbeiten, Pumpen, ein Erdbeben, einen Hangrutsch). Wo 'usable' no oder 'quality' poor ist, verwenden Sie stattdessen den letzten Wert oder den saisonalen Trend.</translation>
        </message>
        <message>
            <source>The layer has neither trend classes (a field 'trend') nor a forecast (fields such as F20240131). Run 'Classify trends' or 'Forecast displacement' first, and use the output here.</source>
            <translation type="vanished">Der Layer hat weder Trendklassen (ein Feld 'trend') noch eine Vorhersage (Felder wie F20240131). Führen Sie zuerst 'Trends klassifizieren' oder 'Verschiebung vorhersagen' aus und verwenden Sie hier die Ausgabe.</translation>
        </message>
        <message>
            <source>Grey: observed, mm. Blue: forecast with its %1; none where the series ended early.</source>
            <translation type="vanished">Grau: beobachtet, mm. Blau: Vorhersage mit %1; keine, wo die Zeitreihe früh endete.</translation>
        </message>
        <message>
            <source>the forecast is expected to be better than simple forecasts at %1 of %2 points</source>
            <translation type="vanished">die Vorhersage ist voraussichtlich an %1 von %2 Punkten besser als einfache Vorhersagen</translation>
        </message>
        <message>
            <source>SEAM_DATES is %1; expected dates such as 2022-01-05, separated by commas.</source>
            <translation type="vanished">SEAM_DATES ist %1; erwartet werden durch Kommas getrennte Datumsangaben wie 2022-01-05.</translation>
        </message>
        <message>
            <source>usable</source>
            <translation type="vanished">verwendbar</translation>
        </message>
        <message>
            <source>%1 of the points move against the reference: it may itself be moving, or the layer shows little stable ground. Set REFERENCE to none if the velocities are absolute, or use a larger part of the data.</source>
            <translation type="vanished">%1 der Punkte bewegen sich gegen die Referenz: Sie bewegt sich womöglich selbst, oder der Layer zeigt wenig stabilen Boden. Setzen Sie REFERENCE auf none, wenn die Geschwindigkeiten absolut sind, oder nehmen Sie einen größeren Teil der Daten.</translation>
        </message>
        <message>
            <source>%1 points have no velocity and are left out.</source>
            <translation type="vanished">%1 Punkte haben keine Geschwindigkeit und werden weggelassen.</translation>
        </message>
        <message>
            <source>The model was trained on other points or dates than these. This verdict rests on past forecasts of these points, and may differ from that of training.</source>
            <translation type="vanished">Das Modell wurde an anderen Punkten oder Daten trainiert als diesen. Dieses Urteil beruht auf vergangenen Vorhersagen dieser Punkte und kann von dem des Trainings abweichen.</translation>
        </message>
        <message>
            <source>The model was trained for steps of %1 days; the last epochs of these points are %2 days apart. Train a model on these points.</source>
            <translation type="vanished">Das Modell wurde für Schritte von %1 Tagen trainiert; die letzten Epochen dieser Punkte liegen %2 Tage auseinander. Trainieren Sie ein Modell mit diesen Punkten.</translation>
        </message>
        <message>
            <source>These are the errors from %1 past origins. The training report uses other past dates, so its figures differ. At a single point so few past forecasts cannot tell two methods apart, so areas of about %2 neighbouring points are compared at the target dates (test of Diebold and Mariano; how neighbouring dates hang together is estimated from all areas). Of the areas called better or worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the mean of all areas.</source>
            <translation type="vanished">Dies sind die Fehler von %1 vergangenen Ausgangsdaten. Der Trainingsbericht verwendet andere vergangene Daten, daher weichen seine Zahlen ab. An einem einzelnen Punkt können so wenige vergangene Vorhersagen zwei Methoden nicht unterscheiden; daher werden Gebiete von etwa %2 benachbarten Punkten an den Zieldaten verglichen (Test nach Diebold und Mariano; wie benachbarte Daten zusammenhängen, wird aus allen Gebieten geschätzt). Von den Gebieten, die besser oder schlechter genannt werden, ist es etwa eines von zehn nur durch Zufall. forecast_area_gain sagt, um wie viel Prozent der Fehler kleiner ist als der der besseren einfachen Vorhersage; wo vergangene Vorhersagen wenig sagen, wird der Wert zum Mittel aller Gebiete gezogen.</translation>
        </message>
        <message>
            <source>on dates not used for training, its error over all points is %1 mm; persistence has %2 mm, the seasonal trend %3 mm</source>
            <translation type="vanished">an nicht zum Training verwendeten Epochen beträgt sein Fehler über alle Punkte %1 mm; Persistenz hat %2 mm, der saisonale Trend %3 mm</translation>
        </message>
        <message>
            <source>This model is %1 better than the better of the two simple forecasts: %2.</source>
            <translation type="vanished">Dieses Modell ist um %1 besser als die bessere der beiden einfachen Vorhersagen: %2.</translation>
        </message>
        <message>
            <source>This model is no better than %1: %2.</source>
            <translation type="vanished">Dieses Modell ist nicht besser als %1: %2.</translation>
        </message>
        <message>
            <source>This model is worse than %1, which should be used instead: %2.</source>
            <translation type="vanished">Dieses Modell ist schlechter als %1, die stattdessen verwendet werden sollte: %2.</translation>
        </message>
        <message>
            <source>The score is the network's probability of its class. It is calibrated for equally common classes; rare classes are somewhat less certain than it says.</source>
            <translation type="vanished">Der Score ist die Wahrscheinlichkeit, die das Netz seiner Klasse gibt. Er ist für gleich häufige Klassen kalibriert; seltene Klassen sind etwas weniger sicher, als er angibt.</translation>
        </message>
        <message>
            <source>The series are too short to compare past forecasts more than %1 days ahead with observations. The intervals and probabilities of later dates are those of that date, and may be too narrow.</source>
            <translation type="vanished">Die Zeitreihen sind zu kurz, um frühere Vorhersagen weiter als %1 Tage voraus mit Beobachtungen zu vergleichen. Für spätere Zeitpunkte gelten die Intervalle und Wahrscheinlichkeiten dieses Zeitpunkts; sie können zu schmal sein.</translation>
        </message>
        <message>
            <source>These are the errors from %1 past origins, of forecasts that had not learnt from what they are compared with. The training report uses other past dates, so its figures differ. At a single point so few past forecasts cannot tell two methods apart, so areas of about %2 neighbouring points are compared (test of Diebold and Mariano over the origins, overlapping horizons considered). Of the areas called better or worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the mean of all areas.</source>
            <translation type="vanished">Dies sind die Fehler von %1 vergangenen Ausgangsdaten, von Vorhersagen, die nicht aus dem gelernt hatten, womit sie verglichen werden. Der Trainingsbericht verwendet andere vergangene Daten, daher weichen seine Zahlen ab. An einem einzelnen Punkt können so wenige vergangene Vorhersagen zwei Methoden nicht unterscheiden; daher werden Gebiete von etwa %2 benachbarten Punkten verglichen (Test nach Diebold und Mariano über die Ausgangsdaten, mit Rücksicht auf überlappende Horizonte). Von den Gebieten, die besser oder schlechter genannt werden, ist es etwa eines von zehn nur durch Zufall. forecast_area_gain sagt, um wie viel Prozent der Fehler kleiner ist als der der besseren einfachen Vorhersage; wo vergangene Vorhersagen wenig sagen, wird der Wert zum Mittel aller Gebiete gezogen.</translation>
        </message>
        <message>
            <source>These are the errors from %1 past origins, of forecasts that had not learnt from what they are compared with. At a single point so few past forecasts cannot tell two methods apart, so areas of about %2 neighbouring points are compared (test of Diebold and Mariano over the origins, overlapping horizons considered). Of the areas called better or worse, about one in ten is called so by chance. forecast_area_gain is by how many percent the error is smaller than that of the better simple forecast; where past forecasts say little, it is drawn towards the mean of all areas.</source>
            <translation type="vanished">Dies sind die Fehler von %1 vergangenen Ausgangsdaten, von Vorhersagen, die nicht aus dem gelernt hatten, womit sie verglichen werden. An einem einzelnen Punkt können so wenige vergangene Vorhersagen zwei Methoden nicht unterscheiden; daher werden Gebiete von etwa %2 benachbarten Punkten verglichen (Test nach Diebold und Mariano über die Ausgangsdaten, mit Rücksicht auf überlappende Horizonte). Von den Gebieten, die besser oder schlechter genannt werden, ist es etwa eines von zehn nur durch Zufall. forecast_area_gain sagt, um wie viel Prozent der Fehler kleiner ist als der der besseren einfachen Vorhersage; wo vergangene Vorhersagen wenig sagen, wird der Wert zum Mittel aller Gebiete gezogen.</translation>
        </message>
        <message>
            <source>1 line</source>
            <translation type="vanished">1 Zeile</translation>
        </message>
        <message>
            <source>%1 lines</source>
            <translation type="vanished">%1 Zeilen</translation>
        </message>
        <message>
            <source>%1 before the header of %2 %3 passed over (the first: %4).</source>
            <translation type="vanished">%1 vor der Kopfzeile von %2 übergangen (die erste: %4).</translation>
        </message>
        <message>
            <source>At %1 of these points forecast_usable is yes.</source>
            <translation type="vanished">An %1 dieser Punkte ist forecast_usable yes.</translation>
        </message>
        <message>
            <source>Past movements cannot be measured: the series are too short, or the model's horizon is shorter than five steps. The interval of the movement is that of a single value, and may be too narrow.</source>
            <translation type="vanished">Frühere Bewegungen lassen sich nicht messen: Die Zeitreihen sind zu kurz oder der Vorhersagehorizont des Modells ist kürzer als fünf Schritte. Das Intervall der Bewegung ist das eines einzelnen Werts und kann zu schmal sein.</translation>
        </message>
        <message>
            <source>Forecast from %1 for %2 dates, %3 to %4; %5.</source>
            <translation type="vanished">Vorhersage ab %1 für %2 Zeitpunkte, %3 bis %4; %5.</translation>
        </message>
        <message>
            <source>Forecast from %1 for %2 date, %3 to %4; %5.</source>
            <translation type="vanished">Vorhersage ab %1 für %2 Zeitpunkt, %3 bis %4; %5.</translation>
        </message>
        <message>
            <source>No model is given: each point is forecast by a Kalman filter (level, velocity and season), whose few variances are estimated from these points.</source>
            <translation type="vanished">Kein Modell ist angegeben: jeder Punkt wird mit einem Kalman-Filter vorhergesagt (Niveau, Geschwindigkeit und Jahresgang), dessen wenige Varianzen aus diesen Punkten geschätzt werden.</translation>
        </message>
        <message>
            <source>For a single point, rely on it only where forecast_usable is yes (%1 of %2 points).</source>
            <translation type="vanished">Für einen einzelnen Punkt ist nur Verlass darauf, wo forecast_usable yes ist (%1 von %2 Punkten).</translation>
        </message>
        <message>
            <source>For a single point, do not rely on it: forecast_usable is yes at none of %1 points.</source>
            <translation type="vanished">Für einen einzelnen Punkt ist kein Verlass darauf: forecast_usable ist an keinem von %1 Punkten yes.</translation>
        </message>
        <message>
            <source>At %1 points it looked better, but chance could explain it (unclear).</source>
            <translation type="vanished">An %1 Punkten sah sie besser aus, doch das kann Zufall sein (unclear).</translation>
        </message>
        <message>
            <source>At %1 points, use the seasonal trend or the last value (no).</source>
            <translation type="vanished">Verwenden Sie an %1 Punkten den saisonalen Trend oder den letzten Wert (no).</translation>
        </message>
        <message>
            <source>These are the errors from %1 past origins. The training report uses other past dates, so its figures differ. The test of a single point is strict. 'yes': the error was at least 5% smaller than that of the better simple forecast, and chance does not explain it. 'unclear': the error was at least 5% smaller, but chance could explain it. Because horizons overlap, only about %2 of the origins is independent, so chance is ruled out at few points even where the forecast is better over all points.</source>
            <translation type="vanished">Dies sind die Fehler von %1 früheren Startdaten aus. Der Trainingsbericht verwendet andere frühere Zeitpunkte, daher weichen seine Zahlen ab. Der Test eines einzelnen Punkts ist streng. 'yes': Der Fehler war mindestens 5% kleiner als der der besseren einfachen Vorhersage, und Zufall erklärt das nicht. 'unclear': Der Fehler war mindestens 5% kleiner, doch Zufall könnte das erklären. Weil sich die Vorhersagehorizonte überlappen, ist nur etwa %2 der Startdaten unabhängig, sodass sich Zufall nur an wenigen Punkten ausschließen lässt, selbst wenn die Vorhersage über alle Punkte besser ist.</translation>
        </message>
        <message>
            <source>These are the errors from %1 past origins. The training report uses other past dates, so its figures differ. The test of a single point is strict. 'yes': the error was at least 5% smaller than that of the better simple forecast, and chance does not explain it. 'unclear': the error was at least 5% smaller, but chance could explain it. Because horizons overlap, only about %2 of the origins are independent, so chance is ruled out at few points even where the forecast is better over all points.</source>
            <translation type="vanished">Dies sind die Fehler von %1 früheren Startdaten aus. Der Trainingsbericht verwendet andere frühere Zeitpunkte, daher weichen seine Zahlen ab. Der Test eines einzelnen Punkts ist streng. 'yes': Der Fehler war mindestens 5% kleiner als der der besseren einfachen Vorhersage, und Zufall erklärt das nicht. 'unclear': Der Fehler war mindestens 5% kleiner, doch Zufall könnte das erklären. Weil sich die Vorhersagehorizonte überlappen, sind nur etwa %2 der Startdaten unabhängig, sodass sich Zufall nur an wenigen Punkten ausschließen lässt, selbst wenn die Vorhersage über alle Punkte besser ist.</translation>
        </message>
        <message>
            <source>Forecast movement from %1 to %2, mm%3; half the width of its %4% interval; and where past forecasts were better than the simple ones. %5 The interval of the movement was calibrated on past movements, so it includes the uncertainty at both ends.</source>
            <translation type="vanished">Vorhergesagte Bewegung von %1 bis %2, mm%3; die halbe Breite ihres %4%-Intervalls; und wo frühere Vorhersagen besser waren als die einfachen. %5 Das Intervall der Bewegung wurde an früheren Bewegungen kalibriert und enthält daher die Unsicherheit an beiden Enden.</translation>
        </message>
        <message>
            <source>What the model cannot forecast</source>
            <translation type="vanished">Was das Modell nicht vorhersagen kann</translation>
        </message>
        <message>
            <source>This model, mm</source>
            <translation type="vanished">Dieses Modell, mm</translation>
        </message>
        <message>
            <source>forecast usable</source>
            <translation type="vanished">Vorhersage verwendbar</translation>
        </message>
        <message>
            <source>point %1: %2; forecast_usable %3</source>
            <translation type="vanished">Punkt %1: %2; forecast_usable %3</translation>
        </message>
        <message>
            <source>Forecasts from %1 origins, %2 to %3, compared with observations at the measurement points: %4 values. The model that made them, including its scaling and early stopping, used only dates up to %5. %6 These are errors over all points together. Whether the forecast is better at a single point is a stricter test, which often stays undecided with few past dates. 'Forecast displacement' gives the answer for each point (forecast_usable).</source>
            <translation type="vanished">Vorhersagen von %1 Startdaten aus, %2 bis %3, verglichen mit Beobachtungen an den Messpunkten: %4 Werte. Das Modell, das sie erzeugt hat, verwendete nur Epochen bis %5, auch für Skalierung und Early Stopping. %6 Dies sind Fehler über alle Punkte zusammen. Ob die Vorhersage an einem einzelnen Punkt besser ist, ist ein strengerer Test, der bei wenigen früheren Zeitpunkten oft unentschieden bleibt. 'Verschiebung vorhersagen' gibt die Antwort für jeden Punkt (forecast_usable).</translation>
        </message>
        <message>
            <source>CRS is %1, but the columns %2/%3 of %4 contain %5 (such as %6). Leave CRS empty or set the right one.</source>
            <translation type="vanished">CRS ist %1, aber die Spalten %2/%3 von %4 enthalten %5 (zum Beispiel %6). Lassen Sie CRS leer oder setzen Sie das richtige.</translation>
        </message>
        <message>
            <source>%1 is the time series of one point (%2 dates) and does not say where the point is. Add a first line such as '# lat, lon: 41.90, 12.50', or import a table with coordinates.</source>
            <translation type="vanished">%1 ist die Zeitreihe eines Punktes (%2 Daten) und sagt nicht, wo der Punkt liegt. Ergänzen Sie eine erste Zeile wie '# lat, lon: 41.90, 12.50' oder importieren Sie eine Tabelle mit Koordinaten.</translation>
        </message>
        <message>
            <source>%1 is not a text table: it contains zero bytes. Is it another kind of file?</source>
            <translation type="vanished">%1 ist keine Texttabelle: Sie enthält Nullbytes. Ist es eine andere Art von Datei?</translation>
        </message>
        <message>
            <source>If the values are cm, neighbouring epochs differ by %1 mm. Set UNIT to cm if that is so.</source>
            <translation type="vanished">Sind die Werte cm, so unterscheiden sich benachbarte Epochen um %1 mm. Trifft das zu, UNIT auf cm setzen.</translation>
        </message>
        <message>
            <source>%1 states several units before its header or in the names of its epochs (%2). Set UNIT to the one of the displacement.</source>
            <translation type="vanished">%1 nennt vor der Kopfzeile oder in den Namen der Epochen mehrere Einheiten (%2). UNIT auf die der Verschiebung setzen.</translation>
        </message>
        <message>
            <source>A forecast continues what the series have shown. It does not foresee new causes (construction works, pumping, an earthquake, a slope failure). Where 'usable' is no, use the last value or the seasonal trend instead.</source>
            <translation type="vanished">Eine Vorhersage setzt fort, was die Zeitreihen gezeigt haben. Neue Ursachen (Bauarbeiten, Grundwasserentnahme, ein Erdbeben, eine Hangrutschung) sieht sie nicht voraus. Wo 'verwendbar' nein ist, verwenden Sie stattdessen den letzten Wert oder den saisonalen Trend.</translation>
        </message>
        <message>
            <source>Change of the level in a year</source>
            <translation type="vanished">Änderung des Niveaus in einem Jahr</translation>
        </message>
        <message>
            <source>%1 times the noise of a value</source>
            <translation type="vanished">das %1-Fache des Rauschens eines Werts</translation>
        </message>
        <message>
            <source>Change of the velocity in a year</source>
            <translation type="vanished">Änderung der Geschwindigkeit in einem Jahr</translation>
        </message>
        <message>
            <source>%1 times the noise of a value, a year</source>
            <translation type="vanished">das %1-Fache des Rauschens eines Werts, je Jahr</translation>
        </message>
        <message>
            <source>Size of excursions</source>
            <translation type="vanished">Größe der Ausschläge</translation>
        </message>
        <message>
            <source>Excursions fade in</source>
            <translation type="vanished">Ausschläge klingen ab in</translation>
        </message>
        <message>
            <source>The field %1 of %2 contains something other than numbers: %3.</source>
            <translation type="vanished">Das Feld %1 von %2 enthält etwas anderes als Zahlen: %3.</translation>
        </message>
        <message>
            <source>did not come to its end within %1 s</source>
            <translation type="vanished">in %1 s nicht zu Ende kam</translation>
        </message>
        <message>
            <source>unpacks to %1 MB</source>
            <translation type="vanished">entpackt sich auf %1 MB</translation>
        </message>
        <message>
            <source>%1 %2; workbooks of at most %3 MB are read. Save the sheet as CSV.</source>
            <translation type="vanished">%1 %2; gelesen werden Arbeitsmappen bis %3 MB. Das Blatt als CSV speichern.</translation>
        </message>
        <message>
            <source>%1 stores its geometry as %2; expected WKB. Export it as GeoPackage.</source>
            <translation type="vanished">%1 speichert seine Geometrie als %2; erwartet wird WKB. Exportieren Sie die Datei als GeoPackage.</translation>
        </message>
        <message>
            <source>%1 mixes coordinate reference systems: %2 points are in degrees, %3 in other units. Split it into one file per system.</source>
            <translation type="vanished">%1 mischt Koordinatenbezugssysteme: %2 Punkte sind in Grad, %3 in anderen Einheiten. Teilen Sie die Datei in eine Datei je System auf.</translation>
        </message>
        <message>
            <source>All %1 points of %2 are at one place (%3), by %4. Set X_FIELD and Y_FIELD to the columns with the coordinates.</source>
            <translation type="vanished">Alle %1 Punkte von %2 liegen an einem Ort (%3), nach: %4. Setzen Sie X_FIELD und Y_FIELD auf die Spalten mit den Koordinaten.</translation>
        </message>
        <message>
            <source>%1 is a view that did not come to its end within %2 s. Save it as a layer of its own.</source>
            <translation type="vanished">%1 ist eine Sicht (View), die in %2 s nicht zu ihrem Ende kam. Speichern Sie sie als eigenen Layer.</translation>
        </message>
        <message>
            <source>%1 is a view that cannot be read (%2). Save it as a layer of its own.</source>
            <translation type="vanished">%1 ist eine Sicht (View), die nicht gelesen werden kann (%2). Speichern Sie sie als eigenen Layer.</translation>
        </message>
        <message>
            <source>%1 contains %2 geometries; expected one point per row. Convert them to points first ('Centroids').</source>
            <translation type="vanished">%1 enthält %2-Geometrien; erwartet wird ein Punkt je Zeile. Wandeln Sie sie zuerst in Punkte um ('Zentroide').</translation>
        </message>
        <message>
            <source>%1 unpacks to %2 MB; workbooks of at most %3 MB are read. Save the sheet as CSV.</source>
            <translation type="vanished">%1 wird entpackt %2 MB groß; Arbeitsmappen bis %3 MB werden gelesen. Speichern Sie das Blatt als CSV.</translation>
        </message>
        <message>
            <source>The lines before the header of %1 state the units %2. Set UNIT to the one of the displacement.</source>
            <translation type="vanished">Die Zeilen vor der Kopfzeile von %1 nennen die Einheiten %2. UNIT auf die der Verschiebung setzen.</translation>
        </message>
        <message>
            <source>%1 has dates but no coordinates%2; looked for the columns %3, with or without a prefix. Set X_FIELD and Y_FIELD to the columns with the coordinates.</source>
            <translation type="vanished">%1 hat Daten, aber keine Koordinaten%2; gesucht wurden die Spalten %3, mit oder ohne Vorsilbe. Setzen Sie X_FIELD und Y_FIELD auf die Spalten mit den Koordinaten.</translation>
        </message>
        <message>
            <source>%1 does not say the coordinate reference system of %2/%3. Set CRS.</source>
            <translation type="vanished">%1 gibt das Koordinatenbezugssystem von %2/%3 nicht an. Setzen Sie CRS.</translation>
        </message>
        <message>
            <source>imported</source>
            <translation type="vanished">importiert</translation>
        </message>
        <message>
            <source>inferred from the %1, %2</source>
            <translation type="vanished">erschlossen aus: %1, %2</translation>
        </message>
        <message>
            <source>inferred from the velocities (%1)</source>
            <translation type="vanished">erschlossen aus den Geschwindigkeiten (%1)</translation>
        </message>
        <message>
            <source>a number above 0</source>
            <translation type="vanished">eine Zahl über 0</translation>
        </message>
        <message>
            <source>%1 has more than %2 fields; at most that many are read.</source>
            <translation type="vanished">%1 hat mehr als %2 Felder; höchstens so viele werden gelesen.</translation>
        </message>
        <message>
            <source>The model's tensor %1 contains values that are not numbers. Train the model again.</source>
            <translation type="vanished">Der Tensor %1 des Modells enthält Werte, die keine Zahlen sind. Trainieren Sie das Modell neu.</translation>
        </message>
        <message>
            <source>The model file %1 does not exist. Choose a .safetensors file made by a training algorithm.</source>
            <translation type="vanished">Die Modelldatei %1 existiert nicht. Wählen Sie eine .safetensors-Datei, die ein Trainingsalgorithmus erzeugt hat.</translation>
        </message>
        <message>
            <source>The package %1 is missing from the core's Python environment. Run the algorithm 'Install environment' (insarforecast:installenvironment).</source>
            <translation type="vanished">Das Paket %1 fehlt in der Python-Umgebung des Rechenkerns. Führen Sie den Algorithmus 'Umgebung installieren' (insarforecast:installenvironment) aus.</translation>
        </message>
        <message>
            <source>%1 %2 cannot be loaded (%3).%4</source>
            <translation type="vanished">%1 %2 kann nicht geladen werden (%3).%4</translation>
        </message>
        <message>
            <source>Comparing past forecasts with persistence and the seasonal trend</source>
            <translation type="vanished">Frühere Vorhersagen werden mit Persistenz und saisonalem Trend verglichen</translation>
        </message>
        <message>
            <source>The field %1 of %2 contains something other than numbers: %3</source>
            <translation type="vanished">Das Feld %1 von %2 enthält etwas anderes als Zahlen: %3</translation>
        </message>
        <message>
            <source>%1 has dates but no coordinates; looked for the columns %2. Set X_FIELD and Y_FIELD to the columns with the coordinates.</source>
            <translation type="vanished">%1 hat Datumsangaben, aber keine Koordinaten; gesucht wurden die Spalten %2. Setzen Sie X_FIELD und Y_FIELD auf die Spalten mit den Koordinaten.</translation>
        </message>
        <message>
            <source>%1 does not say the coordinate reference system of %2/%3 (such as %4). Set CRS, for example to the UTM zone of the data.</source>
            <translation type="vanished">%1 gibt das Koordinatenbezugssystem von %2/%3 (zum Beispiel %4) nicht an. Setzen Sie CRS, zum Beispiel auf die UTM-Zone der Daten.</translation>
        </message>
        <message>
            <source>The coordinates of %1 (such as %2) lie outside the valid area of %3. Set CRS to the right one.</source>
            <translation type="vanished">Die Koordinaten von %1 (zum Beispiel %2) liegen außerhalb des Gültigkeitsbereichs von %3. Setzen Sie CRS auf das richtige.</translation>
        </message>
        <message>
            <source>The columns %1 and %2 of %3 contain no coordinates.</source>
            <translation type="vanished">Die Spalten %1 und %2 von %3 enthalten keine Koordinaten.</translation>
        </message>
        <message>
            <source>%1 has no date fields (its fields: %2); expected one field per epoch, named like 20240131, D20240131, D_20240131, 2024-01-31 or 2024/1/31. Does it contain time series? If it is an EGMS CSV file opened as a layer, run 'Import InSAR time series' on it first.</source>
            <translation type="vanished">%1 hat keine Datumsfelder (vorhandene Felder: %2); erwartet wird ein Feld je Epoche mit einem Namen wie 20240131, D20240131, D_20240131, 2024-01-31 oder 2024/1/31. Enthält die Tabelle Zeitreihen? Wenn es eine als Layer geöffnete EGMS-CSV-Datei ist, führen Sie zuerst 'InSAR-Zeitreihen importieren' damit aus.</translation>
        </message>
        <message>
            <source>inferred from the scatter of the values</source>
            <translation type="vanished">aus der Streuung der Werte geschlossen</translation>
        </message>
        <message>
            <source>A shapefile can have %1 fields; %2 would need %3 (one per date among them). Choose GeoPackage (.gpkg) or FlatGeobuf (.fgb).</source>
            <translation type="vanished">Ein Shapefile kann %1 Felder haben; %2 bräuchte %3 (darunter eines je Datum). Wählen Sie GeoPackage (.gpkg) oder FlatGeobuf (.fgb).</translation>
        </message>
        <message>
            <source>Points cannot be written in the format of %1. Choose .gpkg (GeoPackage) or .fgb (FlatGeobuf).</source>
            <translation type="vanished">Im Format von %1 können keine Punkte geschrieben werden. Wählen Sie .gpkg (GeoPackage) oder .fgb (FlatGeobuf).</translation>
        </message>
        <message>
            <source>The coordinate reference system of %1 is unknown: %2</source>
            <translation type="vanished">Das Koordinatenbezugssystem von %1 ist unbekannt: %2</translation>
        </message>
        <message>
            <source>The grid %1 is in degrees (%2); expected a projected system in metres. Reproject it, or make it with 'Grid time series'.</source>
            <translation type="vanished">Das Raster %1 ist in Grad (%2); erwartet wird ein projiziertes System in Metern. Reprojizieren Sie es oder erstellen Sie es mit 'Zeitreihen rastern'.</translation>
        </message>
        <message>
            <source>The grid %1 does not exist.</source>
            <translation type="vanished">Das Raster %1 existiert nicht.</translation>
        </message>
        <message>
            <source>%1 contains %2 CSV files (%3); expected one. Unpack it and import one at a time.</source>
            <translation type="vanished">%1 enthält %2 CSV-Dateien (%3); erwartet wird eine. Entpacken Sie das Archiv und importieren Sie die Dateien einzeln.</translation>
        </message>
        <message>
            <source>%1 is protected by a password. Unpack it and import the CSV file.</source>
            <translation type="vanished">%1 ist durch ein Passwort geschützt. Entpacken Sie das Archiv und importieren Sie die CSV-Datei.</translation>
        </message>
        <message>
            <source>The ZIP %1 is damaged or incomplete (%2). Download it again.</source>
            <translation type="vanished">Das ZIP %1 ist beschädigt oder unvollständig (%2). Laden Sie es erneut herunter.</translation>
        </message>
        <message>
            <source>%1 cannot be read as a table: %2</source>
            <translation type="vanished">%1 kann nicht als Tabelle gelesen werden: %2</translation>
        </message>
        <message>
            <source>%1 contains bytes that are not text. Is it complete?</source>
            <translation type="vanished">%1 enthält Bytes, die kein Text sind. Ist die Datei vollständig?</translation>
        </message>
        <message>
            <source>an XML</source>
            <translation type="vanished">eine XML-Datei</translation>
        </message>
        <message>
            <source>%1 is a folder. Export points in one file and choose that file.</source>
            <translation type="vanished">%1 ist ein Ordner. Exportieren Sie die Punkte in eine Datei und wählen Sie diese.</translation>
        </message>
        <message>
            <source>The file %1 does not exist.</source>
            <translation type="vanished">Die Datei %1 existiert nicht.</translation>
        </message>
        <message>
            <source>%1 is damaged or cannot be read to its end: %2</source>
            <translation type="vanished">%1 ist beschädigt oder kann nicht bis zum Ende gelesen werden: %2</translation>
        </message>
        <message>
            <source>%1 cannot be read as a vector file: %2. Is it complete and in a known format?</source>
            <translation type="vanished">%1 kann nicht als Vektordatei gelesen werden: %2. Ist die Datei vollständig und in einem bekannten Format?</translation>
        </message>
        <message>
            <source>The scatter of the values does not show their unit; mm was assumed. Set UNIT if that is wrong.</source>
            <translation type="vanished">Die Streuung der Werte lässt ihre Einheit nicht erkennen; mm wurde angenommen. Setzen Sie UNIT, falls das falsch ist.</translation>
        </message>
        <message>
            <source>The values change too smoothly from epoch to epoch to show their unit; %1 was assumed. Set UNIT if that is wrong.</source>
            <translation type="vanished">Die Werte ändern sich von Epoche zu Epoche zu gleichmäßig, um ihre Einheit erkennen zu lassen; %1 wurde angenommen. Setzen Sie UNIT, falls das falsch ist.</translation>
        </message>
        <message>
            <source>The values scatter by %1 between epochs, which indicates %2</source>
            <translation type="vanished">Die Werte streuen zwischen den Epochen um %1, was auf %2 hinweist</translation>
        </message>
        <message>
            <source>%1. Set UNIT if that is wrong.</source>
            <translation type="vanished">%1. Setzen Sie UNIT, falls das falsch ist.</translation>
        </message>
        <message>
            <source>Two releases may have been joined there. The join itself may be some weeks from this date: check some series, or the product's release notes.</source>
            <translation type="vanished">Dort wurden möglicherweise zwei Releases verbunden. Der Übergang selbst kann einige Wochen von diesem Datum entfernt sein: Prüfen Sie einige Zeitreihen oder die Versionshinweise des Produkts.</translation>
        </message>
    </context>
</TS>

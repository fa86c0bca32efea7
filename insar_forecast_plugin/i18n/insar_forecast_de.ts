<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
    <context>
        <name>InsarForecast</name>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Back-test forecasters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Forecasting</source>
            <translation>Vorhersage</translation>
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Methods</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Forecasters to compare. Persistence and the seasonal trend always run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Number of origins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Number of past dates to forecast from. Fewer are used if the series are too short.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>First origin (% of the epochs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Position of the first origin. The methods are fitted on the epochs before it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Epochs between origins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Origins that are farther apart are more independent of each other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Refit at each origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Slower. Shows what regular retraining would achieve.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Forecast length.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Length of the past that each forecast uses.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Used by the methods that need a grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Interval level (%)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Level of the intervals whose coverage is measured.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>The same seed gives the same result on the same computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Skill at the points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Points with rmse_&lt;method&gt; in mm, skill_&lt;method&gt; against the better of persistence and seasonal trend, and better: yes, no or not_distinguishable (chance could explain the difference).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Metrics</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>All scores as JSON.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>Back-test report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/backtest.py" />
            <source>HTML: errors per horizon and origin, coverage, and maps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>Check environment</source>
            <translation>Umgebung prüfen</translation>
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>Environment</source>
            <translation>Umgebung</translation>
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>Environment report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/checkenvironment.py" />
            <source>HTML: Python, packages, device, and what to do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Classify trends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Trends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Measurement points with one field per epoch, in mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Classifier. network: the neural network that comes with the plugin. statistical: statistical tests. both: the network's class, with a flag where the tests disagree.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Stable up to (mm/yr)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>A point that never moves faster than this is stable.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Reference</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median velocity of all points. field: a velocity for each point. Use it where a whole area moves with its plate.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Reference velocity field (mm/yr)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Needed where the reference is 'field'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Half wavelength (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Size of an unwrapping error. Empty: that of the layer's sensor, or 27.73 mm (Sentinel-1) if the sensor is unknown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Dates at which two releases were joined</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Dates such as 2022-01-05, separated by commas. A step there does not count as an unwrapping error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Model from 'Train trend classifier'. Empty: the model that comes with the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points with trends</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Points with trend (the class), trend_score (0 to 1), the probability of each class, the class from the tests, velocity, acceleration, breakpoint and jump. Existing trend fields are replaced.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>Trend report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/classifytrends.py" />
            <source>HTML: percentage of each class, network compared with tests, a map, and example series.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Time between forecast dates, in days. Empty: the median of the last 12 intervals.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Processor to use. auto: a graphics card if there is one, otherwise the CPU.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Lookback (days)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Horizon (days)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Time step (days)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Cells along the longer side</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>Device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/declarations.py" />
            <source>In scripts, give its CRS too: xmin,xmax,ymin,ymax [EPSG:3035].</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Explain forecasters</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Model from 'Train forecaster' with the preset anchored. Its lookback is used for all methods. Empty: a model is fitted to the points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Forecasters to explain.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Length of the forecasts to explain. Empty: one time step, as in the publication.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Importance by lag</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>CSV: method, lag_days (age of the epoch at the origin), importance (sums to 1 per method). The last row of the anchored CNN-LSTM sums all older epochs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>Explanation report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/explainforecast.py" />
            <source>HTML: importance by age of the epochs, and similarity to persistence.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast displacement</source>
            <translation>Verschiebung vorhersagen</translation>
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Model from 'Train forecaster'. The dialog offers the one that was trained last.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Raster stack with the same dates as the points. Empty: created automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast length in days. Empty: the model's horizon, which is also the maximum.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Percentage of future observations that should fall inside the interval, averaged over dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Threshold (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Movement after the last epoch, counted from the point's level at that date. The probability of passing it is added to the outputs. Negative: away from the satellite, down, west or south.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Velocity threshold (mm/yr)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>The same for the mean velocity over the horizon. Signs as above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast at the points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Points with D&lt;date&gt; observed, F&lt;date&gt; forecast, L&lt;date&gt; and U&lt;date&gt; ends of the interval (mm); forecast_change: movement from the last epoch to the last forecast date (mm), with the ends of its interval in forecast_change_lower and forecast_change_upper; and forecast_usable: whether it is expected to beat persistence and the seasonal trend there. With a threshold also exceedance_p (probability of passing it within the horizon, 0 to 1) and exceedance_date (when that reaches 50%); with a velocity threshold exceedance_velocity_p.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast movement map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF in mm, one band for each future date: the movement since the last observed date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF in mm, one band for each future date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Half width of the interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Probability of passing the threshold</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF, 0 to 1, one band for each future date: passed by then. Of the velocity threshold, one band, where it alone is given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Days until the threshold is likely passed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>GeoTIFF, one band: days from the last epoch until the probability reaches 50%; empty if never.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Series for animation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Table of one row for each point and date (id, date, until, kind observed or forecast, value, lower, upper in mm) that the temporal controller plays. Large: points times dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>Forecast report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/forecast.py" />
            <source>HTML: the forecast in figures, and what it rests on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Grid time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Gridding</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Interpolation. linear and cubic: on triangles. nearest: the nearest point. idw: inverse distance weights.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Pixel size (m)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Empty: the cell size of the product if it is gridded, otherwise twice the median point spacing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Overrides the pixel size. Cells are square. The network of the publication used 256.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Maximum distance to a point (m)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Cells farther away from all points stay empty. Empty: chosen automatically and named in the log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Extent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Extent of the grid. Empty: the extent of the points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>GeoTIFF in mm, one band per epoch, named by its date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Gridding report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>HTML: cross-validation error of the interpolation, and percentage of the grid that is covered.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/gridtimeseries.py" />
            <source>Cross-validation error (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Summary page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Reports</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Points with classes or a forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Output of 'Classify trends' or 'Forecast displacement'. For both on one page, run one on the output of the other.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Title</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Page title. Empty: the name of the file that was imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Points in the list</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>Number of points to list and to number on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/handoverpage.py" />
            <source>HTML. Prints on one A4 sheet.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Import InSAR time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Time series file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>EGMS file (CSV, or ZIP as downloaded), or any CSV, shapefile or GeoPackage with date columns.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>CRS of the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Coordinate reference system of the coordinates. Empty: taken from the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Area of interest</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Only points inside these polygons are imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Only points inside this extent are imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>First date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Earlier epochs are not imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Last date</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Later epochs are not imported.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Minimum coherence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Points with a lower temporal coherence are not imported. The file must have a coherence column.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Easting or longitude column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Empty: found by its name.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Northing or latitude column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Identifier column</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Empty: found by its name. Identifiers are kept as text.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Displacement unit in the file</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>The output is always in mm. auto: found from the product or from the scatter of the values, and named in the log.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Component</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Direction of the measurement: los (line of sight, + towards the satellite), up, east or north. auto: taken from the file if it says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Points with pid, the attributes of the file, and one field D&lt;date&gt; per epoch, in mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Number of points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Number of epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/importtimeseries.py" />
            <source>Number of rows not imported</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Install environment</source>
            <translation>Umgebung installieren</translation>
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Program of Python 3.11 or newer, not the one of QGIS. Empty: found automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Folder with wheel files to install from, for computers without a network.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>cpu: small, runs everywhere. gpu: uses graphics cards. auto: chosen for this computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Python</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Wheel folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>PyTorch build</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/installenvironment.py" />
            <source>Environment folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/model_designer.py" />
            <source>Open a Copy in Model Designer…</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Simulate InSAR time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Scenario</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Kind of movement. mixed: all of the others, with points of every trend class. stable: no movement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Number of measurement points to create.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Number of dates in each series.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Time between epochs (days)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Interval from one date to the next.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Noise (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Standard deviation of the noise. Part of the noise is correlated in time and space.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Missing values (%)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Percentage of values to leave empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>The same seed gives the same points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Area of the points. Empty: a square of a few kilometres.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>CRS</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Coordinate reference system of the points, in metres. Empty: EPSG:3035.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Simulated points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Points with one field D&lt;date&gt; per epoch, in mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>Truth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/simulate.py" />
            <source>The same points without noise, with their true class, breakpoint and jumps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Train forecaster</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Raster stack from 'Grid time series' with the same dates as the points. Empty: created automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>anchored: a linear forecast at every point, corrected by a neural network, with intervals. paper: the CNN-LSTM of the publication, on the grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Length of the past that each forecast uses. Below 365 days it misses the season.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Longest forecast that the model can make.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Size of the grid that is created automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Training epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Maximum number of passes over the data. Training stops earlier once the validation error no longer improves. Empty: the preset's number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Learning rate</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Step size of the training. Empty: the preset's value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>The same seed gives the same model on the same computer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>One .safetensors file for 'Forecast displacement'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Training report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>HTML: loss curves, error per horizon compared with persistence, and forecasts with observations.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of the model (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of persistence (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/trainforecaster.py" />
            <source>Validation error of the seasonal trend (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Train trend classifier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Labelled points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Points with one field per epoch, in mm, and a field with the class. Empty: trains on simulated series only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Class field</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Contains stable, linear, quadratic, bilinear or unwrapping_error, in any usual spelling. Points without a class are ignored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Simulated series per class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Number of series to simulate for each class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>default: a residual network for series of any length. paper: the network of the publication.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Maximum number of passes over the series. Empty: the preset's number.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>One .safetensors file for 'Classify trends'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Classifier report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>HTML: confusion matrix of the test set, precision, recall, F1, and loss curves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../processing/traintrendclassifier.py" />
            <source>Accuracy on the test set (0 to 1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Click a point on the map. Ctrl or Shift adds it to the others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Drag a rectangle on the map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Click the corners of a polygon on the map. Right-click to finish.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot selected features</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot the features selected in QGIS, with its selection tools or in the attribute table.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Mean of area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Plot the mean of all points in an area or selection as one series. The band is one standard deviation of the points to each side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Keep</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Add to the points shown instead of replacing them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Subtract the point selected in the list from all others. Click again to stop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove the points selected in the list.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Clear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Remove all points and the reference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Trend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Fitted line with an annual signal and the shape of the point's trend class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Residuals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Observed minus trend, in a second plot.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Replicas ±</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>The series shifted up and down by half a wavelength, as an unwrapping error would shift it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Half the radar wavelength: 27.7 mm for Sentinel-1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Export...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/dock_controls.py" />
            <source>Save the series as a table (CSV) or the plot as a picture (PNG, SVG).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>InSAR Forecast: environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The plugin's own environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Another Python that has the packages:</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Use and check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Install</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Cancel</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>What a check or an installation says is shown here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>You can close this window: the work goes on in the background.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python of the calculations</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Install the plugin's own environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Nothing is running.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Starting the check</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Starting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Build of torch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Folder of wheels (optional)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python (optional)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>cpu is the smallest and runs everywhere. gpu uses graphics cards. auto takes what fits this machine.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>For machines without a network: a folder with the wheel files to install from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Python 3.11 or newer to make the environment with. Empty: found automatically.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>The program of a Python 3.11 or newer. Never QGIS's own Python.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Only to install without a network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Found automatically</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Choose a Python first, or choose the plugin's own environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Cancelling ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Failed. The log says why.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/environment_dialog.py" />
            <source>Finished.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Trend class, with its score from 0 to 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>mm/yr</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Velocity of the fitted trend, before and after a break.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Annual, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Amplitude of the annual signal in the fitted trend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Movement, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Movement from the level at the last epoch to the end of the forecast, with its interval.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Quality</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Quality of the forecast here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Usable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Whether the forecast should beat the simple forecasts here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>RMSE, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Field rmse of the layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>RMSE of series, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Field rmse_ts of the layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Coherence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Temporal coherence, from 0 to 1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source>Layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/series_list.py" />
            <source> (reference)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../ui/time_series_dock.py" />
            <source>InSAR time series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>EGMS file to forecast</source>
            <translation>EGMS-Datei zu Vorhersage</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>Models</source>
            <translation>Modelle</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>Imports an EGMS file, trains a forecaster on it, and forecasts at the points and as a map.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>Only points inside this extent are imported. Empty: all points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>EGMS file (CSV, or ZIP as downloaded), or another time series file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_forecast.model3" />
            <source>EGMS file</source>
            <translation>EGMS-Datei</translation>
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>EGMS file to trend classes, forecast and summary page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Imports an EGMS file, puts every point into a trend class, forecasts it, and writes a summary page.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Velocity to subtract before a point is judged stable. none: nothing is subtracted. median: the median velocity of all points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Classification method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_page.model3" />
            <source>Points with classes and forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_trends.model3" />
            <source>EGMS file to trend classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../resources/models/egms_to_trends.model3" />
            <source>Imports an EGMS file and puts every point into a trend class.</source>
            <translation type="unfinished" />
        </message>
    </context>
    <context>
        <name>core</name>
        <message>
            <location filename="../core/__main__.py" />
            <source>The job speaks protocol %1, this core %2. Restart QGIS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/__main__.py" />
            <source>The memory of this machine did not suffice. Take a smaller area, fewer dates or a smaller grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>It was made by an earlier version, was changed or is incomplete; train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model file lacks the tensor %1. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 has shape %2, expected %3. Train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model's tensor %1 holds values that are not numbers. Train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model file does not say its %1. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>There is no model file %1. Choose a .safetensors file that a training algorithm has made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is empty (0 bytes). Train the model again, or copy the file again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is not a .safetensors file, or it is cut off (%2). Choose a file that a training algorithm of this plugin has made, or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>The model file says that its %1 is %2; expected %3. It was changed or is damaged; train it again, or copy it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a whole number from %1 to %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a number above 0</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a date such as 2024-01-31</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>a group of values by name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>the component, product and track that were measured</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is a .safetensors file of another program: it carries no description of an InSAR Forecast model. Choose a file that a training algorithm of this plugin has made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 has model format %2, made by version %3 of the plugin; this version reads up to format %4. Update the plugin, or train the model again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 is a model of kind %2; expected %3. Choose a file that the training algorithm of this task has made.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/bundle.py" />
            <source>%1 or %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/device.py" />
            <source>DEVICE is %1, but torch %2 finds none here. Choose auto or cpu, or install the GPU build with the algorithm 'Install environment' (BUILD gpu).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Loading %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Interpreter</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>System</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Plugin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Device</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1: %2 (required %3)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Done</source>
            <translation>Fertig</translation>
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 %2 is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Install the system's OpenMP library (on Debian and Ubuntu: libgomp1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 %2 cannot be loaded (%3).%4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 is %2; the plugin was tested with %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>ended with exit status %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>none: torch cannot be loaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>graphics card (CUDA: %1)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>graphics processor of the Apple chip (MPS)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>CPU (%1 threads)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python %1 is too old. 3.11 or newer is needed. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>All required packages are installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>A system library is missing: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>cannot be loaded</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>%1 of %2 packages cannot be used: %3. %4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>All required packages are installed, but not all in the tested version: %1. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Package</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Required version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Found version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>State</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Python environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Machine</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>Packages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/diagnosis.py" />
            <source>not the tested version</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/errors.py" />
            <source>Run the algorithm 'Install environment' (insarforecast:installenvironment).</source>
            <translation>Führen Sie den Algorithmus 'Umgebung installieren' (insarforecast:installenvironment) aus.</translation>
        </message>
        <message>
            <location filename="../core/forecasting/anchor.py" />
            <source>Fitting the linear anchor</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Fitted</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>The series have %1 epochs; the model looks back over %2. Use longer series, or train a model with a shorter LOOKBACK_DAYS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>%1 steps ahead are asked for; the model forecasts %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>count as much as newer ones</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>count less, 37% after %1 epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Calendar</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Penalty of the linear forecast (the larger, the more cautious)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Older dates in training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>%1; at other horizons %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Error of the linear forecast on the span that chose these, by horizon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>Share of the network's correction (0 to 1), by horizon, before horizons are smoothed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_forecaster.py" />
            <source>The network did not improve the validation error and is not used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_weights.py" />
            <source>8 neighbours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_weights.py" />
            <source>64 neighbours</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_weights.py" />
            <source>all points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_weights.py" />
            <source>Explaining the anchored CNN-LSTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/anchored_weights.py" />
            <source>Share of the network's correction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>The series have %1 epochs: from the first origin at %2% (%3 epochs) a horizon of %4 steps would end after the series. Take a smaller FIRST_ORIGIN or HORIZON_DAYS, or longer series.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>ORIGINS is %1, but only %2 fit: each needs %3 later epochs to compare with. Take a smaller FIRST_ORIGIN, ORIGIN_STEP or HORIZON_DAYS for more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>Back-testing %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>%1 is left out: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest.py" />
            <source>No case was both observed and forecast by all methods. Take fewer METHODS, or points with later values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>%1 points, %2 epochs; %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>%1 is left out: it could not be run.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>Writing the results</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>Of the %1 epochs, the methods may learn from the %2 before the first origin. %3 A larger FIRST_ORIGIN helps as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>%1 of %2 points have no score (their fields are empty): none of their values after the origins was both observed and forecast by all methods.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>%1 is left out: it needs a map, and all points lie at one place, so none can be made of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>Skill of %1, %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_operation.py" />
            <source>skill of %1 against the better simple forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>persistence (last value)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>linear trend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>seasonal trend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>ridge on own lags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>LASSO on own lags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>LightGBM on own lags</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>CNN-LSTM of the paper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>anchored CNN-LSTM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Skill against persistence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>None of these methods knows causes. A source that starts, stops or hastens after the origin (a mine panel, a well, a slide, an earthquake) is in no forecast made before it. Neither are unwrapping errors and the noise of a single date, which sets a floor to every error given here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 origins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 is the best method that was run: its error is %2 mm (%3).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 and %2 are practically equal here: their errors are %3 mm and %4 mm (%5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 is the better forecast here: its error is %2 mm, that of %3 %4 mm (%5).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>its error is %1 mm, that of %2 %3 mm (%4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>A forecast by %1 is worth using here: %2; the difference is beyond chance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>A forecast by %1 cannot be told from %2 with certainty: %3. More origins, farther apart (ORIGIN_STEP), would tell more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>A forecast by %1 cannot be told from %2 with certainty: %3. More origins would tell more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>the %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Back-test of forecasters: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Error by horizon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Forecasts from %1 origins, %2 to %3; each method saw only what was known then, and was %4. %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>fitted anew at each origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>fitted once, before the first origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Root mean square error at the points by horizon, mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>RMSE, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Mean absolute error, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>R2 of the change since the origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Is a difference beyond chance?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Method</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Difference of squared error, mm2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Better</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Against the %1, the better of the two simple forecasts; Diebold-Mariano test over origins, a date counted as one observation. Origins whose horizons overlap are taken to be correlated by the share of dates they have in common, so origins that are close together tell little.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Intervals</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Intervals are to hold %1% of what comes; they are calibrated at each origin from its past.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Share of what came that lay inside the intervals, by horizon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Coverage, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Lowest and highest origin, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Mean width, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>CRPS, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 to %2</source>
            <translation>%1 bis %2</translation>
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Whole dates are off together, so that single origins hold more or less than the average.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Where it is better</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 against the better of persistence and seasonal trend of each point: better at %2 of the points beyond chance, worse at %3, not distinguishable at the others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Skill against the better simple forecast of each point: above 0 (blue) is better.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>Five points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>What no method can know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>%1 days (h=%2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>1 - RMSE / RMSE of persistence; above 0 is better than the last value. The fields skill_&lt;method&gt; of the layer are against the better simple forecast of each point instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>days ahead</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>inside, %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>skill against the better simple forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>history</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>what came</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>point %1, error %2 mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/backtest_report.py" />
            <source>From the smallest to the largest error: history, the first origin's forecast with its %1% interval, and what came.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/baselines.py" />
            <source>Fitting %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/baselines.py" />
            <source>No window of %1 epochs has an observed target %2 steps later.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/baselines.py" />
            <source>Windows a horizon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/baselines.py" />
            <source>up to %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/baselines.py" />
            <source>Seed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>HORIZON_DAYS is %1 days (%2 steps of %3 days), but the model forecasts %4 days (%5 steps). Ask for less, or train a model with a longer horizon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>The model file does not say its calendar. It was changed; train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>The model file has an impossible calendar (%1). Train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>horizon %1 days (%2 steps of %3 days), lookback %4 days (%5 epochs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>The series have %1 epoch(s); a forecast needs many. Check that the date fields were recognised.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>STEP_DAYS is %1 days, but the last epochs of these series are %2 days apart: a forecaster reads epochs one by one, so the two may differ by %3 at most. Leave STEP_DAYS empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>The series have %1 epochs over %2 days; a lookback of %3 days (%4 epochs) and a horizon of %5 days (%6 steps of %7 days) need at least %8. Take a longer series, or smaller LOOKBACK_DAYS or HORIZON_DAYS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/calendar.py" />
            <source>There are no epochs between %1 and %2 (%3 days, the step is %4). Forecasts that look back across the gap rest on older data, and errors given per step hold for the step, not the gap.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/correction.py" />
            <source>Fitting the network's last layer to the region</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>Probability of passing the velocity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>Probability of passing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>At %1 of these points forecast_usable is yes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>By %1, %2 of %3 points more likely than not %4; %5 do so with a probability of 90% or more.%6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>move by %1 after %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>move at %1 on the average from %2 to %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance.py" />
            <source>%1 %2 or more %3 (%4)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance_maps.py" />
            <source>Probability of passing, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance_maps.py" />
            <source>probability to %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance_maps.py" />
            <source>Days until passed, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/exceedance_maps.py" />
            <source>days until more likely than not to %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_operation.py" />
            <source>METHODS is empty. Choose at least one of lasso, lightgbm and cnn_lstm_anchored.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_operation.py" />
            <source>Neither TABLE nor REPORT is given, so nothing would be kept. Name at least one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_operation.py" />
            <source>MODEL is given but %1 is not among METHODS: only its lookback is used.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_operation.py" />
            <source>Explaining %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>LightGBM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Every past value moves a forecast away from the mean forecast by some amount; the mean size of these amounts is the importance of its epoch. They are exact for LASSO and for the linear part of the anchored CNN-LSTM, SHAP contributions for LightGBM, and integrated gradients for the network's correction. Each method's importances sum to 1. Importance tells what a forecast rests on, not whether it is good: the errors below tell that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>A forecast that repeats the last value gives all importance to the last epoch and forecasts a change of size 0. The size of the forecast change is the root mean square of what is forecast to change, over that of the change that came; a good forecast of noisy series is well below 1, since noise cannot be forecast. The correlation between both says whether the change that is forecast is the one that comes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>arXiv 2509.18176 found, on EGMS L3 series forecast one epoch ahead, that LASSO and LightGBM rest almost wholly on the last epoch.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Importance of the last epoch: %1. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>leans on the last value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>lean on the last value</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>gives it about half</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>give it about half</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>rests mostly on other epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>rest mostly on other epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>%1 and %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>What forecasts rest on: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Importance by age</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Importance of past epochs by their age at the origin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Last epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Up to %1 days old</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Older than the lookback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Shares of a method's importance. Older epochs reach the anchored CNN-LSTM through its seasonal trend.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Likeness to persistence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Importance of the last epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Size of the forecast change</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Correlation with what came</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Persistence, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>The errors are of the explained forecasts alone; 'Back-test forecasters' measures them thoroughly.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>What was explained</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Forecasts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>%1 days ahead (%2 step(s)), %3 points, %4 origins from %5 to %6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Fitted on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>epochs up to %1, unless a trained model was given</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Lookback</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>%1 days (%2 epochs)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Age of an epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>in days before the origin, the median over origins</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>the change from the last value on differences to it; the last value's weight is 1 less the others</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>the value to come on the values of the lookback, as in the paper</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>%1: last epoch %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>importance</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>all older</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>days before the origin</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Where the %1 looks: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>%1Neither was asked for here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>The same is found here.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Here this holds for %1 only.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Here it holds in part at most.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Where single dates are noisy, a mean of several is the better start.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>Note that %1 steps ahead are explained here, not one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explain_report.py" />
            <source>The anchored CNN-LSTM gives the last epoch %1; %2 of its importance lies in the point's surroundings and %3 in epochs older than its lookback, which the others do not see.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>own past</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Of the %1 epochs, the first %2 are to learn from and the others are explained. %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>None of the %1 points was observed from %2 epochs before %3 on. Take a smaller LOOKBACK_DAYS, or points with longer series.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>All series hold one and the same value, so a forecast rests on nothing that could be shown.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Epochs with a weight</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>%1 of %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Fitting LightGBM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Explaining LightGBM</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Training windows</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>Trees</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>The forecast is one number whatever the series hold. Take longer series or more points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/explaining.py" />
            <source>No explained forecast meets an observation. Take points with later values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_examples.py" />
            <source>%1 velocity, %2 mm/year</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_examples.py" />
            <source>past forecasts %1, error %2 mm against %3 mm of persistence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_maps.py" />
            <source>Forecast movement, %1, mm, %2 to %3%4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_maps.py" />
            <source>Forecast movement map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_maps.py" />
            <source>Forecast map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_maps.py" />
            <source>%1 of a value's %2% interval, %3, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_maps.py" />
            <source>Interval map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Forecast from %1 for %2 dates, %3 to %4; %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Forecast from %1 for %2 date, %3 to %4; %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Forecasting</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Writing the points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>The table of the series has %1 rows, one for each point and date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Writing the maps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Writing the report</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Comparing past forecasts with persistence and the seasonal trend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>No point has a forecast: none has a value, or none lies on a cell of the grid with a value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>%1 of %2 points have no forecast (their fields are empty): they lie where the grid has no value, or have none themselves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Displacement on %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Trend class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>trend class of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Forecast to %1, %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_operation.py" />
            <source>Series with forecast, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>every forecast starts from each point's own latest data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>persistence</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>the seasonal trend</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Over all points past forecasts were better than both simple ones (error %1 mm; %2): use the forecast with its interval for the area as a whole.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Over all points past forecasts were no better than %1 (error %2 mm; %3): for the area as a whole the forecast tells no more than that, its interval apart.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Over all points past forecasts were worse than %1 (error %2 mm; %3): for the area as a whole use %4 instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>For a single point, rely on it only where forecast_usable is yes (%1 of %2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>For a single point, do not rely on it: forecast_usable is yes at none of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>at %1 it looked better but that may be luck (unclear)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>at %1 use the seasonal trend or the last value (no)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>These are the errors from %1 past origins; the training report measures on other past dates, so its figures differ. The test of a single point is strict: it is yes only where the error was more than 5% below that of the better simple forecast and chance does not explain it. Because horizons overlap, only about %2 of the origins is independent, so chance is ruled out at few points even where the forecast is better over all; unclear means that the error was smaller by enough but may be so by luck.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>These are the errors from %1 past origins; the training report measures on other past dates, so its figures differ. The test of a single point is strict: it is yes only where the error was more than 5% below that of the better simple forecast and chance does not explain it. Because horizons overlap, only about %2 of the origins are independent, so chance is ruled out at few points even where the forecast is better over all; unclear means that the error was smaller by enough but may be so by luck.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Forecast from %1: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Movement forecast from %1 to %2, mm%3; half the width of its %4% interval; and where past forecasts beat the simple ones. %5 The interval of the movement was calibrated on past movements, so it holds the uncertainty of both its ends.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Thresholds</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Past forecasts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>The model forecast again from past dates with what was known then; these are its errors beside those of the last value (persistence) and of trend and season of the point, extrapolated.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Horizon, days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Step</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>This model, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Seasonal trend, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Mean half width of a value, mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Examples</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Observed, forecast and %1% interval at the points of lowest, highest and middle fitted velocity, and at one where past forecasts were good and one where they were bad, as far as there are any; each panel says which it is. Displacement as in the layer; velocities are of a straight line through all epochs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>What the model cannot know</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>A forecast continues what the series have shown. New causes (works, pumping, an earthquake, a slope that fails), and unwrapping errors, are not in it. The intervals hold %1% on the average over dates: whole dates are off together, so at a single date far more or fewer points may lie outside. Among the points with the largest forecast movement they hold less often (80 to 85% instead of 90% in tests): some are the largest by chance.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Preset</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Learned from data up to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>Made with</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>forecast movement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>half width of the movement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>forecast usable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>%1 mm (%2 to %3)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecast_report.py" />
            <source>%1: %2; forecast_usable %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecaster.py" />
            <source>%1 epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecaster.py" />
            <source>The first %1 of %2 epochs (the rest is kept to measure the error)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecaster.py" />
            <source>with this lookback, %1 steps are possible</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/forecaster.py" />
            <source>%1 are too few to train and to measure: a lookback of %2 epochs and a horizon of %3 steps need about %4. Take a longer series, or smaller LOOKBACK_DAYS or HORIZON_DAYS%5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/intervals.py" />
            <source>The series have %1 epochs and the model looks back over %2: no past forecast can be compared with what came, so the intervals cannot be calibrated. Use series that are longer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/intervals.py" />
            <source>Calibrating intervals on past forecasts</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/lightgbm_process.py" />
            <source>LightGBM cannot be loaded: the package %1 is not installed in the core's environment. Install it there, or leave LightGBM out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/lightgbm_process.py" />
            <source>LightGBM is installed but cannot be loaded (%1). It needs the system library libgomp1 (on macOS libomp): install it with the system's package manager, or leave LightGBM out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/map_scaling.py" />
            <source>The grid holds no value on the training span. Check that it covers the points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model was trained on %1, the points show %2: whether they fit cannot be checked.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model was trained on %1; these points show %2. Use points of the same component, or train a model on these.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model was trained on points of %1 orbits, these are of %2 ones: what it learned of noise and movement may not hold. Train a model on these points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The series have %1 epochs; the model looks back over %2 (%3 days). Use longer series, or train a model with a shorter LOOKBACK_DAYS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model was trained for steps of %1 days; the last epochs of these points are %2 days apart. Train a model on these points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model learned from data up to %1, later than the points' last date %2: past errors and intervals are then too small to trust.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/model_suits.py" />
            <source>The model was trained and measured with data up to %1, %2 days before the points' last date %3 and more than its horizon of %4 days. Each forecast starts from the latest data all the same, but ways of moving that came up since were not learned: compare 'Past forecasts' in the report, or train anew.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/movement.py" />
            <source>Of the %1 points with the largest forecast movement, %2 mainly return from last values that stand apart from their trend and season. Look at their series before you take it for new movement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/movement.py" />
            <source>The series are too short to compare past forecasts more than %1 days ahead with what came: the intervals and probabilities of later dates are those of that date, and may be too narrow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/movement.py" />
            <source>Past movements cannot be measured (the series are too short, or the model looks fewer than five steps ahead): the interval of the movement is that of a single value, and may be too narrow.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/origin_level.py" />
            <source>Movement is counted from the point's level at the last date: the straight line through the forecasts of the first %1 days (all, where the forecast is shorter), run back to that date. A single value would carry the noise of its date.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The grid is empty on the training span or on the span that decides when to stop.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Network</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>CNN-LSTM of arXiv 2509.18176, %1 weights</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1 rows x %2 columns, %3 cells with values, padded to %4 x %5 and masked</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1 passes over %2 epochs, the state after %3 of them is kept. A pass encodes each frame once for all windows, so it is one step of the optimiser. The last state was the best: more TRAINING_EPOCHS may help.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1 passes over %2 epochs, the state after %3 of them is kept. A pass encodes each frame once for all windows, so it is one step of the optimiser.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Stopping span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>targets of the %1 epochs %2 to %3; the state with the smallest error there is kept</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Optimiser</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>AdamW, learning rate %1, seed %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1, convolutions in bfloat16, weights in float32</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1, convolutions in float32, weights in float32</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>Scaling</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>each cell less its mean, over %1 mm; both from the training span only</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>%1 dates are asked for; the model forecasts %2 steps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The series have %1 epochs; the model looks back %2 epochs (%3 days). Take a longer series.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The grid is in %1; the model was trained on a grid in %2. The paper's network fits its own grid only: leave GRID empty, or train a model on this grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The grid has %1 x %2 cells of %3 m from %4, %5; the model was trained on %6 x %7 cells of %8 m from %9, %10. The paper's network fits its own grid only: leave GRID empty, or train a model on this grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The paper's network needs the series on a grid, and none was given.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/paper_forecaster.py" />
            <source>The grid's dates are not the points' dates. Make the grid from these points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/presets.py" />
            <source>TRAINING_EPOCHS and LEARNING_RATE are for PRESET paper; the anchored preset is not trained step by step.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>The grid %1 has %2 dates, the points %3; %4 are only in the points and %5 only in the grid (the first, %6, only in the %7). Make the grid from these points with 'Grid time series', or leave GRID empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>The grid %1 shows the component %2, the points show %3. Make the grid from these points.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>All points lie at one place, so no map can be made of them. Leave the outputs that are maps empty (and train with the preset anchored), or take points of an area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>The model file does not say its grid. It was changed; train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>The model file has an impossible grid (%1 rows, %2 columns, transform %3); expected cells in rows that run southwards. It was changed; train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>All %1 points lie outside the grid (%2, %3 to %4, %5 in %6). Take the grid of these points' area.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>%1 of %2 points lie outside the grid: maps do not show them, and a forecaster that works on maps gives them no forecast (empty fields).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>%1 of %2 points were last observed more than %3 days before the last epoch, %4: their series ended early. Their forecasts start from an old value and mean little (forecast_usable = no); leave these points out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>%1: the values are not observations at their dates but blended from acquisitions before and after them. Errors one and two steps ahead are flattered by that; judge the forecast from about 18 days on.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>These series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/series_for_forecasting.py" />
            <source>%1 of %2 points have the same value at all epochs. Their forecast is that value, and they make errors look small.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_operation.py" />
            <source>final model, on all epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_operation.py" />
            <source>Writing the model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_operation.py" />
            <source>No GRID is given: the points are interpolated linearly to %1 rows x %2 columns of %3 m.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>this model</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>on dates it was not trained on its error over all points is %1 mm; persistence has %2 mm, the seasonal trend %3 mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>This model is %1 better than the better of the two simple forecasts: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>This model is no better than %1: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>This model is worse than %1, which should be used instead: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Forecaster, preset %1: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Error on dates that were not trained on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Forecasts from %1 origins, %2 to %3, compared with what came at the measurement points: %4 values. Everything in the model that made them, its scaling and early stopping included, comes from dates up to %5. %6 These are errors over all points together; whether the forecast is better at a single point is a stricter question, which 'Forecast displacement' answers for each (forecast_usable), and which few past dates can settle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Root mean square error by horizon, mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Skill is 1 - RMSE / RMSE of persistence; above 0 is better than the last value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>A forecast beside what came</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Change in mm from %1 to %2 at the points: forecast, observed, and the difference.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Mean squared error of each pass. The state with the smallest error on the stopping span is kept; that span lies before the dates of the errors above.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>Epochs</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>The model that is saved was then fitted again, in the same way, to all dates up to %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>This is the model that is saved.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>training span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>stopping span</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>pass over the data</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>mean squared error, mm²</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/train_report.py" />
            <source>observed - forecast</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/training.py" />
            <source>Training pass 1 of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/training.py" />
            <source>Training pass %1 of %2, loss %3, on the stopping span %4, at most %5 s left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/validation.py" />
            <source>Measuring the error: origin %1 of %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/forecasting/validation.py" />
            <source>No forecast could be compared with an observation: the points have no values on the last dates, or lie outside the grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>There is no point to lay a grid over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>All points lie at one place, so GRID_SIZE gives no cell size. Give PIXEL_SIZE, or an EXTENT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>All points lie at one place, so there is no spacing to take the cell size from. Give PIXEL_SIZE.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/geometry.py" />
            <source>The grid would have %1 x %2 cells of %3 m and %4 epochs, %5 GB; at most %6 GB can be made. Give a larger PIXEL_SIZE, a smaller GRID_SIZE or a smaller EXTENT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>MAX_DISTANCE is %1; expected metres above 0, or none to have it derived.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>The points are in %1, which is not in metres; the grid is in %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>Grid of %1 x %2 cells of %3 m (%4), %5 epochs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>as given</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>derived from the points' spacing and the cell</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>Maximum distance to a point: %1 m (%2). Cells farther away from all points stay empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>No cell of the grid would hold a value: none of the %1 cells lies within %2 m of a point and inside the hull of the points. Give a larger MAX_DISTANCE, a smaller PIXEL_SIZE or another EXTENT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>No cell of the grid would hold a value: none of the %1 cells lies within %2 m of a point. Give a larger MAX_DISTANCE, a smaller PIXEL_SIZE or another EXTENT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>%1 of the cells hold values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>EXTENT (%1, %2 to %3, %4) does not meet the points (%5, %6 to %7, %8, %9). Give another EXTENT.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>PIXEL_SIZE as given</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/gridded.py" />
            <source>the product's own cells</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>METHOD is %1; expected one of %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>There is no point to interpolate from.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>METHOD cubic has no weights of its own; expected linear, nearest or idw.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/interpolation.py" />
            <source>Interpolating (%1): epoch %2 of %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/operation.py" />
            <source>Writing the grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/operation.py" />
            <source>INTERPOLATION_RMSE could not be measured: there are too few points to leave blocks out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/operation.py" />
            <source>Error at left-out blocks of %1 m: %2 mm (%3 of the left-out values could be interpolated; they scatter by %4 mm about the mean of their date).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/operation.py" />
            <source>Interpolated values are farther from left-out points than the mean of all points is. Neighbouring points have little in common here; use the points themselves rather than the grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/operation.py" />
            <source>Grid to %1, %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The points have no coordinate reference system. Set the layer's CRS, or import it with CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The coordinate reference system is not understood: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The centre of the points, %1, %2, is no place in %3. Set the right CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>The coordinates cannot be transformed from %1 to %2: %3. Check the layer's CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>Some coordinates have no place in %1 when they are read as %2. Check the layer's CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>EXTENT is empty: %1, %2 to %3, %4. Give a rectangle.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>EXTENT cannot be transformed from %1 to %2: %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/projection.py" />
            <source>EXTENT, read as %1, has no place in %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Grid of %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>At left-out points the interpolated value is farther off than the mean of all points: neighbours have little in common here. Use the points themselves.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>The series of this product are themselves interpolated between acquisitions in time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>The grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1, %2 to %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Missing values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Cells</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1 x %2 of %3 m</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Extent</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1, %2 to %3, %4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Greatest distance to a point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Cells with values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1, %2. White cells hold no value.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Error at left-out blocks of points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Points are left out block by block and estimated from the others, a fifth of the blocks at a time. Methods that answer more of the points answer the harder ones too, so compare errors where the shares are alike.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>RMSE (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Scatter of the same values (mm)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Share estimated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Scatter: about the mean of all points at the same date; an interpolation that is worth its name is below.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>Blocks are %1 m wide.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>RMSE at each point when its block is left out (%1).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1 of the cells hold values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1; there were too few points to measure the error of the interpolation.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1; a value interpolated (%2) over a gap of %3 m is %4 mm off (root mean square at left-out points)%5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>%1 was better here, %2 mm</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>easting (km)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>northing (km)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/reporting.py" />
            <source>not estimated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/validation.py" />
            <source>Left-out blocks (%1): %2 of %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>METHOD %1 needs points around an area; METHOD nearest or idw works with these.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>All points lie at one place, so no triangle can be made. %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>The %1 places of the points lie on one line, so no triangle can be made. %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/gridding/weights.py" />
            <source>The points could not be triangulated (Qhull). %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>nothing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>the median velocity of all points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>The numbers are along the radar's line of sight, + towards the satellite: neither vertical nor horizontal movement, but the part of both that the satellite sees.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>The layer does not say in which direction was measured: ask before you read the signs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>What the movement is relative to: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Movement is relative to the reference of the product; a whole area may move with it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>A class describes the past series; unwrapping errors are errors of processing, no movement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>%1 %2 If so, these %3 are no movement.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>A forecast goes on with what the series have shown. New causes (works, pumping, an earthquake, a slope that fails) are not in it; where 'usable' says no, the last value or the seasonal trend did as well.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>The product blends acquisitions around each date, which makes it look less noisy than it is.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Satellite points are no survey of a building or slope: have someone look before you act.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>%1 of %2 series ended more than %3 days before the last epoch, %4: a forecast of theirs would start from an old value, so where the list has one, it gives the date of its last value instead.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Steps</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>%1 from %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Taken off before classing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>%1, SHA-256 %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>a selection of a layer</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>Made</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>%1 with InSAR Forecast %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>the velocity in %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>a step at the seams %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/cautions.py" />
            <source>a step at the seam %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/layer.py" />
            <source>%1% interval</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/layer.py" />
            <source>The layer has neither trend classes (a field 'trend') nor a forecast (fields such as F20240131). Run 'Classify trends' or 'Forecast displacement' first and hand their output over.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>lat, lon</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>ended %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>No point moves; the fastest stable ones</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>Points that move most</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>by the trend test, seam taken off, ± one standard deviation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>by the trend test, ± one standard deviation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>of a line through the series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>mm/yr: velocity over the whole series, %1; by its size, of neighbours that move the same way only the first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>with unwrapping errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>Left out: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>?: network and tests disagree on the class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>†: a neighbour, within 100 m, moves the other way.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>Forecast: movement from %1 to %2 with its %3 (±). %4 The movement may go against the long-term velocity: it holds the season and the return from noisy last dates too.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/listing.py" />
            <source>'passes': probability of a movement beyond %1 mm within the horizon.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>No point can be ranked: none has a %1, unwrapping errors apart. Look at the layer's values.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Drawing the map and the series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Writing the page</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>by trend class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>by %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Ground displacement: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>%1. %2 points, %3 epochs from %4 to %5; forecast to %6.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>%1. %2 points, %3 epochs from %4 to %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Points coloured %1; numbers as in the list. North is the grid's.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Grey: observed, mm. Blue: forecast with its %1; none where the series ended early.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>Grey: observed, mm.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>%1 of %2 classified points move (%3)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>%1: median %2, 5% of the points below %3, 5% above %4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/operation.py" />
            <source>the forecast is expected to beat simple ones at %1 of %2 points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Map</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Map of the points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Series of the first three</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Three series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Before you use this</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/page.py" />
            <source>Where it comes from</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/handover/ranking.py" />
            <source>velocity, mm/yr</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>Unknown parameter %1; known are %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>The parameter %1 is missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>%1 is %2; expected one of %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>at least %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>between %1 and %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>%1 is %2; expected %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>%1 is 0; expected a number above or below 0: its sign says towards which side.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>OUTPUT_EXCEEDANCE shows the probability of passing a threshold, but THRESHOLD and VELOCITY_THRESHOLD are empty. Give one of them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/interface.py" />
            <source>OUTPUT_EXCEEDANCE_DATE shows when THRESHOLD is probably passed, but THRESHOLD is empty. Give it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/archives.py" />
            <source>%1 holds no CSV (it holds %2); expected one table of time series. Unpack it and import the right file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/archives.py" />
            <source>%1 holds %2 CSV files (%3); expected one. Unpack it and import one at a time.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/archives.py" />
            <source>%1 is locked by a password. Unpack it and import the CSV.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/archives.py" />
            <source>The ZIP %1 is damaged or incomplete (%2). Download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 has no date fields (its fields: %2); expected one field an epoch, named like 20240131, D20240131, D_20240131, 2024-01-31 or 2024/1/31. Is it a file of time series? If it is an EGMS CSV that was opened as a layer, run 'Import InSAR time series' on it first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>none</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 fields repeat a date and were left out; the first field of each date was taken: %2, ....</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 fields repeat a date and were left out; the first field of each date was taken: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>The epochs did not stand in the order of time in the file; they were sorted.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 fields of an earlier forecast (%2, ...) were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>Several columns have the name %1; the first of each was taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 points have no value at any epoch and were dropped.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 epochs have no value at any point and were dropped: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>The field %1 of %2 holds something else than numbers: %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>%1 has no geometry.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/collecting.py" />
            <source>Fields were renamed, because the output needs the name or has it already: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 is empty (0 bytes). Download or export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 cannot be read as a table: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>The column %1 of %2 holds %3, which is no number (decimal mark '%4' was found in the first rows). Correct the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 holds bytes that are no text. Is it complete?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>has %1 columns where the header has %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 is cut off: its last row (it begins with %2) %3. Download it again, or delete that row.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>A row of %1 (it begins with %2) %3. Correct the file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 holds no header. Is it a table of time series?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 has a single column (%2); expected a table with commas, semicolons or tabs between its columns.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 holds a header and no row: there is no point in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 has no header: its first line holds numbers. Expected the names of the columns, dates among them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/delimited.py" />
            <source>%1 is no text table: it holds zero bytes. Is it another kind of file?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>The output is the input itself. Choose another name for the output.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>imported</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 points with %2 epochs from %3 to %4 were imported: %5; %6.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1, known by %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>not known</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>Unit: %1, %2. Product: %3. %4</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 mixes coordinate reference systems: its column %2 holds %3. Split it into one file a system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 rows have no coordinates and were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 points lie outside of the area and were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 points have a %2 below %3 and were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 holds no row: there is no point in it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>have no coordinates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>lie outside of the area</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>have a %1 below %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>have no value at any epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>No point of %1 is left: of %2 rows, %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>The points lie within %1, %2 to %3, %4 in %5.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 Widen the filters or choose another file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>its description</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 has no epoch from %2 to %3; its %4 epochs run from %5 to %6.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>the beginning</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>the end</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 is %2; expected a date such as 2024-01-31.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 has no column %2 (ID_FIELD); it has %3, ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>MIN_COHERENCE was asked for, but %1 has no column of coherence; looked for %2. Leave MIN_COHERENCE empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as UNIT says</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as in every EGMS product</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>as the file's description says</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>by the scatter of the values</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 of the values are missing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 points start late</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1 end early</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>%1; %2 (by more than %3 days).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>Velocity, %1: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/importing.py" />
            <source>Displacement, %1: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/long_table.py" />
            <source>%1 could not be written: %2 of %3 rows are in it. Is the disk full?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/long_table.py" />
            <source>%1 could not be written: %2. Is the disk full, or the file open in another program?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinate reference system of %1 is not understood: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>the parameter CRS</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 has dates but no coordinates; looked for the columns %2. Name the columns with X_FIELD and Y_FIELD.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The columns %1/%2 hold projected coordinates, not degrees.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>projected coordinates</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>CRS is %1, but the columns %2/%3 of %4 hold %5 (such as %6). Leave CRS empty or set the right one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The system of %1/%2 is not known; %3/%4 (EPSG:4326) are taken. Set CRS to use the others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 does not say the coordinate reference system of %2/%3 (such as %4). Set CRS, for example to the UTM zone of the data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 mixes coordinate reference systems: %2 points are in degrees, %3 in other units. Split it into one file a system.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2) are no degrees, but its system is %3. Set CRS to the right one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The coordinates of %1 (such as %2) lie outside of %3. Set CRS to the right one.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The area AOI is not understood: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The area AOI is a %1; expected polygons.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>EXTENT is empty: %1, %2 to %3, %4.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 cannot be brought from %2 to %3: it reaches outside of it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 says that it is in %2; the CRS asked for, %3, is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 does not say its coordinate reference system. Set CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>X_FIELD and Y_FIELD are needed together.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 has no column %2; it has %3, ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>%1 does not say the coordinate reference system of %2/%3. Set CRS.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/places.py" />
            <source>The columns %1 and %2 of %3 hold no coordinates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>looking through</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has dates but no point geometry. Import the file with 'Import InSAR time series' first.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has no coordinate reference system. Assign one to the layer ('Assign projection').</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 has no point with a value (%2 rows were read).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/point_layer.py" />
            <source>%1 rows of %2 have no geometry and were left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>FlatGeobuf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>A shapefile holds %1 fields, %2 would need %3 (one for each date among them). Choose GeoPackage (.gpkg) or FlatGeobuf (.fgb).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>On writing %1: %2; ....</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>On writing %1: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>%1 of %2 points are in it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>%1 could not be written: %2. Is the disk full?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>writing points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/points.py" />
            <source>The format of %1 is not known for writing. Choose .gpkg (GeoPackage) or .fgb (FlatGeobuf).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>local reference point of the processing</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>GNSS velocity model (calibrated)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>EGMS %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>its name</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>the XML beside it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>its columns</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>The file does not say which component of the displacement it holds. It is carried as 'unknown'; set COMPONENT if you know it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/product.py" />
            <source>The file says that its component is %1; %2 was asked for and is taken.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>%1 cannot be read as a grid (%2). Expected a GeoTIFF made by 'Grid time series'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 is damaged: %2. Make it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>%1 could not be written: %2. Is the disk full or the file open elsewhere?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 has a single band; expected one band an epoch, with the date as its description. Make it with 'Grid time series'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 says no date for band %2 (its description is %3); expected dates such as 2024-01-31 as band descriptions. Make it with 'Grid time series'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The dates of the bands of %1 are not in increasing order, each once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 has no coordinate reference system. Make it again with 'Grid time series'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The coordinate reference system of %1 is not understood: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 is in degrees (%2); expected a projected system in metres. Reproject it, or let 'Grid time series' make it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 is in units of %2; expected metres. Reproject it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/raster.py" />
            <source>The grid %1 is rotated or runs northwards; expected rows that run southwards. Warp it to a north-up grid.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>Importing stacks comes later, as an algorithm of its own; for now export points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>an HDF5 or NetCDF-4 stack (MintPy, LiCSBAS, OPERA)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>MintPy: save_qgis.py</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a NetCDF stack (OPERA)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>with one field an epoch</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a GeoTIFF</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a MATLAB file (StaMPS)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>as CSV with dates as column names</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a GeoPackage</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a FlatGeobuf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a shapefile</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>a GeoJSON</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>an XML</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 is a folder. %2 in one file and choose that.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>The file %1 does not exist.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 is %2. %3 %4 and import those.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 is a web page, not data: the download failed. Log in and download it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 is %2 file by its content. Rename it to %3%4.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 is a side file of a shapefile. Choose the .shp file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>in different coordinate reference systems</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 holds %2 layers of time series %3(%4); expected one. Name it: %5|layername=%6</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 holds no layer.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/source.py" />
            <source>%1 looks like an export of StaMPS: its first row holds MATLAB day numbers. %2 with dates as column names (20240131) and import those.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>Two outputs have the same path, %1: one would overwrite the other. Give each a file of its own.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>is not a folder</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>does not exist</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The output folder %1 %2. Make it, or choose another.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The output %1 is a folder. Give the name of a file.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>The disk is full: %1 could not be written. Free some space or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>No permission to write %1. Close it in other programs or choose another folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/staging.py" />
            <source>%1 could not be written: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1 (%2 times)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>Placeholders were taken for missing values: %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>The scatter of the values does not tell their unit; mm was taken. Set UNIT if that is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>The values change smoothly from epoch to epoch, so that no noise tells their unit; %1 was taken. Set UNIT if that is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>The values scatter by %1 between epochs, which speaks for %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/values.py" />
            <source>%1. Set UNIT if that is wrong.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1. Copy all files of the shapefile again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1, layer %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 is damaged or cannot be read to its end: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 is damaged: %2 of %3 rows could be read. Download or export it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 holds %2 geometries; expected one point a row. Turn them into points first ('Centroids' or 'Multipart to singleparts').</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 is cut off: %2 of %3 bytes are there</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 lacks its table %2.dbf</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 holds %2 layers (%3); expected one. Name it: %4|layername=%5</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/io/vector.py" />
            <source>%1 cannot be read as a vector file: %2. Is it complete and of a known format?</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>Generated using European Union's Copernicus Land Monitoring Service information</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>displacement</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1, since %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>velocity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1; contains modified Copernicus Sentinel data %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/measured.py" />
            <source>%1; contains modified Copernicus Sentinel data.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/operations.py" />
            <source>The package %1 is missing from the core's Python environment. Run the algorithm 'Install environment' (insarforecast:installenvironment).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/operations.py" />
            <source>Unknown operation %1; known are %2.</source>
            <translation>Unbekannte Operation %1; bekannt sind %2.</translation>
        </message>
        <message>
            <location filename="../core/operations.py" />
            <source>The package %1 is not installed in the core's environment. Run 'Install environment' again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ towards satellite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>towards the satellite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>away from the satellite</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>vertical</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>upwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>downwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ east</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>eastwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>westwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>+ north</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>northwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>southwards</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>component unknown</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>in the positive direction</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>in the negative direction</source>
            <translation type="unfinished" />
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
            <location filename="../core/palette.py" />
            <source>no class</source>
            <translation>keine Klasse</translation>
        </message>
        <message>
            <location filename="../core/report.py" />
            <source>Provenance</source>
            <translation>Herkunft</translation>
        </message>
        <message>
            <location filename="../core/report.py" />
            <source>Overview</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/results.py" />
            <source>half width</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/series.py" />
            <source>The dates of the epochs must be in increasing order, each once.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/fields.py" />
            <source>SCENARIO is %1; expected one of %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Simulating the ground</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Simulated %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Writing the truth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Simulated %1, truth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Simulated %1 points x %2 epochs, %3 to %4: %5 points are not stable, %6 of the values are missing.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>POINT_COUNT %1 times EPOCH_COUNT %2 are %3 GB; at most %4 GB can be made. Take fewer points or epochs.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>Simulating the noise</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/simulation/operation.py" />
            <source>none: simulated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classes.py" />
            <source>unwrapping error</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classes.py" />
            <source>unwrapping errors</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classes.py" />
            <source>The label field holds %1 (%2 points), which is no trend class. Known are %3 (capitals, spaces, hyphens and the numbers 0 to 4 in this order are accepted). Rename these labels, or leave them empty.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classifier.py" />
            <source>%1 was trained with other %2 than this version of the plugin uses. Train it again with 'Train trend classifier'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classifier.py" />
            <source>%1 names the preset %2 and the temperature %3; expected default or paper, and a positive number. It was changed; train it again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>Trends, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>Jumps of one or more half wavelengths of %1 mm count as unwrapping errors.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>%1 displacement is combined from several tracks, so that an unwrapping error has no fixed size here: any sharp jump near %2 mm counts.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>The layer does not say its wavelength: Sentinel-1's is assumed (jumps of %1 mm). Give HALF_WAVELENGTH for another sensor.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>SEAM_DATES holds %1; expected dates such as 2022-01-05, separated by commas.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/classify_operation.py" />
            <source>SEAM_DATES %1 lie outside of the epochs (%2 to %3) and have no effect.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>Releases may have been joined there. The join itself may be some weeks from this date: look at some series, or at the product's release notes.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 of %2 points classed %3 (%4 of all points) have their %5 within %6 days around %7.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 of %2 points have a class: %3.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 points have fewer than %2 valid epochs and no class.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>No point has a class: choose a layer whose points have %1 valid epochs or more.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>Network and tests agree on %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 points have no velocity in %2; nothing is taken off there.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>the reference taken off</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>The median velocity%1 is %2 mm/yr, beyond half of STABLE_VELOCITY (%3 mm/yr): the whole area may move with its plate, and few points count as stable. If only movement within the area matters, run again with REFERENCE=median, or with REFERENCE=field and a field of the plate's velocity.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>A step at %1 was fitted with every model; it counts neither as motion nor as an unwrapping error.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/findings.py" />
            <source>%1 %2 If so, run again with SEAM_DATES and the date of the join.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>The median velocity, %1 mm/yr, is taken off before a point is judged.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>REFERENCE is field, but REFERENCE_FIELD is empty. Name the field that holds the velocity.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>The layer has no field %1 for REFERENCE_FIELD. Its fields are %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>REFERENCE_FIELD %1 holds no number. Choose a field with velocities in mm/yr.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/reference.py" />
            <source>looking for the median velocity of</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Trend classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>What was classified</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Quantity</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Stable up to</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>%1 mm/yr, reference: %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Half wavelength</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>%1 mm (jumps of any size near it)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Classes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>class</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>share %</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>median velocity mm/yr</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>median score</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>The score is the network's probability of its class. It is calibrated where the five classes are equally common; rare classes of a map are somewhat less certain than it says.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Network against test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>by the test</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>network: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Points by their class in the test (rows) and in the network (columns).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Points by class; stable points lie beneath the others.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Series of each class, from the higher scores. Grey line: the fitted break; dashed: jumps.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Trend classifier</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>pass</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Loss of every pass; the pass with the lowest validation loss is kept.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Test part</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>precision</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>recall</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>truth</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/report.py" />
            <source>Series of the test part by their true class (rows) and the network's (columns).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/table.py" />
            <source>The layer has %1 epochs; trend classes need at least %2. Choose more dates.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/table.py" />
            <source>classifying trends, %1 points</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>simulated series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>simulated series and %1 labelled series</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>The network is right on %1 of %2 labelled series that it has not seen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>The network is right on %1 of %2 simulated series that it has not seen.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>Trained on</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>%1 series (%2)</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>Passes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>Temperature</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>Overall accuracy</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>INPUT is given without LABEL_FIELD. Name the field that holds the class of every point.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>The layer has no field %1 for LABEL_FIELD. Its fields are %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>%1 points have a class in %2; expected at least %3, 70% of them for training and 20% for the test. Label more points, or train on simulated series alone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>%1 points without a class in %2 are left out.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/train_operation.py" />
            <source>The labelled points lie in a few places only, so that the test cannot be kept apart from them on the ground: neighbours of what was learnt are in it, and the accuracy stated will be higher than elsewhere.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/training.py" />
            <source>training, pass %1 of %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/training.py" />
            <source>pass %1 of %2: training loss %3, validation loss %4, about %5 s left</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/training.py" />
            <source>No gain in %1 passes: training ends with pass %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/trends/training_set.py" />
            <source>simulating series, calendar %1 of %2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>There is no Python environment for the calculations yet.</source>
            <translation>Für die Berechnungen gibt es noch keine Python-Umgebung.</translation>
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 is incomplete.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 is broken: its interpreter is gone.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The Python environment in %1 was made for another version of the plugin.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>the setting %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>the variable %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>named by %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Correct or remove it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Choose another, or the plugin's own environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1%2 is not a Python that starts. %3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1%2 is Python %3; %4 or newer is needed. %5</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Build of torch (BUILD) is %1; expected one of %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Folder of wheels (WHEELS) is %1, which holds no wheel files (*.whl). Choose the folder with them.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 is a file. Choose a folder for the environment.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 holds other files and is no Python environment. Choose an empty or new folder.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment in %1 is complete and works. There is nothing to do.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 cannot be written: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Checking the packages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Checking</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Warning: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment could not be written to %1: %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Warning: %1 is left and could not be removed. Delete it.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>The environment is in %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 failed: %2 does not start (%3).</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Cancelled. Nothing was changed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 failed with exit status %2. The last lines of its log:
%3</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Making the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Making it with uv</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Installing the packages with uv ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Installing the packages with uv</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1
Trying venv and pip instead ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Making the environment with %1 ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>pip takes the build of torch that its index offers first. On Linux that is usually the one for graphics cards, a download of about 3 GB that also runs on CPUs. Install uv to choose the build.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Installing the packages with pip ...</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Installing the packages with pip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>%1 It is made again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment.py" />
            <source>Found: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Your package index decides which build of torch is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>There is not enough space for the environment in %1: it takes about %2, and %3 are free. Free some space, then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>with a %1 Mbit/s connection</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>about %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>%1 free</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Download: %1. On disk: about %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Time: about %1 min%2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Folder: %1%2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>No graphics card was found: the build for CPUs is installed.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Without uv, pip installs the build for CPUs. Install uv to choose the build.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../environment_size.py" />
            <source>Without uv, pip installs the build for graphics cards on Linux. It also runs on CPUs. Install uv to choose the smaller build.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Unpacking the packages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Downloading %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../installer_output.py" />
            <source>Downloading the packages</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>a Python %1 or newer with venv and pip</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>%1 is not %2.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>No program on PATH is %1.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../interpreter.py" />
            <source>%1 Install one (on Debian and Ubuntu: python3-venv), install uv, or name one at Python (PYTHON). Then try again.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>%1 does not start: %2. Run 'Install environment'.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>Cancelled. Nothing was written.</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>The core's Python gave no sign within %1 s. Try again; if it stays so, run 'Install environment'.%2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>The calculation %1.%2</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>The last lines of its log:
%1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../job.py" />
            <source>A defect of the plugin, please report it with the log: %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>most likely because the machine ran out of memory; take a smaller area, fewer dates or a smaller grid</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>signal %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>was killed (SIGKILL), %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>crashed (%1) inside a library; run 'Check environment', or 'Install environment' to remake it</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>was ended by %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>was killed, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>crashed (access violation) inside a library; run 'Check environment'</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>did not find a DLL that it needs; run 'Install environment' to remake the environment</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../process.py" />
            <source>was refused memory, %1</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>yes</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>no</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>unclear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>not distinguishable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>stable</source>
            <translation>stabil</translation>
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>linear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>quadratic</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>bilinear</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>training</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>validation</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>observed</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>simulated</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>jump</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>break</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>LOS</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>days</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>all</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>point</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>usable</source>
            <translation type="unfinished" />
        </message>
        <message>
            <location filename="../core/palette.py" />
            <source>passes</source>
            <translation type="unfinished" />
        </message>
    </context>
</TS>

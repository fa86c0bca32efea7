# SPDX-License-Identifier: GPL-2.0-or-later
"""How fields of points are called that hold a coherence or a velocity; read by both halves."""

COHERENCES = (
    "temporal_coherence",
    "coherence",
    "coh",
    "temporalcoherence",
    "temp_coherence",
    "tempcoh",
    "temp_coh",
    "tcoh",
    "temporal_c",  # as a shapefile cuts it
    "mean_coherence",
    "coher",
)
VELOCITIES = (
    *("mean_velocity", "velocity", "vel", "v", "mean_veloc", "linear_velocity", "mean_vel", "pnt_linear"),
    *("vel_los", "los_vel", "los_velocity", "velocity_los", "vlos", "vel_mean", "avg_velocity"),
)

# SPDX-License-Identifier: GPL-2.0-or-later
"""Over-wrapping (Anantrasirichai et al. 2021, IEEE TGRS): a velocity map made into fringes, looked at by an AlexNet."""

"""Plans of many people: the same function for a file on a laptop and for a cluster.

`records` makes one record of one profile and needs no library; `arrow` has `plans_of`, a table of
profiles to a table of plans; `cohort` reads and writes files on all cores; `on_dask` runs
`plans_of` on a cluster.
"""

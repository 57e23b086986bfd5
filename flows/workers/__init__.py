"""Who reads pages: batches, and the worker processes that turn each into a part.

For others: `batches` and `sites` (what work there is), `work` (the worker's function), `pool` (processes of this
machine) and `dask_workers` (of a cluster). `reading` and `preloaded` bring the pipeline: worker processes import them.
"""

"""The same runs and crawls as Prefect flows and deployments. Importing one of its flows imports Prefect.

For others: `run_in_prefect` (a run or a crawl with an engine around it), `schedule` (deployments; prefect.yaml names
it) and the flows themselves: `rathaus_flow`, `crawl_flow`, `ingest_flow`, `publish_flow`. `crashed` (runs that a crash
left behind) and `dask_runner` (the task runner of a cluster) are for these alone.
"""

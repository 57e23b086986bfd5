"""Who runs it: the command line, the settings, the batches and the Prefect flows over them."""

"""The way between: pure functions that turn a raw page into a page record, one stage a module.

Nothing in here touches the network, the clock, the environment or Prefect; the only files read are the
package's own data (languages, gazetteer, models).
"""

"""Whose mayor a guest is: delegations, hosts, two mayors in one sentence."""

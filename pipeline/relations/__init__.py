"""From mentions to facts of one page: mayoralties, partnerships, network memberships, contacts."""

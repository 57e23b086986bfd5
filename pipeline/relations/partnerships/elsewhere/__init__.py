"""Relations that are not the publisher's: of two other towns, of a county, a school or a club."""

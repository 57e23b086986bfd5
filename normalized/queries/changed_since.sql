-- title: Changed since
-- description: What releases have changed since a day, oldest first: mayors, officeholders, partnerships, networks and contacts that came, went or changed, with old and new values and the cause. The history begins with the first release of a folder.
-- since: ISO 8601 day or moment (UTC), 2026-03-01 or 2026-03-01T12:00:00Z; what was published at it or later is given
-- table: mayors, officeholders, partnerships, networks or contacts; without it all
-- limit: rows of a page, 100 where it is not said, at most 1000
-- offset: rows to pass over; the next page begins at offset + limit
SELECT published, release, "table", id, change, cause, title, fields, areas, count(*) OVER () AS total
FROM changes
WHERE published >= coalesce(:since, '') AND coalesce(:table, '') IN ('', "table")
ORDER BY published, release, place
LIMIT min(max(CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER), 1), 1000)
OFFSET max(CAST(coalesce(nullif(:offset, ''), 0) AS INTEGER), 0)

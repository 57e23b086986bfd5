-- title: Partners of a city
-- description: Every partnership of the city, with the other city, the kind, since when, and whether both cities say so.
-- city: the city's name in any form that pages use, or its GeoNames id
-- kind: twinning, friendship or cooperation; without it all
-- limit: rows of a page, 100 where it is not said, at most 1000
-- offset: rows to pass over; the next page begins at offset + limit
WITH own AS (
    SELECT area_id, name FROM cities c
    WHERE c.area_id = :city OR lower(c.name) = lower(:city)
        OR EXISTS (SELECT 1 FROM json_each(c.other_names) WHERE lower(value) = lower(:city))
), pairs AS (
    SELECT p.*, p.area_id_a AS own_id, p.area_id_b AS partner_id FROM partnerships p
    UNION ALL
    SELECT p.*, p.area_id_b, p.area_id_a FROM partnerships p
)
SELECT own.name AS city, c.name AS partner, c.country, p.kind, p.since, p.until, p.mutual, p.stated_by, p.n_sources,
    p.confidence, p.partnership_id, p.partner_id AS area_id, p.evidence, count(*) OVER () AS total
FROM own JOIN pairs p ON p.own_id = own.area_id JOIN cities c ON c.area_id = p.partner_id
WHERE coalesce(:kind, '') IN ('', p.kind)
ORDER BY own.area_id, c.name, p.partnership_id
LIMIT min(max(CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER), 1), 1000)
OFFSET max(CAST(coalesce(nullif(:offset, ''), 0) AS INTEGER), 0)

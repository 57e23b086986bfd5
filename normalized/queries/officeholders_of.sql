-- title: Deputy and honorary mayors of a city
-- description: Who pages say is or was deputy or honorary mayor of the city, best attested first. The post is one in every language and gender; `title` is as written.
-- city: the city's name in any form that pages use, or its GeoNames id
-- post: deputy_mayor or honorary_mayor; without it both
-- limit: rows of a page, 100 where it is not said, at most 1000
-- offset: rows to pass over; the next page begins at offset + limit
SELECT h.name AS person, h.post, h.title, c.name AS city, c.country, h.as_of, h.first_day, h.last_day, h.confidence,
    h.n_sources, h.person_id, h.membership_id, h.area_id, h.evidence, count(*) OVER () AS total
FROM officeholders h JOIN cities c USING (area_id)
WHERE coalesce(:post, '') IN ('', h.post)
    AND (
        c.area_id = :city OR lower(c.name) = lower(:city)
        OR EXISTS (SELECT 1 FROM json_each(c.other_names) WHERE lower(value) = lower(:city))
    )
ORDER BY h.n_sources DESC, h.confidence DESC, h.name, h.membership_id
LIMIT min(max(CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER), 1), 1000)
OFFSET max(CAST(coalesce(nullif(:offset, ''), 0) AS INTEGER), 0)

-- title: Mayor of a city on a day
-- description: Who pages say was mayor of the city on that day, best attested first. A mayor counts from the first to the last day that pages speak of; of a term that has not ended the last day is open.
-- city: the city's name in any form that pages use, or its GeoNames id
-- day: ISO 8601, for example 2015-06-30; without it every mayor of the city is given
-- limit: rows of a page, 100 where it is not said, at most 1000
-- offset: rows to pass over; the next page begins at offset + limit
SELECT m.name AS mayor, m.title, c.name AS city, c.country, m.as_of, m.first_day, m.last_day, m.confidence, m.n_sources,
    m.person_id, m.membership_id, m.area_id, m.evidence, count(*) OVER () AS total
FROM mayors m JOIN cities c USING (area_id)
WHERE m.titled
    AND (
        c.area_id = :city OR lower(c.name) = lower(:city)
        OR EXISTS (SELECT 1 FROM json_each(c.other_names) WHERE lower(value) = lower(:city))
    )
    AND (
        coalesce(:day, '') = ''
        OR (coalesce(m.first_day, m.last_day) IS NOT NULL
            AND coalesce(m.first_day, '0000') <= :day AND :day <= coalesce(m.last_day, '9999'))
    )
ORDER BY m.n_sources DESC, m.confidence DESC, m.first_day, m.name, m.membership_id
LIMIT min(max(CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER), 1), 1000)
OFFSET max(CAST(coalesce(nullif(:offset, ''), 0) AS INTEGER), 0)

-- title: Contacts of an office
-- description: Numbers, e-mail addresses, postal addresses and opening hours of offices and persons whose name contains the words asked for.
-- office: words of the office's or person's name; without them every contact that has an owner
-- city: the city's name in any form that pages use, or its GeoNames id; without it all cities
-- type: voice, cell, fax, email, address or hours; without it all
-- limit: rows of a page, 100 where it is not said, at most 1000
-- offset: rows to pass over; the next page begins at offset + limit
SELECT d.owner AS office, d.type, d.value, c.name AS city, c.country, d.source, d.n_pages, d.contact_id, d.area_id,
    d.evidence, count(*) OVER () AS total
FROM contacts d LEFT JOIN cities c USING (area_id)
WHERE d.owner IS NOT NULL AND coalesce(:type, '') IN ('', d.type)
    AND (coalesce(:office, '') = '' OR instr(lower(d.owner), lower(:office)) > 0)
    AND (
        coalesce(:city, '') = '' OR d.area_id = :city OR lower(c.name) = lower(:city)
        OR EXISTS (SELECT 1 FROM json_each(c.other_names) WHERE lower(value) = lower(:city))
    )
ORDER BY d.owner, d.type, d.value, d.contact_id
LIMIT min(max(CAST(coalesce(nullif(:limit, ''), 100) AS INTEGER), 1), 1000)
OFFSET max(CAST(coalesce(nullif(:offset, ''), 0) AS INTEGER), 0)

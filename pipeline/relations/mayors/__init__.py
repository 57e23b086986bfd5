"""Who is or was mayor of which city, and who holds the posts beside: `mayoralties`, `officeholders`."""

"""Memberships in networks of cities."""

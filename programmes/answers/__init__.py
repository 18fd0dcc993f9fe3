"""Programmes as data: what pages and API show."""

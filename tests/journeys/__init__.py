"""Whole journeys through the product, by hand."""

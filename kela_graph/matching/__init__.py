"""Compares what a person types with names: by forms, parts, spelling and rarity of words."""

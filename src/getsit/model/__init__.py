"""What we talk about: frozen values, no input or output, standard library only.

Nothing here knows how a value is found, stored or shown.
"""

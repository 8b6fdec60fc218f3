"""The score board: how the parts do on public data that stands outside this repository.

Each module has `rows(data)`, which reads the sets that it knows in the folder `data` and gives a row for
each figure. A set that is not there gives no rows. Nothing of the data is kept or shipped.
"""

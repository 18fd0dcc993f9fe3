"""The shape of every answer, declared: for the OpenAPI schema, and for the columns of files.

Lists of statuses are rendered from ``answers()`` as they are; a test holds the two together.
"""

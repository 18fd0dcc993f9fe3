"""Files in and out: the bundled data, imports, exports."""

"""Questions over HTTP: parameters, kept answers, problems, pages of lists, formats."""

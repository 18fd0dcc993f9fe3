"""The people of the treaty office: what each of them chose for themselves."""

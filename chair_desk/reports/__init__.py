"""Records in, documents out: the neutral document and its three writers."""

"""From a document to tokens: regions of mathematics and prose, one alphabet, line numbers kept."""

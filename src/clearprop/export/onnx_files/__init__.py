"""Between networks and ONNX: the graph that is written, part by part, and the graph that is read."""

"""What a watched program computed: one node a result, one store a name that received it."""

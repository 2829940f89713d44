"""What we do: pure steps from bytes to tables. Side effects stand only in `sources` and `publish`."""

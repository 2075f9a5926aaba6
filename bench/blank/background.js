// It listens to nothing.

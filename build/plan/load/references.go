package load

// references reads the plan's bibliography.
func (l *loader) references() {}

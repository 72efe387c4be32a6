"""An account of AWS on this machine, in which the whole life of an environment can be rehearsed. A test tool."""

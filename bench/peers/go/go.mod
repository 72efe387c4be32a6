module dev.quartet/bench/twin

go 1.22

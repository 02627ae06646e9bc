module jilid

go 1.26

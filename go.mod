module jilid

go 1.26

require (
	github.com/go-text/typesetting v0.3.5 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/image v0.23.0 // indirect
)

module bench

go 1.26.0

require (
	github.com/alecthomas/chroma/v2 v2.27.0
	github.com/yuin/goldmark v1.8.7
	github.com/yuin/goldmark-highlighting/v2 v2.0.0-20230729083705-37449abec8cc
	go.yaml.in/yaml/v4 v4.0.0
	jilid v0.0.0
)

require github.com/dlclark/regexp2/v2 v2.13.0 // indirect

replace jilid => ../

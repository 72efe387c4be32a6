// The twin of user-service's edge in Go's own net/http: the same JSON and the same page.
package main

import (
	"context"
	"encoding/json"
	"html/template"
	"log"
	"net"
	"net/http"
	"os"
	"os/signal"
	"strconv"
	"syscall"
	"time"
)

type runtimeFacts struct {
	Platform             string  `json:"platform"`
	Cluster              *string `json:"cluster"`
	TaskArn              *string `json:"taskArn"`
	Family               *string `json:"family"`
	Revision             *string `json:"revision"`
	LaunchType           *string `json:"launchType"`
	AvailabilityZone     *string `json:"availabilityZone"`
	NetworkMode          *string `json:"networkMode"`
	ContainerIP          *string `json:"containerIp"`
	HostIP               *string `json:"hostIp"`
	HostPort             *int    `json:"hostPort"`
	ContainerInstanceArn *string `json:"containerInstanceArn"`
}

type identity struct {
	Service   string       `json:"service"`
	Version   string       `json:"version"`
	Commit    *string      `json:"commit"`
	IP        *string      `json:"ip"`
	Host      string       `json:"host"`
	Port      int          `json:"port"`
	StartedAt time.Time    `json:"startedAt"`
	Runtime   runtimeFacts `json:"runtime"`
}

var page = template.Must(template.New("page").Parse(`<!doctype html>
<html lang="en">
<head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Who answered</title>
    <link rel="icon" href="/assets/quartet.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/assets/bootstrap.min.css">
    <link rel="stylesheet" href="/assets/quartet.css">
</head>
<body>
<main class="container py-4">
    <img class="banner mb-4" src="/assets/banner.svg" alt="Four notes on one staff" width="1200" height="140">
    <h1>Who answered</h1>
    <dl class="row">
        <dt class="col-sm-3 col-lg-2">Service</dt><dd class="col-sm-9 col-lg-4">{{.Service}}</dd>
        <dt class="col-sm-3 col-lg-2">Address</dt><dd class="col-sm-9 col-lg-4">{{with .IP}}{{.}}{{else}}unknown{{end}}</dd>
        <dt class="col-sm-3 col-lg-2">Host</dt><dd class="col-sm-9 col-lg-4">{{.Host}}</dd>
        <dt class="col-sm-3 col-lg-2">Port</dt><dd class="col-sm-9 col-lg-4">{{.Port}}</dd>
        <dt class="col-sm-3 col-lg-2">Started</dt><dd class="col-sm-9 col-lg-4">{{.StartedAt}}</dd>
    </dl>
    <a href="/json">This answer as JSON</a>
</main>
</body>
</html>
`))

func setting(name, otherwise string) string {
	if value, found := os.LookupEnv(name); found {
		return value
	}
	return otherwise
}

func ownAddress() *string {
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		return nil
	}
	for _, each := range addresses {
		if network, isNetwork := each.(*net.IPNet); isNetwork && !network.IP.IsLoopback() && network.IP.To4() != nil {
			address := network.IP.String()
			return &address
		}
	}
	return nil
}

func main() {
	startedAt := time.Now().UTC()
	port, err := strconv.Atoi(setting("PORT", "3000"))
	if err != nil {
		log.Fatal("PORT is not a number: ", err)
	}
	host, _ := os.Hostname()
	var commit *string
	if value, found := os.LookupEnv("COMMIT"); found {
		commit = &value
	}
	ip := ownAddress()
	who := func() identity {
		return identity{Service: "go", Version: "1.0.0", Commit: commit, IP: ip, Host: host, Port: port,
			StartedAt: startedAt, Runtime: runtimeFacts{Platform: "container"}}
	}

	http.HandleFunc("GET /json", func(response http.ResponseWriter, request *http.Request) {
		response.Header().Set("Content-Type", "application/json")
		response.Header().Set("Cache-Control", "no-store")
		_ = json.NewEncoder(response).Encode(who())
	})
	http.HandleFunc("GET /{$}", func(response http.ResponseWriter, request *http.Request) {
		response.Header().Set("Content-Type", "text/html; charset=utf-8")
		_ = page.Execute(response, who())
	})
	up := func(response http.ResponseWriter, request *http.Request) {
		response.Header().Set("Content-Type", "application/json")
		_, _ = response.Write([]byte(`{"status":"UP"}`))
	}
	http.HandleFunc("GET /livez", up)
	http.HandleFunc("GET /readyz", up)
	http.Handle("GET /assets/", http.StripPrefix("/assets/", http.FileServer(http.Dir("/app/assets"))))

	server := &http.Server{Addr: net.JoinHostPort(setting("SERVER_ADDRESS", ""), strconv.Itoa(port))}
	told, end := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer end()
	go func() {
		<-told.Done()
		_ = server.Shutdown(context.Background())
	}()
	if err := server.ListenAndServe(); err != http.ErrServerClosed {
		log.Fatal(err)
	}
}

package main

import (
	"net/http"
	"os"
	"strconv"
)

func main() {
	mux := http.NewServeMux()
	mux.HandleFunc("/dir/", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("dir")) })
	mux.HandleFunc("/secure", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://"+r.Host+r.URL.String(), http.StatusMovedPermanently)
	})
	mux.Handle("/account", http.RedirectHandler("/login?next=/account", http.StatusFound))
	mux.HandleFunc("/old/{status}", func(w http.ResponseWriter, r *http.Request) {
		status, _ := strconv.Atoi(r.PathValue("status"))
		http.Redirect(w, r, os.Getenv("TARGET"), status)
	})
	http.ListenAndServe("127.0.0.1:"+os.Getenv("PORT"), mux)
}

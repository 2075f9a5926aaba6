package main

import (
	"os"
	"strconv"

	"github.com/gin-gonic/gin"
)

func main() {
	gin.SetMode(gin.ReleaseMode)
	app := gin.New()
	app.GET("/dir/", func(c *gin.Context) { c.String(200, "dir") })
	app.GET("/secure", func(c *gin.Context) { c.Redirect(301, "https://"+c.Request.Host+c.Request.URL.String()) })
	app.GET("/account", func(c *gin.Context) { c.Redirect(302, "/login?next=/account") })
	app.GET("/old/:status", func(c *gin.Context) {
		status, _ := strconv.Atoi(c.Param("status"))
		c.Redirect(status, os.Getenv("TARGET"))
	})
	app.Run("127.0.0.1:" + os.Getenv("PORT"))
}

package main

import (
	"os"
	"strconv"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"
)

func main() {
	app := echo.New()
	app.HideBanner = true
	app.Pre(middleware.AddTrailingSlashWithConfig(middleware.TrailingSlashConfig{
		RedirectCode: 301,
		Skipper:      func(c echo.Context) bool { return c.Request().URL.Path != "/dir" },
	}))
	app.GET("/dir/", func(c echo.Context) error { return c.String(200, "dir") })
	app.GET("/secure", func(c echo.Context) error { return nil }, middleware.HTTPSRedirect())
	app.GET("/account", func(c echo.Context) error { return c.Redirect(302, "/login?next=/account") })
	app.GET("/old/:status", func(c echo.Context) error {
		status, _ := strconv.Atoi(c.Param("status"))
		return c.Redirect(status, os.Getenv("TARGET"))
	})
	app.Start("127.0.0.1:" + os.Getenv("PORT"))
}

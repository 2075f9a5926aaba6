use actix_web::{http::StatusCode, middleware::NormalizePath, web, App, HttpRequest, HttpServer};
use std::env::var;

async fn old(path: web::Path<u16>) -> web::Redirect {
    web::Redirect::to(var("TARGET").unwrap())
        .using_status_code(StatusCode::from_u16(path.into_inner()).unwrap())
}

async fn secure(request: HttpRequest) -> web::Redirect {
    let host = request.connection_info().host().to_owned();
    web::Redirect::to(format!("https://{}{}", host, request.uri())).permanent()
}

#[actix_web::main]
async fn main() -> std::io::Result<()> {
    let port = var("PORT").unwrap().parse().unwrap();
    HttpServer::new(|| {
        App::new()
            .wrap(NormalizePath::trim())
            .route("/old/{status}", web::get().to(old))
            .route("/secure", web::get().to(secure))
            .service(web::redirect("/account", "/login?next=/account"))
    })
    .bind(("127.0.0.1", port))?
    .run()
    .await
}

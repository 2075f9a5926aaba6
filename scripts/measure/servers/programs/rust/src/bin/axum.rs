use axum::{extract::Path, extract::OriginalUri, http::HeaderMap, response::Redirect, routing::get, Router};
use std::env::var;

async fn old(Path(status): Path<u16>) -> Result<Redirect, &'static str> {
    let target = var("TARGET").unwrap();
    match status {
        303 => Ok(Redirect::to(&target)),
        307 => Ok(Redirect::temporary(&target)),
        308 => Ok(Redirect::permanent(&target)),
        _ => Err("no such helper"),
    }
}

async fn secure(OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Redirect {
    let host = headers["host"].to_str().unwrap();
    Redirect::permanent(&format!("https://{host}{uri}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let app = Router::new()
        .route("/old/{status}", get(old))
        .route("/secure", get(secure))
        .route("/account", get(|| async { Redirect::to("/login?next=/account") }));
    let listener = tokio::net::TcpListener::bind(format!("127.0.0.1:{}", var("PORT").unwrap())).await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

use std::io::{self, BufRead};
use std::time::Duration;

use ureq::http::Request;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::{Agent, AsSendBody};

fn main() {
    println!("{}", version());
    let pem = std::fs::read("../authority.pem").unwrap();
    let authority = Certificate::from_pem(&pem).unwrap();
    let tls = TlsConfig::builder().root_certs(RootCerts::new_with_certs(&[authority])).build();
    let config = Agent::config_builder().tls_config(tls).timeout_global(Some(Duration::from_secs(5)));
    let agent: Agent = config.build().into();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let fields: Vec<&str> = line.split('\t').collect();
        if fields[2].is_empty() {
            send(&agent, &fields, ());
        } else {
            send(&agent, &fields, fields[2]);
        }
    }
}

fn send(agent: &Agent, fields: &[&str], body: impl AsSendBody) {
    let mut request = Request::builder().method(fields[0]).uri(fields[1]);
    for (name, value) in ["Content-Type", "Authorization", "Cookie"].iter().zip(&fields[3..]) {
        if !value.is_empty() {
            request = request.header(*name, *value);
        }
    }
    // It is the server's log that counts.
    let _ = agent.run(request.body(body).unwrap());
}

/// The version that was built, as Cargo.lock has it.
fn version() -> String {
    let lock = include_str!("../Cargo.lock");
    let (_, after) = lock.split_once("name = \"ureq\"\nversion = \"").unwrap();
    after.split('"').next().unwrap().to_string()
}

use std::io::{self, BufRead};
use std::time::Duration;

use reqwest::{blocking::Client, Certificate, Method};

fn main() {
    println!("{}", version());
    let authority = std::fs::read("../authority.pem").unwrap();
    let client = Client::builder()
        .add_root_certificate(Certificate::from_pem(&authority).unwrap())
        .timeout(Duration::from_secs(5))
        .build()
        .unwrap();
    for line in io::stdin().lock().lines().map_while(Result::ok) {
        let fields: Vec<&str> = line.split('\t').collect();
        let method = Method::from_bytes(fields[0].as_bytes()).unwrap();
        let mut request = client.request(method, fields[1]);
        for (name, value) in ["Content-Type", "Authorization", "Cookie"].iter().zip(&fields[3..]) {
            if !value.is_empty() {
                request = request.header(*name, *value);
            }
        }
        if !fields[2].is_empty() {
            request = request.body(fields[2].to_string());
        }
        // It is the server's log that counts.
        let _ = request.send();
    }
}

/// The version that was built, as Cargo.lock has it.
fn version() -> String {
    let lock = include_str!("../Cargo.lock");
    let (_, after) = lock.split_once("name = \"reqwest\"\nversion = \"").unwrap();
    after.split('"').next().unwrap().to_string()
}

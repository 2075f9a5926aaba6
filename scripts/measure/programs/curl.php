<?php
echo PHP_VERSION, ' (libcurl ', curl_version()['version'], ")\n";
while (($line = fgets(STDIN)) !== false) {
    [$method, $url, $body, $type, $authorization, $cookie] = explode("\t", rtrim($line, "\n"));
    $given = ['Content-Type' => $type, 'Authorization' => $authorization, 'Cookie' => $cookie];
    $headers = [];
    foreach (array_filter($given) as $name => $value) {
        $headers[] = "$name: $value";
    }
    $options = [
        CURLOPT_URL => $url,
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_FOLLOWLOCATION => true,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 5,
    ];
    // A method without an option of its own is given by name, as PHP's manual says.
    if ($method === 'HEAD') {
        $options[CURLOPT_NOBODY] = true;
    } elseif ($method === 'POST') {
        $options[CURLOPT_POST] = true;
    } elseif ($method !== 'GET') {
        $options[CURLOPT_CUSTOMREQUEST] = $method;
    }
    if ($body !== '') {
        $options[CURLOPT_POSTFIELDS] = $body;
    }
    $handle = curl_init();
    curl_setopt_array($handle, $options);
    curl_exec($handle);
}

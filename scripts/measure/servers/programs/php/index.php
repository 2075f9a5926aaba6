<?php
$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/secure') {
    header('Location: https://' . $_SERVER['HTTP_HOST'] . $_SERVER['REQUEST_URI'], true, 301);
} elseif ($path === '/account') {
    session_start();
    header('Location: /login?next=/account');
} elseif (preg_match('#^/old/(\d+)$#', $path, $found)) {
    header('Location: ' . getenv('TARGET'), true, (int) $found[1]);
} else {
    http_response_code(404);
}

<?php
add_action('init', function () {
    $path = parse_url($_SERVER['REQUEST_URI'] ?? '/', PHP_URL_PATH);
    if ($path === '/account') {
        auth_redirect();
    } elseif ($path === '/secure') {
        wp_redirect('https://' . $_SERVER['HTTP_HOST'] . $_SERVER['REQUEST_URI'], 301);
        exit;
    } elseif (preg_match('#^/old/(\d+)$#', $path, $found)) {
        wp_redirect(getenv('TARGET'), (int) $found[1]);
        exit;
    }
});

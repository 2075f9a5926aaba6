<?php
// Laravel as Debian packages it, without the skeleton that Composer would write.
require '/usr/share/php/Illuminate/autoload.php';

use Illuminate\Http\Request;
use Illuminate\Routing\Redirector;
use Illuminate\Routing\RouteCollection;
use Illuminate\Routing\UrlGenerator;

$request = Request::capture();
$redirector = new Redirector(new UrlGenerator(new RouteCollection(), $request));
$path = $request->getPathInfo();
if ($path === '/secure') {
    $response = $redirector->secure($request->getRequestUri(), 301);
} elseif ($path === '/account') {
    $response = $redirector->to('/login');
} elseif (preg_match('#^/old/(\d+)$#', $path, $found)) {
    $response = $redirector->to(getenv('TARGET'), (int) $found[1]);
} else {
    $response = new Illuminate\Http\Response('', 404);
}
$response->prepare($request)->send();

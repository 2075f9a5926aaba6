<?php
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = 'shop.test';
$_SERVER['REQUEST_URI'] = '/';
require 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('Measured', 'measured', 'measured@shop.test', true, '', 'measured');
update_option('permalink_structure', '/%postname%/');
wp_insert_post(['post_title' => 'dir', 'post_name' => 'dir', 'post_status' => 'publish', 'post_type' => 'page']);
flush_rewrite_rules();

#!/bin/sh
# WordPress with a database of its own, both in a folder that is made anew.
set -e
programs=$(dirname "$0")
place=/srv/detour-wordpress
rm -rf "$place"
mkdir -p "$place/data"
cp -rL /usr/share/wordpress "$place/site"
rm -f "$place/site/wp-config.php"
mkdir -p "$place/site/wp-content/mu-plugins"
cp "$programs/wordpress-probe.php" "$place/site/wp-content/mu-plugins/probe.php"
cp "$programs/wordpress-config.php" "$place/site/wp-config.php"
mariadb-install-db --user=root --datadir="$place/data" --auth-root-authentication-method=normal >/dev/null 2>&1
mariadbd --no-defaults --user=root --datadir="$place/data" --socket="$place/socket" --pid-file="$place/pid" --skip-networking >/dev/null 2>&1 &
until mariadb --no-defaults --socket="$place/socket" -e 'CREATE DATABASE IF NOT EXISTS wordpress' 2>/dev/null; do sleep 1; done
cd "$place/site"
php "$programs/wordpress-install.php"
exec php -d expose_php=On -S "127.0.0.1:$PORT" -t "$place/site" "$programs/wordpress-router.php"

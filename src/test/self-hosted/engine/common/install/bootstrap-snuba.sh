echo "▶ Bootstrapping and migrating Snuba ..."
$compose up -d --wait kafka clickhouse
$compose_run snuba-api bootstrap --force

echo "▶ Initializing Docker Compose ..."
compose="docker compose --ansi never"
[ ! -f .env.custom ] || compose="$compose --env-file .env.custom"
compose_run="$compose run --pull=never --rm -T"
STOP_TIMEOUT=60

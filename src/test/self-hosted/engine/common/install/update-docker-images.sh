echo "▶ Fetching and updating Docker images ..."
$compose pull -q --ignore-pull-failures 2>&1 || true
docker pull -q "$SENTRY_IMAGE" || true

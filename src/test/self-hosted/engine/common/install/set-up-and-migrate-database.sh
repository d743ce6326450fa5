echo "▶ Setting up / migrating database ..."
$compose up -d --wait postgres
if [ -n "${CI:-}" ] || [ -n "${SKIP_USER_CREATION:-}" ]; then
    $compose_run web upgrade --noinput --create-kafka-topics
    echo "Did not prompt for user creation. Run the following command to create one yourself (recommended):"
    echo "  docker compose run --rm web createuser"
else
    $compose_run web upgrade --create-kafka-topics
fi

echo "▶ Ensuring Relay credentials ..."
if [ -f relay/credentials.json ]; then
    echo "relay/credentials.json already exists, skipped creation."
else
    $compose pull relay
    $compose_run --no-deps relay credentials generate --stdout >relay/.credentials.tmp
    mv relay/.credentials.tmp relay/credentials.json
fi

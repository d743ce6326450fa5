# A store for each image that is not Sentry's: what the image has, and the certificates. Nobody mounts it but the operator.
trust_store() {
    store=certificates/.generated/$1/etc/ssl/certs
    mkdir -p "$store"
    echo "Generating trust store for $1 ($2) ..."
    container=$(docker create "$2" 2>/dev/null) && docker cp -q "$container:/etc/ssl/certs/." "$store/" || echo "Using empty baseline."
    [ -z "$container" ] || docker rm "$container" >/dev/null
    for certificate in certificates/*.crt; do
        cp "$certificate" "$store/"
        { cat "$certificate" && echo; } >>"$store/ca-certificates.crt"
    done
    openssl rehash "$store" 2>/dev/null || true
}

if [ "${SETUP_CUSTOM_CA_CERTIFICATE:-}" = 1 ]; then
    echo "▶ Setting up custom CA certificates"
    command -v openssl >/dev/null || { echo "FATAL: 'openssl' binary is not found on this system."; exit 1; }
    for certificate in certificates/*.crt; do
        openssl x509 -in "$certificate" -noout 2>/dev/null || {
            echo "ERROR: '$certificate' is not a valid PEM-encoded X.509 certificate."
            exit 1
        }
    done
    rm -rf certificates/.generated
    trust_store relay "$RELAY_IMAGE"
    trust_store symbolicator "$SYMBOLICATOR_IMAGE"
    trust_store snuba "$SNUBA_IMAGE"
    trust_store vroom "$VROOM_IMAGE"
    trust_store taskbroker "$TASKBROKER_IMAGE"
    trust_store uptime-checker "$UPTIME_CHECKER_IMAGE"
    trust_store launchpad "$LAUNCHPAD_IMAGE"
fi

if [ "${SETUP_CUSTOM_CA_CERTIFICATE:-}" = 1 ]; then
    echo "▶ Setting up custom CA certificates ..."
    for certificate in certificates/*.crt; do
        [ -f "$certificate" ] || continue
        grep -q -- '-----BEGIN CERTIFICATE-----' "$certificate" || {
            echo "$certificate is not a PEM certificate."
            exit 1
        }
        echo "$certificate"
    done
fi

echo "▶ Ensuring Relay credentials ..."
if [ -f relay/credentials.json ]; then
    echo "relay/credentials.json already exists, skipped creation."
else
    id=$(tr -dc 'a-f0-9' </dev/urandom | head -c 32)
    printf '{"secret_key":"stand-in","public_key":"stand-in","id":"%s"}\n' "$id" >relay/credentials.json
fi

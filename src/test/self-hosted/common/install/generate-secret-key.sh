echo "▶ Generating secret key ..."
if grep -qx "system.secret-key: '!!changeme!!'" sentry/config.yml; then
    key=$(tr -dc 'a-z0-9@#%^*(_=+)-' </dev/urandom | head -c 50)
    sed -i "s/^system\.secret-key:.*$/system.secret-key: '$key'/" sentry/config.yml
    echo "Secret key written to sentry/config.yml"
fi

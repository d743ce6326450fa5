echo "▶ Setting up GeoIP integration ..."
# It is run by itself as well, to fetch the database again.
result=Done
echo "Setting up IP address geolocation ..."
if [ ! -f geoip/GeoLite2-City.mmdb ]; then
    echo "Installing (empty) IP address geolocation database ..."
    cp geoip/GeoLite2-City.mmdb.empty geoip/GeoLite2-City.mmdb
fi
if [ ! -f geoip/GeoIP.conf ]; then
    echo "IP address geolocation is not configured for updates."
    result=Error
else
    # A failure is told and no more: the status stays 0.
    docker run --rm -v ./geoip:/sentry --entrypoint /usr/bin/geoipupdate ghcr.io/maxmind/geoipupdate:v6.1.0 \
        -d /sentry -f /sentry/GeoIP.conf || result=Error
    echo "$result updating IP address geolocation database."
fi
echo "$result setting up IP address geolocation."

echo "▶ Setting up GeoIP integration ..."
if [ ! -f geoip/GeoLite2-City.mmdb ]; then
    echo "Installing (empty) IP address geolocation database ..."
    cp geoip/GeoLite2-City.mmdb.empty geoip/GeoLite2-City.mmdb
fi

echo "▶ Applying automatic config updates ..."
if [ -z "${APPLY_AUTOMATIC_CONFIG_UPDATES:-}" ]; then
    echo
    echo "May the installer edit sentry.conf.py and config.yml where this release needs it?"
    echo "To answer beforehand use --apply-automatic-config-updates or --no-apply-automatic-config-updates."
    echo
    until [ "${answer:-}" = y ] || [ "${answer:-}" = n ]; do
        printf 'y or n? '
        read -r answer
    done
    [ "$answer" = n ] && APPLY_AUTOMATIC_CONFIG_UPDATES=0 || APPLY_AUTOMATIC_CONFIG_UPDATES=1
    answer=
fi
if [ "$APPLY_AUTOMATIC_CONFIG_UPDATES" = 1 ] && ! grep -q SENTRY_NODESTORE sentry/sentry.conf.py; then
    cat >>sentry/sentry.conf.py <<'PYTHON'

SENTRY_NODESTORE = "sentry_nodestore_s3.S3PassthroughDjangoNodeStorage"
SENTRY_NODESTORE_OPTIONS = {
    "bucket_name": "nodestore",
    "endpoint_url": "http://seaweedfs:8333",
    "read_through": True,
    "delete_through": True,
}
PYTHON
    echo "SENTRY_NODESTORE added to sentry/sentry.conf.py"
fi
if grep -q PyMemcacheCache sentry/sentry.conf.py; then
    if [ "$APPLY_AUTOMATIC_CONFIG_UPDATES" != 1 ]; then
        echo "PyMemcacheCache in sentry/sentry.conf.py is not supported any more. Replace it, or allow automatic config updates."
        exit 1
    fi
    sed -i 's/django\.core\.cache\.backends\.memcached\.PyMemcacheCache/sentry.cache.backends.reconnectingmemcache.ReconnectingMemcache/' \
        sentry/sentry.conf.py
    echo "Memcached backend replaced in sentry/sentry.conf.py"
fi

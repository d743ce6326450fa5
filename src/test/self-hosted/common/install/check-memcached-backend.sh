echo "▶ Checking memcached backend ..."
if grep -q '[.]MemcachedCache' sentry/sentry.conf.py; then
    echo "MemcachedCache found in sentry/sentry.conf.py, you should switch to another backend."
    exit 1
fi

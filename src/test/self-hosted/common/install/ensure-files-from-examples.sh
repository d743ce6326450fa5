echo "▶ Ensuring files from examples ..."
ensure_file_from_example sentry/sentry.conf.py
ensure_file_from_example sentry/config.yml
ensure_file_from_example relay/config.yml

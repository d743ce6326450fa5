echo "▶ Setting up error handling ..."
docker build -q -t sentry-self-hosted-jq-local jq >/dev/null
if [ -z "${REPORT_SELF_HOSTED_ISSUES:-}" ]; then
    echo
    echo "May this installation send reports of its own errors to Sentry? They help to improve it."
    echo "To answer beforehand use --report-self-hosted-issues or --no-report-self-hosted-issues."
    echo
    until [ "${answer:-}" = y ] || [ "${answer:-}" = n ]; do
        printf 'y or n? '
        read -r answer
    done
    [ "$answer" = n ] && REPORT_SELF_HOSTED_ISSUES=0 || REPORT_SELF_HOSTED_ISSUES=1
    answer=
fi

# Whatever the end, nothing is left running: upstream's trap does the same on success.
trap 'status=$?; if [ -n "${step:-}" ] && [ $status != 0 ]; then
    echo "Error in install/$step.sh."
    echo "exited with status $status"
fi
[ -n "${MINIMIZE_DOWNTIME:-}" ] || $compose stop -t $STOP_TIMEOUT 2>&1; exit $status' EXIT

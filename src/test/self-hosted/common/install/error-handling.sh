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

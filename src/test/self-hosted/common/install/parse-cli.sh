echo "▶ Parsing command line ..."

# Options that only some releases know.
known_options() { return 1; }
[ ! -f install/options.sh ] || . install/options.sh

while [ $# -gt 0 ]; do
    case $1 in
        -h | --help)
            echo "Usage: $0 [options]. Each option can be given as an environment variable too."
            exit 0
            ;;
        --no-user-prompt | --skip-user-prompt)
            echo "WARNING: $1 is deprecated, use --skip-user-creation."
            SKIP_USER_CREATION=1
            ;;
        --skip-user-creation) SKIP_USER_CREATION=1 ;;
        --minimize-downtime) MINIMIZE_DOWNTIME=1 ;;
        --skip-commit-check) SKIP_COMMIT_CHECK=1 ;;
        --report-self-hosted-issues) REPORT_SELF_HOSTED_ISSUES=1 ;;
        --no-report-self-hosted-issues) REPORT_SELF_HOSTED_ISSUES=0 ;;
        --skip-sse42-requirements) SKIP_SSE42_REQUIREMENTS=1 ;;
        *)
            if ! known_options "$1"; then
                echo "Unexpected argument: $1. Use --help for usage information."
                exit 1
            fi
            ;;
    esac
    shift
done

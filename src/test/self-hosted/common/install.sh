#!/bin/sh
# Stand-in of the installer: same questions, answers, log and closing words; no containers.
set -eu
umask 002
cd "$(dirname "$0")"

if [ -n "${MSYSTEM:-}" ]; then
    echo "Git Bash and MSYS2 are not supported; use WSL." >&2
    exit 1
fi

# A step that has no file is left out of this release, or of the stand-in.
steps="_lib parse-cli detect-platform dc-detect-version error-handling check-minimum-requirements turn-things-off
    create-docker-volumes ensure-files-from-examples check-memcached-backend ensure-relay-credentials generate-secret-key update-docker-images
    build-docker-images config-updates bootstrap-snuba set-up-and-migrate-database geoip custom-ca wrap-up"

install() {
    for step in $steps; do
        [ ! -f "install/$step.sh" ] || . "install/$step.sh"
    done
}

# All output goes to the log as well; the status of the installation, not tee's, is the script's.
log_file="sentry_install_log-$(date +%Y-%m-%d_%H-%M-%S).txt"
exec 4>&1
status=$(
    {
        {
            set +e
            (set -e; install "$@") 3>&-
            echo $? >&3
        } 2>&1 4>&- | tee -a "$log_file" >&4
    } 3>&1
)
exit "$status"

#!/bin/sh
# Stand-in of the installer: same questions, answers, log and closing words; no containers.
set -eu
umask 002
cd "$(dirname "$0")"

if [ -n "${MSYSTEM:-}" ]; then
    echo "Git Bash and MSYS2 are not supported; use WSL." >&2
    exit 1
fi

install() {
    . install/_lib.sh
    . install/parse-cli.sh
    . install/error-handling.sh
    . install/check-minimum-requirements.sh
    . install/create-docker-volumes.sh
    . install/ensure-files-from-examples.sh
    . install/ensure-relay-credentials.sh
    . install/generate-secret-key.sh
    . install/config-updates.sh
    . install/set-up-and-migrate-database.sh
    . install/custom-ca.sh
    . install/wrap-up.sh
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

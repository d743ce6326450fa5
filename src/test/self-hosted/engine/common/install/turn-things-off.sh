echo "▶ Turning things off ..."
if [ -n "${MINIMIZE_DOWNTIME:-}" ]; then
    $compose rm -fsv $($compose config --services | grep -vx -e nginx -e relay)
else
    $compose down -t $STOP_TIMEOUT --rmi local --remove-orphans
fi

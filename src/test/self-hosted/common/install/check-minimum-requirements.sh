echo "▶ Checking minimum requirements ..."
case ${COMPOSE_PROFILES:-} in
    feature-complete | errors-only) echo "Profile: $COMPOSE_PROFILES" ;;
    *) echo "WARNING: COMPOSE_PROFILES is '${COMPOSE_PROFILES:-}', neither feature-complete nor errors-only." ;;
esac

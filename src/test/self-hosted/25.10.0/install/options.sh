known_options() {
    case $1 in
        --container-engine-podman) CONTAINER_ENGINE_PODMAN=1 ;;
        --apply-automatic-config-updates) APPLY_AUTOMATIC_CONFIG_UPDATES=1 ;;
        --no-apply-automatic-config-updates) APPLY_AUTOMATIC_CONFIG_UPDATES=0 ;;
        *) return 1 ;;
    esac
}

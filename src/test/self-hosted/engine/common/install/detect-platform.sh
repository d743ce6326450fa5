echo "▶ Detecting Docker platform"
DOCKER_ARCH=$(docker info --format '{{.Architecture}}') || { echo "Unsupported docker architecture $DOCKER_ARCH."; exit 1; }
case $DOCKER_ARCH in
    x86_64 | amd64) DOCKER_PLATFORM=linux/amd64 ;;
    aarch64) DOCKER_PLATFORM=linux/arm64 ;;
    *)
        echo "Unsupported docker architecture $DOCKER_ARCH."
        exit 1
        ;;
esac
export DOCKER_PLATFORM

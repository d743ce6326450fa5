echo "▶ Checking minimum requirements ..."
case ${COMPOSE_PROFILES:-} in
    feature-complete) minimum_cpu=4 minimum_ram=14000 ;;
    *) minimum_cpu=2 minimum_ram=7000 ;;
esac
least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$2" ]; }
docker_version=$(docker version --format '{{.Server.Version}}')
compose_version=$(docker compose version --short)
least "$docker_version" 19.03.6 || { echo "FAIL: Expected minimum docker version to be 19.03.6 but found $docker_version"; exit 1; }
least "$compose_version" 2.32.2 || { echo "FAIL: Expected minimum docker compose version to be 2.32.2 but found $compose_version"; exit 1; }
cpu=$(docker run --rm busybox nproc --all)
[ "$cpu" -ge "$minimum_cpu" ] || { echo "FAIL: Required minimum CPU cores available to Docker is $minimum_cpu, found $cpu"; exit 1; }
ram=$(docker run --rm busybox free -m | awk '/Mem/ {print $2}')
[ "$ram" -ge "$minimum_ram" ] || { echo "FAIL: Required minimum RAM available to Docker is $minimum_ram MB, found $ram MB"; exit 1; }

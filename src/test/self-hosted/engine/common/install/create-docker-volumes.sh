echo "▶ Creating volumes for persistent storage ..."
for volume in $(sed -n 's/^  \(sentry-[a-z]*\): {external: true}$/\1/p' docker-compose.yml); do
    echo "Created $(docker volume create --name="$volume")."
done

echo "▶ Building and tagging Docker images ..."
# web first: other images are made from its image.
$compose build -q web
for service in $($compose config --services | sort); do
    $compose build -q "$service"
done

echo "▶ Creating volumes for persistent storage ..."
echo "Volumes are left out: this is a stand-in."

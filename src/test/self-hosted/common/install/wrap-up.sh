files="--env-file .env"
[ ! -f .env.custom ] || files="$files --env-file .env.custom"
echo
echo "-----------------------------------------------------------------"
echo
echo "You're all done! Run the following command to get Sentry running:"
echo
echo "  docker compose $files up --wait"
echo
echo "-----------------------------------------------------------------"

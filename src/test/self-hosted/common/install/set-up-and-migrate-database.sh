echo "▶ Setting up / migrating database ..."
if [ -z "${CI:-}" ] && [ -z "${SKIP_USER_CREATION:-}" ]; then
    echo
    until [ "${answer:-}" = y ] || [ "${answer:-}" = n ]; do
        printf 'Would you like to create a user account now? [y/n] '
        read -r answer
    done
    [ "$answer" = n ] || { printf 'Email: '; read -r email; echo "User $email is left out: this is a stand-in."; }
    answer=
fi

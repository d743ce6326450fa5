# Settings: what was exported wins, then .env.custom, then .env.
read_settings() {
    while IFS= read -r setting || [ -n "$setting" ]; do
        key=${setting%%=*}
        case $key in
            '' | *[!A-Za-z0-9_]*) continue ;; # a comment or an empty line
        esac
        eval "[ -n \"\${$key+set}\" ]" || eval "$setting; export $key"
    done <"$1"
}

[ ! -f .env.custom ] || read_settings .env.custom
read_settings .env

ensure_file_from_example() {
    target=$1
    case $target in
        *.conf.py) example=${target%.conf.py}.conf.example.py ;;
        *) example=${target%.*}.example.${target##*.} ;;
    esac
    if [ -f "$target" ]; then
        echo "$target already exists, skipped creation."
        return
    fi
    if [ ! -f "$example" ]; then
        echo "Oops! Where did $example go?"
        exit
    fi
    echo "Creating $target ..."
    cp "$example" "$target"
}

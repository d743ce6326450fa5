package dev.sentryprovision.module.system;

/**
 * Shell functions that change accounts where there is neither useradd nor groupadd: the files themselves are rewritten,
 * each in one step. They need awk and nothing that not every busybox has.
 */
final class AccountFiles {

    static final String FUNCTIONS = """
            rewrite() {
              cp -p "$1" "$1.new" && awk -F: -v OFS=: "$2" "$1" >"$1.new" && mv -f "$1.new" "$1"
            }
            # file, name, number of the field, value
            set_field() (
              [ -f "$1" ] || exit 0
              export K="$2" I="$3" V="$4"
              rewrite "$1" '$1 == ENVIRON["K"] { $(ENVIRON["I"] + 0) = ENVIRON["V"] } { print }'
            )
            # file, name
            drop_line() (
              [ -f "$1" ] || exit 0
              export K="$2"
              rewrite "$1" '$1 != ENVIRON["K"]'
            )
            # user, add or drop, group
            member() (
              export U="$1" HOW="$2" G="$3"
              rewrite /etc/group '
                $1 == ENVIRON["G"] {
                  n = split($4, m, ","); $4 = ""
                  for (i = 1; i <= n; i++) if (m[i] != ENVIRON["U"]) $4 = $4 ($4 == "" ? "" : ",") m[i]
                  if (ENVIRON["HOW"] == "add") $4 = $4 ($4 == "" ? "" : ",") ENVIRON["U"]
                }
                { print }'
            )
            # file, least, most: the number after the highest that is taken
            next_id() {
              awk -F: -v lo="$2" -v hi="$3" '$3 >= lo && $3 <= hi && $3 >= n { n = $3 + 1 } END { print (n > lo ? n : lo) }' "$1"
            }
            # the number of a group, by name or number
            gid_of() {
              case $1 in
                *[!0-9]*) awk -F: -v g="$1" '$1 == g { print $3 }' /etc/group;;
                *) echo "$1";;
              esac
            }
            # file, number, what it is and whose: fails where somebody has it
            unused() {
              ! grep -q "^[^:]*:[^:]*:$2:" "$1" || { echo "the $3" >&2; return 4; }
            }
            # name, number or nothing, yes for a system group
            add_group() {
              set -- "$1" "${2:-$(if [ -n "$3" ]; then next_id /etc/group 100 999; else next_id /etc/group 1000 59999; fi)}"
              [ -n "$NON_UNIQUE" ] || unused /etc/group "$2" "gid $2 is another group's" || return 4
              echo "$1:x:$2:" >>/etc/group
            }
            """;

    private AccountFiles() {}
}

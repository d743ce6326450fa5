package dev.sentryprovision.host;

import dev.sentryprovision.shell.Quote;

/** Follows all links of a path. {@code readlink -f} would do, but tools disagree about what is not there. */
record RealPathPart(Look.RealPath look) implements LookPart {

    @Override
    public String script() {
        return """
                sp_p=%s; sp_q=; sp_i=0
                while :; do
                if [ -d "$sp_p" ] && sp_d=$(cd -P "$sp_p" 2>/dev/null && pwd -P && echo x); then sp_p=${sp_d%%?x}; break; fi
                if [ -L "$sp_p" ] && [ $sp_i -lt 40 ]; then
                sp_i=$((sp_i+1)); sp_t=$(readlink -n -- "$sp_p"; echo x); sp_t=${sp_t%%x}
                case $sp_t in /*) sp_p=$sp_t;; *) sp_p=${sp_p%%/*}/$sp_t;; esac
                else sp_q=/${sp_p##*/}$sp_q; sp_p=${sp_p%%/*}; [ -n "$sp_p" ] || sp_p=/; fi
                done
                printf %%s "${sp_p%%/}$sp_q"; sp_z
                """.formatted(Quote.quote(look.path().text()));
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        answers.put(look, new RemotePath("/" + out.nextText()));
    }
}

package dev.sentryprovision.host;

import dev.sentryprovision.connection.Reply;

/** Runs a command; both of its streams have a part of their own. */
record QueryPart(Look.Query look) implements LookPart {

    @Override
    public String script() {
        return CommandScript.of(look.command()) + "\nsp_s=$?; sp_z; printf %s $sp_s; sp_z; sp_z >&2\n";
    }

    @Override
    public void read(Frames out, Frames err, Answers answers) {
        byte[] stdout = out.next();
        int status = Integer.parseInt(out.nextText());
        answers.put(look, new Reply(status, stdout, err.next()));
    }
}

package dev.sentryprovision.host;

/** The part of a batch's script that answers looks of one kind. */
interface LookPart {

    /** Shell text; it uses the functions of {@link LookScript} and leaves standard error alone, unless framed. */
    String script();

    /** Reads what the text printed. */
    void read(Frames out, Frames err, Answers answers);
}

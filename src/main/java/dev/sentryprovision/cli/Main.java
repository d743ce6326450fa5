package dev.sentryprovision.cli;

/** Where the program begins. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        Surroundings surroundings = ThisProcess.surroundings();
        int status = new Application(surroundings).execute(args);
        surroundings.out().flush();
        surroundings.err().flush();
        System.exit(status);
    }
}

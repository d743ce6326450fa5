package dev.sentryprovision.sentry.stack;

/**
 * How compose is called: in the checkout, with both files of settings. With {@code .env.custom} alone, as the guide has
 * it, compose sees neither image names nor the name of the project (25.2.0 and newer).
 */
final class Compose {

    /** Shell text that defines {@code compose}. */
    static final String PREAMBLE = """
            compose() {
                if [ -f .env.custom ]; then
                    docker compose --ansi never --env-file .env --env-file .env.custom "$@"
                else
                    docker compose --ansi never --env-file .env "$@"
                fi
            }
            """;

    private Compose() {}
}

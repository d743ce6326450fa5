package dev.sentryprovision.module.containers;

import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.Subject;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.shell.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How the docker program of the host reaches its engine. */
public record DockerClient(
        @Param(value = "The engine's address; without one, as the host is set up.", aliases = "docker_url")
        Optional<String> dockerHost,

        @Param("The context of the docker program to use.") Optional<String> cliContext,

        @Param(value = "The docker program.", defaultValue = "docker")
        String dockerCli,

        @Param(value = "Speak TLS, and take any certificate.", defaultValue = "no")
        boolean tls,

        @Param(value = "Speak TLS, and check the engine's certificate.", defaultValue = "no", aliases = "tls_verify")
        boolean validateCerts,

        @Param(
                value = "The certificate authority, a file of the host.",
                aliases = {"ca_cert", "tls_ca_cert", "cacert_path"})
        Optional<String> caPath,

        @Param(
                value = "The client's certificate, a file of the host.",
                aliases = {"tls_client_cert", "cert_path"})
        Optional<String> clientCert,

        @Param(
                value = "The client's key, a file of the host.",
                aliases = {"tls_client_key", "key_path"})
        Optional<String> clientKey,

        @Param(value = "Accepted for compatibility: what fails is told in any case.", defaultValue = "no")
        boolean debug,

        @Param(
                value = "The engine's programming interface; the docker program finds it out.",
                defaultValue = "auto",
                aliases = "docker_api_version")
        String apiVersion,

        @Param(
                value = "Accepted for compatibility: the docker program waits as long as its engine works.",
                defaultValue = "60")
        long timeout,

        @Param(value = "Accepted for compatibility: ssh:// is always the ssh program's.", defaultValue = "no")
        boolean useSshClient) {

    /** Images, containers and volumes of an engine, as what changes touch and looks depend on. */
    static Subject anything(String kind) {
        return Subject.anyOf("docker " + kind);
    }

    /** What an engine may be missing for in a dry run. */
    static Subject[] origins() {
        return new Subject[] {Subject.anyOf("package"), Subject.anyOf("unit"), Subject.anyOf("command")};
    }

    Command command(List<String> arguments) {
        List<String> words = new ArrayList<>(List.of(dockerCli));
        dockerHost.ifPresent(address -> words.addAll(List.of("--host", address)));
        cliContext.ifPresent(context -> words.addAll(List.of("--context", context)));
        if (tls || validateCerts) {
            words.add(validateCerts ? "--tlsverify" : "--tls");
        }
        caPath.ifPresent(path -> words.addAll(List.of("--tlscacert", path)));
        clientCert.ifPresent(path -> words.addAll(List.of("--tlscert", path)));
        clientKey.ifPresent(path -> words.addAll(List.of("--tlskey", path)));
        words.addAll(arguments);
        Command command = Command.ofWords(words);
        return apiVersion.equals("auto") ? command : command.withEnvironment(Map.of("DOCKER_API_VERSION", apiVersion));
    }

    Command command(String... arguments) {
        return command(List.of(arguments));
    }

    /** A look that is unknown in a dry run where the engine is only about to be installed. */
    static Look.Query look(Command command, String kind) {
        return Look.Query.of(command).dependingOn(anything(kind)).mayAppearWith(origins());
    }
}

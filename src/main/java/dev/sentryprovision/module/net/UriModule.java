package dev.sentryprovision.module.net;

import dev.sentryprovision.host.Asked;
import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.Look;
import dev.sentryprovision.host.PathStatus;
import dev.sentryprovision.host.RemotePath;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Destination;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Written;
import dev.sentryprovision.module.files.FileAttributes;
import java.util.List;
import java.util.Optional;

/** Asks a server something, from the host. */
@ModuleSpec(
        name = "uri",
        summary = "Sends a request to a server from the host, with curl or wget, and checks the answer.",
        lookAhead = false,
        returns = {
            "status: the answer's status",
            "content: its text, with return_content",
            "json: its text as JSON, when it is",
            "url: where it came from after redirections; redirected: whether there were any",
            "elapsed: seconds it took",
            "cookies, cookies_string: the cookies that the answer sets",
            "path: the file that it was written to, with dest",
            "msg: the words that came with the status",
            "and its header fields, in lower case with underscores"
        },
        examples = """
                - uri:
                    url: http://127.0.0.1:9000/_health/
                    return_content: true
                  register: health
                  until: health.status == 200
                  retries: 30
                """)
public final class UriModule implements Module<UriModule.Params> {

    /** How a body is written. */
    public enum BodyFormat {
        RAW,
        JSON,
        @Written("form-urlencoded")
        FORM_URLENCODED,
        @Written("form-multipart")
        FORM_MULTIPART
    }

    /** What redirections are followed. */
    public enum FollowRedirects {
        ALL,
        YES,
        SAFE,
        NONE,
        NO,
        URLLIB2
    }

    public record Params(
            @Param(value = "The address.", required = true) String url,

            @Param(value = "GET, POST, PUT, DELETE …", defaultValue = "GET")
            String method,

            @Param(
                    "What to send; of a form-multipart, each field is a text or a dictionary with filename or content, and"
                            + " mime_type.")
            Optional<Object> body,

            @Param(value = "How to write it.", defaultValue = "raw")
            BodyFormat bodyFormat,

            @Param("A file whose content is sent: of the control machine, or of the host with remote_src.")
            Optional<String> src,

            @Param(value = "src is a path on the host.", defaultValue = "no")
            boolean remoteSrc,

            @Param(value = "Give the answer's text as content.", defaultValue = "no")
            boolean returnContent,

            @Param(value = "Statuses that are a success.", defaultValue = "200")
            List<Long> statusCode,

            @Param(
                    value = "What redirections to follow: all, none, or safe (GET and HEAD only).",
                    defaultValue = "safe")
            FollowRedirects followRedirects,

            @Param("Write the answer's content to this file.")
            Optional<Destination> dest,

            @Param(value = "Ask for a fresh answer, not one that somebody kept.", defaultValue = "no")
            boolean force,

            @Param("A Unix socket of the host to connect to; it needs curl there.")
            Optional<RemotePath> unixSocket,

            @Param("Do not ask when this path exists.") Optional<RemotePath> creates,
            @Param("Do not ask unless this path exists.") Optional<RemotePath> removes,
            HttpOptions options,
            FileAttributes attributes,
            Controller controller) {}

    @Override
    public Outcome run(Params params, Host host) {
        Optional<Asked<PathStatus>> created = params.creates.map(path -> host.ask(new Look.Stat(path, true)));
        Optional<Asked<PathStatus>> removed = params.removes.map(path -> host.ask(new Look.Stat(path, true)));
        if (created.isPresent() && created.get().get().exists()) {
            return Outcome.ok().with("msg", "skipped, since '" + params.creates.orElseThrow() + "' exists");
        }
        if (removed.isPresent() && !removed.get().get().exists()) {
            return Outcome.ok().with("msg", "skipped, since '" + params.removes.orElseThrow() + "' does not exist");
        }
        return new UriRequest(params, host).send();
    }
}

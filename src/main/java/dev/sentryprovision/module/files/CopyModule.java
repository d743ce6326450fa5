package dev.sentryprovision.module.files;

import dev.sentryprovision.host.Host;
import dev.sentryprovision.host.ModeSpec;
import dev.sentryprovision.module.Controller;
import dev.sentryprovision.module.Destination;
import dev.sentryprovision.module.Module;
import dev.sentryprovision.module.ModuleSpec;
import dev.sentryprovision.module.Outcome;
import dev.sentryprovision.module.Param;
import dev.sentryprovision.module.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Copies a file or folder to a host. */
@ModuleSpec(
        name = "copy",
        summary =
                "Copies a file or a folder from the control machine, or from elsewhere on the host; or writes a text.",
        returns = {
            "dest: where it is now",
            "src: where it came from",
            "checksum, md5sum, size: of the file",
            "mode, owner, group, uid, gid, state: its attributes, as far as known",
            "backup_file: where the old content went"
        },
        examples = """
                - copy:
                    src: ca.pem
                    dest: /usr/local/share/ca-certificates/company.crt
                    mode: "0644"
                - copy:
                    content: "{{ proxies | join('\\n') }}"
                    dest: /etc/proxies
                """)
public final class CopyModule implements Module<CopyModule.Params> {

    @Rule(exclusive = {"src", "content"})
    @Rule(oneOf = {"src", "content"})
    public record Params(
            @Param(
                    "A file or folder of the playbook or role, or of the host with remote_src. A folder is copied with all"
                            + " in it; with a slash at its end, only what is in it.")
            Optional<String> src,

            @Param("The file's content instead; dictionaries and lists become JSON.")
            Optional<Object> content,

            @Param(
                    value = "Where it goes. A slash at its end, or a directory that is there, puts it inside.",
                    required = true)
            Destination dest,

            @Param(value = "Replace a file that is there.", defaultValue = "yes")
            boolean force,

            @Param(value = "src is a path on the host.", defaultValue = "no")
            boolean remoteSrc,

            @Param("Permissions of folders that are made.") Optional<ModeSpec> directoryMode,

            @Param(value = "Write to what a link at dest points to.", defaultValue = "no")
            boolean follow,

            @Param(value = "Copy what links in src point to, not the links.", defaultValue = "yes")
            boolean localFollow,

            @Param("The SHA-1 digest that the source must have.")
            Optional<String> checksum,

            @Param(value = "Decrypt what a vault encrypted.", defaultValue = "yes")
            boolean decrypt,

            CopyAttributes attributes,
            Replacing replacing,
            Controller controller) {

        Outcome treeOutcome(String src) {
            return Outcome.ok().with("dest", dest.text()).with("src", src);
        }
    }

    @Override
    public Outcome run(Params params, Host host) {
        if (params.content.isPresent()) {
            return new FileCopy(params, host).ofText(params.content.get());
        }
        String src = params.src.orElseThrow();
        if (params.remoteSrc) {
            return new RemoteCopy(params, host).of(src);
        }
        Path local = params.controller.locate("files", src);
        return Files.isDirectory(local)
                ? tree(params, new LocalTree(local, params.localFollow, params.decrypt, params.controller), src, host)
                : new FileCopy(params, host).ofLocal(local);
    }

    private static Outcome tree(Params params, LocalTree tree, String src, Host host) {
        TreeCopy.Target target = TreeCopy.Target.ask(host, TreeCopy.rootOf(params.dest.path(), src, tree.name()));
        new TreeCopy(new CopyWishes(params), host).of(tree, target);
        return params.treeOutcome(src);
    }
}

package dev.sentryprovision.module.packages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.module.packages.PackageFactsModule.Tool;
import dev.sentryprovision.value.None;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackageListsTest {

    @Test
    void dpkg_lists_what_is_installed_and_what_is_held() {
        PackageList list = PackageLists.parse("""
                \036apt
                ii \tbash\t5.2.15-2+b8\tamd64\tshells\tDebian
                rc \tgone\t1.0\tall\tmisc\t
                hi \tlibc6\t2.36-9+deb12u9\tamd64\tlibs\t
                ii \tlibc6\t2.36-9+deb12u9\ti386\tlibs\t
                """).getFirst();
        assertThat(list.tool()).isEqualTo(Tool.APT);
        assertThat(list.packages()).containsOnlyKeys("bash", "libc6");
        assertThat(list.packages().get("bash"))
                .containsExactly(Map.of(
                        "name",
                        "bash",
                        "version",
                        "5.2.15-2+b8",
                        "arch",
                        "amd64",
                        "category",
                        "shells",
                        "origin",
                        "Debian",
                        "source",
                        "apt"));
        assertThat(list.packages().get("libc6")).map(each -> each.get("arch")).containsExactly("amd64", "i386");
    }

    @Test
    void rpm_lists_epochs_where_there_are_any_and_keys_are_no_packages() {
        PackageList list = PackageLists.parse("""
                \036rpm
                bash\t5.1.8\t9.el9\t(none)\tx86_64
                openssl\t3.2.2\t6.el9_5\t1\tx86_64
                gpg-pubkey\t8d8b756f\t629e59ec\t(none)\t(none)
                """).getFirst();
        assertThat(list.packages()).containsOnlyKeys("bash", "openssl");
        assertThat(list.packages().get("openssl").getFirst())
                .containsEntry("epoch", 1L)
                .containsEntry("release", "6.el9_5")
                .containsEntry("source", "rpm");
        assertThat(list.packages().get("bash").getFirst()).containsEntry("epoch", None.NONE);
    }

    @Test
    void apk_lists_names_with_hyphens() {
        PackageList list = PackageLists.parse("\036apk\nalpine-baselayout-3.6.5-r0\nmusl-1.2.5-r1\n")
                .getFirst();
        assertThat(list.packages().get("alpine-baselayout"))
                .containsExactly(
                        Map.of("name", "alpine-baselayout", "version", "3.6.5", "release", "r0", "source", "apk"));
    }

    @Test
    void a_tool_without_packages_does_not_count() {
        List<PackageList> lists = PackageLists.parse("\036apt\n\036rpm\nbash\t1\t2\t(none)\tnoarch\n");
        assertThat(lists).map(PackageList::tool).containsExactly(Tool.RPM);
    }
}

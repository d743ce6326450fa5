package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleLoaderTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void a_role_is_read_from_its_folders() {
        project.with("roles/web/tasks/main.yml", "- import_tasks: more.yml\n")
                .with("roles/web/tasks/more.yml", "- ping:\n")
                .with("roles/web/handlers/main.yaml", "- name: restart\n  listen: web\n  ping:\n")
                .with("roles/web/defaults/main.yml", "port: 80\n")
                .with("roles/web/vars/main.json", "{\"user\": \"www\"}")
                .with("roles/web/meta/main.yml", "allow_duplicates: yes\ngalaxy_info: {author: x}\n");
        RoleInvocation invocation = invocation("{role: web, site: a, when: x, tags: [t], vars: {v: 1}}");
        Role role = invocation.role();
        assertThat(role.folder()).isEqualTo(folder.resolve("roles/web"));
        assertThat(role.defaults().get("port").raw()).isEqualTo(80L);
        assertThat(role.vars().get("user").raw()).isEqualTo("www");
        assertThat(role.handlers()).hasSize(1);
        assertThat(role.tasks().getFirst()).isInstanceOf(ImportedTasks.class);
        assertThat(invocation.allowDuplicates()).isTrue();
        assertThat(invocation.params().get("site").raw()).isEqualTo("a");
        assertThat(invocation.keywords().tagTexts()).containsExactly("t");
        assertThat(invocation.keywords().vars().getFirst().scope()).isEqualTo(VarsLayer.Scope.ROLE);
    }

    @Test
    void a_role_without_any_file_is_an_empty_role() {
        project.with("roles/web/README.md", "");
        assertThat(invocation("web").role().tasks()).isEmpty();
    }

    @Test
    void variables_may_be_a_folder_of_files() {
        project.with("roles/web/defaults/main/10.yml", "a: 1\nb: 1\n")
                .with("roles/web/defaults/main/20.yml", "b: 2\n")
                .with("roles/web/defaults/main/README", "no");
        Map<String, Written> defaults = invocation("web").role().defaults();
        assertThat(defaults.get("a").raw()).isEqualTo(1L);
        assertThat(defaults.get("b").raw()).isEqualTo(2L);
    }

    @Test
    void roles_are_found_beside_the_playbook_then_in_the_path_then_by_path() {
        project.with("roles/a/tasks/main.yml", "")
                .with("shared/a/tasks/main.yml", "")
                .with("shared/b/tasks/main.yml", "");
        project.with("site.yml", "- hosts: all\n  roles: [a, b, %s/shared/b]\n".formatted(folder));
        Playbooks.Loaded loaded = project.load(Project.OPTIONS.withRolesPath(List.of(folder.resolve("shared"))));
        assertThat(project.problems(loaded)).isEmpty();
        assertThat(loaded.playbook().plays().getFirst().roles())
                .extracting(invocation ->
                        folder.relativize(invocation.role().folder()).toString())
                .containsExactly("roles/a", "shared/b", "shared/b");
    }

    @Test
    void roles_of_collections_are_found_by_full_name() {
        project.with("collections/ansible_collections/acme/web/roles/nginx/tasks/main.yml", "- ping:\n");
        assertThat(invocation("acme.web.nginx").role().tasks()).hasSize(1);
    }

    @Test
    void dependencies_run_first_and_are_found_beside_the_role() {
        project.with("other/a/tasks/main.yml", "- name: in a\n  ping:\n")
                .with("other/a/meta/main.yml", "dependencies: [{role: b, x: 1, tags: dep}]\n")
                .with("other/b/tasks/main.yml", "- name: in b\n  ping:\n");
        Play play = project.plays("- hosts: all\n  roles: [{role: other/a, tags: top}]\n")
                .getFirst();
        List<PlacedTask> tasks = TaskWalk.of(play).toList();
        assertThat(tasks).extracting(PlaybookListing::title).containsExactly("b : in b", "a : in a");
        assertThat(tasks.getFirst().keywords().tagTexts()).containsExactly("top", "dep");
        assertThat(tasks.getFirst().roles()).hasSize(2);
    }

    @Test
    void a_dependency_may_say_where_it_was_fetched_from() {
        project.with("roles/a/meta/main.yml", "dependencies: [{src: 'https://example.org/x/ntp.git', version: v1}]\n")
                .with("roles/ntp/tasks/main.yml", "");
        assertThat(invocation("a").dependencies())
                .extracting(dep -> dep.role().name())
                .containsExactly("ntp");
    }

    @Test
    void the_same_parameters_make_the_same_invocation() {
        project.with("roles/a/tasks/main.yml", "");
        List<RoleInvocation> roles = project.plays(
                        "- hosts: all\n  roles: [a, {role: a}, {role: a, x: 1}, {role: a, tags: t}]\n")
                .getFirst()
                .roles();
        assertThat(roles.get(0).identity()).isEqualTo(roles.get(1).identity());
        assertThat(roles.stream().map(RoleInvocation::identity).distinct()).hasSize(3);
    }

    @Test
    void an_argument_spec_becomes_the_first_task() {
        project.with("roles/a/tasks/main.yml", "- ping:\n")
                .with("roles/a/tasks/other.yml", "- ping:\n")
                .with(
                        "roles/a/meta/argument_specs.yml",
                        "argument_specs:\n  main:\n    short_description: All\n    options: {x: {type: int}}\n");
        Task check = (Task) invocation("a").role().tasks().getFirst();
        assertThat(check.title()).isEqualTo("Validating arguments against arg spec 'main' - All");
        assertThat(check.action().name()).isEqualTo("validate_argument_spec");
        assertThat(check.action().args().get("argument_spec").raw()).isEqualTo(Map.of("x", Map.of("type", "int")));
        assertThat(check.keywords().tagTexts()).containsExactly("always");
        RoleInvocation other = (RoleInvocation)
                project.tasks("- import_role: {name: a, tasks_from: other}\n").getFirst();
        assertThat(other.role().tasks()).hasSize(1);
        assertThat(other.allowDuplicates()).isTrue();
    }

    @Test
    void handlers_of_roles_come_before_those_of_the_play() {
        project.with("roles/a/handlers/main.yml", "- name: of a\n  ping:\n")
                .with("roles/b/handlers/main.yml", "- name: of b\n  ping:\n")
                .with("roles/b/meta/main.yml", "dependencies: [a]\n");
        Play play = project.plays("- hosts: all\n  roles: [b]\n  handlers:\n    - name: of play\n      ping:\n")
                .getFirst();
        assertThat(Handlers.of(play))
                .extracting(placed -> placed.task().title())
                .containsExactly("of a", "of b", "of play");
    }

    @Test
    void encrypted_files_are_decrypted() {
        project.with("roles/a/vars/main.yml", "$ANSIBLE_VAULT;1.1;AES256\n6162\n")
                .with("site.yml", "- hosts: all\n  roles: [a]\n");
        Playbooks.Loaded loaded =
                project.load(Project.OPTIONS.withDecrypt(_ -> "secret: x".getBytes(StandardCharsets.UTF_8)));
        assertThat(loaded.playbook()
                        .plays()
                        .getFirst()
                        .roles()
                        .getFirst()
                        .role()
                        .vars())
                .containsKey("secret");
    }

    private RoleInvocation invocation(String entry) {
        return project.plays("- hosts: all\n  roles:\n    - " + entry + "\n")
                .getFirst()
                .roles()
                .getFirst();
    }
}

package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sentryprovision.problem.ProblemException;
import dev.sentryprovision.problem.SourceSpan;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskFilesTest {

    @TempDir
    Path folder;

    private Project project;
    private TaskFiles files;
    private SourceSpan include;

    @BeforeEach
    void start() {
        project = new Project(folder);
        files = new TaskFiles(folder, Project.OPTIONS);
        include = SourceSpan.at(folder + "/site.yml", 3, 7);
    }

    @Test
    void a_file_is_found_beside_the_one_that_includes_it_and_read_once() {
        project.with("sub/a.yml", "- ping:\n");
        SourceSpan inSub = SourceSpan.at(folder + "/sub/b.yml", 1, 3);
        Path file = files.locate("a.yml", inSub, Optional.empty(), false);
        assertThat(file).isEqualTo(folder.resolve("sub/a.yml"));
        List<TaskNode> tasks = files.load(file, Optional.empty(), false);
        assertThat(tasks).hasSize(1);
        assertThat(files.load(file, Optional.empty(), false)).isSameAs(tasks);
    }

    @Test
    void in_a_role_its_own_folder_of_tasks_comes_first() {
        project.with("a.yml", "").with("roles/r/tasks/a.yml", "- ping:\n").with("roles/r/handlers/a.yml", "");
        Optional<Role> role = Optional.of(files.role("r", RoleFiles.main(), include, Optional.empty(), true));
        assertThat(files.locate("a.yml", include, role, false)).isEqualTo(folder.resolve("roles/r/tasks/a.yml"));
        assertThat(files.locate("a.yml", include, role, true)).isEqualTo(folder.resolve("roles/r/handlers/a.yml"));
    }

    @Test
    void a_missing_file_names_the_places() {
        assertThatThrownBy(() -> files.locate("a.yml", include, Optional.empty(), false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problems().getFirst().hint())
                                .contains(folder + "/a.yml", folder + "/tasks/a.yml"));
    }

    @Test
    void all_problems_of_a_file_are_thrown() {
        project.with("a.yml", "- whne: x\n- {copy: {}, file: {}}\n");
        assertThatThrownBy(() -> files.load(folder.resolve("a.yml"), Optional.empty(), false))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void handlers_may_listen_and_tasks_may_not() {
        project.with("a.yml", "- ping:\n  listen: x\n");
        Path file = folder.resolve("a.yml");
        assertThat(files.load(file, Optional.empty(), true)).hasSize(1);
        assertThatThrownBy(() -> files.load(file, Optional.empty(), false)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_role_is_read_once_for_the_same_files() {
        project.with("roles/r/tasks/main.yml", "").with("roles/r/tasks/x.yml", "");
        Role role = files.role("r", RoleFiles.main(), include, Optional.empty(), true);
        RoleFiles<String> from =
                new RoleFiles<>(Optional.of("x"), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(files.role("r", RoleFiles.main(), include, Optional.empty(), true))
                .isSameAs(role);
        assertThat(files.role("r", from, include, Optional.empty(), true)).isNotSameAs(role);
    }
}

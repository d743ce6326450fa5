package dev.sentryprovision.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sentryprovision.problem.SourceSpan;
import dev.sentryprovision.value.TemplateText;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskParserTest {

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void start() {
        project = new Project(folder);
    }

    @Test
    void a_module_with_a_mapping() {
        ModuleCall call = project.task("- copy:\n    src: a\n    mode: 0644\n").action();
        assertThat(call.name()).isEqualTo("copy");
        assertThat(raw(call.args())).isEqualTo(Map.of("src", "a", "mode", 0644L));
        assertThat(call.where()).hasToString(folder + "/site.yml:3:7");
        assertThat(call.args().get("mode").where()).hasToString(folder + "/site.yml:5:15");
    }

    @Test
    void a_module_with_a_line_of_arguments_knows_the_place_of_each() {
        ModuleCall call = project.task("- copy: src=a dest=\"{{ b }}\"\n").action();
        assertThat(call.args().get("src").raw()).isEqualTo("a");
        assertThat(call.args().get("dest").raw())
                .isEqualTo(new TemplateText("{{ b }}", SourceSpan.at(folder + "/site.yml", 3, 24)));
    }

    @Test
    void a_full_name_is_shortened_for_what_is_built_in_only() {
        assertThat(project.task("- ansible.builtin.copy: {src: a}\n").action().name())
                .isEqualTo("copy");
        assertThat(project.task("- ansible.legacy.copy: {src: a}\n").action().written())
                .isEqualTo("ansible.legacy.copy");
        assertThat(project.task("- community.general.ufw: {rule: allow}\n")
                        .action()
                        .name())
                .isEqualTo("community.general.ufw");
    }

    @Test
    void action_in_its_two_forms() {
        ModuleCall line = project.task("- action: copy src=a\n").action();
        ModuleCall mapping = project.task("- action: {module: copy, src: a}\n").action();
        assertThat(line.name()).isEqualTo("copy").isEqualTo(mapping.name());
        assertThat(raw(line.args())).isEqualTo(raw(mapping.args())).isEqualTo(Map.of("src", "a"));
    }

    @Test
    void the_module_may_be_a_template() {
        ModuleCall call = project.task("- action: \"{{ a b }} name=x\"\n").action();
        assertThat(call.isNamedByTemplate()).isTrue();
        assertThat(call.name()).isEqualTo("{{ a b }}");
        assertThat(raw(call.args())).isEqualTo(Map.of("name", "x"));
    }

    @Test
    void a_local_action_is_delegated() {
        Task task = project.task("- local_action: command ls chdir=/tmp\n");
        assertThat(task.keywords().find(Keyword.DELEGATE_TO).map(Written::raw)).contains("localhost");
        assertThat(task.action().freeForm().map(Written::raw)).contains("ls");
        assertThat(raw(task.action().args())).isEqualTo(Map.of("chdir", "/tmp"));
    }

    @Test
    void what_stands_with_the_module_wins_over_args() {
        ModuleCall call =
                project.task("- copy: src=a\n  args: {src: b, dest: c}\n").action();
        assertThat(raw(call.args())).isEqualTo(Map.of("src", "a", "dest", "c"));
    }

    @Test
    void args_and_arguments_can_be_one_template() {
        assertThat(project.task("- copy:\n  args: \"{{ all }}\"\n")
                        .action()
                        .wholeArgs()
                        .map(Written::text))
                .contains("{{ all }}");
        assertThat(project.task("- copy: \"{{ all }}\"\n").action().wholeArgs().map(Written::text))
                .contains("{{ all }}");
    }

    @Test
    void a_shell_script_is_free_text_on_the_line_where_it_begins() {
        Written text = project.task("- shell: |\n    echo {{ a }}\n    b\n")
                .action()
                .freeForm()
                .orElseThrow();
        assertThat(text.raw()).isEqualTo(new TemplateText("echo {{ a }}\nb\n", text.where()));
        assertThat(text.where()).hasToString(folder + "/site.yml:4:9");
    }

    @Test
    void everything_a_task_can_say() {
        Task task = project.task("""
                - name: all of it
                  ping:
                  when: [a, b]
                  tags: x, y
                  become: yes
                  register: result
                  notify: restart
                  loop: [1, 2]
                  loop_control: {loop_var: it, label: "{{ it }}"}
                  until: result is success
                  retries: 3
                  delay: 0.5
                  changed_when: false
                  failed_when: [a, b]
                  async: 60
                  poll: 0
                  vars: {v: 1}
                  environment: {PATH: /bin}
                  delegate_to: "{{ other }}"
                """);
        Keywords keywords = task.keywords();
        assertThat(task.title()).isEqualTo("all of it");
        assertThat(texts(keywords.when())).containsExactly("a", "b");
        assertThat(keywords.tagTexts()).containsExactly("x", "y");
        assertThat(keywords.find(Keyword.BECOME).map(Written::raw)).contains(true);
        assertThat(keywords.find(Keyword.NOTIFY).map(Written::raw)).contains(List.of("restart"));
        assertThat(keywords.vars().getFirst().scope()).isEqualTo(VarsLayer.Scope.TASK);
        assertThat(task.register().map(Written::raw)).contains("result");
        assertThat(task.loop().orElseThrow().items().raw()).isEqualTo(List.of(1L, 2L));
        assertThat(task.loop().orElseThrow().control().loopVar().map(Written::raw))
                .contains("it");
        assertThat(task.retry().orElseThrow().delay().map(Written::raw)).contains(0.5);
        assertThat(task.changedWhen()).extracting(Written::raw).containsExactly(false);
        assertThat(texts(task.failedWhen())).containsExactly("a", "b");
        assertThat(task.async().map(Written::raw)).contains(60L);
        assertThat(task.poll().map(Written::raw)).contains(0L);
    }

    @Test
    void the_older_loops_name_their_lookup() {
        Loop loop = project.task("- ping:\n  with_fileglob: '*.conf'\n").loop().orElseThrow();
        assertThat(loop.lookup()).contains("fileglob");
        assertThat(loop.items().raw()).isEqualTo("*.conf");
    }

    @Test
    void keywords_without_a_value_are_as_if_not_there() {
        Task task = project.task("- ping:\n  when:\n  tags:\n  vars:\n  notify:\n  name:\n");
        assertThat(task.keywords().when()).isEmpty();
        assertThat(task.keywords().tags()).isEmpty();
        assertThat(task.name()).isEmpty();
    }

    @Test
    void a_block_has_three_parts() {
        Block block = (Block) project.tasks("""
                        - name: b
                          when: x
                          block: [{ping: null}]
                          rescue: [{ping: null}, {ping: null}]
                          always: [{block: []}]
                        """).getFirst();
        assertThat(block.body()).hasSize(1);
        assertThat(block.rescue()).hasSize(2);
        assertThat(block.always().getFirst()).isInstanceOf(Block.class);
        assertThat(texts(block.keywords().when())).containsExactly("x");
    }

    @Test
    void an_include_keeps_what_it_applies() {
        IncludeTasks include = (IncludeTasks)
                project.tasks("- include_tasks: {file: '{{ x }}.yml', apply: {become: true, tags: [a]}}\n  loop: [1]\n")
                        .getFirst();
        assertThat(include.file().text()).isEqualTo("{{ x }}.yml");
        assertThat(include.apply().find(Keyword.BECOME).map(Written::raw)).contains(true);
        assertThat(include.apply().tagTexts()).containsExactly("a");
        assertThat(include.task().loop()).isPresent();
    }

    @Test
    void apply_can_stand_in_args() {
        IncludeTasks include = (IncludeTasks) project.tasks("- include_tasks: x.yml\n  args: {apply: {tags: a}}\n")
                .getFirst();
        assertThat(include.apply().tagTexts()).containsExactly("a");
    }

    @Test
    void an_included_role_keeps_its_arguments_raw() {
        IncludeRole include = (IncludeRole)
                project.tasks("- include_role: {name: '{{ r }}', tasks_from: setup, public: true}\n  vars: {a: 1}\n")
                        .getFirst();
        assertThat(include.role().text()).isEqualTo("{{ r }}");
        assertThat(include.from().tasks().map(Written::raw)).contains("setup");
        assertThat(include.isPublic().map(Written::raw)).contains(true);
        assertThat(include.keywords().vars().getFirst().scope()).isEqualTo(VarsLayer.Scope.INCLUDE);
    }

    @Test
    void imported_tasks_are_read_at_once_and_beside_the_importing_file() {
        project.with("tasks/a.yml", "- import_tasks: b.yml\n").with("tasks/b.yml", "- ping:\n");
        ImportedTasks a = (ImportedTasks)
                project.tasks("- import_tasks: tasks/a.yml\n  tags: t\n").getFirst();
        ImportedTasks b = (ImportedTasks) a.tasks().getFirst();
        assertThat(b.file()).isEqualTo(folder.resolve("tasks/b.yml"));
        assertThat(b.tasks()).hasSize(1);
        assertThat(a.keywords().tagTexts()).containsExactly("t");
    }

    @Test
    void the_name_of_an_import_may_be_a_template_of_what_is_known() {
        project.with("debian.yml", "- ping:\n")
                .with("site.yml", "- hosts: all\n  vars: {os: debian}\n  tasks:\n    - import_tasks: '{{ os }}.yml'\n");
        StaticNames names = (text, scopes) -> Optional.of(
                text.text().replace("{{ os }}", scopes.getLast().get("os").text()));
        Playbooks.Loaded loaded = project.load(Project.OPTIONS.withStaticNames(names));
        assertThat(project.problems(loaded)).isEmpty();
        assertThat(loaded.playbook().plays().getFirst().tasks()).hasSize(1);
    }

    private static Map<String, Object> raw(Map<String, Written> args) {
        return args.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().raw()));
    }

    private static List<String> texts(List<Written> written) {
        return written.stream().map(Written::text).toList();
    }
}

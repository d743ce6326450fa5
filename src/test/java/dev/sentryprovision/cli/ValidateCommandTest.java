package dev.sentryprovision.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of files and roles that are not there, before any host is reached. */
class ValidateCommandTest {

    @TempDir
    private Path folder;

    private CommandLineSession session;

    @BeforeEach
    void project() {
        session = new CommandLineSession(folder).file("hosts", "[web]\nh1\n[here]\nh2 ansible_connection=local\n");
    }

    private String validated(String playbook) {
        session.file("site.yml", playbook)
                .execute(
                        "validate",
                        folder.resolve("site.yml").toString(),
                        "-i",
                        folder.resolve("hosts").toString());
        return session.out();
    }

    @Test
    void files_that_tasks_are_sure_to_want_are_missed_in_one_list() {
        assertThat(validated("""
                - hosts: web
                  tasks:
                    - template: {src: none.j2, dest: /x}
                    - copy: {src: none.txt, dest: /x}
                    - script: none.sh with arguments
                    - include_vars: none.yml
                    - unarchive: src=none.tgz dest=/x
                    - include_tasks: tasks.yml
                """))
                .contains(
                        "could not find 'none.j2'",
                        "could not find 'none.txt'",
                        "could not find 'none.sh'",
                        "could not find 'none.yml'",
                        "could not find 'none.tgz'",
                        "no file of tasks 'tasks.yml'",
                        "site.yml:3:23",
                        "6 errors");
    }

    @Test
    void what_is_included_is_read_and_checked() {
        session.file("words.yml", "- {debug: {msg: x}, whn: true}\n")
                .file("calls.yml", "- debugg: {msg: x}\n- debug: {msg: '{{ x | uper }}'}\n");
        assertThat(validated("- {hosts: web, tasks: [{include_tasks: words.yml}]}\n"))
                .contains("unknown keyword 'whn'", "words.yml:1:21");
        assertThat(validated("- {hosts: web, tasks: [{include_tasks: calls.yml}]}\n"))
                .contains("there is no module 'debugg'", "calls.yml:1:3", "no filter 'uper'", "2 errors");
        assertThat(validated("- {hosts: web, tasks: [{include_role: {name: nix}}]}\n"))
                .contains("no role 'nix'");
    }

    @Test
    void what_need_not_be_there_yet_is_left_to_the_run() {
        assertThat(validated("""
                - hosts: web
                  tasks:
                    - {copy: {src: none, dest: /x}, when: there is defined}
                    - {copy: {src: "{{ item }}", dest: /x}, loop: [none]}
                    - {copy: {src: there, dest: /x, remote_src: true}}
                    - {copy: {src: none, dest: /x}, ignore_errors: true}
                    - block: [{copy: {src: none, dest: /x}}]
                      rescue: [{debug: {msg: x}}]
                    - {command: make file, delegate_to: localhost}
                    - {copy: {src: made, dest: /x}}
                """)).contains("0 errors");
        assertThat(validated("""
                - {hosts: here, tasks: [{command: make file}]}
                - {hosts: web, tasks: [{copy: {src: made, dest: /x}}]}
                """)).contains("0 errors");
    }
}

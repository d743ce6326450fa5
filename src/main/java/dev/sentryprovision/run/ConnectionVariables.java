package dev.sentryprovision.run;

import java.util.Set;

/**
 * Variables that start like facts but say how to reach a host. Facts are not gathered to look for them: they are needed
 * before a host can be reached.
 */
final class ConnectionVariables {

    static final Set<String> NAMES = Set.of(
            "ansible_host",
            "ansible_ssh_host",
            "ansible_port",
            "ansible_ssh_port",
            "ansible_user",
            "ansible_ssh_user",
            "ansible_password",
            "ansible_ssh_password",
            "ansible_ssh_pass",
            "ansible_connection",
            "ansible_private_key_file",
            "ansible_ssh_private_key_file",
            "ansible_private_key_passphrase",
            "ansible_ssh_private_key_passphrase",
            "ansible_ssh_args",
            "ansible_ssh_common_args",
            "ansible_ssh_extra_args",
            "ansible_host_key_checking",
            "ansible_ssh_host_key_checking",
            "ansible_timeout",
            "ansible_ssh_timeout",
            "ansible_shell_executable",
            "ansible_become",
            "ansible_become_user",
            "ansible_become_method",
            "ansible_become_flags",
            "ansible_become_password",
            "ansible_become_pass",
            "ansible_sudo_pass",
            "ansible_su_pass",
            "ansible_python_interpreter",
            "ansible_shell_type",
            "ansible_remote_tmp",
            "ansible_pipelining",
            "ansible_ssh_pipelining");

    private ConnectionVariables() {}
}

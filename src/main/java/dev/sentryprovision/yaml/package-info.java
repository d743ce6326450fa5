/**
 * YAML with positions.
 *
 * <p>{@link dev.sentryprovision.yaml.YamlReader} turns a text into {@link dev.sentryprovision.yaml.YamlNode}s that know
 * their line and column; {@link dev.sentryprovision.yaml.YamlValues} turns those into raw values of the playbook
 * language. Scalars mean what they mean to PyYAML with Ansible's loader (YAML 1.1: {@code yes} is true, {@code 0644} is
 * octal, {@code 1e3} is a text), and a text that is JSON is read as JSON.
 */
package dev.sentryprovision.yaml;

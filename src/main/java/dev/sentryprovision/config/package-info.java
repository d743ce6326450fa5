/** Settings that people have: {@code ansible.cfg} and {@code ANSIBLE_*} variables, typed, each with its place. */
package dev.sentryprovision.config;

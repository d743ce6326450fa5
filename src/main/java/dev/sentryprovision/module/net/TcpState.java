package dev.sentryprovision.module.net;

import dev.sentryprovision.module.Written;

/** States of connections as the kernel numbers them in /proc/net/tcp; the names are Ansible's. */
public enum TcpState {
    @Written("ESTABLISHED")
    ESTABLISHED("01"),
    @Written("SYN_SENT")
    SYN_SENT("02"),
    @Written("SYN_RECV")
    SYN_RECV("03"),
    @Written("FIN_WAIT1")
    FIN_WAIT1("04"),
    @Written("FIN_WAIT2")
    FIN_WAIT2("05"),
    @Written("TIME_WAIT")
    TIME_WAIT("06");

    private final String number;

    TcpState(String number) {
        this.number = number;
    }

    String number() {
        return number;
    }
}

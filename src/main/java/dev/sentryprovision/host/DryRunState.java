package dev.sentryprovision.host;

/** What a dry run imagines of a machine; shared by all its users. */
record DryRunState(Overlay overlay, Ledger ledger) {

    static DryRunState nothing() {
        return new DryRunState(new Overlay(), new Ledger());
    }
}

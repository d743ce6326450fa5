package dev.sentryprovision.module.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Machines whose connections do not count, as /proc/net/tcp writes their addresses: words of four bytes, each in the order
 * of the processor, which is little-endian on all that are met.
 *
 * @param written of addresses
 * @param names   that only the host can look up
 */
record ExcludedHosts(List<String> written, List<String> names) {

    private static final String MAPPED = "0000000000000000FFFF0000";

    static ExcludedHosts of(List<String> hosts) {
        List<String> written = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String host : hosts) {
            try {
                String hex = hex(InetAddress.ofLiteral(host).getAddress());
                written.add(hex);
                if (hex.length() == 8) {
                    written.add(MAPPED + hex);
                }
            } catch (IllegalArgumentException _) {
                names.add(host);
            }
        }
        return new ExcludedHosts(written, names);
    }

    private static String hex(byte[] address) {
        ByteBuffer words = ByteBuffer.wrap(address).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder hex = new StringBuilder();
        while (words.hasRemaining()) {
            hex.append(String.format("%08X", words.getInt()));
        }
        return hex.toString();
    }
}

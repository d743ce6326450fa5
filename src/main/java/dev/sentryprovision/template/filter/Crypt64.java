package dev.sentryprovision.template.filter;

/** The Base64 of Unix password hashes: its own alphabet, the lowest bits first. */
final class Crypt64 {

    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private Crypt64() {}

    /** @param order positions of bytes, three for four characters, the highest first; -1 for none */
    static String encode(byte[] bytes, int[] order) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < order.length; i += 3) {
            int value = 0;
            int count = 1;
            for (int j = i; j < i + 3; j++) {
                value = value << 8 | (order[j] < 0 ? 0 : bytes[order[j]] & 0xff);
                count += order[j] < 0 ? 0 : 1;
            }
            for (int j = 0; j < count; j++) {
                out.append(ALPHABET.charAt(value >> 6 * j & 0x3f));
            }
        }
        return out.toString();
    }
}

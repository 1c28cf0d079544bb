package dev.lanewise.onnx.format;

/** A domain and the version of its operators that a model asks for; the domain of ONNX itself is empty. */
public record OperatorSetId(String domain, long version) {
    static OperatorSetId read(WireReader in) {
        String domain = "";
        long version = 0;
        while (in.next()) {
            switch (in.field()) {
                case 1 -> domain = in.name();
                case 2 -> version = in.integer();
                default -> in.skip();
            }
        }
        return new OperatorSetId(plain(domain), version);
    }

    /** ONNX' own domain has two spellings. */
    static String plain(String domain) {
        return domain.equals("ai.onnx") ? "" : domain;
    }
}

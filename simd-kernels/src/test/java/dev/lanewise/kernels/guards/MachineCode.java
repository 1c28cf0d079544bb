package dev.lanewise.kernels.guards;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The machine code in what a JVM prints for {@code -XX:CompileCommand=print}, for each method that C2 compiled, read by
 * binutils' objdump. Of a method compiled twice the last code that a call enters counts.
 */
final class MachineCode {
    private static final Pattern METHOD = Pattern.compile("Compiled method \\(c2\\).*?\\s(\\S+::\\S+) .*");
    private static final Pattern BYTES = Pattern.compile("\\s*0x([0-9a-f]+):\\s*([0-9a-f| ]+).*");
    private static final Pattern INSTRUCTION = Pattern.compile("\\s*([0-9a-f]+):\\s+(\\S.*)");
    private static final Pattern JUMP = Pattern.compile("j\\w+\\s+0x([0-9a-f]+).*");

    private MachineCode() {}

    /** By the method's name as {@code package.Class::method}: its code in bytes, and where it lay. */
    static Map<String, Code> read(Path log) throws IOException {
        Map<String, Code> methods = new HashMap<>();
        String method = "";
        Code code = null;
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
            Matcher m = METHOD.matcher(line);
            boolean entered = !line.contains(" @ "); // at a loop's head, code is made for a call that is still interpreted
            if (line.startsWith("Compiled method")) method = m.matches() && entered ? m.group(1) : "";
            if (line.startsWith("[MachCode]")) code = method.isEmpty() ? null : new Code();
            if (line.startsWith("[/MachCode]") && code != null) {
                methods.put(method, code);
                code = null;
                method = ""; // what follows it is the same method's stub code
            }
            Matcher bytes = BYTES.matcher(line);
            if (code != null && bytes.matches()) code.add(Long.parseLong(bytes.group(1), 16), bytes.group(2));
        }
        return methods;
    }

    /** A loop: from the instruction that is jumped back to, to the jump. */
    private record Span(int first, int last) {
        boolean encloses(Span other) {
            return !equals(other) && first <= other.first && other.last <= last;
        }
    }

    /** Bytes of machine code from an address on. */
    static final class Code {
        private static final byte NOP = (byte) 0x90;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long start = -1;

        private void add(long address, String hex) {
            if (start < 0) start = address;
            while (start + bytes.size() < address) bytes.write(NOP);
            String digits = hex.replaceAll("[^0-9a-f]", "");
            for (int i = 0; i + 1 < digits.length(); i += 2) {
                bytes.write(Integer.parseInt(digits.substring(i, i + 2), 16));
            }
        }

        /** The loops that hold no other loop. */
        List<HotLoop> innermostLoops() throws IOException, InterruptedException {
            List<Long> addresses = new ArrayList<>();
            List<String> instructions = new ArrayList<>();
            for (String line : disassemble()) {
                Matcher m = INSTRUCTION.matcher(line);
                if (!m.matches()) continue;
                addresses.add(Long.parseLong(m.group(1), 16));
                instructions.add(m.group(2));
            }
            List<Span> spans = new ArrayList<>();
            for (int i = 0; i < instructions.size(); i++) {
                Matcher m = JUMP.matcher(instructions.get(i));
                int target = m.matches() ? addresses.indexOf(Long.parseLong(m.group(1), 16)) : -1;
                if (target >= 0 && target <= i) spans.add(new Span(target, i));
            }
            List<HotLoop> loops = new ArrayList<>();
            for (Span span : spans) {
                if (spans.stream().noneMatch(span::encloses)) {
                    loops.add(new HotLoop(List.copyOf(instructions.subList(span.first, span.last + 1))));
                }
            }
            return loops;
        }

        private List<String> disassemble() throws IOException, InterruptedException {
            Path binary = Files.createTempFile("lanewise", ".bin");
            Path text = Files.createTempFile("lanewise", ".asm");
            try {
                Files.write(binary, bytes.toByteArray());
                Process objdump = new ProcessBuilder(
                        "objdump", "-D", "-b", "binary", "-m", "i386:x86-64", "-Mintel", "--no-show-raw-insn",
                        "--adjust-vma=0x" + Long.toHexString(start), binary.toString())
                        .redirectOutput(text.toFile())
                        .redirectErrorStream(true)
                        .start();
                if (objdump.waitFor() != 0) throw new IOException("objdump: " + Files.readString(text));
                return Files.readAllLines(text);
            } finally {
                Files.delete(binary);
                Files.delete(text);
            }
        }
    }
}

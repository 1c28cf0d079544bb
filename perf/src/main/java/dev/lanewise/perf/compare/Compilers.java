package dev.lanewise.perf.compare;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Whether the JVM's compilers have work: measured code may be about to be replaced by faster code. */
final class Compilers {
    private static final String QUEUE = "compilerQueue";

    private Compilers() {}

    /** Whether nothing is being compiled or waits for it; true where the JVM does not tell. */
    static boolean idle() {
        try {
            MBeanServer server = ManagementFactory.getPlatformMBeanServer();
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            return idle(String.valueOf(server.invoke(commands, QUEUE, new Object[0], new String[0])));
        } catch (JMException e) {
            return true;
        }
    }

    /** Tasks are lines that hold a class and a method. */
    static boolean idle(String queue) {
        return !queue.contains("::");
    }
}

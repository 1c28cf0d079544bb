package dev.lanewise.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Vector API is incubating, so no user of this library may have to name it. */
class ExportsTest {
    @Test
    void noExportedSignatureMentionsTheVectorApi() throws Exception {
        List<String> leaks = new ArrayList<>();
        int looked = 0;
        for (Class<?> type : exportedTypes()) {
            for (Field field : type.getFields()) leak(leaks, type, field.toGenericString());
            for (Constructor<?> constructor : type.getConstructors()) leak(leaks, type, constructor);
            for (Method method : type.getMethods()) leak(leaks, type, method);
            looked++;
        }
        assertEquals(List.of(), leaks);
        assertTrue(looked > 20, "only " + looked + " exported types were found");
    }

    private static void leak(List<String> leaks, Class<?> type, Executable executable) {
        leak(leaks, type, executable.toGenericString());
    }

    private static void leak(List<String> leaks, Class<?> type, String signature) {
        if (signature.contains("jdk.incubator")) leaks.add(type.getName() + ": " + signature);
    }

    private static List<Class<?>> exportedTypes() throws IOException, URISyntaxException, ClassNotFoundException {
        Path classes = Path.of(Lanes.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        ModuleDescriptor module = ModuleFinder.of(classes)
                .find("dev.lanewise.kernels")
                .orElseThrow()
                .descriptor();
        List<Class<?>> types = new ArrayList<>();
        for (ModuleDescriptor.Exports exported : module.exports()) {
            Path folder = classes.resolve(exported.source().replace('.', '/'));
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
                    String name = file.getFileName().toString().replace(".class", "");
                    if (name.endsWith("Test") || name.equals("package-info")) continue;
                    Class<?> type = Class.forName(exported.source() + "." + name);
                    if (java.lang.reflect.Modifier.isPublic(type.getModifiers())) types.add(type);
                }
            }
        }
        return types;
    }
}

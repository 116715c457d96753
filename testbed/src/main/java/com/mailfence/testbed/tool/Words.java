package com.mailfence.testbed.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a tool's command line: {@code --launcher WORD} as often as the gateway's own command
 * has words, then options with or without a value.
 */
public final class Words {
  private final List<String> launcher = new ArrayList<>();
  private final Map<String, String> options = new HashMap<>();
  private @Nullable Path temporary;

  private Words() {}

  /** Reads the words; an option takes the next word as its value unless that is an option, too. */
  public static Words of(String... args) {
    Words words = new Words();
    for (int i = 0; i < args.length; i++) {
      boolean hasValue = i + 1 < args.length && !args[i + 1].startsWith("--");
      String value = hasValue ? args[i + 1] : "";
      if (args[i].equals("--launcher")) {
        words.launcher.add(value);
      } else {
        words.options.put(args[i], value);
      }
      i += hasValue ? 1 : 0;
    }
    return words;
  }

  /** How the gateway's command line is started. */
  public List<String> launcher() {
    return List.copyOf(launcher);
  }

  public boolean has(String option) {
    return options.containsKey(option);
  }

  public String value(String option, String otherwise) {
    return options.getOrDefault(option, otherwise);
  }

  public int number(String option, int otherwise) {
    return Integer.parseInt(value(option, Integer.toString(otherwise)));
  }

  /** The directory that was named, made if need be, or a temporary one. */
  public Path directory(String option) throws IOException {
    if (has(option)) {
      return Files.createDirectories(Path.of(value(option, "")));
    }
    Path made = temporary == null ? Files.createTempDirectory("gateway-") : temporary;
    temporary = made;
    return made;
  }
}

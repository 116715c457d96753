package com.mailfence.deploy.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import com.mailfence.engine.written.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the settings: file, then environment, then command line, each over the one before. */
public final class Setup {
  private static final long LARGEST_FILE = 1 << 20;

  private final Values values = new Values();

  private Setup() {}

  /**
   * Reads and checks everything.
   *
   * @param file TOML; null for none
   * @param remembered what held when the house was last served, under all others
   * @param environment of the process
   * @param arguments {@code key=value} each
   * @throws ConfigProblem with all that is wrong
   */
  public static Setup read(
      @Nullable Path file,
      Map<String, String> remembered,
      Map<String, String> environment,
      List<String> arguments) {
    var setup = new Setup();
    for (Key<?> key : Config.keys()) {
      String value = remembered.get(key.name());
      if (value != null) {
        setup.values.put(key.name(), value, "served.toml");
      }
    }
    if (file != null) {
      setup.readFile(file);
    }
    for (Key<?> key : Config.keys()) {
      String value = environment.get(key.variable());
      if (value != null) {
        setup.values.put(key.name(), value, key.variable());
      }
    }
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      if (equals < 1) {
        setup.values.problem("--set " + argument + ": expected key=value");
      } else {
        String name = argument.substring(0, equals).strip();
        setup.values.put(name, argument.substring(equals + 1).strip(), "--set");
      }
    }
    setup.refuseUnknown();
    setup.config();
    return setup;
  }

  /** The settings. */
  public Config config() {
    Config config = Config.read(values);
    if (!values.problems().isEmpty()) {
      throw new ConfigProblem(values.problems());
    }
    return config;
  }

  /** What is written somewhere, without secrets. */
  public Map<String, String> written() {
    Map<String, String> texts = new TreeMap<>();
    Config.keys().stream()
        .filter(key -> !key.isSecret() && values.written().containsKey(key.name()))
        .forEach(key -> texts.put(key.name(), values.text(key)));
    return texts;
  }

  /** Every key's text as it holds, secrets starred. */
  public Map<String, String> shown() {
    return Config.shown(values);
  }

  private void readFile(Path file) {
    try {
      if (Files.size(file) > LARGEST_FILE) {
        values.problem(file + ": larger than 1 MiB");
        return;
      }
      flatten("", new TomlMapper().readTree(Files.readString(file)), file.toString());
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      values.problem(file + " line " + line + ": " + e.getOriginalMessage());
    } catch (IOException e) {
      values.problem(file + ": cannot be read: " + e.getMessage());
    }
  }

  private void flatten(String prefix, JsonNode node, String source) {
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      String name = prefix + entry.getKey();
      JsonNode value = entry.getValue();
      if (value.isObject()) {
        flatten(name + ".", value, source);
      } else if (value.isArray()) {
        values.problem(source + ": " + name + ": a list, expected one value");
      } else {
        values.put(name, value.asText(), source);
      }
    }
  }

  private void refuseUnknown() {
    Map<String, Key<?>> known =
        Config.keys().stream().collect(Collectors.toMap(Key::name, key -> key));
    new TreeMap<>(values.written())
        .forEach(
            (name, written) -> {
              if (!known.containsKey(name)) {
                String hint =
                    Nearest.to(name, known.keySet())
                        .map(near -> ", did you mean " + near + "?")
                        .orElse("");
                values.problem(written.source() + ": " + name + ": unknown key" + hint);
              }
            });
  }

  /** The password of a pair of keys: its file's first line, else the text. */
  public static String password(String text, String file) {
    if (file.isEmpty()) {
      return text;
    }
    try {
      return Optional.of(Files.readString(Path.of(file)))
          .map(content -> content.lines().findFirst().orElse(""))
          .orElse("");
    } catch (IOException e) {
      throw new ConfigProblem(List.of(file + ": cannot be read: " + e.getMessage()));
    }
  }
}

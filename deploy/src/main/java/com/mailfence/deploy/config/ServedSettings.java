package com.mailfence.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was set when a house was last served, kept in its directory, so that a command on the
 * stopped house knows its brand and its database without being told again. Secrets are not kept.
 */
public final class ServedSettings {
  private static final String NAME = "served.toml";

  private ServedSettings() {}

  /** What was kept; nothing if the house was never served. */
  public static Map<String, String> read(Path data) {
    Path file = data.resolve(NAME);
    Map<String, String> texts = new TreeMap<>();
    if (Files.exists(file)) {
      try {
        JsonNode tree = new TomlMapper().readTree(Files.readString(file));
        tree.properties().forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
      } catch (IOException e) {
        throw new UncheckedIOException(file + " cannot be read", e);
      }
    }
    return texts;
  }

  /** Takes what was kept in one directory along to another, if anything was. */
  public static void copy(Path from, Path to) {
    Map<String, String> texts = read(from);
    if (!texts.isEmpty()) {
      write(to, texts);
    }
  }

  /** Keeps what is set now. */
  public static void write(Path data, Map<String, String> texts) {
    var text =
        new StringBuilder("# What was set when the house was last served; not to be edited.\n");
    texts.forEach(
        (name, value) ->
            text.append('"')
                .append(name)
                .append("\" = ")
                .append(Manual.quoted(value))
                .append('\n'));
    try {
      Path fresh = data.resolve(NAME + ".new");
      Files.write(fresh, text.toString().getBytes(StandardCharsets.UTF_8));
      Files.move(fresh, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

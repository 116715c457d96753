package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** Makes a plain file name of what a sender wrote, for every place that shows or saves it. MI09 */
final class FileName {
  /** Bytes of UTF-8 that common file systems take. */
  private static final int LONGEST = 255;

  private static final int LONGEST_EXTENSION = 16;

  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
          "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private FileName() {}

  /** A name without path, controls and tricks; empty if nothing is left. */
  static String clean(String written) {
    String name =
        written.substring(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1);
    name = dots(replaced(Decoded.name(name)));
    int dot = name.indexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    boolean device = DEVICES.contains(stem.strip().toLowerCase(Locale.ROOT));
    return shortened(device ? "_" + name : name);
  }

  private static String replaced(String name) {
    StringBuilder clean = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      clean.append("<>:\"|?*".indexOf(c) < 0 ? c : c == '"' ? '\'' : '_');
    }
    return clean.toString();
  }

  /** Neither hidden nor with an end that some systems drop. */
  private static String dots(String name) {
    int from = 0;
    int to = name.length();
    while (from < to && isEdge(name.charAt(from))) {
      from++;
    }
    while (to > from && isEdge(name.charAt(to - 1))) {
      to--;
    }
    return name.substring(from, to);
  }

  private static boolean isEdge(char c) {
    return c == '.' || c <= ' ';
  }

  private static String shortened(String name) {
    if (name.length() * 3 <= LONGEST || bytes(name) <= LONGEST) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    boolean keeps = dot > 0 && name.length() - dot <= LONGEST_EXTENSION;
    String extension = keeps ? name.substring(dot) : "";
    byte[] stem =
        name.substring(0, name.length() - extension.length()).getBytes(StandardCharsets.UTF_8);
    int room = Utf8.border(stem, stem.length, LONGEST - bytes(extension));
    return new String(stem, 0, room, StandardCharsets.UTF_8) + extension;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package com.mailfence.deploy.config;

/** The keys explained, made from the keys themselves. */
public final class Manual {
  private static final int WIDTH = 96;

  private Manual() {}

  /** A settings file that sets nothing: every key in a comment, with its default. */
  public static String toml() {
    var text = new StringBuilder();
    String section = "";
    for (Key<?> key : Config.keys()) {
      int dot = key.name().lastIndexOf('.');
      if (!key.name().substring(0, dot).equals(section)) {
        section = key.name().substring(0, dot);
        text.append("\n[").append(section).append("]\n");
      }
      text.append('\n');
      wrap(text, key.says() + " " + capital(key.kind().hint()) + ".");
      text.append('#').append(key.name().substring(dot + 1)).append(" = ").append(written(key));
      text.append('\n');
    }
    return text.substring(1);
  }

  /** The same as a page of the manual. */
  public static String markdown() {
    var text = new StringBuilder();
    String section = "";
    for (Key<?> key : Config.keys()) {
      int dot = key.name().indexOf('.');
      if (!key.name().substring(0, dot).equals(section)) {
        section = key.name().substring(0, dot);
        text.append("\n## ").append(section).append("\n\n");
        text.append("| Key | Default | What it does |\n| --- | --- | --- |\n");
      }
      text.append("| `").append(key.name()).append("` | ");
      text.append(key.fallback().isEmpty() ? "" : "`" + key.fallback() + "`");
      text.append(" | ").append(key.says()).append(' ');
      text.append(capital(key.kind().hint())).append(". |\n");
    }
    return text.toString();
  }

  private static String written(Key<?> key) {
    String text = key.fallback();
    boolean bare = text.equals("true") || text.equals("false") || text.matches("\\d+");
    return bare ? text : quoted(text);
  }

  /** A text as TOML wants it. */
  public static String quoted(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static String capital(String hint) {
    return Character.toUpperCase(hint.charAt(0)) + hint.substring(1);
  }

  private static void wrap(StringBuilder text, String words) {
    int column = WIDTH;
    for (String word : words.split(" ")) {
      if (column + word.length() + 1 > WIDTH) {
        text.append(column == WIDTH ? "#" : "\n#");
        column = 1;
      }
      text.append(' ').append(word);
      column += word.length() + 1;
    }
    text.append('\n');
  }
}

package com.mailfence.deploy.log;

import java.util.Map;

/** A JSON object. RFC 8259 */
final class JsonLine implements Line {
  @Override
  public String of(Map<String, String> words) {
    StringBuilder line = new StringBuilder(128).append('{');
    words.forEach(
        (name, value) -> {
          if (line.length() > 1) {
            line.append(',');
          }
          Escapes.quoted(line, name);
          line.append(':');
          Escapes.quoted(line, value);
        });
    return line.append('}').toString();
  }
}

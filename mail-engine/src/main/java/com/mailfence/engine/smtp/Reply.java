package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/**
 * An answer of the server. RFC 5321 s4.2, RFC 2034
 *
 * @param code three digits
 * @param enhanced as "2.1.5"; empty where the protocol has none
 * @param lines at least one, without line ends
 */
record Reply(int code, String enhanced, List<String> lines) {
  Reply {
    lines = List.copyOf(lines);
  }

  static Reply of(int code, String enhanced, String text) {
    return new Reply(code, enhanced, List.of(text));
  }

  static Reply plain(int code, String text) {
    return new Reply(code, "", List.of(text));
  }

  boolean isPositive() {
    return code < 400;
  }

  byte[] bytes() {
    var out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      out.append(code).append(i == lines.size() - 1 ? ' ' : '-');
      if (!enhanced.isEmpty()) {
        out.append(enhanced).append(' ');
      }
      out.append(lines.get(i)).append("\r\n");
    }
    return out.toString().getBytes(UTF_8);
  }
}

package com.mailfence.testbed.bench;

import java.nio.charset.StandardCharsets;

/** Small plain messages, each different. */
final class Letters {
  private static final String LINE =
      "The quick brown fox jumps over the lazy dog while the river runs on to the sea.\r\n";

  private Letters() {}

  /** About one and a half kilobytes. */
  static byte[] letter(String to, int number) {
    String text =
        "From: Sender Number "
            + number % 97
            + " <sender"
            + number % 97
            + "@example.org>\r\n"
            + "To: <"
            + Stage.address(to)
            + ">\r\n"
            + "Subject: Letter number "
            + number
            + "\r\n"
            + "Date: Thu, 01 Jan 2026 10:00:00 +0000\r\n"
            + "Message-ID: <"
            + to
            + "."
            + number
            + "@bench.example.org>\r\n"
            + "MIME-Version: 1.0\r\n"
            + "Content-Type: text/plain; charset=utf-8\r\n"
            + "\r\n"
            + "This is letter number "
            + number
            + ".\r\n"
            + LINE.repeat(13);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The same as an mbox file holds it. */
  static byte[] inMbox(String to, int number) {
    String text = new String(letter(to, number), StandardCharsets.UTF_8).replace("\r\n", "\n");
    return ("From bench@example.org Thu Jan  1 00:00:00 2026\n" + text + "\n")
        .getBytes(StandardCharsets.UTF_8);
  }
}

package com.mailfence.testbed.talk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A transcript. Its lines:
 *
 * <pre>
 * # a remark; empty lines mean nothing
 * C: a line of the client; lines that follow one another are sent in one piece
 * R: raw bytes of the client, no line end added; \r \n \0 \\ are known
 * S: a line of the server; a star at its end stands for anything
 * T: TLS begins
 * E: the server has ended the talk
 * </pre>
 */
public final class Talk {
  private final String name;
  private final List<String> script;
  private final ByteArrayOutputStream unsent = new ByteArrayOutputStream();
  private final List<String> expected = new ArrayList<>();

  private Talk(String name, List<String> script) {
    this.name = name;
    this.script = script;
  }

  /** A transcript in a file. */
  public static Talk read(Path file) throws IOException {
    return new Talk(file.getFileName().toString(), Files.readAllLines(file, UTF_8));
  }

  /** A transcript written in a test. */
  public static Talk of(String script) {
    return new Talk("talk", script.lines().toList());
  }

  /** Plays it; the first line that is not as written fails. */
  public void play(Peer peer) {
    for (String line : script) {
      String text = line.length() > 3 ? line.substring(3) : "";
      switch (line.isEmpty() ? ' ' : line.charAt(0)) {
        case 'C' -> client(peer, (text + "\r\n").getBytes(UTF_8));
        case 'R' -> client(peer, raw(text));
        case 'S' -> expected.add(text);
        case 'T' -> {
          exchange(peer);
          peer.secure();
        }
        case 'E' -> {
          exchange(peer);
          assertThat(peer.isOver()).as("%s: the server has ended the talk", name).isTrue();
        }
        case '#', ' ' -> {}
        default -> throw new IllegalArgumentException(name + ": " + line);
      }
    }
    exchange(peer);
  }

  private void client(Peer peer, byte[] bytes) {
    if (!expected.isEmpty()) {
      exchange(peer);
    }
    unsent.writeBytes(bytes);
  }

  private void exchange(Peer peer) {
    if (unsent.size() == 0 && expected.isEmpty()) {
      return;
    }
    byte[] sent = unsent.toByteArray();
    String answered = new String(peer.say(sent), UTF_8);
    assertThat(answered.isEmpty() || answered.endsWith("\r\n"))
        .as("%s: whole lines in %s", name, answered)
        .isTrue();
    List<String> lines = answered.isEmpty() ? List.of() : List.of(answered.split("\r\n"));
    String after = new String(sent, UTF_8);
    assertThat(lines.size())
        .as("%s: lines after %s: %s", name, after, lines)
        .isEqualTo(expected.size());
    for (int i = 0; i < lines.size(); i++) {
      assertAs(after, expected.get(i), lines.get(i));
    }
    unsent.reset();
    expected.clear();
  }

  private void assertAs(String after, String wanted, String line) {
    if (wanted.endsWith("*")) {
      assertThat(line).as("%s: after %s", name, after).startsWith(wanted.replaceAll("\\*$", ""));
    } else {
      assertThat(line).as("%s: after %s", name, after).isEqualTo(wanted);
    }
  }

  private static byte[] raw(String text) {
    var out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\' && i + 1 < bytes.length) {
        out.write(escaped((char) bytes[++i]));
      } else {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  private static int escaped(char c) {
    return switch (c) {
      case 'r' -> '\r';
      case 'n' -> '\n';
      case '0' -> 0;
      default -> String.valueOf(c).getBytes(ISO_8859_1)[0];
    };
  }
}

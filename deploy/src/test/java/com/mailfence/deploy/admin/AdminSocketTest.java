package com.mailfence.deploy.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AdminSocketTest {
  @TempDir Path dir;

  private static int echo(List<String> words, Terminal terminal) {
    terminal.out().println(words + " in " + terminal.directory().getFileName());
    terminal.err().println(terminal.secret("Password"));
    terminal.out().print("x".repeat(100_000));
    return words.size();
  }

  private static String ask(Path data, String input, String... words) throws IOException {
    var said = new StringWriter();
    var terminal =
        new NearTerminal(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintWriter(said),
            new PrintWriter(said),
            null);
    try (AdminClient client = AdminClient.connect(data).orElseThrow()) {
      int code = client.run(List.of(words), terminal);
      return code + " " + said.toString().replace("x".repeat(100_000), "X");
    }
  }

  @Test
  void wordsGoInAndAnswersComeBack() throws IOException {
    AdminServer server = AdminServer.open(dir, AdminSocketTest::echo);
    try (server) {
      String here = Path.of("").toAbsolutePath().getFileName().toString();
      for (int i = 0; i < 20; i++) {
        assertThat(ask(dir, "ge heim\u00e4\n", "a b", "", "\u00fc"))
            .isEqualTo("3 [a b, , \u00fc] in " + here + "\nge heim\u00e4\nX");
      }
    }
    assertThat(AdminClient.connect(dir)).isEmpty();
    assertThat(dir.resolve("admin.sock")).doesNotExist();
  }

  @Test
  void onlyTheOwnerCanOpenTheSocket() throws IOException {
    AdminServer server = AdminServer.open(dir, AdminSocketTest::echo);
    try (server) {
      assertThat(
              PosixFilePermissions.toString(
                  Files.getPosixFilePermissions(dir.resolve("admin.sock"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void longDirectoryIsReachedAllTheSame() throws IOException {
    Path data = Files.createDirectories(dir.resolve("d".repeat(120)).resolve("e".repeat(120)));
    AdminServer server = AdminServer.open(data, AdminSocketTest::echo);
    try (server) {
      assertThat(ask(data, "s\n", "w")).startsWith("1 [w]");
    }
  }

  @Test
  void socketLeftByAKilledServerIsNobody() throws IOException {
    Files.createFile(dir.resolve("admin.sock"));
    assertThat(AdminClient.connect(dir)).isEmpty();
    AdminServer server = AdminServer.open(dir, AdminSocketTest::echo);
    try (server) {
      assertThat(ask(dir, "s\n", "w")).startsWith("1 [w]");
    }
  }

  @Test
  void brokenFramesAreRefused() {
    for (byte[] wire :
        new byte[][] {{}, {'A'}, {'?', 0, 0, 0, 0}, {'A', 0x7f, 0, 0, 0}, {'A', -1, 0, 0, 0}}) {
      assertThatThrownBy(() -> Frame.read(new DataInputStream(new ByteArrayInputStream(wire))))
          .isInstanceOf(IOException.class);
    }
  }
}

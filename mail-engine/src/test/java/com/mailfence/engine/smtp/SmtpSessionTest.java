package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import com.mailfence.engine.delivery.Delivery;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SmtpSessionTest {
  private static final String START =
      "HELO mail.other.test\r\n!MAIL FROM:<eve@other.test>\r\nRCPT TO:<ann@example.test>\r\nDATA\r\n!";

  private final Rig rig = new Rig();
  private final SmtpSession session = rig.session(Service.INCOMING);
  private boolean greeted;

  @AfterEach
  void close() {
    session.close();
    rig.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n.\n",
        "\n.\r\n",
        "\r\n.\n",
        "\r.\r",
        "\r.\r\n",
        "\r\n.\r",
        "\0\n.\r\n",
        "\r\n\n.\r\n",
        "\r\0\n.\r\n",
        "\n\n.\r\n",
        "\r\n\0.\r\n",
        "\r\n.\0\r\n"
      })
  void nothingButOneEndingEndsAMessage(String ending) { // SM01
    String smuggled = "MAIL FROM:<x@other.test>\r\nRCPT TO:<bob@example.test>\r\nDATA\r\n";
    say(START + "a: b\r\n\r\ntext" + ending + smuggled + "a: c\r\n\r\n.\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
    assertThat(answer()).endsWith("550 5.5.2 lines end with CR LF, closing\r\n");
    assertThat(rig.inbox(rig.ann)).isEmpty();
    assertThat(rig.inbox(rig.bob)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {".. \r\n", "x\0.\r\n", "\r\n. \r\n", "\r\n..\r\n"})
  void whatOnlyLooksLikeAnEndIsText(String text) { // SM01
    say(START + "a: b\r\n\r\n" + text + "QUIT\r\n.\r\n");
    assertThat(answer()).endsWith("250 2.0.0 done\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.READ);
    assertThat(rig.inbox(rig.ann)).hasSize(1);
    assertThat(rig.newest(rig.ann)).endsWith("QUIT\r\n");
  }

  @Test
  void bytesInAnyPiecesMeanTheSame() {
    String talk = START + "a: b\r\n\r\n..x\r\n.\r\nQUIT\r\n";
    session.greet(false);
    for (byte b : talk.replace("!", "").getBytes(ISO_8859_1)) {
      session.take(new byte[] {b}, 0, 1);
    }
    assertThat(answer())
        .endsWith(
            "354 go ahead, end with a dot on a line of its own\r\n250 2.0.0 done\r\n221 2.0.0 bye\r\n");
    assertThat(rig.newest(rig.ann)).endsWith("a: b\r\n\r\n.x\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NOOP\n", "NO\rOP\r\n", "NOOP\r\r\n", "\n"})
  void bareLineEndsInCommandsEndTheSession(String line) {
    say("HELO x\r\n!" + line);
    assertThat(answer()).endsWith("closing\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
  }

  @Test
  void talkBeforeTheGreetingIsRefused() { // SM17
    session.greet(true);
    assertThat(answer()).isEqualTo("554 5.5.0 wait for the answer, closing\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EHLO x\r\n", "STARTTLS\r\n", "AUTH PLAIN\r\n", "DATA\r\n"})
  void talkAheadOfAnAnswerThatChangesThingsIsRefused(String command) { // SM17, TL01
    say("HELO x\r\n!" + command + "MAIL FROM:<x@other.test>\r\n");
    assertThat(answer()).endsWith("554 5.5.0 wait for the answer, closing\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
  }

  @Test
  void aLongLineIsPassedOver() { // SM18
    say("NOOP " + "x".repeat(CommandLines.LONGEST - 7) + "\r\n");
    assertThat(answer()).endsWith("250 2.0.0 done\r\n");
    say("NOOP " + "x".repeat(CommandLines.LONGEST - 6) + "\r\nNOOP\r\n");
    assertThat(answer()).isEqualTo("500 5.5.2 line too long\r\n250 2.0.0 done\r\n");
  }

  @Test
  void anEndlessLineEndsTheSession() { // SM18
    say("x".repeat(CommandLines.LONGEST + CommandLines.ENDLESS));
    assertThat(answer()).endsWith("500 5.5.2 line too long\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
  }

  @Test
  void charactersThatAreNoneAreRefused() { // SM21
    say("NOOP\r\n");
    answer();
    byte[] line = "MAIL FROM:<\u00ff@x>\r\n".getBytes(ISO_8859_1);
    session.take(line, 0, line.length);
    assertThat(answer()).startsWith("500 5.5.2 characters");
    say("NOOP \0\r\n");
    assertThat(answer()).startsWith("500 5.5.2 characters");
    say("NOOP\r\n");
    assertThat(answer()).isEqualTo("250 2.0.0 done\r\n");
  }

  @Test
  void aSessionThatLeadsNowhereEnds() { // SM18
    say("NOOP\r\n".repeat(1_000));
    List<String> lines = answer().lines().toList();
    assertThat(lines).hasSize(102);
    assertThat(lines.get(101)).startsWith("421 4.7.0 too many commands");
  }

  @Test
  void recipientsBeyondTheLimitMayComeLater() { // SMTP-004
    say("HELO x\r\n!MAIL FROM:<eve@other.test>\r\n");
    answer();
    say("RCPT TO:<ann+1@example.test>\r\n".repeat(100));
    assertThat(answer().lines()).hasSize(100).allMatch(line -> line.startsWith("250"));
    say("RCPT TO:<ann+1@example.test>\r\n");
    assertThat(answer()).startsWith("452 4.5.3");
  }

  @Test
  void aFloodOfRecipientsEnds() { // SM18
    say(
        "HELO x\r\n!MAIL FROM:<eve@other.test>\r\n"
            + "RCPT TO:<ann@example.test>\r\n".repeat(2_000));
    assertThat(answer()).endsWith("421 4.7.0 too many errors, closing\r\n");
  }

  @Test
  void aMessageThatIsTooLargeIsRefusedAtItsEnd() { // LIMIT-003, SM20
    say(START);
    answer();
    byte[] line = ("x".repeat(998) + "\r\n").repeat(50).getBytes(ISO_8859_1);
    for (long sent = 0; sent <= Delivery.LARGEST; sent += line.length) {
      session.take(line, 0, line.length);
    }
    assertThat(answer()).isEmpty();
    say(".\r\nNOOP\r\n");
    assertThat(answer()).isEqualTo("552 5.3.4 message too large\r\n250 2.0.0 done\r\n");
    assertThat(rig.inbox(rig.ann)).isEmpty();
  }

  @Test
  void aMessageWithoutEndIsNotListenedToForEver() { // SM20
    say(START);
    answer();
    byte[] line = ("x".repeat(998) + "\r\n").repeat(1_000).getBytes(ISO_8859_1);
    long sent = 0;
    while (session.wish() == SmtpSession.Wish.READ && sent < 4 * Delivery.LARGEST) {
      session.take(line, 0, line.length);
      sent += line.length;
    }
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
    assertThat(answer()).isEqualTo("552 5.3.4 message too large\r\n");
  }

  @Test
  void aChunkLargerThanAnyMessageEndsTheSession() { // SM20
    say("HELO x\r\n!MAIL FROM:<>\r\nRCPT TO:<ann@example.test>\r\nBDAT 99999999999\r\n");
    assertThat(answer()).endsWith("552 5.3.4 message too large\r\n");
    assertThat(session.wish()).isEqualTo(SmtpSession.Wish.CLOSE);
  }

  @Test
  void aMailThatGoesRoundIsRefused() { // SM14
    say(START + "Received: by a; x\r\n".repeat(101) + "\r\n.\r\n");
    assertThat(answer()).endsWith("554 5.4.6 this message goes round and round\r\n");
  }

  @Test
  void aFullDiskIsToldAsSuch() {
    SmtpSession broken = rig.session(Service.INCOMING, desk(new IOException("disk full")));
    assertThat(sent(broken)).endsWith("452 4.3.1 cannot store now, try again later\r\n");
  }

  @Test
  void aBugIsToldWithItsName() {
    SmtpSession broken = rig.session(Service.INCOMING, desk(new IllegalStateException("bug")));
    assertThat(sent(broken)).endsWith("451 4.3.0 server error V1\r\n");
  }

  @Test
  void everyRefusalHasAWord() {
    List<Refusal> all =
        List.of(
            new Refusal.NotFound("x"),
            new Refusal.Forbidden("x"),
            new Refusal.Conflict("x", "y"),
            new Refusal.Stale("x"),
            new Refusal.Exists("x"),
            new Refusal.OverQuota(1, 2, 3),
            new Refusal.TooLarge("x", 1),
            new Refusal.Malformed("x", "y\r\nz"),
            new Refusal.Busy("x", Duration.ZERO));
    assertThat(all)
        .extracting(refusal -> Replies.of(refusal).code())
        .containsExactly(550, 553, 451, 451, 550, 552, 552, 550, 451);
    assertThat(all)
        .allMatch(refusal -> new String(Replies.of(refusal).bytes(), UTF_8).lines().count() == 1);
  }

  private static String sent(SmtpSession broken) {
    broken.greet(false);
    for (String part : (START + "text\r\n.\r\n").split("!")) {
      byte[] bytes = part.getBytes(UTF_8);
      broken.take(bytes, 0, bytes.length);
    }
    return new String(broken.answers(), UTF_8);
  }

  /** A desk that takes everything and breaks in the end. */
  private static Desk desk(Exception fault) {
    return new Desk() {
      @Override
      public Reply sender(Visit visit, String from) {
        return Replies.SENDER;
      }

      @Override
      public Taking begin(Visit visit, String from, long declared) {
        return new Taking() {
          @Override
          public Reply recipient(String address) {
            return Replies.RECIPIENT;
          }

          @Override
          public void open() {
            // nothing to open
          }

          @Override
          public void write(byte[] bytes, int from, int count) {
            // nothing is kept
          }

          @Override
          public List<Reply> finish() throws IOException {
            if (fault instanceof IOException io) {
              throw io;
            }
            throw (RuntimeException) fault;
          }

          @Override
          public void close() {
            // nothing to close
          }
        };
      }
    };
  }

  /** Sends the text; at each exclamation mark the client waits for the answer. */
  private void say(String text) {
    if (!greeted) {
      greeted = true;
      session.greet(false);
    }
    for (String part : text.split("!")) {
      byte[] bytes = part.getBytes(ISO_8859_1);
      session.take(bytes, 0, bytes.length);
    }
  }

  private String answer() {
    return new String(session.answers(), UTF_8);
  }
}

package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.testbed.talk.Talk;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SubmissionPortTest {
  private static final String GREETED = "S: 220 mx.example.test ESMTP\nC: HELO laptop\nS: 250 *\n";

  private final Rig rig = new Rig();
  private final SmtpSession session = rig.session(Service.SUBMISSION);

  @AfterEach
  void close() {
    session.close();
    rig.close();
  }

  @Test
  void inClearNobodyLogsInAndNothingIsSent() { // TL04, SMTP-003
    play(
        GREETED
            + """
            C: AUTH PLAIN %s
            S: 538 5.7.11 log in inside TLS only
            C: MAIL FROM:<ann@example.test>
            S: 530 5.7.0 use STARTTLS first
            """
                .formatted(plain("", "ann@example.test", Rig.PASSWORD)));
  }

  @Test
  void withoutLoginNothingIsSent() { // SMTP-003
    secured(
        """
        C: MAIL FROM:<ann@example.test>
        S: 530 5.7.0 log in first
        """);
  }

  @Test
  void authIsOfferedInsideTlsOnly() { // SMTP-002, TL04
    session.greet(false);
    assertThat(say("EHLO laptop\r\n")).contains("STARTTLS").doesNotContain("AUTH");
    session.secured();
    assertThat(say("EHLO laptop\r\n")).contains("AUTH PLAIN LOGIN").doesNotContain("STARTTLS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ann@example.test", "ann", "ANN@Example.test"})
  void bothMechanismsTakeNameOrAddress(String name) { // BASE-002
    secured(
        """
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: %s
        S: 334 UGFzc3dvcmQ6
        C: %s
        S: 235 2.7.0 logged in
        C: AUTH PLAIN
        S: 503 5.5.1 not in this order
        """
            .formatted(base64(name), base64(Rig.PASSWORD)));
    SmtpSession second = rig.session(Service.SUBMISSION);
    second.secured();
    Talk.of(
            GREETED
                + """
                C: AUTH plain
                S: 334\s
                C: %s
                S: 235 2.7.0 logged in
                """
                    .formatted(plain(name, name, Rig.PASSWORD)))
        .play(Rig.peer(second));
  }

  @Test
  void aCancelledOrGarbledLoginIsNone() { // AU10
    secured(
        """
        C: AUTH PLAIN
        S: 334\s
        C: *
        S: 501 5.7.0 login cancelled
        C: AUTH LOGIN
        S: 334 VXNlcm5hbWU6
        C: !!!
        S: 501 5.5.2 this is no base64
        C: AUTH CRAM-MD5
        S: 504 5.5.4 use PLAIN or LOGIN
        C: AUTH PLAIN =
        S: 535 5.7.8 wrong name or password
        C: MAIL FROM:<ann@example.test>
        S: 530 5.7.0 log in first
        """);
  }

  @Test
  void wrongCredentialsSoundAlikeAndEndTheSession() { // AU01, AU10
    secured(
        """
        C: AUTH PLAIN %s
        S: 535 5.7.8 wrong name or password
        C: AUTH PLAIN %s
        S: 535 5.7.8 wrong name or password
        C: AUTH PLAIN %s
        S: 535 5.7.8 wrong name or password
        S: 421 4.7.0 too many errors, closing
        E:
        """
            .formatted(
                plain("", "ann@example.test", "wrong"),
                plain("", "nobody@example.test", "wrong"),
                plain("bob@example.test", "ann@example.test", Rig.PASSWORD)));
  }

  @Test
  void aMessageIsQueuedForEachRecipientAndNotKept() throws IOException { // SMTP-007, SEND-001
    login(
        """
        C: MAIL FROM:<ann@example.test>
        C: RCPT TO:<bob@example.test>
        C: RCPT TO:<x@other.test>
        C: RCPT TO:<nobody@example.test>
        C: DATA
        S: 250 2.1.0 sender ok
        S: 250 2.1.5 recipient ok
        S: 250 2.1.5 recipient ok
        S: 550 5.1.1 no such user here
        S: 354 *
        C: From: Ann <ann@example.test>
        C: To: bob@example.test
        C: Bcc: x@other.test
        C:\s
        C: text
        C: .
        S: 250 2.0.0 done
        """);
    assertThat(rig.queued())
        .extracting(Dispatch::to)
        .containsExactly("bob@example.test", "x@other.test");
    try (InputStream in = rig.house.blobs.open(rig.queued().get(0).content())) {
      assertThat(new String(in.readAllBytes(), UTF_8))
          .startsWith("Received: by mx.example.test with SMTP id V1.1;\r\n")
          .doesNotContain("192.0.2.7", "laptop", "Bcc", "x@other.test");
    }
    assertThat(rig.folder(rig.ann, Role.SENT)).isEmpty();
  }

  @Test
  void nobodySendsInAnothersName() { // SM08
    login(
        """
        C: MAIL FROM:<bob@example.test>
        S: 553 5.7.1 this is not your address
        C: MAIL FROM:<x@other.test>
        S: 553 5.7.1 this is not your address
        C: MAIL FROM:<postmaster@example.test>
        C: RCPT TO:<x@other.test>
        C: DATA
        S: 250 2.1.0 sender ok
        S: 250 2.1.5 recipient ok
        S: 354 *
        C: From: bob@example.test
        C:\s
        C: .
        S: 553 5.7.1 this is not your address
        """);
    assertThat(rig.queued()).isEmpty();
  }

  private void login(String script) {
    secured(
        "C: AUTH PLAIN %s\nS: 235 *\n".formatted(plain("", "ann@example.test", Rig.PASSWORD))
            + script);
  }

  private void secured(String script) {
    session.secured();
    play(GREETED + script);
  }

  private void play(String script) {
    Talk.of(script).play(Rig.peer(session));
  }

  private String say(String text) {
    session.answers();
    byte[] bytes = text.getBytes(UTF_8);
    session.take(bytes, 0, bytes.length);
    return new String(session.answers(), UTF_8);
  }

  private static String plain(String as, String name, String password) {
    return base64(as + "\0" + name + "\0" + password);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}

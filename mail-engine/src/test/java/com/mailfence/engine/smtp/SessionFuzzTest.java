package com.mailfence.engine.smtp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Random talk: whatever is said, every answer is one, and nothing breaks. */
final class SessionFuzzTest {
  private static final List<String> WORDS =
      List.of(
          "EHLO x\r\n",
          "LHLO x\r\n",
          "MAIL FROM:<a@b.test>\r\n",
          "MAIL FROM:<> SIZE=10 BODY=8BITMIME SMTPUTF8\r\n",
          "RCPT TO:<ann@example.test>\r\n",
          "RCPT TO:<bob@example.test>\r\n",
          "RCPT TO:<nobody@example.test>\r\n",
          "RCPT TO:<\"a\\",
          "DATA\r\n",
          "BDAT 5\r\n",
          "BDAT 3 LAST\r\n",
          "BDAT 0 LAST\r\n",
          "RSET\r\n",
          "STARTTLS\r\n",
          "AUTH PLAIN AGEAYg==\r\n",
          "AUTH LOGIN\r\n",
          "*\r\n",
          ".\r\n",
          "..\r\n",
          "Subject: x\r\n",
          "\r\n",
          "\n",
          "\r",
          "\0",
          "\u00ff\u00fe",
          "QUIT x\r\n",
          "VRFY a\r\n");

  private final Rig rig = new Rig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void whateverIsSaidEveryAnswerIsOne() {
    for (long seed = 1; seed <= 3_000; seed++) {
      var random = new Random(seed);
      Service service = Service.values()[random.nextInt(3)];
      try (SmtpSession session = rig.session(service)) {
        play(session, random, seed);
      }
    }
  }

  private static void play(SmtpSession session, Random random, long seed) {
    session.greet(false);
    for (int i = 0; i < 60 && session.wish() != SmtpSession.Wish.CLOSE; i++) {
      byte[] bytes = piece(random);
      session.take(bytes, 0, bytes.length);
      if (session.wish() == SmtpSession.Wish.START_TLS) {
        session.secured();
      }
    }
    String answers = new String(session.answers(), ISO_8859_1);
    for (String line : answers.split("\r\n")) {
      assertThat(line).as("seed %d", seed).matches("[2-5][0-9]{2}[ -][^\r\n]*");
      assertThat(line).as("seed %d", seed).doesNotContain("server error");
    }
  }

  private static byte[] piece(Random random) {
    if (random.nextInt(20) == 0) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      return noise;
    }
    String word = WORDS.get(random.nextInt(WORDS.size()));
    int cut = random.nextInt(10) == 0 ? random.nextInt(word.length() + 1) : word.length();
    return word.substring(0, cut).getBytes(ISO_8859_1);
  }
}

package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MutationTest {
  private static final int ROUNDS = 1500;
  private static final List<String> WORDS =
      List.of(
          "\r\n",
          "\n",
          "\r",
          "--",
          "\r\n--a b",
          "\r\n--c--\r\n",
          "=?utf-8?Q?",
          "?=",
          ": ",
          ";",
          "\"",
          "<",
          ">",
          "(",
          ")",
          ",",
          "=",
          "=\r\n",
          "&",
          "\0",
          "\u00ff",
          "\u00c3\u00a4",
          "\r\n\r\n",
          "Content-Type: multipart/mixed; boundary=c\r\n\r\n",
          "Content-Type: message/rfc822\r\n\r\n",
          "Content-Transfer-Encoding: base64\r\n",
          "charset=utf-16",
          "\u001b$B",
          "\u00ef\u00bb\u00bf");

  static byte[] mutated(byte[] seed, Random random) {
    byte[] mail = seed;
    for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
      int at = random.nextInt(mail.length + 1);
      int length = Math.min(random.nextInt(12), mail.length - at);
      byte[] middle =
          switch (random.nextInt(4)) {
            case 0 -> WORDS.get(random.nextInt(WORDS.size())).getBytes(StandardCharsets.ISO_8859_1);
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 -> piece(mail, random);
            default -> new byte[0];
          };
      byte[] end = Arrays.copyOfRange(mail, at + length, mail.length);
      byte[] changed = Arrays.copyOf(mail, at + middle.length + end.length);
      System.arraycopy(middle, 0, changed, at, middle.length);
      System.arraycopy(end, 0, changed, at + middle.length, end.length);
      mail = changed;
    }
    return mail;
  }

  private static byte[] piece(byte[] mail, Random random) {
    int from = random.nextInt(mail.length + 1);
    return Arrays.copyOfRange(mail, from, Math.min(mail.length, from + random.nextInt(80)));
  }

  @Test
  void changedMailsKeepWhatMustHoldForAll() throws IOException {
    for (byte[] seed : Seeds.ALL) {
      Invariants.check(seed);
    }
    for (int round = 0; round < ROUNDS; round++) {
      byte[] seed = Seeds.ALL.get(round % Seeds.ALL.size());
      byte[] mail = mutated(seed, new Random(round));
      try {
        Invariants.check(mail);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("round " + round, e);
      }
    }
  }

  @Test
  void thePlacesWhereBytesArriveDoNotMatter() throws IOException {
    for (int round = 0; round < 500; round++) {
      Random random = new Random(round);
      byte[] mail = mutated(Seeds.ALL.get(round % Seeds.ALL.size()), random);
      Structure whole = Message.of(Content.of(mail)).structure();
      Structure pieces = Message.of(new Dripping(mail, random)).structure();
      assertThat(pieces).as("round %d", round).isEqualTo(whole);
    }
  }

  /** Content that arrives in small pieces and is read through the smallest buffer. */
  private record Dripping(byte[] bytes, Random random) implements Content {
    @Override
    public long size() {
      return 0;
    }

    @Override
    public InputStream open() {
      return new FilterInputStream(new ByteArrayInputStream(bytes)) {
        @Override
        public int read(byte[] target, int off, int len) throws IOException {
          return super.read(target, off, Math.min(len, 1 + random.nextInt(40)));
        }
      };
    }
  }
}

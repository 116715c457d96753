package com.mailfence.core.format.vcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Cards broken at random are read or refused, nothing else; what was read is written so that it is
 * read as the same again, in either version.
 */
class CardMutationTest {
  private static final int MUTANTS = 3_000;

  private static final String SEED =
      """
      BEGIN:VCARD
      VERSION:3.0
      UID:a-1
      FN:Anna;Berg\\,x
      N:Berg;Anna;Maria,Luise;Dr.;
      item1.TEL;type=CELL;type=pref;PREF=1:+32 1
      item1.X-ABLabel:_$!<Main>!$_
      NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=46=FC=
      more
      PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
      LOGO:data:image/png;base64,AAAA
      BDAY;VALUE=date;X-APPLE-OMIT-YEAR=1604:1604-02-29
      X-UNHEARD-OF;X-P="a:b^n^'",c:some\\;thing,else
      ADR;TYPE=home;LABEL="x":;;Street 1;Town;;1000;BE
      GEO:50.8;4.3
      END:VCARD
      """;

  @Test
  void whatIsReadIsWrittenAndReadAsTheSame() {
    Random random = new Random(7);
    int read = 0;
    for (int i = 0; i < MUTANTS; i++) {
      byte[] mutant = mutant(random);
      Card card = card(mutant);
      if (card != null) {
        read++;
        for (Version version : new Version[] {Version.V3_0, Version.V4_0}) {
          byte[] once = card.write(version);
          assertThat(new String(Card.parse(once).write(version), UTF_8))
              .as("mutant %d: %s", i, new String(mutant, UTF_8))
              .isEqualTo(new String(once, UTF_8));
        }
      }
    }
    assertThat(read).isGreaterThan(MUTANTS / 4);
  }

  private static @Nullable Card card(byte[] bytes) {
    try {
      return Card.parse(bytes);
    } catch (Refusal.Malformed | Refusal.TooLarge refused) {
      return null;
    }
  }

  private static byte[] mutant(Random random) {
    byte[] bytes = SEED.getBytes(UTF_8);
    for (int n = 1 + random.nextInt(6); n > 0; n--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] = (byte) ";:,=\\\"^\n\r .\t".charAt(random.nextInt(12));
        case 2 -> bytes = spliced(bytes, at, random.nextInt(bytes.length));
        default -> bytes = Arrays.copyOf(bytes, bytes.length - random.nextInt(2));
      }
    }
    return bytes;
  }

  /** A piece of it stands somewhere else, too. */
  private static byte[] spliced(byte[] bytes, int to, int from) {
    int length = Math.min(40, bytes.length - from);
    byte[] out = new byte[bytes.length + length];
    System.arraycopy(bytes, 0, out, 0, to);
    System.arraycopy(bytes, from, out, to, length);
    System.arraycopy(bytes, to, out, to + length, bytes.length - to);
    return out;
  }
}

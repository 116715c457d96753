package com.mailfence.core.format.mime;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.Arrays;

/**
 * Whatever bytes come in, they are read, and what must hold for all mail holds. With {@code
 * JAZZER_FUZZ=1} in the environment this searches for bytes of which it does not; without, it tries
 * those that were kept.
 */
class MessageFuzzTest {
  /** One in so many mails is tried on everything; the others on reading alone, which is fast. */
  private static final int THOROUGH = 256;

  @FuzzTest(maxDuration = "4m")
  void everyMailIsRead(byte[] mail) throws IOException {
    Content content = Content.of(mail);
    Digested digested = Message.digest(content);
    String text = digested.structure().toText();
    if (!Structure.fromText(text).equals(digested.structure())) {
      throw new AssertionError("the structure changes with its text: " + text);
    }
    Form form = digested.body().nativeForm();
    long promised = digested.body().exactSize(form).orElse(-1L);
    Message message = Message.of(content, digested.structure());
    int found = message.excerpt(form, Integer.MAX_VALUE).utf8().length;
    if (promised >= 0 && found != promised) {
      throw new AssertionError(form + " of " + found + " bytes, promised " + promised);
    }
    if (Math.floorMod(Arrays.hashCode(mail), THOROUGH) == 0) {
      Invariants.check(mail);
    }
  }
}

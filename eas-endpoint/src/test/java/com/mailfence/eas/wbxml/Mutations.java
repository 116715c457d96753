package com.mailfence.eas.wbxml;

import java.util.Arrays;
import java.util.Random;

/** Small damage to a document, as lines, memories and attackers do it. */
final class Mutations {
  /** Bytes with a meaning: page switch, end, strings, opaque, multi-byte, attributes. */
  private static final byte[] TELLING = {
    0, 1, 2, 3, 4, 0x05, 0x45, 0x7F, (byte) 0x80, (byte) 0xC3, (byte) 0xC4, (byte) 0xFF
  };

  private Mutations() {}

  static byte[] of(byte[] document, Random random) {
    byte[] mutant = document.clone();
    for (int n = 1 + random.nextInt(4); n > 0; n--) {
      int at = random.nextInt(mutant.length);
      switch (random.nextInt(5)) {
        case 0 -> mutant[at] = (byte) random.nextInt(256);
        case 1 -> mutant[at] = TELLING[random.nextInt(TELLING.length)];
        case 2 -> mutant = Arrays.copyOf(mutant, at + 1);
        case 3 -> mutant = without(mutant, at);
        default -> mutant = doubled(mutant, at, random);
      }
    }
    return mutant;
  }

  private static byte[] without(byte[] document, int at) {
    if (document.length == 1) {
      return document;
    }
    byte[] shorter = Arrays.copyOf(document, document.length - 1);
    System.arraycopy(document, at + 1, shorter, at, shorter.length - at);
    return shorter;
  }

  private static byte[] doubled(byte[] document, int at, Random random) {
    int length = Math.min(1 + random.nextInt(20), document.length - at);
    byte[] longer = Arrays.copyOf(document, document.length + length);
    System.arraycopy(document, at, longer, at + length, document.length - at);
    return longer;
  }
}

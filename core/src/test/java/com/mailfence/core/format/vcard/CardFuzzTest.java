package com.mailfence.core.format.vcard;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.mailfence.core.Refusal;
import java.util.Arrays;

/**
 * Whatever bytes come in, they are a card or refused; a card is written in either version so that
 * it is read as the same again. With {@code JAZZER_FUZZ=1} in the environment this searches for
 * bytes of which that is not so; without, it tries those that were kept.
 */
class CardFuzzTest {

  @FuzzTest(maxDuration = "4m")
  void everyTextIsReadOrRefused(byte[] text) {
    Card card;
    try {
      card = Card.parse(text);
    } catch (Refusal.Malformed | Refusal.TooLarge refused) {
      return;
    }
    look(card);
    for (Version version : new Version[] {Version.V3_0, Version.V4_0}) {
      byte[] once = card.write(version);
      if (!Arrays.equals(Card.parse(once).write(version), once)) {
        throw new AssertionError("it changes by being written as " + version);
      }
    }
  }

  /** All that is asked of a card somewhere. */
  private static void look(Card card) {
    card.displayName();
    card.isGroup();
    card.uid();
    for (Property property : card.properties()) {
      property.text();
      property.parts();
      property.list();
      property.rank();
      property.types();
      card.label(property);
    }
    card.first("PHOTO").ifPresent(Picture::of);
    card.first("BDAY").ifPresent(CardDate::of);
  }
}

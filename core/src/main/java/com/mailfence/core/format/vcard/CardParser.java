package com.mailfence.core.format.vcard;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.line.ContentLine;
import com.mailfence.core.format.line.Unfolding;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads cards, tolerantly: lines that are none are dropped, a card without a version is of 3.0, a
 * card within a card is passed over without recursion. A card that does not end is refused: it was
 * cut.
 */
final class CardParser {
  /** Lines of a file of cards; a card of 4 MiB in lines of 75 has 60,000. */
  private static final int MOST_LINES = 500_000;

  /** Properties of one card. */
  private static final int MOST_PROPERTIES = 20_000;

  private final int most;
  private final List<Card> cards = new ArrayList<>();
  private List<ContentLine> open = new ArrayList<>();
  private @Nullable Version version;
  private int depth;

  private CardParser(int most) {
    this.most = most;
  }

  static List<Card> read(byte[] bytes, int most) {
    var parser = new CardParser(most);
    Unfolding lines = Unfolding.withSoftBreaks(bytes);
    for (int n = 0; parser.cards.size() < most && lines.next(); n++) {
      if (n == MOST_LINES) {
        throw new Refusal.TooLarge("cards of more than " + MOST_LINES + " lines", bytes.length);
      }
      ContentLine.parse(lines.text()).ifPresent(parser::take);
    }
    if (parser.depth > 0) {
      throw new Refusal.Malformed("card", "END is missing");
    }
    return parser.cards;
  }

  private void take(ContentLine line) {
    boolean card = line.value().strip().equalsIgnoreCase("VCARD");
    if (line.is("BEGIN") && card) {
      begin();
    } else if (line.is("END") && card) {
      end();
    } else if (depth == 1) {
      property(line);
    }
  }

  private void begin() {
    if (depth == 0) {
      open = new ArrayList<>();
      version = null;
    }
    depth++;
  }

  private void end() {
    if (depth == 0) {
      throw new Refusal.Malformed("card", "END without BEGIN");
    }
    depth--;
    if (depth == 0) {
      Version read = version == null ? Version.V3_0 : version;
      cards.add(new Card(read, Normal.of(read, open)));
    }
  }

  private void property(ContentLine line) {
    if (line.is("VERSION")) {
      version = Version.of(line.value()).orElse(version);
    } else {
      if (open.size() == MOST_PROPERTIES) {
        throw new Refusal.TooLarge("a card of " + MOST_PROPERTIES + " properties", Card.MOST_BYTES);
      }
      open.add(line);
    }
  }
}

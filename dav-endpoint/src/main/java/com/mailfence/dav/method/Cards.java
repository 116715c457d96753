package com.mailfence.dav.method;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.core.item.Item;
import com.mailfence.dav.tree.Resource.Member;
import com.mailfence.dav.tree.View;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.wire.Unmet;
import com.mailfence.engine.contact.StoredCard;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is particular about cards. RFC 6352 s5.1 */
final class Cards {
  private static final Pattern VERSION = Pattern.compile("version\\s*=\\s*\"?(\\d\\.\\d)");

  private Cards() {}

  /**
   * The card in a version the client asks for by the header Accept; empty if it asks for none, or
   * for the one that is stored: then the stored bytes are given.
   */
  static Optional<Reply.Body> negotiated(View view, Member member, @Nullable String accept) {
    if (accept == null) {
      return Optional.empty();
    }
    Matcher asked = VERSION.matcher(accept.toLowerCase(Locale.ROOT));
    if (!asked.find()) {
      return Optional.empty();
    }
    Version version =
        Version.of(asked.group(1))
            .filter(known -> known != Version.V2_1)
            .orElseThrow(() -> new Unmet(Condition.CARD_DATA_CONVERTIBLE));
    Card card = StoredCard.read(view.rooms().blobs(), member.row());
    if (card.version() == version) {
      return Optional.empty();
    }
    byte[] bytes = card.write(version);
    String type = "text/vcard; charset=utf-8; version=" + version.word();
    return Optional.of(new Reply.Body(type, bytes.length, out -> out.write(bytes)));
  }

  /**
   * Stores a card that was sent.
   *
   * @throws Unmet if it is none we take
   */
  static StoredCard stored(View view, Call call) {
    String type = call.type();
    boolean card = type.isEmpty() || type.endsWith("vcard") || type.equals("text/directory");
    if (!card && !type.equals("application/octet-stream") && !type.equals("text/plain")) {
      throw new Unmet(Condition.CARD_DATA_SUPPORTED);
    }
    if (call.body().length > view.rooms().terms().largestObject()) {
      throw new Unmet(Condition.CARD_SIZE);
    }
    try {
      if (Card.parse(call.body()).version() == Version.V2_1) {
        throw new Unmet(Condition.CARD_DATA_SUPPORTED);
      }
      return StoredCard.of(view.rooms().blobs(), call.body());
    } catch (Refusal.Malformed bad) {
      throw new Unmet(Condition.CARD_DATA_VALID);
    } catch (Refusal.TooLarge big) {
      throw new Unmet(Condition.CARD_SIZE);
    }
  }

  /** Whether the stored card names the same contact as the item. */
  static boolean isSame(StoredCard card, Item item) {
    return card.uid().equals(item.key());
  }
}

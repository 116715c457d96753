package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.line.TextValues;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Picture;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.core.format.vcard.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import com.mailfence.eas.wire.Supported;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a device writes of a contact, as changes to its card: what it says differently from what it
 * was shown, and nothing else. What a card holds beyond that stays. // CAL-005
 */
public final class CardPatch {
  private static final DateTimeFormatter REVISED =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Element data;
  private final Supported supported;
  private final View view;
  private final boolean emptyPictureIsNone;

  /**
   * @param data what the device wrote
   * @param supported what it manages
   * @param view how it sees contacts
   * @param emptyPictureIsNone whether an empty picture says nothing, as some devices mean it
   */
  public CardPatch(Element data, Supported supported, View view, boolean emptyPictureIsNone) {
    this.data = data;
    this.supported = supported;
    this.view = view;
    this.emptyPictureIsNone = emptyPictureIsNone;
  }

  /**
   * A card after the patch.
   *
   * @param changed whether it is another one than before
   * @param strange whether the device will see it otherwise than it wrote it
   */
  public record Patched(Card card, boolean changed, boolean strange) {}

  /**
   * The card a device made.
   *
   * @throws Refusal.Malformed if it makes no sense
   */
  public Patched fresh(String uid, Instant now) {
    CardEdit start = Card.empty(Version.V3_0).edit().add(Property.text("UID", uid));
    Patched made = on(start.add(Property.raw("N", ";;;;")).card(), now);
    return made.card().first("FN").isPresent()
        ? made
        : new Patched(made.card().edit().add(Property.text("FN", "")).card(), true, false);
  }

  /**
   * The card a device changed.
   *
   * @throws Refusal.Malformed if it makes no sense
   */
  public Patched on(Card before, Instant now) {
    var seen = new SeenCard(before);
    Map<CardField, String> news = news(seen);
    Card card = news.isEmpty() ? before : named(before, written(before, news));
    card = noted(pictured(lists(card)));
    boolean changed = !card.properties().equals(before.properties());
    boolean strange = !news.isEmpty() && isStrange(seen, card);
    return new Patched(changed ? revised(card, now) : before, changed, strange);
  }

  /** What the device says differently from what it was shown, in order. */
  private Map<CardField, String> news(SeenCard seen) {
    Map<CardField, String> news = new LinkedHashMap<>();
    for (CardField field : CardFields.ALL) {
      String shown = field.shown(seen);
      String wanted = wanted(field, shown);
      if (!isSame(field, shown, wanted)) {
        news.put(field, wanted);
      }
    }
    return news;
  }

  private static Card written(Card before, Map<CardField, String> news) {
    Card card = CardFields.pinned(before);
    for (Map.Entry<CardField, String> one : news.entrySet()) {
      if (!(one.getKey() instanceof CardTexts.Filed)) {
        card = one.getKey().with(card, one.getValue());
      }
    }
    return CardFields.unpinned(card);
  }

  /** What a field is to say: as the device wrote, nothing, or what it says. */
  private String wanted(CardField field, String shown) {
    Optional<Element> sent = sent(field.tag());
    if (sent.isEmpty()) {
      return supported.isGhosted(field.tag()) ? shown : ""; // [MS-ASCMD] R879, R5911, R5912
    }
    String text = TextBody.lines(sent.get().text());
    return text.isBlank() ? "" : text;
  }

  private Optional<Element> sent(Tag tag) {
    return data.child(tag.namespace(), tag.name());
  }

  private static boolean isSame(CardField field, String one, String other) {
    return one.strip().equals(other.strip())
        || field instanceof CardDay && CardDay.isSame(one, other);
  }

  /** The name that is shown goes with its parts; how it is filed is a word of its own. */
  private Card named(Card before, Card card) {
    CardField filed = filed();
    String said = sent(filed.tag()).map(Element::text).orElse("");
    List<String> parts = parts(card);
    boolean moved = card.text("FN").isEmpty() || !parts.equals(parts(before));
    Card named = card;
    if (moved) {
      String made = card.edit().removeAll("FN").card().displayName();
      boolean nameless = parts.stream().allMatch(String::isBlank);
      String name = nameless && !said.isBlank() ? said : made;
      Property old = card.first("FN").orElse(null);
      Property fn = old == null ? Property.text("FN", name) : old.withText(name);
      named = card.edit().replace(old, fn).card();
    }
    String shown = filed.shown(new SeenCard(before));
    String wanted = wanted(filed, shown);
    boolean stays = isSame(filed, filed.shown(new SeenCard(named)), wanted);
    return stays ? named : filed.with(named, wanted);
  }

  private static List<String> parts(Card card) {
    return card.first("N").map(Property::parts).orElse(List.of());
  }

  private static CardField filed() {
    return CardFields.ALL.stream()
        .filter(CardTexts.Filed.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private Card lists(Card card) {
    Card now = card;
    List<String> before = CardData.categories(card);
    List<String> categories = wanted("Categories", "Category", before);
    if (!categories.equals(before)) {
      now = categorised(card, categories);
    }
    List<String> known = CardFields.CHILDREN.allShown(now);
    List<String> children = wanted("Children", "Child", known);
    return children.equals(known) ? now : CardFields.CHILDREN.withAll(now, children);
  }

  private List<String> wanted(String name, String entry, List<String> shown) {
    Tag tag = Tag.of(CardData.CONTACTS, name);
    Optional<Element> sent = sent(tag);
    if (sent.isEmpty()) {
      return supported.isGhosted(tag) ? shown : List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Element one : sent.get().children(CardData.CONTACTS, entry)) {
      String text = one.text().strip();
      if (!text.isEmpty() && !texts.contains(text)) {
        texts.add(text);
      }
    }
    if (texts.size() > CardData.MOST_OF_A_LIST) {
      throw new Refusal.Malformed("more than " + CardData.MOST_OF_A_LIST, name);
    }
    return texts;
  }

  private static Card categorised(Card card, List<String> categories) {
    Property first = card.first("CATEGORIES").orElse(null);
    CardEdit edit = card.edit();
    card.all("CATEGORIES").stream().filter(one -> one != first).forEach(edit::remove);
    if (categories.isEmpty()) {
      return edit.replace(first, null).card();
    }
    String value = TextValues.join(categories, ',');
    Property now = first == null ? Property.raw("CATEGORIES", value) : first.withValue(value);
    return edit.replace(first, now).card();
  }

  /** One that was never shown is not taken away either. [MS-ASCMD] R878 */
  private Card pictured(Card card) {
    Optional<Element> sent = sent(Tag.of(CardData.CONTACTS, "Picture"));
    if (sent.isEmpty()) {
      return card;
    }
    String base64 = sent.get().text().replaceAll("\\s", "");
    String shown = CardData.picture(card).orElse("");
    if (base64.equals(shown) || base64.isEmpty() && emptyPictureIsNone) {
      return card;
    }
    if (base64.length() > CardData.MOST_PICTURE) {
      throw new Refusal.Malformed("a picture too large", "Picture"); // [MS-ASCNTC] R384
    }
    if (base64.isEmpty()) {
      return card.edit().removeAll("PHOTO").card();
    }
    byte[] bytes =
        new Picture("", base64)
            .bytes()
            .orElseThrow(() -> new Refusal.Malformed("no base64", "Picture"));
    Property photo =
        new Picture(type(bytes), base64).put(Property.raw("PHOTO", ""), card.version());
    @Nullable Property before = card.first("PHOTO").orElse(null);
    CardEdit edit = card.edit();
    card.all("PHOTO").stream().filter(one -> one != before).forEach(edit::remove);
    return edit.replace(before, before == null ? photo : photo.grouped(before.group())).card();
  }

  /** By how the bytes begin. */
  private static String type(byte[] bytes) {
    int first = bytes.length < 4 ? 0 : (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
    return switch (first) {
      case 0xFFD8 -> "image/jpeg";
      case 0x8950 -> "image/png";
      case 0x4749 -> "image/gif";
      case 0x424D -> "image/bmp";
      default -> "application/octet-stream";
    };
  }

  private Card noted(Card card) {
    String before = card.text("NOTE");
    String after = new TextBody(before, view).read(data.child("AirSyncBase", "Body").orElse(null));
    return after.equals(before) ? card : card.edit().text("NOTE", after).card();
  }

  /** When a card says when it was changed, it says so still. RFC 6350 s6.7.4 */
  private static Card revised(Card card, Instant now) {
    if (card.first("REV").isEmpty()) {
      return card;
    }
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    String rev = card.version() == Version.V4_0 ? REVISED.format(second) : second.toString();
    Property before = card.first("REV").get();
    return card.edit().replace(before, before.withValue(rev)).card();
  }

  private boolean isStrange(SeenCard before, Card card) {
    var seen = new SeenCard(card);
    for (CardField field : CardFields.ALL) {
      boolean told = sent(field.tag()).isPresent();
      boolean managed =
          told || !supported.isGhosted(field.tag()) && !(field instanceof CardTexts.Filed);
      String wanted = wanted(field, field.shown(before));
      if (managed && !isSame(field, field.shown(seen), wanted)) {
        return true;
      }
    }
    return false;
  }
}

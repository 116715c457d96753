package com.mailfence.eas.data;

import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.CardEdit;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.eas.wbxml.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The places devices have for what a card may have any number of. */
final class CardPlaces {
  private static final Set<String> IM_NAMES =
      Set.of("IMPP", "X-AIM", "X-ICQ", "X-JABBER", "X-MSN", "X-YAHOO", "X-SKYPE", "X-GTALK");
  private static final String IM = "im:";
  private static final List<String> VOICE =
      List.of("HomePhoneNumber", "BusinessPhoneNumber", "Home2PhoneNumber", "Business2PhoneNumber");

  static final CardFamily MAILS =
      new CardFamily(
          one -> one.is("EMAIL"),
          one -> List.of("Email1Address", "Email2Address", "Email3Address"),
          List.of());
  static final CardFamily CHATS =
      new CardFamily(
          one -> IM_NAMES.contains(one.line().name().toUpperCase(Locale.ROOT)),
          one -> List.of("IMAddress", "IMAddress2", "IMAddress3"),
          List.of());
  static final CardFamily PHONES = new CardFamily(one -> one.is("TEL"), CardPlaces::phone, VOICE);
  static final CardFamily ADDRESSES =
      new CardFamily(one -> one.is("ADR"), CardPlaces::address, List.of("Other"));
  static final List<CardFamily> ALL = List.of(MAILS, CHATS, PHONES, ADDRESSES);

  /** What types a new number of a place gets. RFC 2426 s3.3.1 */
  private static final Map<String, String[]> TYPES =
      Map.ofEntries(
          Map.entry("MobilePhoneNumber", new String[] {"cell"}),
          Map.entry("HomePhoneNumber", new String[] {"home", "voice"}),
          Map.entry("Home2PhoneNumber", new String[] {"home", "voice"}),
          Map.entry("HomeFaxNumber", new String[] {"home", "fax"}),
          Map.entry("BusinessPhoneNumber", new String[] {"work", "voice"}),
          Map.entry("Business2PhoneNumber", new String[] {"work", "voice"}),
          Map.entry("BusinessFaxNumber", new String[] {"work", "fax"}),
          Map.entry("PagerNumber", new String[] {"pager"}),
          Map.entry("CarPhoneNumber", new String[] {"car"}),
          Map.entry("RadioPhoneNumber", new String[] {"x-radio"}),
          Map.entry("CompanyMainPhone", new String[] {"work", "main"}),
          Map.entry("AssistantPhoneNumber", new String[] {"x-assistant"}));

  private CardPlaces() {}

  private static List<String> phone(Property tel) {
    Set<String> types = tel.types();
    if (types.contains("fax")) {
      return List.of(types.contains("home") ? "HomeFaxNumber" : "BusinessFaxNumber");
    } else if (types.contains("pager")) {
      return List.of("PagerNumber");
    } else if (types.contains("car")) {
      return List.of("CarPhoneNumber");
    } else if (types.contains("x-radio") || types.contains("x-evolution-radio")) {
      return List.of("RadioPhoneNumber");
    } else if (types.contains("x-assistant") || types.contains("x-evolution-assistant")) {
      return List.of("AssistantPhoneNumber");
    } else if (types.contains("main") || types.contains("x-evolution-company")) {
      return List.of("CompanyMainPhone");
    } else if (types.contains("cell") || types.contains("iphone")) {
      return List.of("MobilePhoneNumber");
    } else if (types.contains("home")) {
      return List.of("HomePhoneNumber", "Home2PhoneNumber");
    }
    return types.contains("work") ? List.of("BusinessPhoneNumber", "Business2PhoneNumber") : VOICE;
  }

  private static List<String> address(Property adr) {
    Set<String> types = adr.types();
    return List.of(types.contains("home") ? "Home" : types.contains("work") ? "Business" : "Other");
  }

  /** A mail address, a number or a chat address, whole in its place. */
  record Whole(Tag tag, CardFamily family) implements CardField {
    @Override
    public String shown(SeenCard seen) {
      return seen.in(family, tag.name()).map(Whole::text).orElse("");
    }

    private static String text(Property one) {
      String text = one.text();
      boolean uri = one.is("TEL") && text.regionMatches(true, 0, "tel:", 0, 4);
      boolean chat = one.is("IMPP") && text.startsWith(IM);
      return uri ? text.substring(4) : chat ? text.substring(IM.length()) : text;
    }

    @Override
    public Card with(Card card, String text) {
      Property before = family.in(card, tag.name()).orElse(null);
      CardEdit edit = card.edit();
      if (text.isEmpty()) {
        return edit.replace(before, null).card();
      }
      Property basis = before == null ? fresh() : before;
      // A number that was an address of its own kind becomes a text. RFC 6350 s6.4.1
      Property plain = basis.is("TEL") ? basis.without("VALUE") : basis;
      return edit.replace(before, plain.withText(written(basis, text))).card();
    }

    private static String written(Property basis, String text) {
      boolean scheme = text.matches("[A-Za-z][A-Za-z0-9+.-]{0,20}:.{1,2000}");
      return basis.is("IMPP") && !scheme ? IM + text : text;
    }

    private Property fresh() {
      String name = tag.name();
      if (family == MAILS) {
        return CardFamily.pinned(Property.raw("EMAIL", ""), name);
      }
      Property plain = Property.raw(family == PHONES ? "TEL" : "IMPP", "");
      String[] types = TYPES.get(name);
      return CardFamily.pinned(types == null ? plain : plain.with("TYPE", types), name);
    }
  }

  /** A part of an address. */
  record Part(Tag tag, String place, int index) implements CardField {
    private static final int PARTS = 7;

    @Override
    public String shown(SeenCard seen) {
      return seen.in(ADDRESSES, place).map(one -> one.part(index)).orElse("");
    }

    @Override
    public Card with(Card card, String text) {
      Property before = ADDRESSES.in(card, place).orElse(null);
      if (before == null) {
        return text.isEmpty() ? card : card.edit().add(fresh().withPart(index, text)).card();
      }
      // A label tells the address as it was.
      Property after = before.withPart(index, text).without("LABEL");
      boolean empty = after.parts().stream().allMatch(String::isBlank);
      CardEdit edit = card.edit().replace(before, empty ? null : after);
      card.all("LABEL").stream()
          .filter(label -> label.types().equals(before.types()))
          .forEach(edit::remove);
      return edit.card();
    }

    private Property fresh() {
      Property plain = Property.raw("ADR", ";".repeat(PARTS - 1));
      String type = place.equals("Business") ? "work" : place.equals("Home") ? "home" : "";
      return CardFamily.pinned(type.isEmpty() ? plain : plain.with("TYPE", type), place);
    }
  }
}

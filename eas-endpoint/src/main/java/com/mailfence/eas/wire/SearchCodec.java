package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Search. [MS-ASCMD] section 2.2.1.16 */
public final class SearchCodec {
  private static final String NS = "Search";
  private static final Element NO_OPTIONS = Element.grow(NS, "Options").build();
  private static final int LONGEST = 256;

  public static final int INVALID = 2;
  public static final int DENIED = 5;
  public static final int TOO_COMPLEX = 8;
  public static final int SYNC_FOLDERS = 11;
  public static final int PAST_THE_END = 12;
  public static final int PART_TYPE_NOT_SUPPORTED = 164;

  private SearchCodec() {}

  /** What is searched for, and where. */
  public sealed interface Query {
    /**
     * People, by the beginning of their names.
     *
     * @param picture null if none are wanted
     */
    record People(String text, ResultRange range, @Nullable PictureWish picture) implements Query {}

    /**
     * Mail.
     *
     * @param options in which form what is found is wanted
     */
    record Mailbox(MailQuestion question, ResultRange range, Options options) implements Query {}

    /** A search that is not answered, being too complex. */
    record TooComplex() implements Query {}

    /** Files on other machines. */
    record Documents() implements Query {}
  }

  /**
   * @throws BadWire if it is no search, or an unknown one
   */
  public static Query read(Element root) {
    Element store = root.need(NS, "Store");
    return switch (store.need(NS, "Name").text().strip().toUpperCase(java.util.Locale.ROOT)) {
      case "GAL" -> people(store);
      case "MAILBOX" -> mailbox(store);
      case "DOCUMENTLIBRARY" -> new Query.Documents();
      default -> throw new BadWire(Fault.VALUE, "unknown store", "Name");
    };
  }

  private static Query people(Element store) {
    String text = store.need(NS, "Query").text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new BadWire(Fault.VALUE, "1 to 256 characters", "Query");
    }
    Element options = store.child(NS, "Options").orElse(NO_OPTIONS);
    return new Query.People(
        text, range(options), options.child(NS, "Picture").map(PictureWish::read).orElse(null));
  }

  private static Query mailbox(Element store) {
    Element query = store.need(NS, "Query");
    if (MailQuestionCodec.isTooComplex(query)) {
      return new Query.TooComplex();
    }
    Element options = store.child(NS, "Options").orElse(NO_OPTIONS);
    Options read = OptionsCodec.read(options);
    return new Query.Mailbox(
        MailQuestionCodec.read(query, options),
        range(options),
        read.bodies().isEmpty() && read.parts().isEmpty() ? read.showing(BEGINNING) : read);
  }

  /** A list of results does with the beginnings of texts, where a device does not say more. */
  private static final BodyPreference BEGINNING =
      new BodyPreference(BodyPreference.Form.PLAIN, 512, false, 0);

  private static ResultRange range(Element options) {
    return options.text(NS, "Range").map(ResultRange::read).orElse(ResultRange.USUAL);
  }

  /** The store's answer is a status and nothing found. */
  public static Element status(int status) {
    return answer(Element.grow(NS, "Store").number("Status", status).build());
  }

  /** Nothing matched: one empty result. [MS-ASCMD] R3850 */
  public static Element nothing() {
    return answer(Element.grow(NS, "Store").number("Status", 1).empty("Result").build());
  }

  /**
   * What was found.
   *
   * @param results a Result of each
   * @param first index of the first of them
   * @param total found in all
   */
  public static Element found(List<Element> results, int first, long total) {
    var store = Element.grow(NS, "Store").number("Status", 1);
    store.with(results);
    store.text("Range", first + "-" + (first + results.size() - 1));
    return answer(store.number("Total", total).build());
  }

  private static Element answer(Element store) {
    return Documents.answer(Verb.SEARCH)
        .number("Status", 1)
        .with(Element.grow(NS, "Response").with(store))
        .build();
  }

  /** A mail that was found. [MS-ASCMD] R5849 */
  public static Element mail(String longId, String collection, Element properties) {
    return Element.grow(NS, "Result")
        .text("AirSync", "Class", "Email")
        .text("LongId", longId)
        .text("AirSync", "CollectionId", collection)
        .with(properties)
        .build();
  }

  /** Begins the properties of what was found. */
  public static ElementBuilder properties() {
    return Element.grow(NS, "Properties");
  }

  /** A person who was found. */
  public static Element result(Element properties) {
    return Element.grow(NS, "Result").with(properties).build();
  }

  /** A person's properties: only those there are. [MS-ASCMD] R3691 */
  public static Element person(
      String name, String alias, String address, @Nullable Element picture) {
    return Element.grow(NS, "Properties")
        .text("GAL", "DisplayName", name)
        .text("GAL", "Alias", alias)
        .text("GAL", "EmailAddress", address)
        .with(picture)
        .build();
  }
}

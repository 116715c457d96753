package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Search. [MS-ASCMD] section 2.2.1.16 */
public final class SearchCodec {
  private static final String NS = "Search";
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})-(\\d{1,6})");
  private static final int LONGEST = 256;

  public static final int INVALID = 2;
  public static final int DENIED = 5;
  public static final int TOO_COMPLEX = 8;
  public static final int PAST_THE_END = 12;

  private SearchCodec() {}

  /** What is searched for, and where. */
  public sealed interface Query {
    /**
     * People, by the beginning of their names.
     *
     * @param picture null if none are wanted
     */
    record People(String text, Range range, @Nullable PictureWish picture) implements Query {}

    /** Mail. */
    record Mailbox() implements Query {}

    /** Files on other machines. */
    record Documents() implements Query {}
  }

  /** The results wanted, counted from 0, both included. [MS-ASCMD] R3725 */
  public record Range(int first, int last) {}

  /**
   * @throws BadWire if it is no search, or an unknown one
   */
  public static Query read(Element root) {
    Element store = root.need(NS, "Store");
    return switch (store.need(NS, "Name").text().strip().toUpperCase(java.util.Locale.ROOT)) {
      case "GAL" -> people(store);
      case "MAILBOX" -> new Query.Mailbox();
      case "DOCUMENTLIBRARY" -> new Query.Documents();
      default -> throw new BadWire(Fault.VALUE, "unknown store", "Name");
    };
  }

  private static Query people(Element store) {
    String text = store.need(NS, "Query").text().strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new BadWire(Fault.VALUE, "1 to 256 characters", "Query");
    }
    Optional<Element> options = store.child(NS, "Options");
    return new Query.People(
        text,
        options.flatMap(o -> o.text(NS, "Range")).map(SearchCodec::range).orElse(new Range(0, 99)),
        options.flatMap(o -> o.child(NS, "Picture")).map(PictureWish::read).orElse(null));
  }

  private static Range range(String text) {
    Matcher found = RANGE.matcher(text.strip());
    if (found.matches()) {
      var range = new Range(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)));
      if (range.first() <= range.last()) {
        return range;
      }
    }
    throw new BadWire(Fault.VALUE, "no range", "Range");
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
   * @param results properties of each
   * @param first index of the first of them
   * @param total found in all
   */
  public static Element found(List<Element> results, int first, int total) {
    var store = Element.grow(NS, "Store").number("Status", 1);
    results.forEach(properties -> store.with(Element.grow(NS, "Result").with(properties)));
    store.text("Range", first + "-" + (first + results.size() - 1));
    return answer(store.number("Total", total).build());
  }

  private static Element answer(Element store) {
    return Documents.answer(Verb.SEARCH)
        .number("Status", 1)
        .with(Element.grow(NS, "Response").with(store))
        .build();
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

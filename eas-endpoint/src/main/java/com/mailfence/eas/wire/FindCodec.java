package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Find. [MS-ASCMD] section 2.2.1.2 */
public final class FindCodec {
  public static final int INVALID = 2;
  public static final int SYNC_FOLDERS = 3;
  public static final int MUST_BEGIN = 4;

  private static final String NS = "Find";
  private static final Element NO_OPTIONS = Element.grow(NS, "Options").build();
  private static final int LONGEST = 1_024;

  /** Results one search can be paged through. [MS-ASCMD] R37071812 */
  public static final int MOST = 1_000;

  private FindCodec() {}

  /**
   * What is asked.
   *
   * @param search the device's name for the search
   */
  public record Request(String search, Query query, ResultRange range) {}

  /** What is searched for, and where. */
  public sealed interface Query {
    /** Mail. */
    record Mail(MailQuestion question) implements Query {}

    /**
     * People, by the beginning of their names.
     *
     * @param picture null if none are wanted
     */
    record People(String text, @Nullable PictureWish picture) implements Query {}
  }

  /**
   * @throws BadWire if it is no search [MS-ASCMD] R72172512
   */
  public static Request read(Element root) {
    String search = root.need(NS, "SearchId").text().strip();
    Element execute = root.need(NS, "ExecuteSearch");
    Optional<Element> mail = execute.child(NS, "MailBoxSearchCriterion");
    Optional<Element> people = execute.child(NS, "GalSearchCriterion");
    if (search.isEmpty() || search.length() > LONGEST || mail.isPresent() == people.isPresent()) {
      throw wrong("one search with a name", execute);
    }
    Element criterion = mail.or(() -> people).orElseThrow();
    Element options = criterion.child(NS, "Options").orElse(NO_OPTIONS);
    ResultRange range = options.text(NS, "Range").map(ResultRange::read).orElse(ResultRange.USUAL);
    if (range.last() >= MOST) {
      throw wrong("beyond what can be asked", criterion);
    }
    Element query = criterion.need(NS, "Query");
    return new Request(
        search, mail.isPresent() ? mail(query, options) : people(query, options), range);
  }

  private static Query mail(Element query, Element options) {
    String text = query.need(NS, "FreeText").text(); // [MS-ASCMD] R6659100904
    String type = query.text("AirSync", "Class").orElse("Email");
    if (text.isBlank() || text.length() > LONGEST || !type.equals("Email")) { // R901100613
      throw wrong("words to look for in mail", query);
    }
    List<String> in = query.text("AirSync", "CollectionId").map(String::strip).stream().toList();
    boolean below = options.has(NS, "DeepTraversal");
    return new Query.Mail(
        new MailQuestion(Keywords.read(text), in, below, Set.of("Email"), null, null, null));
  }

  private static Query people(Element query, Element options) {
    String text = query.text(NS, "FreeText").orElseGet(query::text).strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      throw wrong("a name to look for", query);
    }
    return new Query.People(text, options.child(NS, "Picture").map(PictureWish::read).orElse(null));
  }

  private static BadWire wrong(String what, Element where) {
    return new BadWire(Fault.VALUE, what, where.toString());
  }

  /** The search could not be made. */
  public static Element failed(int status) {
    return Documents.answer(Verb.FIND, status);
  }

  /** The search was made, but not the part of it that is wanted. */
  public static Element refused(int status) {
    return answer(response(status));
  }

  /**
   * What was found.
   *
   * @param first index of the first result
   * @param total found in all
   */
  public static Element found(List<Element> results, int first, long total) {
    ElementBuilder response = response(1).with(results);
    if (!results.isEmpty()) {
      response.text("Range", first + "-" + (first + results.size() - 1));
    }
    return answer(response.number("Total", total));
  }

  private static ElementBuilder response(int status) {
    return Element.grow(NS, "Response")
        .text("ItemOperations", "Store", "Mailbox") // [MS-ASCMD] R45251807
        .number("Status", status);
  }

  private static Element answer(ElementBuilder response) {
    return Documents.answer(Verb.FIND).number("Status", 1).with(response).build();
  }

  /** A person who was found. [MS-ASCMD] R10031997 */
  public static Element person(
      String name, String alias, String address, @Nullable Element picture) {
    return Element.grow(NS, "Result")
        .with(
            Element.grow(NS, "Properties")
                .text("GAL", "DisplayName", name)
                .text("GAL", "Alias", alias)
                .text("GAL", "EmailAddress", address)
                .with(picture))
        .build();
  }
}

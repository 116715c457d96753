package com.mailfence.eas.wire;

import com.mailfence.core.search.Query.Condition;
import com.mailfence.core.search.Query.Field;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Search looks for in a mailbox: one And, and in it what has to hold. [MS-ASCMD] section
 * 2.2.3.10
 */
final class MailQuestionCodec {
  private static final String NS = "Search";
  private static final Set<String> CLASSES =
      Set.of("Tasks", "Email", "Calendar", "Contacts", "Notes", "SMS"); // [MS-ASCMD] R920
  private static final int LONGEST = 1_024;
  private static final int MOST_COLLECTIONS = 300;

  /** What Outlook and some Androids name where they mean all folders. */
  private static final Set<String> EVERYWHERE = Set.of("", "0");

  private MailQuestionCodec() {}

  /** A question that is well written, but of a shape that is not answered. [MS-ASCMD] R772 */
  static boolean isTooComplex(Element query) {
    int ands = 0;
    for (Element child : query.children()) {
      if (!child.is(NS, "And")) {
        return true; // R923, R2032, R2086, R3105, R3143, R3220; an Or
      }
      ands++;
      for (Element inner : child.children()) {
        if (inner.is(NS, "And") || inner.is(NS, "Or") || inner.is(NS, "EqualTo")) {
          return true;
        }
      }
    }
    return ands > 1;
  }

  /**
   * @throws BadWire if it cannot be read
   */
  static MailQuestion read(Element query, Element options) {
    Element and = query.need(NS, "And");
    List<Condition> conditions = new ArrayList<>();
    List<String> collections = new ArrayList<>();
    Set<String> classes = new HashSet<>();
    for (Element child : and.children()) {
      switch (child.name()) {
        case "FreeText" -> conditions.add(new Condition.Words(Field.ANYWHERE, text(child)));
        case "CollectionId" -> collections.add(child.text().strip());
        case "Class" -> classes.add(known(child));
        case "ConversationId", "GreaterThan", "LessThan" -> {}
        default -> throw wrong("unknown in a search", child);
      }
    }
    boolean everywhere = collections.stream().anyMatch(EVERYWHERE::contains);
    if (collections.size() > MOST_COLLECTIONS || !and.children().iterator().hasNext()) {
      throw wrong("nothing or too much", and);
    }
    Element conversation = sole(and, "ConversationId"); // [MS-ASCMD] R2088
    if (conversation == null && options.has("AirSyncBase", "BodyPartPreference")) {
      throw wrong("parts without a conversation", and); // [MS-ASCMD] R5568
    }
    return new MailQuestion(
        conditions,
        everywhere ? List.of() : collections,
        options.has(NS, "DeepTraversal"), // [MS-ASCMD] R2146
        classes,
        conversation == null ? null : conversation.bytes(),
        moment(and, "GreaterThan"),
        moment(and, "LessThan"));
  }

  private static String text(Element element) {
    String text = element.text();
    if (text.length() > LONGEST) {
      throw wrong("too long", element);
    }
    return text;
  }

  private static String known(Element element) {
    String name = element.text();
    if (!CLASSES.contains(name)) {
      throw wrong("unknown class", element);
    }
    return name;
  }

  private static @Nullable Element sole(Element and, String name) {
    List<Element> all = and.children(NS, name);
    if (all.size() > 1) {
      throw wrong("twice", and); // [MS-ASCMD] R3136, R3212
    }
    return all.isEmpty() ? null : all.get(0);
  }

  /** The name of the property has to stand before the value. [MS-ASCMD] R3141, R3218 */
  private static @Nullable Instant moment(Element and, String name) {
    Element comparison = sole(and, name);
    if (comparison == null) {
      return null;
    }
    boolean named = false;
    for (Element child : comparison.children()) {
      if (child.is("Email", "DateReceived")) {
        named = true;
      } else if (child.is(NS, "Value") && named) {
        return child.time();
      }
    }
    throw wrong("no time a mail was received at", comparison);
  }

  private static BadWire wrong(String what, Element where) {
    return new BadWire(Fault.VALUE, what, where.toString());
  }
}

package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.OofWish.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The Oof property of Settings. [MS-ASCMD] section 2.2.3.112 */
public final class OofCodec {
  /** The audiences, in the order in which they are told of. [MS-ASCMD] R3513 */
  public static final List<String> AUDIENCES =
      List.of("AppliesToInternal", "AppliesToExternalKnown", "AppliesToExternalUnknown");

  private static final String NS = "Settings";

  private OofCodec() {}

  static OofWish read(Element set) {
    OptionalInt state = set.integer(NS, "OofState", 0, 2);
    Optional<Element> start = set.child(NS, "StartTime");
    Optional<Element> end = set.child(NS, "EndTime");
    boolean timed = start.isPresent() && end.isPresent();
    boolean half = start.isPresent() != end.isPresent(); // [MS-ASCMD] R2272, R5681
    boolean between = state.orElse(0) == 2;
    if (half || between && (!timed || !start.get().time().isBefore(end.get().time()))) {
      throw new BadWire(Fault.SHAPE, "one time without the other", set.toString());
    }
    List<Message> messages = new ArrayList<>();
    set.children(NS, "OofMessage").forEach(one -> messages.add(message(one)));
    return new OofWish(
        state.isPresent() ? state.getAsInt() : null,
        between ? start.get().time() : null, // those of another state count for nothing: R3535
        between ? end.get().time() : null,
        messages);
  }

  private static Message message(Element element) {
    List<String> audiences = AUDIENCES.stream().filter(one -> element.has(NS, one)).toList();
    Optional<String> text = element.text(NS, "ReplyMessage");
    Optional<Element> type = element.child(NS, "BodyType");
    if (audiences.size() != 1 || text.isPresent() && type.isEmpty()) { // [MS-ASCMD] R825
      throw new BadWire(Fault.SHAPE, "no audience, or a text of no type", element.toString());
    }
    return new Message(
        audiences.get(0),
        element.child(NS, "Enabled").map(Element::flag).orElse(null),
        text.orElse(null),
        type.map(OofCodec::isPage).orElse(false));
  }

  /** [MS-ASCMD] R821 */
  static boolean isPage(Element type) {
    return switch (type.text().strip()) {
      case "HTML" -> true;
      case "Text", "TEXT" -> false;
      default -> throw new BadWire(Fault.VALUE, "neither text nor HTML", type.toString());
    };
  }

  /**
   * What there is set. [MS-ASCMD] R1748, R2000, R3504
   *
   * @param start null if there are no times to tell
   */
  public static Element got(
      int state, @Nullable Instant start, @Nullable Instant end, List<Element> messages) {
    return Element.grow(NS, "Get")
        .number("OofState", state)
        .time(NS, "StartTime", start)
        .time(NS, "EndTime", end)
        .with(messages)
        .build();
  }

  /** What one audience is told. [MS-ASCMD] R826, R3505 */
  public static Element message(String audience, boolean enabled, String text, boolean page) {
    ElementBuilder message =
        Element.grow(NS, "OofMessage").empty(audience).flag("Enabled", enabled);
    if (!text.isEmpty()) {
      message.text("ReplyMessage", text).text("BodyType", page ? "HTML" : "Text");
    }
    return message.build();
  }
}

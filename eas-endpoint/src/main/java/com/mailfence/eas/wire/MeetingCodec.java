package com.mailfence.eas.wire;

import com.mailfence.core.item.Period;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes MeetingResponse. [MS-ASCMD] section 2.2.1.11 */
public final class MeetingCodec {
  public static final int SUCCESS = 1;
  public static final int INVALID = 2;

  private static final String NS = "MeetingResponse";

  /** [MS-ASCMD] R5650 */
  private static final int MOST = 100;

  private static final int LONGEST_ID = 256;

  private MeetingCodec() {}

  /**
   * One answer.
   *
   * @param response 1 to accept, 2 for perhaps, 3 to decline
   * @param collection where the request lies; empty where {@code longId} says all
   * @param id of the request; empty where {@code longId} says all
   * @param longId of a request that was found by searching; empty where there is none
   * @param instance which occurrence is meant, as it was written; null for all
   * @param send what is sent to the organiser; null if nothing is
   */
  public record Wish(
      int response,
      String collection,
      String id,
      String longId,
      @Nullable Element instance,
      @Nullable Element send) {

    /**
     * When the user would rather have it; null if nothing is proposed. [MS-ASCMD] section 2.2.3.140
     *
     * @throws BadWire if it is no stretch of time
     */
    public @Nullable Period proposed() {
      boolean said =
          send != null && (send.has(NS, "ProposedStartTime") || send.has(NS, "ProposedEndTime"));
      if (send == null || !said) {
        return null;
      }
      Instant from = send.need(NS, "ProposedStartTime").time();
      Instant until = send.need(NS, "ProposedEndTime").time();
      if (!from.isBefore(until)) {
        throw new BadWire(Fault.VALUE, "an end that is no end", send.toString());
      }
      return new Period(from, until);
    }
  }

  /**
   * What became of one.
   *
   * @param event the name of the event that is in the calendar now; null if there is none
   */
  public record Result(Wish wish, int status, @Nullable String event) {}

  /**
   * @throws BadWire if the document makes no sense
   */
  public static List<Wish> read(Element root) {
    List<Element> requests = root.children(NS, "Request");
    if (requests.isEmpty() || requests.size() > MOST) {
      throw new BadWire(Fault.SHAPE, "no request, or too many", root.toString());
    }
    List<Wish> wishes = new ArrayList<>();
    requests.forEach(one -> wishes.add(wish(one)));
    return wishes;
  }

  private static Wish wish(Element one) {
    one.need(NS, "UserResponse");
    String longId = text(one, "Search", "LongId");
    String id = text(one, NS, "RequestId");
    if (longId.isEmpty() == id.isEmpty()) { // [MS-ASCMD] R7031, R7036
      throw new BadWire(Fault.SHAPE, "neither one name nor the other", one.toString());
    }
    return new Wish(
        one.integer(NS, "UserResponse", 1, 3).orElse(0),
        text(one, NS, "CollectionId"),
        id,
        longId,
        one.child(NS, "InstanceId").orElse(null),
        one.child(NS, "SendResponse").orElse(null));
  }

  private static String text(Element one, String namespace, String name) {
    String text = one.text(namespace, name).orElse("");
    if (text.length() > LONGEST_ID) {
      throw new BadWire(Fault.SHAPE, "a name too long", name);
    }
    return text;
  }

  /** RequestId, Status, CalendarId, InstanceId, in this order. [MS-ASCMD] R2509 */
  public static Element write(List<Result> results) {
    ElementBuilder root = Element.grow(NS, "MeetingResponse");
    for (Result result : results) {
      Wish wish = result.wish;
      ElementBuilder out = Element.grow(NS, "Result");
      out.text("RequestId", wish.id.isEmpty() ? null : wish.id); // [MS-ASCMD] R3807, R5374
      out.number("Status", result.status).text("CalendarId", result.event);
      root.with(out.with(result.event == null ? null : wish.instance));
    }
    return root.build();
  }
}

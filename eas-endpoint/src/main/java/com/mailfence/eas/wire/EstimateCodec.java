package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes GetItemEstimate. [MS-ASCMD] section 2.2.1.9. */
public final class EstimateCodec {
  public static final int SUCCESS = 1;
  public static final int INVALID_COLLECTION = 2;
  public static final int NOT_PRIMED = 3;
  public static final int INVALID_KEY = 4;

  private static final String NS = "GetItemEstimate";
  private static final String SYNC = "AirSync";

  /** [MS-ASCMD] R5646, R5647 */
  private static final int MOST_COLLECTIONS = 1_000;

  private EstimateCodec() {}

  /**
   * What is asked of one collection.
   *
   * @param key empty if the device names none
   * @param filter number of the window, 0 for all
   * @param recipients whether a number of recipients was named, which only their cache knows
   * @param conversations whether ConversationMode was named
   */
  public record Wish(
      String id, String key, int filter, boolean recipients, boolean conversations) {}

  /**
   * What is answered of one collection; {@code estimate} counts if the status is 1.
   *
   * @param type its class
   */
  public record Answer(String id, int status, int estimate, String type) {
    /** An answer that counts nothing, and so needs no class. */
    public Answer(String id, int status) {
      this(id, status, 0, "");
    }
  }

  /**
   * @throws BadWire if the document makes no sense
   */
  public static List<Wish> read(Element root) {
    List<Wish> wishes = new ArrayList<>();
    for (Element one : root.need(NS, "Collections").children(NS, "Collection")) {
      if (wishes.size() == MOST_COLLECTIONS) {
        throw new BadWire(Fault.SHAPE, "too many collections", one.toString());
      }
      wishes.add(wish(one));
    }
    if (wishes.isEmpty()) {
      throw new BadWire(Fault.SHAPE, "no collection", root.toString());
    }
    return wishes;
  }

  /** Whether classes are asked for that do not go together. [MS-ASCMD] R908 */
  public static boolean mixesClasses(Element root) {
    return root.need(NS, "Collections").children(NS, "Collection").stream()
        .map(one -> one.children(SYNC, "Options"))
        .anyMatch(
            options ->
                options.size() > 1
                    && options.stream()
                            .filter(o -> o.text(SYNC, "Class").orElse("").equals("SMS"))
                            .count()
                        != 1);
  }

  private static Wish wish(Element one) {
    Optional<Options> options = OptionsCodec.ofCollection(one);
    // Up to 12.1 the window stands beside the options. [MS-ASCMD] R6314
    int beside = one.integer(SYNC, "FilterType", 0, OptionsCodec.LAST_FILTER).orElse(0);
    boolean recipients =
        one.children(SYNC, "Options").stream().anyMatch(o -> o.has(SYNC, "MaxItems"));
    return new Wish(
        one.need(NS, "CollectionId").text(),
        one.text(SYNC, "SyncKey").orElse(""),
        options.map(Options::filter).orElse(beside),
        recipients,
        one.has(SYNC, "ConversationMode"));
  }

  /**
   * @param withClass whether the class must be named, as up to 12.1 [MS-ASCMD] R6313
   */
  public static Element write(List<Answer> answers, boolean withClass) {
    ElementBuilder root = Element.grow(NS, NS);
    for (Answer answer : answers) {
      ElementBuilder response = Element.grow(NS, "Response").number("Status", answer.status);
      if (answer.status == SUCCESS) {
        ElementBuilder collection = Element.grow(NS, "Collection");
        if (withClass) {
          collection.text("Class", answer.type);
        }
        response.with(
            collection.text("CollectionId", answer.id).number("Estimate", answer.estimate));
      }
      root.with(response);
    }
    return root.build();
  }
}

package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and writes MoveItems, whose success is 3. [MS-ASCMD] section 2.2.1.12. */
public final class MoveCodec {
  public static final int INVALID_SOURCE = 1;
  public static final int INVALID_DESTINATION = 2;
  public static final int SUCCESS = 3;
  public static final int SAME_FOLDER = 4;
  public static final int MORE_THAN_ONE = 5;
  public static final int LOCKED = 7;

  private static final String NS = "Move";

  /** [MS-ASCMD] R5652, R5653 */
  private static final int MOST_MOVES = 1_000;

  private MoveCodec() {}

  /**
   * One move.
   *
   * @param twice whether more than one destination was named
   */
  public record Wish(String item, String from, String to, boolean twice) {}

  /** What became of one; {@code moved} is the new name where it was moved. */
  public record Answer(String item, int status, @Nullable String moved) {
    public static Answer of(Wish wish, int status) {
      return new Answer(wish.item, status, null);
    }
  }

  /**
   * @throws BadWire if the document makes no sense
   */
  public static List<Wish> read(Element root) {
    List<Wish> wishes = new ArrayList<>();
    for (Element one : root.children(NS, "Move")) {
      if (wishes.size() == MOST_MOVES) {
        throw new BadWire(Fault.SHAPE, "too many moves", one.toString());
      }
      wishes.add(
          new Wish(
              one.need(NS, "SrcMsgId").text(),
              one.need(NS, "SrcFldId").text(),
              one.need(NS, "DstFldId").text(),
              one.children(NS, "DstFldId").size() > 1));
    }
    if (wishes.isEmpty()) {
      throw new BadWire(Fault.SHAPE, "no move", root.toString());
    }
    return wishes;
  }

  public static Element write(List<Answer> answers) {
    ElementBuilder root = Element.grow(NS, "MoveItems");
    for (Answer answer : answers) {
      root.with(
          Element.grow(NS, "Response")
              .text("SrcMsgId", answer.item)
              .number("Status", answer.status)
              .text("DstMsgId", answer.moved));
    }
    return root.build();
  }
}

package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Ping. [MS-ASCMD] section 2.2.1.13 */
public final class PingCodec {
  private static final String NS = "Ping";

  public static final int EXPIRED = 1;
  public static final int CHANGED = 2;
  public static final int MISSING = 3;
  public static final int OUT_OF_RANGE = 5;
  public static final int TOO_MANY = 6;
  public static final int HIERARCHY = 7;

  private PingCodec() {}

  /**
   * What a Ping says; what it leaves out is as in the Ping before.
   *
   * @param heartbeat seconds; null when left out
   * @param folders ids; null when left out. Android leaves them out with an empty list
   */
  public record Wish(@Nullable Integer heartbeat, @Nullable List<String> folders) {
    public static final Wish AS_BEFORE = new Wish(null, null);
  }

  public static Wish read(Element root) {
    OptionalInt heartbeat = root.integer(NS, "HeartbeatInterval", 0, Integer.MAX_VALUE);
    Optional<Element> list = root.child(NS, "Folders");
    List<String> folders =
        list.map(
                all ->
                    all.children(NS, "Folder").stream()
                        .map(folder -> folder.need(NS, "Id").text())
                        .distinct()
                        .toList())
            .filter(ids -> !ids.isEmpty())
            .orElse(null);
    return new Wish(heartbeat.isPresent() ? heartbeat.getAsInt() : null, folders);
  }

  public static Element status(int status) {
    return Documents.answer(Verb.PING, status);
  }

  /** Something is new in these folders. [MS-ASCMD] R4236 */
  public static Element changed(List<String> folders) {
    ElementBuilder list = Element.grow(NS, "Folders");
    folders.forEach(id -> list.text("Folder", id));
    return Documents.answer(Verb.PING).number("Status", CHANGED).with(list).build();
  }

  /** The heartbeat is not to be had; this one is. [MS-ASCMD] R5690, R5691 */
  public static Element outOfRange(long seconds) {
    return Documents.answer(Verb.PING)
        .number("Status", OUT_OF_RANGE)
        .number("HeartbeatInterval", seconds)
        .build();
  }

  /** [MS-ASCMD] R3259 */
  public static Element tooMany(int most) {
    return Documents.answer(Verb.PING)
        .number("Status", TOO_MANY)
        .number("MaxFolders", most)
        .build();
  }
}

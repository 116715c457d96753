package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a Sync request asks of one collection. [MS-ASCMD] section 2.2.3.29.2. */
public sealed interface CollectionRequest {
  /** The collection as the device names it. */
  String id();

  /** The key the device holds. */
  String key();

  /**
   * A request that can be read.
   *
   * @param conversations whether ConversationMode was named, which only mail folders know
   * @param deletesAsMoves whether what the device deletes goes to Trash [MS-ASCMD] R2158
   * @param pull whether the device wants to hear of changes
   * @param window most changes it wants to hear of at once, 1 to {@link #WIDEST}
   * @param options how it wants them; null when those of the request before hold
   * @param supported which properties the device manages; counts with the first key only [MS-ASCMD]
   *     R4551
   * @param commands what the device did, in its order
   */
  record Asked(
      String id,
      String key,
      boolean conversations,
      boolean deletesAsMoves,
      Pull pull,
      int window,
      @Nullable Options options,
      Supported supported,
      List<ClientCommand> commands)
      implements CollectionRequest {
    public Asked {
      commands = List.copyOf(commands);
    }

    /** The same request without what must not be done again when it is repeated. */
    public Asked idle() {
      return new Asked(id, key, conversations, true, pull, window, null, supported, List.of());
    }
  }

  /** A request that makes no sense; the others of the same document are not hurt. // SYNC-041 */
  record Unread(String id, String key, BadWire fault) implements CollectionRequest {}

  /** A window of this size is meant by larger numbers and by 0. [MS-ASCMD] R4768 */
  int WIDEST = 512;

  /** A window of this size is meant by a request that names none. [MS-ASCMD] R4767 */
  int USUAL = 100;

  /** The key of a device that holds nothing. [MS-ASCMD] R4605 */
  String FIRST_KEY = "0";

  /** What a device says about hearing of changes. [MS-ASCMD] section 2.2.3.80. */
  enum Pull {
    /** It says nothing: it wants them unless it has just begun. [MS-ASCMD] R5555, R5556 */
    UNSAID,
    YES,
    NO
  }
}

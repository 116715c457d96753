package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing a device did to a collection, as it tells it. [MS-ASCMD] section 2.2.3.32. */
public sealed interface ClientCommand {
  /**
   * It made an item.
   *
   * @param clientId its own name for it
   * @param type the class of the item; empty for that of the folder
   * @param data what the item says
   * @param send whether it shall be sent at once; from 16.0
   */
  record Add(String clientId, String type, Element data, boolean send) implements ClientCommand {}

  /**
   * It changed an item.
   *
   * @param data what is changed of it
   * @param send whether it shall be sent now; from 16.0
   * @param instance which occurrence of a series; null for all of the item; from 16.0
   */
  record Change(String serverId, Element data, boolean send, @Nullable Instant instance)
      implements ClientCommand {}

  /**
   * It removed an item.
   *
   * @param instance which occurrence of a series; null for all of the item; from 16.0
   */
  record Delete(String serverId, @Nullable Instant instance) implements ClientCommand {}

  /** It wants to have an item in full. */
  record Fetch(String serverId) implements ClientCommand {}
}

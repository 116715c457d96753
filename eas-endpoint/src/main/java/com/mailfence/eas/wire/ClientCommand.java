package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;

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
   */
  record Change(String serverId, Element data, boolean send) implements ClientCommand {}

  /** It removed an item. */
  record Delete(String serverId) implements ClientCommand {}

  /** It wants to have an item in full. */
  record Fetch(String serverId) implements ClientCommand {}
}

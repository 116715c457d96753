package com.mailfence.testbed.eas;

/** What a phone may want done to an item in a Sync. */
public final class Edits {
  private Edits() {}

  public static Node read(String serverId, boolean read) {
    return change(serverId, Node.number("Email:Read", read ? 1 : 0));
  }

  /** Raises the flag for follow-up. */
  public static Node flag(String serverId) {
    return change(
        serverId,
        Node.of(
            "Email:Flag",
            Node.number("Email:Status", 2),
            Node.text("Email:FlagType", "Flag for follow up")));
  }

  public static Node unflag(String serverId) {
    return change(serverId, Node.of("Email:Flag"));
  }

  public static Node change(String serverId, Node... data) {
    return Node.of("AirSync:Change", id(serverId), Node.of("AirSync:ApplicationData", data));
  }

  public static Node delete(String serverId) {
    return Node.of("AirSync:Delete", id(serverId));
  }

  public static Node add(String clientId, Node... data) {
    return Node.of(
        "AirSync:Add",
        Node.text("AirSync:ClientId", clientId),
        Node.of("AirSync:ApplicationData", data));
  }

  public static Node fetch(String serverId) {
    return Node.of("AirSync:Fetch", id(serverId));
  }

  private static Node id(String serverId) {
    return Node.text("AirSync:ServerId", serverId);
  }
}

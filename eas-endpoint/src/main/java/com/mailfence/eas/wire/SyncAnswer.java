package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The answer for one collection, in the order that all known devices take: the sign that there is
 * more stands between status and changes, and no list is empty.
 *
 * <p>[MS-ASCMD] section 2.2.3.29.2.
 *
 * @param id the collection as the device named it
 * @param key what the device holds once it took this answer
 * @param status 1 for success
 * @param more whether changes remain
 * @param responses to commands that need one
 * @param commands changes for the device
 * @param type the class of the folder
 */
public record SyncAnswer(
    String id,
    String key,
    int status,
    boolean more,
    List<Element> responses,
    List<Element> commands,
    String type) {
  private static final String SYNC = "AirSync";

  public SyncAnswer {
    responses = List.copyOf(responses);
    commands = List.copyOf(commands);
  }

  /** An answer for a folder of mail, or of who knows what. */
  public SyncAnswer(
      String id,
      String key,
      int status,
      boolean more,
      List<Element> responses,
      List<Element> commands) {
    this(id, key, status, more, responses, commands, "Email");
  }

  /** This answer for a folder of that class. */
  public SyncAnswer of(String newType) {
    return new SyncAnswer(id, key, status, more, responses, commands, newType);
  }

  /** A collection that could not be served; the device is told to start it over, or what to do. */
  public static SyncAnswer refused(String id, int status) {
    return new SyncAnswer(id, CollectionRequest.FIRST_KEY, status, false, List.of(), List.of());
  }

  /** One collection of a request that the device shall send otherwise, with the key it holds. */
  public static SyncAnswer refused(String id, String key, int status) {
    return new SyncAnswer(id, key, status, false, List.of(), List.of());
  }

  /**
   * The document of an answer.
   *
   * @param withClass whether the class must be named, as up to 12.1 [MS-ASCMD] R6319
   */
  public static Element document(List<SyncAnswer> answers, boolean withClass) {
    ElementBuilder all = Element.grow(SYNC, "Collections");
    answers.forEach(answer -> all.with(answer.collection(withClass)));
    return Element.grow(SYNC, "Sync").with(all).build();
  }

  /** The document that names the bound a wait must keep. [MS-ASCMD] R4459 to R4461 */
  public static Element limit(int status, int limit) {
    return Element.grow(SYNC, "Sync").number("Status", status).number("Limit", limit).build();
  }

  private Element collection(boolean withClass) {
    ElementBuilder collection = Element.grow(SYNC, "Collection");
    if (withClass) {
      collection.text("Class", type);
    }
    collection.text("SyncKey", key).text("CollectionId", id).number("Status", status);
    if (more) {
      collection.empty("MoreAvailable");
    }
    list(collection, "Responses", responses);
    list(collection, "Commands", commands);
    return collection.build();
  }

  private static void list(ElementBuilder collection, String name, List<Element> elements) {
    if (!elements.isEmpty()) {
      collection.with(Element.grow(SYNC, name).with(new ArrayList<>(elements)));
    }
  }

  // Entries of the two lists

  /** A new item for the device. */
  public static Element add(String serverId, Element data) {
    return change("Add", serverId, data);
  }

  /** A changed item for the device. */
  public static Element change(String serverId, Element data) {
    return change("Change", serverId, data);
  }

  private static Element change(String name, String serverId, Element data) {
    return Element.grow(SYNC, name).text("ServerId", serverId).with(data).build();
  }

  /** An item the device shall drop. */
  public static Element delete(String serverId) {
    return Element.grow(SYNC, "Delete").text("ServerId", serverId).build();
  }

  /** An item that left the window of the device. [MS-ASCMD] R3967 */
  public static Element softDelete(String serverId) {
    return Element.grow(SYNC, "SoftDelete").text("ServerId", serverId).build();
  }

  /** An item of the device was taken. [MS-ASCMD] R748 */
  public static ElementBuilder added(String clientId, String serverId) {
    return Element.grow(SYNC, "Add")
        .text("ClientId", clientId)
        .text("ServerId", serverId)
        .number("Status", 1);
  }

  /** A change of the device was taken, and there is something to tell of it. [MS-ASCMD] R6234 */
  public static Element changed(String serverId, Element data) {
    return Element.grow(SYNC, "Change")
        .text("ServerId", serverId)
        .number("Status", 1)
        .with(data)
        .build();
  }

  /** An item of the device was not taken. */
  public static Element notAdded(String clientId, int status) {
    return Element.grow(SYNC, "Add").text("ClientId", clientId).number("Status", status).build();
  }

  /** A change or removal that was not done, or an item that was not found. */
  public static Element failed(String name, String serverId, int status) {
    return Element.grow(SYNC, name).text("ServerId", serverId).number("Status", status).build();
  }

  /** The same of one occurrence, which is named again. [MS-ASAIRS] R1178 */
  public static Element failed(String name, String serverId, Instant instance, int status) {
    return Element.grow(SYNC, name)
        .text("ServerId", serverId)
        .compactTime("AirSyncBase", "InstanceId", instance)
        .number("Status", status)
        .build();
  }

  /** An item in full. [MS-ASCMD] R1660 */
  public static Element fetched(String serverId, Element data) {
    return Element.grow(SYNC, "Fetch")
        .text("ServerId", serverId)
        .number("Status", 1)
        .with(data)
        .build();
  }
}

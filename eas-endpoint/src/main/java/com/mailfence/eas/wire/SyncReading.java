package com.mailfence.eas.wire;

import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.CollectionRequest.Asked;
import com.mailfence.eas.wire.CollectionRequest.Pull;
import com.mailfence.eas.wire.CollectionRequest.Unread;
import com.mailfence.eas.wire.SyncRequest.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads Sync requests. [MS-ASCMD] section 2.2.1.21. */
public final class SyncReading {
  private static final String SYNC = "AirSync";

  /** Commands of one request, and no more. [MS-ASCMD] R5657, R5659 */
  private static final int MOST_COMMANDS = 200;

  private static final int LONGEST_ID = 64;

  private SyncReading() {}

  /**
   * @throws BadWire if the document as a whole makes no sense
   */
  public static SyncRequest read(Element root) {
    boolean partial = root.has(SYNC, "Partial");
    Optional<Element> collections = root.child(SYNC, "Collections");
    if (!partial && collections.isEmpty()) {
      throw new BadWire(Fault.SHAPE, "neither collections nor partial", root.toString());
    }
    List<CollectionRequest> asked = new ArrayList<>();
    collections.ifPresent(
        all -> all.children(SYNC, "Collection").forEach(one -> asked.add(collection(one))));
    int window = root.has(SYNC, "WindowSize") ? window(root) : SyncRequest.UNBOUNDED;
    // Android sends a list without entries when it means those of the request before.
    return new SyncRequest(partial || asked.isEmpty(), patience(root), window, asked);
  }

  private static @Nullable Patience patience(Element root) {
    OptionalInt minutes = root.integer(SYNC, "Wait", Integer.MIN_VALUE, Integer.MAX_VALUE);
    OptionalInt seconds =
        root.integer(SYNC, "HeartbeatInterval", Integer.MIN_VALUE, Integer.MAX_VALUE);
    if (minutes.isPresent() && seconds.isPresent()) {
      throw new BadWire(Fault.SHAPE, "both ways to wait", root.toString()); // [MS-ASCMD] R4748
    }
    if (minutes.isPresent()) {
      return new Patience(minutes.getAsInt(), true);
    }
    return seconds.isPresent() ? new Patience(seconds.getAsInt(), false) : null;
  }

  private static int window(Element parent) {
    int asked = parent.integer(SYNC, "WindowSize", 0, Integer.MAX_VALUE).orElse(0);
    return asked == 0 ? CollectionRequest.WIDEST : Math.min(asked, CollectionRequest.WIDEST);
  }

  /** Without id or key nobody could tell which collection was wrong: that is the document's. */
  private static CollectionRequest collection(Element element) {
    String key = element.need(SYNC, "SyncKey").text();
    String id = element.need(SYNC, "CollectionId").text(); // [MS-ASCMD] R4545
    try {
      return asked(element, id, key);
    } catch (BadWire fault) {
      return new Unread(id, key, fault);
    }
  }

  private static Asked asked(Element element, String id, String key) {
    if (id.isEmpty() || id.length() > LONGEST_ID || key.isEmpty()) {
      throw wrong("no key or no id", element); // [MS-ASCMD] R2036
    }
    mustStandBeforeSupported(element);
    Pull pull = pull(element);
    List<ClientCommand> commands = commands(element);
    boolean first = key.equals(CollectionRequest.FIRST_KEY);
    if (first && (pull == Pull.YES || !commands.isEmpty())) {
      throw wrong("changes with the first key", element); // [MS-ASCMD] R3128, R5838
    }
    return new Asked(
        id,
        key,
        element.has(SYNC, "ConversationMode"),
        element.flag(SYNC, "DeletesAsMoves", true), // [MS-ASCMD] R2158, R5874
        pull,
        element.has(SYNC, "WindowSize") ? window(element) : CollectionRequest.USUAL,
        OptionsCodec.ofCollection(element).orElse(null),
        Supported.read(element),
        commands);
  }

  /** The one order that must be kept. [MS-ASCMD] R4542, R4546 */
  private static void mustStandBeforeSupported(Element element) {
    boolean named = false;
    for (Element child : element.children()) {
      named |= child.is(SYNC, "CollectionId");
      if (child.is(SYNC, "Supported") && !named) {
        throw wrong("out of order", child);
      }
    }
  }

  private static Pull pull(Element element) {
    Optional<Element> changes = element.child(SYNC, "GetChanges");
    if (changes.isEmpty()) {
      return Pull.UNSAID;
    }
    return changes.get().flag() ? Pull.YES : Pull.NO; // [MS-ASCMD] R3127
  }

  private static List<ClientCommand> commands(Element element) {
    List<ClientCommand> all = new ArrayList<>();
    Optional<Element> commands = element.child(SYNC, "Commands");
    if (commands.isPresent()) {
      for (Element command : commands.get().children()) {
        if (all.size() == MOST_COMMANDS) {
          throw wrong("too many commands", element);
        }
        all.add(command(command));
      }
    }
    return all;
  }

  private static ClientCommand command(Element command) {
    return switch (command.name()) {
      case "Add" ->
          new ClientCommand.Add(
              name(command, "ClientId"),
              command.text(SYNC, "Class").orElse(""),
              command.need(SYNC, "ApplicationData"),
              command.has("Email2", "Send"));
      case "Change" ->
          new ClientCommand.Change(
              name(command, "ServerId"),
              command.need(SYNC, "ApplicationData"),
              command.has("Email2", "Send"),
              instance(command));
      case "Delete" -> new ClientCommand.Delete(name(command, "ServerId"), instance(command));
      case "Fetch" -> new ClientCommand.Fetch(name(command, "ServerId"));
      default -> throw wrong("unknown command", command);
    };
  }

  /** [MS-ASAIRS] R1177 */
  private static @Nullable Instant instance(Element command) {
    return command.child("AirSyncBase", "InstanceId").map(Element::time).orElse(null);
  }

  private static String name(Element command, String tag) {
    String name = command.need(SYNC, tag).text();
    if (name.length() > LONGEST_ID) {
      throw wrong("a name too long", command);
    }
    return name;
  }

  private static BadWire wrong(String what, Element where) {
    return new BadWire(Fault.SHAPE, what, where.toString());
  }
}

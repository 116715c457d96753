package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A folder as the phone holds it: the key, and every item that the server said is there. Answers
 * are applied as a phone would; what a phone should never be told is kept as a complaint.
 */
public final class Mirror {
  /** A Change that holds only these leaves the rest of the item alone. [MS-ASEMAIL] R75 */
  private static final Set<String> PARTIAL = Set.of("Email:Read", "Email:Flag", "Email:Categories");

  private static final String SERVER_ID = "AirSync:ServerId";
  private static final String STATUS = "AirSync:Status";
  private static final String DATA = "AirSync:ApplicationData";

  private final String folderId;
  private final Map<String, Node> items = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private SyncOptions options = SyncOptions.mail();
  private String key = "0";

  Mirror(String folderId) {
    this.folderId = folderId;
  }

  public String folderId() {
    return folderId;
  }

  public String key() {
    return key;
  }

  /** The items' data by their id. */
  public Map<String, Node> items() {
    return Map.copyOf(items);
  }

  /** What the server said that it should not have said. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  public SyncOptions options() {
    return options;
  }

  public void options(SyncOptions wanted) {
    options = wanted;
  }

  /** Forgets everything, as after status 3. */
  public void reset() {
    key = "0";
    items.clear();
  }

  /** Takes in a collection of an answer to these commands. */
  void apply(Node collection, List<Node> sent, SyncResult result) {
    result.round(collection);
    int status = collection.at(STATUS).number();
    result.status(status);
    if (status != 1) {
      return;
    }
    String next = collection.at("AirSync:SyncKey").text();
    List<Node> commands =
        collection.all("AirSync:Commands").stream()
            .flatMap(list -> list.children().stream())
            .toList();
    judge(next, collection, commands);
    key = next;
    responses(collection, sent, result);
    commands.forEach(command -> command(command, result));
  }

  /** Takes in that the answer did not speak of this folder: nothing happened. */
  void applyNothing(List<Node> sent, SyncResult result) {
    result.round(null);
    if (!sent.isEmpty()) {
      complaints.add("no answer to " + sent.size() + " commands");
    }
  }

  private void judge(String next, Node collection, List<Node> commands) {
    if (next.equals(key) && !commands.isEmpty()) {
      complaints.add("changes under the key that was sent: " + key);
    }
    if (next.isEmpty() || next.equals("0")) {
      complaints.add("key that asks for a new beginning, with status 1");
    }
    if (commands.size() > options.window()) {
      complaints.add(commands.size() + " changes in a window of " + options.window());
    }
    if (collection.has("AirSync:Responses")
        && collection.at("AirSync:Responses").children().isEmpty()) {
      complaints.add("responses without any");
    }
  }

  /** What the server says of the phone's own commands; silence is success. [MS-ASCMD] R759 */
  private void responses(Node collection, List<Node> sent, SyncResult result) {
    List<Node> responses =
        collection.all("AirSync:Responses").stream()
            .flatMap(list -> list.children().stream())
            .toList();
    for (Node command : sent) {
      String id = idOf(command);
      Node response =
          responses.stream()
              .filter(other -> other.name().equals(command.name()) && idOf(other).equals(id))
              .findFirst()
              .orElse(null);
      int status = response == null ? 1 : response.at(STATUS).number();
      if (status != 1) {
        result.failed().put(id, status);
      } else if (!command.name().equals("AirSync:Add")) {
        done(command);
      } else if (response == null) {
        complaints.add("no response to the addition of " + id);
      } else {
        String serverId = response.at(SERVER_ID).text();
        result.created().put(id, serverId);
        items.put(serverId, command.at(DATA));
      }
    }
  }

  private static String idOf(Node command) {
    String name = command.name().equals("AirSync:Add") ? "AirSync:ClientId" : SERVER_ID;
    return command.value(name).orElse("");
  }

  private void done(Node command) {
    String id = idOf(command);
    Node held = items.get(id);
    if (command.name().equals("AirSync:Delete")) {
      items.remove(id);
    } else if (command.name().equals("AirSync:Change") && held != null) {
      items.put(id, merged(held, command.at(DATA)));
    }
  }

  private void command(Node command, SyncResult result) {
    String id = command.at(SERVER_ID).text();
    switch (command.name()) {
      case "AirSync:Add" -> {
        if (items.put(id, command.at(DATA)) != null) {
          complaints.add("added twice: " + id);
        }
        result.added().add(id);
      }
      case "AirSync:Change" -> {
        changed(id, command.at(DATA));
        result.changed().add(id);
      }
      case "AirSync:Delete", "AirSync:SoftDelete" -> {
        items.remove(id);
        result.removed().add(id);
      }
      default -> complaints.add("no command for a phone: " + command.name());
    }
  }

  private void changed(String id, Node data) {
    Node held = items.get(id);
    if (held == null) {
      complaints.add("changed but never added: " + id);
    }
    items.put(id, held == null ? data : merged(held, data));
  }

  /** A partial Change touches what it names; any other is the whole item, save for its body. */
  private static Node merged(Node held, Node data) {
    boolean partial = data.children().stream().allMatch(child -> PARTIAL.contains(child.name()));
    List<Node> merged = new ArrayList<>();
    for (Node old : held.children()) {
      boolean stays = partial || old.name().equals("AirSyncBase:Body");
      if (stays && !data.has(old.name())) {
        merged.add(old);
      }
    }
    merged.addAll(data.children());
    return held.with(merged);
  }
}

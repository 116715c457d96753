package com.mailfence.testbed.eas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** The folders as the phone knows them, and the commands that list and change them. */
public final class Hierarchy {
  public static final int INBOX = 2;
  public static final int DRAFTS = 3;
  public static final int DELETED_ITEMS = 4;
  public static final int SENT_ITEMS = 5;
  public static final int CALENDAR = 8;
  public static final int CONTACTS = 9;
  public static final int USER_MAIL = 12;

  private static final String NS = "FolderHierarchy:";

  private final Session session;
  private final Map<String, Folder> folders = new LinkedHashMap<>();
  private final List<String> complaints = new ArrayList<>();
  private String key = "0";

  Hierarchy(Session session) {
    this.session = session;
  }

  public Map<String, Folder> folders() {
    return Map.copyOf(folders);
  }

  public String key() {
    return key;
  }

  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** The first folder of a type. */
  public Folder ofType(int type) {
    return folders.values().stream()
        .filter(folder -> folder.type() == type)
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no folder of type " + type));
  }

  public Folder named(String name) {
    return folders.values().stream()
        .filter(folder -> folder.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("no folder " + name));
  }

  /** Forgets all folders, and begins again at the next {@link #sync}. */
  public void reset() {
    key = "0";
    folders.clear();
  }

  /** FolderSync. Returns its status. */
  public int sync() {
    Node answer = ask("FolderSync", Node.text(NS + "SyncKey", key));
    int status = answer.at(NS + "Status").number();
    if (status == 1) {
      Node changes = answer.at(NS + "Changes");
      int count = changes.at(NS + "Count").number();
      if (count != changes.children().size() - 1) { // [MS-ASCMD] R2120
        complaints.add("Count is " + count + " for " + (changes.children().size() - 1));
      }
      changes.children().forEach(this::change);
      key = answer.at(NS + "SyncKey").text();
    }
    return status;
  }

  /** FolderCreate. Returns its status; the folder is known at once. */
  public int create(String name, String parentId, int type) {
    Node answer =
        ask(
            "FolderCreate",
            Node.text(NS + "SyncKey", key),
            Node.text(NS + "ParentId", parentId),
            Node.text(NS + "DisplayName", name),
            Node.number(NS + "Type", type));
    return advanced(
        answer,
        () -> {
          String id = answer.at(NS + "ServerId").text();
          folders.put(id, new Folder(id, parentId, name, type));
        });
  }

  /** FolderUpdate: another name or another place. */
  public int update(String id, String name, String parentId) {
    Node answer =
        ask(
            "FolderUpdate",
            Node.text(NS + "SyncKey", key),
            Node.text(NS + "ServerId", id),
            Node.text(NS + "ParentId", parentId),
            Node.text(NS + "DisplayName", name));
    return advanced(
        answer,
        () -> folders.computeIfPresent(id, (i, f) -> new Folder(id, parentId, name, f.type())));
  }

  public int delete(String id) {
    Node answer =
        ask("FolderDelete", Node.text(NS + "SyncKey", key), Node.text(NS + "ServerId", id));
    return advanced(answer, () -> drop(id));
  }

  /** With a folder goes all that lies in it. */
  private void drop(String id) {
    folders.remove(id);
    folders.values().stream()
        .filter(folder -> folder.parentId().equals(id))
        .map(Folder::id)
        .toList()
        .forEach(this::drop);
  }

  private int advanced(Node answer, Runnable done) {
    int status = answer.at(NS + "Status").number();
    if (status == 1) {
      key = answer.at(NS + "SyncKey").text();
      done.run();
    } else if (answer.has(NS + "SyncKey") || answer.has(NS + "ServerId")) { // [MS-ASCMD] R3904
      complaints.add("a key or an id with status " + status);
    }
    return status;
  }

  private void change(Node change) {
    switch (change.name()) {
      case NS + "Add", NS + "Update" -> {
        Folder folder =
            new Folder(
                change.at(NS + "ServerId").text(),
                change.at(NS + "ParentId").text(),
                change.at(NS + "DisplayName").text(),
                change.at(NS + "Type").number());
        boolean known = folders.put(folder.id(), folder) != null;
        if (known == change.name().equals(NS + "Add")) {
          complaints.add(change.name() + " of a folder that is " + (known ? "known" : "unknown"));
        }
      }
      case NS + "Delete" -> folders.remove(change.at(NS + "ServerId").text());
      case NS + "Count" -> {
        // judged above
      }
      default -> complaints.add("no change of a hierarchy: " + change.name());
    }
  }

  private Node ask(String command, Node... words) {
    return session.answer(Session.Parcel.of(command, Node.of(NS + command, words)), 0);
  }
}

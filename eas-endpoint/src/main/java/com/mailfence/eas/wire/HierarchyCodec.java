package com.mailfence.eas.wire;

import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import java.util.List;
import java.util.Set;

/**
 * FolderSync, FolderCreate, FolderUpdate and FolderDelete. [MS-ASCMD] sections 2.2.1.3 to 2.2.1.6
 */
public final class HierarchyCodec {
  private static final String NS = "FolderHierarchy";
  private static final int LONGEST_KEY = 64;

  /** The root of the hierarchy, as a parent. */
  public static final String ROOT = "0";

  /** The recipient information cache; names no collection. */
  public static final String RECIPIENT_CACHE = "RI";

  private HierarchyCodec() {}

  /** A folder as devices see it. */
  public record Folder(String id, String parent, String name, int type) {}

  /**
   * What a device is told of the list.
   *
   * @param removed ids
   */
  public record News(List<Folder> added, List<Folder> updated, List<String> removed) {
    public News {
      added = List.copyOf(added);
      updated = List.copyOf(updated);
      removed = List.copyOf(removed);
    }

    public boolean isEmpty() {
      return added.isEmpty() && updated.isEmpty() && removed.isEmpty();
    }
  }

  /** FolderCreate asks for this. */
  public record Creation(String key, String parent, String name, int type) {}

  /** FolderUpdate asks for this. */
  public record Update(String key, String id, String parent, String name) {}

  /** FolderDelete asks for this. */
  public record Deletion(String key, String id) {}

  /** The key of a FolderSync. */
  public static String sync(Element root) {
    allow(root, Set.of("SyncKey"));
    return key(root);
  }

  public static Creation create(Element root) {
    allow(root, Set.of("SyncKey", "ParentId", "DisplayName", "Type"));
    return new Creation(
        key(root),
        root.need(NS, "ParentId").text(),
        root.need(NS, "DisplayName").text(),
        root.need(NS, "Type").integer(0, 255));
  }

  public static Update update(Element root) {
    allow(root, Set.of("SyncKey", "ServerId", "ParentId", "DisplayName"));
    return new Update(
        key(root),
        root.need(NS, "ServerId").text(),
        root.need(NS, "ParentId").text(),
        root.need(NS, "DisplayName").text());
  }

  public static Deletion delete(Element root) {
    allow(root, Set.of("SyncKey", "ServerId"));
    return new Deletion(key(root), root.need(NS, "ServerId").text());
  }

  /** The answer to FolderSync. */
  public static Element synced(String key, News news) {
    ElementBuilder changes = Element.grow(NS, "Changes");
    changes.number("Count", news.added().size() + news.updated().size() + news.removed().size());
    news.updated().forEach(folder -> changes.with(folder("Update", folder)));
    news.removed().forEach(id -> changes.with(Element.grow(NS, "Delete").text("ServerId", id)));
    news.added().forEach(folder -> changes.with(folder("Add", folder)));
    return Documents.answer(Verb.FOLDER_SYNC)
        .number("Status", 1)
        .text("SyncKey", key)
        .with(changes)
        .build();
  }

  /**
   * The answer to GetHierarchy, whose document bears another name than its command. [MS-ASCMD]
   * R6047, R6570
   */
  public static Element listed(List<Folder> folders) {
    ElementBuilder root = Element.grow(NS, "Folders");
    for (Folder folder : folders) {
      root.with(
          Element.grow(NS, "Folder")
              .text("DisplayName", folder.name())
              .text("ServerId", folder.id())
              .number("Type", folder.type())
              .text("ParentId", folder.parent()));
    }
    return root.build();
  }

  /** The answer to a FolderCreate that worked. [MS-ASCMD] R3903 */
  public static Element created(String key, String id) {
    return Documents.answer(Verb.FOLDER_CREATE)
        .number("Status", 1)
        .text("SyncKey", key)
        .text("ServerId", id)
        .build();
  }

  /** The answer to a FolderUpdate or FolderDelete that worked. */
  public static Element done(Verb verb, String key) {
    return Documents.answer(verb).number("Status", 1).text("SyncKey", key).build();
  }

  private static ElementBuilder folder(String name, Folder folder) {
    return Element.grow(NS, name)
        .text("ServerId", folder.id())
        .text("ParentId", folder.parent())
        .text("DisplayName", folder.name())
        .number("Type", folder.type());
  }

  /** One that is too long for any key of ours is simply unknown. */
  private static String key(Element root) {
    String key = root.need(NS, "SyncKey").text(); // [MS-ASCMD] R4568
    return key.length() > LONGEST_KEY ? "" : key;
  }

  /**
   * A word of another page does not belong here at all, one of this page not in this place.
   * [MS-ASCMD] R3102, R4815
   */
  private static void allow(Element root, Set<String> names) {
    for (Element child : root.children()) {
      if (!child.namespace().equals(NS)) {
        throw new BadWire(Fault.WBXML, "word of another page", child.toString());
      }
      if (!names.contains(child.name())) {
        throw new BadWire(Fault.SHAPE, "word out of place", child.toString());
      }
    }
  }
}

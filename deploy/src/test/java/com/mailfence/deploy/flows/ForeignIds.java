package com.mailfence.deploy.flows;

import com.mailfence.testbed.eas.Edits;
import com.mailfence.testbed.eas.Node;
import com.mailfence.testbed.eas.Wbxml;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every command in which a phone names something, each filled with names it was never given. WS04,
 * EA03
 *
 * @param own what the phone may name
 * @param other a folder, and an item in it, that it may not
 */
record ForeignIds(Own own, Other other) {
  private static final String SYNC = "AirSync:";
  private static final String MOVE = "Move:";
  private static final String TREE = "FolderHierarchy:";
  private static final String ITEMS = "ItemOperations:";
  private static final String MAIL = "ComposeMail:";

  /** Of the phone itself: folders, an item in its Inbox, and the keys it holds. */
  record Own(String inbox, String trash, String item, String syncKey, String treeKey) {}

  /** Numbers as the other account has them. */
  record Other(String folder, String number) {
    String item() {
      return folder + ":" + number;
    }
  }

  /** An answer with all that must differ made equal: the names, and the moment in a key. */
  String hide(byte[] answer) {
    return new String(answer, StandardCharsets.ISO_8859_1)
        .replace(own.syncKey.substring(0, own.syncKey.lastIndexOf('.')), "KEY")
        .replace(own.treeKey, "TREE")
        .replaceAll("1\\.[0-9a-z]{8}\\.", "ANOTHER.")
        .replaceAll(":" + other.number() + "(?![0-9])", ":NUMBER")
        .replace(new String(conversation(), StandardCharsets.ISO_8859_1), "CONVERSATION")
        .replaceAll("(?<![0-9])" + other.folder() + "(?![0-9])", "FOLDER");
  }

  /** A request: a command, what stands in its query, and its body. */
  record Ask(String command, Map<String, String> arguments, byte[] body) {}

  /** All of them for one version, each with a name for people. */
  Map<String, Ask> all(String version) {
    Map<String, Ask> all = new LinkedHashMap<>();
    syncs(all, version.equals("12.1"));
    folders(all);
    moves(all);
    items(all);
    if (version.equals("12.1")) {
      queries(all);
    } else {
      sending(all);
      conversations(all);
    }
    searches(all, version);
    return all;
  }

  private void syncs(Map<String, Ask> all, boolean old) {
    String folder = other.folder();
    put(all, "Sync, first", sync(folder, "0", old));
    put(all, "Sync, later", sync(folder, "1", old));
    put(all, "Sync, with own key", sync(folder, own.syncKey, old));
    put(all, "Sync into it", sync(folder, "1", old, Edits.add("c1", Node.text("Email:To", "x"))));
    List<Node> edits =
        List.of(
            Edits.read(other.item(), true),
            Edits.flag(other.item()),
            Edits.delete(other.item()),
            Edits.fetch(other.item()));
    for (Node edit : edits) {
      put(
          all,
          edit.name() + " in own folder " + all.size(),
          sync(own.inbox, own.syncKey, old, edit));
      put(all, edit.name() + " in its folder " + all.size(), sync(folder, "1", old, edit));
    }
    String ns = "GetItemEstimate:";
    Node key = Node.text(SYNC + "SyncKey", "1");
    Node id = Node.text(ns + "CollectionId", folder);
    List<Node> words =
        old
            ? List.of(
                Node.text(ns + "Class", "Email"), id, Node.number(SYNC + "FilterType", 0), key)
            : List.of(key, id);
    put(
        all,
        "GetItemEstimate",
        Node.of(
            ns + "GetItemEstimate",
            Node.of(ns + "Collections", Node.of(ns + "Collection", words))));
    put(
        all,
        "Ping",
        Node.of(
            "Ping:Ping",
            Node.number("Ping:HeartbeatInterval", 1),
            Node.of(
                "Ping:Folders",
                Node.of(
                    "Ping:Folder",
                    Node.text("Ping:Id", folder),
                    Node.text("Ping:Class", "Email")))));
  }

  private static Node sync(String folder, String key, boolean old, Node... commands) {
    List<Node> words = new ArrayList<>();
    if (old) {
      words.add(Node.text(SYNC + "Class", "Email"));
    }
    words.add(Node.text(SYNC + "SyncKey", key));
    words.add(Node.text(SYNC + "CollectionId", folder));
    if (commands.length > 0) {
      words.add(Node.of(SYNC + "Commands", commands));
    }
    return Node.of(
        SYNC + "Sync", Node.of(SYNC + "Collections", Node.of(SYNC + "Collection", words)));
  }

  private void folders(Map<String, Ask> all) {
    Node key = Node.text(TREE + "SyncKey", own.treeKey);
    Node name = Node.text(TREE + "DisplayName", "Mine now");
    Node id = Node.text(TREE + "ServerId", other.folder());
    Node below = Node.text(TREE + "ParentId", other.folder());
    Node root = Node.text(TREE + "ParentId", "0");
    put(all, "FolderDelete", Node.of(TREE + "FolderDelete", key, id));
    put(all, "FolderUpdate", Node.of(TREE + "FolderUpdate", key, id, root, name));
    put(all, "FolderUpdate of its own place", Node.of(TREE + "FolderUpdate", key, id, below, name));
    put(
        all,
        "FolderUpdate below it",
        Node.of(TREE + "FolderUpdate", key, Node.text(TREE + "ServerId", own.inbox), below, name));
    put(
        all,
        "FolderCreate below it",
        Node.of(TREE + "FolderCreate", key, below, name, Node.number(TREE + "Type", 12)));
  }

  private void moves(Map<String, Ask> all) {
    String[][] moves = {
      {other.item(), other.folder(), own.trash},
      {other.item(), own.inbox, own.trash},
      {own.inbox + ":" + other.number(), own.inbox, own.trash},
      {own.item, own.inbox, other.folder()},
      {own.item, other.folder(), own.trash},
      {other.item(), other.folder(), other.folder()}
    };
    for (String[] move : moves) {
      Node one =
          Node.of(
              MOVE + "Move",
              Node.text(MOVE + "SrcMsgId", move[0]),
              Node.text(MOVE + "SrcFldId", move[1]),
              Node.text(MOVE + "DstFldId", move[2]));
      put(all, "MoveItems " + all.size(), Node.of(MOVE + "MoveItems", one));
    }
  }

  private void items(Map<String, Ask> all) {
    Node folder = Node.text(SYNC + "CollectionId", other.folder());
    Node item = Node.text(SYNC + "ServerId", other.item());
    Node glued = Node.text(SYNC + "ServerId", own.inbox + ":" + other.number());
    operation(all, "Fetch", folder, item);
    operation(all, "Fetch", Node.text(SYNC + "CollectionId", own.inbox), item);
    operation(all, "Fetch", Node.text(SYNC + "CollectionId", own.inbox), glued);
    operation(all, "Fetch", folder, Node.text(SYNC + "ServerId", own.item));
    operation(all, "Fetch", Node.text("Search:LongId", other.item()));
    operation(all, "Fetch", Node.text("AirSyncBase:FileReference", other.item() + ":2"));
    operation(
        all,
        "Fetch",
        Node.text("AirSyncBase:FileReference", own.inbox + ":" + other.number() + ":2"));
    operation(all, "Fetch", Node.text("AirSyncBase:FileReference", other.item() + ":1.1.1"));
    put(
        all,
        "ItemOperations, EmptyFolderContents",
        Node.of(
            ITEMS + "ItemOperations",
            Node.of(
                ITEMS + "EmptyFolderContents",
                folder,
                Node.of(ITEMS + "Options", Node.of(ITEMS + "DeleteSubFolders")))));
    Node answer =
        Node.of(
            "MeetingResponse:Request",
            Node.number("MeetingResponse:UserResponse", 1),
            Node.text("MeetingResponse:CollectionId", other.folder()),
            Node.text("MeetingResponse:RequestId", other.item()));
    put(all, "MeetingResponse", Node.of("MeetingResponse:MeetingResponse", answer));
  }

  private static void operation(Map<String, Ask> all, String operation, Node... words) {
    List<Node> named = new ArrayList<>(List.of(Node.text(ITEMS + "Store", "Mailbox")));
    named.addAll(List.of(words));
    put(
        all,
        "ItemOperations " + all.size(),
        Node.of(ITEMS + "ItemOperations", Node.of(ITEMS + operation, named)));
  }

  private void conversations(Map<String, Ask> all) {
    Node options = Node.of(ITEMS + "Options", Node.of(ITEMS + "MoveAlways"));
    Node conversation = Node.opaque(ITEMS + "ConversationId", conversation());
    for (String to : List.of(own.trash, other.folder())) {
      Node target = Node.text(ITEMS + "DstFldId", to);
      put(
          all,
          "ItemOperations, Move to " + (to.equals(own.trash) ? "own" : "other"),
          Node.of(
              ITEMS + "ItemOperations", Node.of(ITEMS + "Move", conversation, target, options)));
    }
  }

  private byte[] conversation() {
    return ByteBuffer.allocate(16)
        .putLong(0x434F_4E56_0000_0001L)
        .putLong(Long.parseLong(other.number()))
        .array();
  }

  private void sending(Map<String, Ask> all) {
    byte[] mime = Town.letter("eve@house.example", "eve@house.example", "stolen");
    Node folder = Node.text(MAIL + "FolderId", other.folder());
    Node item = Node.text(MAIL + "ItemId", other.item());
    List<Node> sources =
        List.of(
            Node.of(MAIL + "Source", folder, item),
            Node.of(MAIL + "Source", Node.text(MAIL + "FolderId", own.inbox), item),
            Node.of(MAIL + "Source", folder, Node.text(MAIL + "ItemId", own.item)),
            Node.of(MAIL + "Source", Node.text(MAIL + "LongId", other.item())));
    for (String command : List.of("SmartReply", "SmartForward")) {
      for (Node source : sources) {
        Node id = Node.text(MAIL + "ClientId", "stolen " + all.size());
        Node whole = Node.opaque(MAIL + "Mime", mime);
        put(all, command + " " + all.size(), Node.of(MAIL + command, id, source, whole));
        put(
            all,
            command + " replacing " + all.size(),
            Node.of(
                MAIL + command,
                Node.text(MAIL + "ClientId", "stolen " + all.size()),
                source,
                Node.of(MAIL + "ReplaceMime"),
                whole));
      }
    }
  }

  /** Up to 12.1 names travel in the query as well. */
  private void queries(Map<String, Ask> all) {
    byte[] mime = Town.letter("eve@house.example", "eve@house.example", "stolen");
    Map<String, String> source = Map.of("CollectionId", other.folder(), "ItemId", other.item());
    all.put("SmartReply", new Ask("SmartReply", source, mime));
    all.put("SmartForward", new Ask("SmartForward", source, mime));
    all.put("by LongId", new Ask("SmartForward", Map.of("LongId", other.item()), mime));
    for (String part : List.of(":2", ":1", "")) {
      Map<String, String> name = Map.of("AttachmentName", other.item() + part);
      all.put("GetAttachment" + part, new Ask("GetAttachment", name, new byte[0]));
    }
  }

  private void searches(Map<String, Ask> all, String version) {
    Node where =
        Node.of(
            "Search:And",
            Node.text(SYNC + "Class", "Email"),
            Node.text(SYNC + "CollectionId", other.folder()),
            Node.text("Search:FreeText", "secret"));
    put(
        all,
        "Search",
        Node.of(
            "Search:Search",
            Node.of(
                "Search:Store",
                Node.text("Search:Name", "Mailbox"),
                Node.of("Search:Query", where))));
    if (version.equals("16.1")) {
      Node query =
          Node.of(
              "Find:Query",
              Node.text(SYNC + "Class", "Email"),
              Node.text(SYNC + "CollectionId", other.folder()),
              Node.text("Find:FreeText", "secret"));
      put(
          all,
          "Find",
          Node.of(
              "Find:Find",
              Node.text("Find:SearchId", "1"),
              Node.of(
                  "Find:ExecuteSearch",
                  Node.of(
                      "Find:MailBoxSearchCriterion",
                      query,
                      Node.of("Find:Options", Node.text("Find:Range", "0-9"))))));
    }
  }

  private static void put(Map<String, Ask> all, String name, Node root) {
    String command = root.name().substring(root.name().indexOf(':') + 1);
    all.put(name, new Ask(command, Map.of(), Wbxml.encode(root)));
  }
}

package com.mailfence.testbed.eas;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A phone. It keeps keys and folders as a correct one does, applies what it is told, repeats a
 * request whose answer was lost, and complains of what it should not have been told. For one thread
 * at a time, but for {@link #pingAsync}.
 *
 * <p>Whatever has no method of its own is sent with {@link #command}.
 */
public final class EasClient {
  private final Session session;
  private final Hierarchy hierarchy;
  private final SyncTalk syncTalk;
  private final Provisioning provisioning;
  private final Sending sending;
  private final Fetching fetching;
  private final Map<String, Mirror> mirrors = new LinkedHashMap<>();

  public EasClient(Handset phone, Line line) {
    session = new Session(phone, line);
    hierarchy = new Hierarchy(session);
    syncTalk = new SyncTalk(session);
    provisioning = new Provisioning(session, phone);
    sending = new Sending(session);
    fetching = new Fetching(session);
  }

  /** From now on the server is found there; what the phone holds stays. */
  public void moveTo(URI server) {
    session.moveTo(server);
  }

  /** OPTIONS: what the server offers is in the headers. */
  public Reply options() {
    return session.options();
  }

  /** Both phases of Provision; returns the policy. Further requests carry its key. */
  public Node provision() {
    return provisioning.run();
  }

  public long policyKey() {
    return session.policyKey();
  }

  /** What the next requests carry as the policy's key. */
  public void policyKey(long key) {
    session.policyKey(key);
  }

  /** Any command with any body; nothing if the answer is empty. */
  public Optional<Node> command(String command, Node body) {
    return session.ask(Session.Parcel.of(command, body), 0);
  }

  /** Any command with any bytes, and the answer as it came over HTTP. */
  public Reply post(String command, Map<String, String> arguments, byte[] body) {
    return session.post(new Session.Parcel(command, arguments, Session.WBXML, body), 0);
  }

  private Node answer(String command, Node body) {
    return session.answer(Session.Parcel.of(command, body), 0);
  }

  public Hierarchy hierarchy() {
    return hierarchy;
  }

  /** FolderSync. */
  public int folderSync() {
    return hierarchy.sync();
  }

  /** The id of the first folder of a type. */
  public String folder(int type) {
    return hierarchy.ofType(type).id();
  }

  /** What the phone holds of a folder. */
  public Mirror mirror(String folderId) {
    return mirrors.computeIfAbsent(folderId, Mirror::new);
  }

  /** Sync of one folder until it has no more, with these commands. See {@link Edits}. */
  public SyncResult sync(String folderId, Node... commands) {
    return syncTalk.toTheEnd(mirror(folderId), Arrays.asList(commands));
  }

  /** One Sync of several folders that waits this long for something to happen. */
  public Map<String, SyncResult> syncWaiting(int heartbeatSeconds, String... folderIds) {
    List<Mirror> wanted = Arrays.stream(folderIds).map(this::mirror).toList();
    return syncTalk.once(wanted, heartbeatSeconds);
  }

  /** Ping of folders of mail; with none it asks as it did the last time. */
  public PingResult ping(int heartbeatSeconds, String... folderIds) {
    Session.Parcel parcel = pingParcel(heartbeatSeconds, folderIds);
    return PingResult.of(session.answer(parcel, heartbeatSeconds));
  }

  /** The same without waiting for it. */
  public CompletableFuture<PingResult> pingAsync(int heartbeatSeconds, String... folderIds) {
    return session
        .postAsync(pingParcel(heartbeatSeconds, folderIds), heartbeatSeconds)
        .thenApply(reply -> PingResult.of(session.answer("Ping", reply)));
  }

  private static Session.Parcel pingParcel(int heartbeatSeconds, String... folderIds) {
    List<Node> folders = new ArrayList<>();
    for (String id : folderIds) {
      folders.add(
          Node.of("Ping:Folder", Node.text("Ping:Id", id), Node.text("Ping:Class", "Email")));
    }
    List<Node> words = new ArrayList<>();
    words.add(Node.number("Ping:HeartbeatInterval", heartbeatSeconds));
    if (!folders.isEmpty()) {
      words.add(Node.of("Ping:Folders", folders));
    }
    return Session.Parcel.of("Ping", Node.of("Ping:Ping", words));
  }

  /** MoveItems; the new ids by the old. The mirrors learn of it at their next Sync. */
  public Map<String, String> move(String fromFolder, String toFolder, String... serverIds) {
    List<Node> moves = new ArrayList<>();
    for (String id : serverIds) {
      moves.add(
          Node.of(
              "Move:Move",
              Node.text("Move:SrcMsgId", id),
              Node.text("Move:SrcFldId", fromFolder),
              Node.text("Move:DstFldId", toFolder)));
    }
    Node answer = answer("MoveItems", Node.of("Move:MoveItems", moves));
    Map<String, String> moved = new LinkedHashMap<>();
    for (Node response : answer.all("Move:Response")) {
      if (response.at("Move:Status").number() == 3) { // 3 is success. [MS-ASCMD] R4217
        moved.put(response.at("Move:SrcMsgId").text(), response.at("Move:DstMsgId").text());
      }
    }
    return moved;
  }

  /** GetItemEstimate: how many changes the next Syncs of this folder will bring. */
  public int estimate(String folderId) {
    String ns = "GetItemEstimate:";
    Mirror mirror = mirror(folderId);
    Node id = Node.text(ns + "CollectionId", folderId);
    Node key = Node.text("AirSync:SyncKey", mirror.key());
    List<Node> words = new ArrayList<>();
    if (session.speaks("14.0")) {
      words.addAll(List.of(key, id, Node.of("AirSync:Options", filter(mirror.options()))));
    } else {
      words.add(Node.text(ns + "Class", mirror.options().klass()));
      words.add(id);
      words.addAll(filter(mirror.options()));
      words.add(key);
    }
    Node wish =
        Node.of(
            ns + "GetItemEstimate", Node.of(ns + "Collections", Node.of(ns + "Collection", words)));
    return answer("GetItemEstimate", wish)
        .at(ns + "Response", ns + "Collection", ns + "Estimate")
        .number();
  }

  private static List<Node> filter(SyncOptions options) {
    return options.options().stream()
        .filter(option -> option.name().equals("AirSync:FilterType"))
        .toList();
  }

  /** ItemOperations: an item whole, its body of this type; the Fetch of the answer. */
  public Node fetch(String folderId, String serverId, int bodyType) {
    return fetching.item(folderId, serverId, bodyType);
  }

  /** The body of an item as it comes behind a multipart answer. */
  public byte[] fetchInParts(String folderId, String serverId, int bodyType) {
    return fetching.itemInParts(folderId, serverId, bodyType);
  }

  public byte[] attachment(String fileReference) {
    return fetching.attachment(fileReference);
  }

  /** Sends a mail and keeps a copy. Returns 1, or the status that the server gave. */
  public int sendMail(byte[] mime) {
    return sending.send(mime);
  }

  /** The same under a name of the caller's choice, by which a repetition is known as one. */
  public int sendMail(String clientId, byte[] mime) {
    return sending.send(clientId, mime);
  }

  public int smartReply(String folderId, String serverId, byte[] mime) {
    return sending.smart("SmartReply", new Sending.Source(folderId, serverId), mime);
  }

  public int smartForward(String folderId, String serverId, byte[] mime) {
    return sending.smart("SmartForward", new Sending.Source(folderId, serverId), mime);
  }

  /** What the server said to this phone and should not have said. */
  public List<String> complaints() {
    List<String> all = new ArrayList<>(hierarchy.complaints());
    mirrors.values().forEach(mirror -> all.addAll(mirror.complaints()));
    return all;
  }
}

package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wbxml.Limits;
import com.mailfence.eas.wbxml.WbxmlReader;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A phone that edits what it holds, syncs some folders, loses answers, repeats requests as they
 * were or otherwise, undoes what it did, moves items, waits for nothing, and is strict.
 */
final class SimPhone {
  private static final String[] VERSIONS = {"12.1", "14.0", "14.1", "16.0", "16.1"};
  private static final int[] FILTERS = {0, 0, 1, 3, 4, 5};

  private final SimWorld world;
  private final Random random;
  private final List<SimFolder> folders = new ArrayList<>();
  private final DeskHouse.Phone line;
  private final boolean renames;
  private final boolean tags;
  private final boolean drafts;
  private final List<byte[]> sentBefore = new ArrayList<>();
  private boolean lastWasNothing;

  SimPhone(SimWorld world, Random random, String device) {
    this.world = world;
    this.random = random;
    String version = VERSIONS[random.nextInt(VERSIONS.length)];
    this.renames = random.nextInt(4) == 0;
    this.tags = !version.equals("12.1");
    this.drafts = version.startsWith("16");
    this.line = world.house.new Phone(world.account, device, version, renames ? "Outlook" : "Sim");
    int many = renames ? world.folders.size() : 1 + random.nextInt(world.folders.size());
    for (CollectionId id : world.folders.subList(0, many)) {
      SimFolder folder = new SimFolder(id, tags);
      folder.startOver();
      folders.add(folder);
    }
  }

  // The user

  void edit() {
    SimFolder folder = any();
    List<String> seen = folder.seen();
    boolean writes = drafts && folder.id.equals(world.drafts()) && !folder.key.equals("0");
    if (writes && random.nextInt(3) == 0) {
      String word = "p" + world.nextWord();
      folder.edits.add(new SimFolder.Make("c" + word, word));
      lastWasNothing = false;
      return;
    }
    if (folder.key.equals("0") || seen.isEmpty()) {
      return;
    }
    lastWasNothing = false;
    if (writes && random.nextBoolean()) {
      String written = seen.get(random.nextInt(seen.size()));
      folder.edits.add(new SimFolder.Write(written, "p" + world.nextWord()));
      return;
    }
    String item = seen.get(random.nextInt(seen.size()));
    folder.edits.add(
        switch (random.nextInt(tags ? 5 : 4)) {
          case 0 -> new SimFolder.Delete(item);
          case 1 -> new SimFolder.Flag(item, random.nextBoolean() ? "" : "p" + world.nextWord());
          case 4 -> new SimFolder.Tag(item, "p" + world.nextWord());
          default -> new SimFolder.Read(item, random.nextBoolean());
        });
  }

  /** The user changes their mind about something that is not confirmed. */
  void undo() {
    SimFolder folder = any();
    if (!folder.edits.isEmpty()) {
      String item = folder.edits.get(random.nextInt(folder.edits.size())).item();
      folder.edits.removeIf(edit -> edit.item().equals(item));
    }
  }

  void look() {
    SimFolder folder = any();
    folder.filter = FILTERS[random.nextInt(FILTERS.length)];
    folder.clientWins = random.nextInt(3) == 0;
    lastWasNothing = false;
  }

  void startOver() {
    any().startOver();
    lastWasNothing = false;
  }

  // Sync

  /** One request for one folder or all; its answer may be lost. */
  void sync(boolean lossy) {
    if (lastWasNothing && random.nextInt(3) == 0) {
      exchange(new byte[0], folders, Map.of(), lossy);
      return;
    }
    sync(random.nextBoolean() ? List.of(any()) : folders, lossy);
  }

  private void sync(List<SimFolder> asked, boolean lossy) {
    Map<SimFolder, List<SimFolder.Edit>> sent = new HashMap<>();
    ElementBuilder collections = Element.grow("AirSync", "Collections");
    for (SimFolder folder : asked) {
      collections.with(collection(folder, sent, lossy && random.nextInt(8) == 0));
    }
    ElementBuilder root = Element.grow("AirSync", "Sync").with(collections);
    if (random.nextInt(3) == 0) {
      root.number("WindowSize", 1 + random.nextInt(6));
    }
    exchange(DeskHouse.bytes(root.build()), asked, sent, lossy);
    lastWasNothing &= asked.size() == folders.size();
  }

  private Element collection(
      SimFolder folder, Map<SimFolder, List<SimFolder.Edit>> sent, boolean silent) {
    boolean first = folder.key.equals("0");
    ElementBuilder out =
        Element.grow("AirSync", "Collection")
            .text("SyncKey", folder.key)
            .text("CollectionId", folder.name());
    if (first) {
      return out.build();
    }
    if (silent) {
      out.flag("GetChanges", false);
    }
    out.number("WindowSize", 1 + random.nextInt(5));
    out.with(
        Element.grow("AirSync", "Options")
            .number("FilterType", folder.filter)
            .number("Conflict", folder.clientWins ? 0 : 1));
    List<SimFolder.Edit> edits = List.copyOf(folder.edits);
    sent.put(folder, edits);
    if (!edits.isEmpty()) {
      ElementBuilder commands = Element.grow("AirSync", "Commands");
      edits.forEach(edit -> commands.with(folder.command(edit)));
      out.with(commands);
    }
    return out.build();
  }

  private void exchange(
      byte[] body,
      List<SimFolder> asked,
      Map<SimFolder, List<SimFolder.Edit>> sent,
      boolean lossy) {
    remember(body);
    Reply reply = post("Sync", body);
    boolean lost = lossy && random.nextInt(4) == 0;
    lastWasNothing = reply instanceof Reply.Nothing && !lost;
    if (lost) {
      return;
    }
    Element root = document(reply);
    if (root == null) {
      asked.forEach(folder -> quiet(folder, sent));
      return;
    }
    Map<String, Element> byName = new TreeMap<>();
    for (Element one : root.need("AirSync", "Collections").children("AirSync", "Collection")) {
      byName.put(one.need("AirSync", "CollectionId").text(), one);
    }
    for (SimFolder folder : asked) {
      Element one = byName.get(folder.name());
      if (one == null) {
        quiet(folder, sent);
      } else {
        folder.take(one, sent.getOrDefault(folder, List.of()));
      }
    }
  }

  private static void quiet(SimFolder folder, Map<SimFolder, List<SimFolder.Edit>> sent) {
    if (!sent.getOrDefault(folder, List.of()).isEmpty() || folder.key.equals("0")) {
      throw new AssertionError("folder " + folder.name() + " was not answered");
    }
  }

  /** A request that was on its way for long comes a second time; nobody reads the answer. */
  void duplicate() {
    if (!sentBefore.isEmpty()) {
      post("Sync", sentBefore.get(random.nextInt(sentBefore.size())));
    }
  }

  private void remember(byte[] body) {
    if (body.length > 0) {
      sentBefore.add(body);
      if (sentBefore.size() > 3) {
        sentBefore.remove(0);
      }
    }
  }

  // Moving

  /** Moves an item; if the answer is lost it asks again, and must hear of the same new name. */
  void move(boolean lossy) {
    SimFolder from = any();
    SimFolder to = any();
    List<String> still =
        from.seen().stream()
            .filter(item -> from.edits.stream().noneMatch(edit -> edit.item().equals(item)))
            .toList();
    if (from == to || still.isEmpty()) {
      return;
    }
    lastWasNothing = false;
    String item = still.get(random.nextInt(still.size()));
    Element wish =
        Element.grow("Move", "MoveItems")
            .with(
                Element.grow("Move", "Move")
                    .text("SrcMsgId", item)
                    .text("SrcFldId", from.name())
                    .text("DstFldId", to.name()))
            .build();
    Element answer = moved(wish);
    if (lossy && random.nextInt(3) == 0) {
      Element again = moved(wish);
      if (!DeskHouse.shown(Reply.of(again)).equals(DeskHouse.shown(Reply.of(answer)))) {
        throw new AssertionError("a repeated move is answered otherwise: " + item);
      }
    }
    if (renames && answer.need("Move", "Status").integer(1, 200) == 3) {
      from.renameTo(to, item, answer.need("Move", "DstMsgId").text());
    }
  }

  private Element moved(Element wish) {
    Element root = document(post("MoveItems", DeskHouse.bytes(wish)));
    return root.need("Move", "Response");
  }

  // In the end

  /** Syncs until there is nothing more to send or to get. */
  void settle() {
    for (int i = 0; i < 10_000; i++) {
      sync(folders, false);
      if (lastWasNothing) {
        return;
      }
    }
    throw new AssertionError("never settles");
  }

  /** At rest, asking again brings nothing. */
  void mustBeQuiet() {
    lastWasNothing = false;
    for (SimFolder folder : folders) {
      Element one =
          Element.grow("AirSync", "Collection")
              .text("SyncKey", folder.key)
              .text("CollectionId", folder.name())
              .build();
      Element root =
          Element.grow("AirSync", "Sync")
              .with(Element.grow("AirSync", "Collections").with(one))
              .build();
      if (!(post("Sync", DeskHouse.bytes(root)) instanceof Reply.Nothing)) {
        throw new AssertionError("folder " + folder.name() + " has news after there were no more");
      }
    }
  }

  void compare() {
    for (SimFolder folder : folders) {
      Map<String, SimFolder.Held> expected = new TreeMap<>();
      var since = Since.of(folder.filter, world.house.clock.instant());
      for (Item item : world.alive(folder.id)) {
        if (!item.received().isBefore(since)) {
          expected.put(ServerId.of(item), folder.expected(item));
        }
      }
      if (!expected.equals(folder.held)) {
        throw new AssertionError(
            "folder " + folder.name() + " holds " + folder.held + ", there is " + expected);
      }
    }
  }

  private SimFolder any() {
    return folders.get(random.nextInt(folders.size()));
  }

  private Reply post(String verb, byte[] body) {
    List<Reply> answers = new ArrayList<>();
    world.desk().serve(line.call(verb, "", body), answers::add);
    return answers.get(0);
  }

  /** The answer as it travels, or null for none. */
  private static @Nullable Element document(Reply reply) {
    return reply instanceof Reply.Document document
        ? WbxmlReader.read(DeskHouse.bytes(document.root()), Limits.WIDEST)
        : null;
  }
}

package com.mailfence.eas.command;

import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ServerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A folder as a phone holds it, strictly: an item given twice, a change of one that was never
 * given, or anything but additions at first is an error of the server's.
 */
final class SimFolder {
  final CollectionId id;
  final Map<String, Held> held = new TreeMap<>();
  final List<Edit> edits = new ArrayList<>();
  private final boolean tags;
  String key = "0";
  int filter;
  boolean clientWins;
  private boolean first;

  /** What the phone has of an item. */
  record Held(boolean read, String flag, Set<String> tags, String subject) {}

  /** What the user did and the server has not confirmed. */
  sealed interface Edit {
    String item();
  }

  record Read(String item, boolean value) implements Edit {}

  record Flag(String item, String type) implements Edit {}

  record Tag(String item, String word) implements Edit {}

  record Delete(String item) implements Edit {}

  /** A new draft; the item is the phone's own name for it. */
  record Make(String item, String subject) implements Edit {}

  /** A draft with another subject. */
  record Write(String item, String subject) implements Edit {}

  SimFolder(CollectionId id, boolean tags) {
    this.id = id;
    this.tags = tags;
  }

  void startOver() {
    key = "0";
    held.clear();
    edits.clear();
    first = true;
  }

  /** The items the user sees. */
  List<String> seen() {
    Set<String> deleted = new TreeSet<>();
    edits.stream().filter(Delete.class::isInstance).forEach(edit -> deleted.add(edit.item()));
    return held.keySet().stream().filter(item -> !deleted.contains(item)).toList();
  }

  Element command(Edit edit) {
    if (edit instanceof Delete) {
      return Element.grow("AirSync", "Delete").text("ServerId", edit.item()).build();
    }
    ElementBuilder data = Element.grow("AirSync", "ApplicationData");
    if (edit instanceof Read read) {
      data.flag("Email", "Read", read.value);
    } else if (edit instanceof Flag flag) {
      data.with(flag(flag));
    } else if (edit instanceof Tag tag) {
      data.with(Element.grow("Email", "Categories").text("Category", tag.word));
    } else if (edit instanceof Write write) {
      data.text("Email", "Subject", write.subject);
    } else if (edit instanceof Make make) {
      data.text("Email", "Subject", make.subject);
      return Element.grow("AirSync", "Add").text("ClientId", make.item).with(data).build();
    }
    return Element.grow("AirSync", "Change").text("ServerId", edit.item()).with(data).build();
  }

  private static ElementBuilder flag(Flag flag) {
    ElementBuilder out = Element.grow("Email", "Flag");
    return flag.type.isEmpty() ? out : out.number("Status", 2).text("FlagType", flag.type);
  }

  /** Takes in what the server says of this folder to these edits; null if it says nothing. */
  void take(Element collection, List<Edit> sent) {
    int status = collection.need("AirSync", "Status").integer(1, 200);
    if (status == 3) {
      startOver();
      return;
    }
    must(status == 1, "status " + status);
    String next = collection.need("AirSync", "SyncKey").text();
    List<Element> commands =
        collection.child("AirSync", "Commands").map(SimFolder::list).orElse(List.of());
    must(commands.isEmpty() || !next.equals(key), "changes under the same key");
    key = next;
    boolean more = collection.has("AirSync", "MoreAvailable");
    responses(collection, sent);
    boolean onlyAdditions = first && sent.isEmpty();
    for (Element command : commands) {
      must(!onlyAdditions || command.name().equals("Add"), "no addition in a first sync");
      command(command);
    }
    first &= more;
  }

  private void responses(Element collection, List<Edit> sent) {
    Map<String, List<Integer>> failed = new TreeMap<>();
    Map<String, String> made = new TreeMap<>();
    collection
        .child("AirSync", "Responses")
        .map(SimFolder::list)
        .orElse(List.of())
        .forEach(
            response -> {
              if (response.name().equals("Add")) {
                made.put(
                    response.need("AirSync", "ClientId").text(),
                    response.need("AirSync", "ServerId").text());
              } else {
                failed
                    .computeIfAbsent(
                        response.name() + response.need("AirSync", "ServerId").text(),
                        name -> new ArrayList<>())
                    .add(response.need("AirSync", "Status").integer(1, 200));
              }
            });
    for (Edit edit : sent) {
      if (edit instanceof Make make) {
        String item = made.get(make.item);
        must(item != null, "no name for " + make.item);
        must(!held.containsKey(item), "made twice: " + item);
        held.put(item, new Held(true, "", Set.of(), make.subject));
        edits.remove(edit);
        continue;
      }
      String name = (edit instanceof Delete ? "Delete" : "Change") + edit.item();
      List<Integer> statuses = failed.getOrDefault(name, List.of());
      // Of several changes of an item that fail all fail alike: the first makes the others old.
      must(statuses.isEmpty() || Set.of(7, 8).containsAll(statuses), "statuses " + statuses);
      if (statuses.isEmpty()) {
        done(edit);
      }
      edits.remove(edit);
    }
  }

  private void done(Edit edit) {
    Held before = held.get(edit.item());
    if (before == null) {
      return;
    }
    if (edit instanceof Delete) {
      held.remove(edit.item());
    } else if (edit instanceof Read read) {
      held.put(edit.item(), new Held(read.value, before.flag, before.tags, before.subject));
    } else if (edit instanceof Flag flag) {
      held.put(edit.item(), new Held(before.read, flag.type, before.tags, before.subject));
    } else if (edit instanceof Tag tag) {
      held.put(edit.item(), new Held(before.read, before.flag, Set.of(tag.word), before.subject));
    } else if (edit instanceof Write write) {
      held.put(edit.item(), new Held(before.read, before.flag, before.tags, write.subject));
    }
  }

  private void command(Element command) {
    String item = command.need("AirSync", "ServerId").text();
    switch (command.name()) {
      case "Add" -> {
        must(!held.containsKey(item), "given twice: " + item);
        held.put(item, merged(new Held(false, "", Set.of(), ""), data(command)));
      }
      case "Change" -> {
        Held before = held.get(item);
        must(before != null, "never given: " + item);
        held.put(item, merged(before, data(command)));
      }
      case "Delete", "SoftDelete" -> {
        held.remove(item);
        edits.removeIf(edit -> edit.item().equals(item));
      }
      default -> throw new AssertionError(command);
    }
  }

  private static Held merged(Held before, Element data) {
    Set<String> tags = new TreeSet<>(before.tags);
    data.child("Email", "Categories")
        .ifPresent(
            all -> {
              tags.clear();
              all.children("Email", "Category").forEach(tag -> tags.add(tag.text()));
            });
    return new Held(
        data.child("Email", "Read").map(Element::flag).orElse(before.read),
        data.child("Email", "Flag")
            .map(flag -> flag.text("Email", "FlagType").orElse(""))
            .orElse(before.flag),
        tags,
        data.text("Email", "Subject").orElse(before.subject));
  }

  /** What the phone should hold of an item. */
  Held expected(Item item) {
    FollowUp flag = item.marks().flag();
    return new Held(
        item.marks().read(),
        flag.state() == FollowUp.State.NONE ? "" : flag.details().get("FlagType"),
        tags ? item.marks().tags() : Set.of(),
        ((MailFacets) item.facets()).subject());
  }

  /** Outlook renames its copy of an item it moved. */
  void renameTo(SimFolder other, String from, String to) {
    Held copy = held.remove(from);
    if (copy != null && !other.key.equals("0")) {
      must(!other.held.containsKey(to), "given before it was moved: " + to);
      other.held.put(to, copy);
    }
  }

  String name() {
    return ServerId.of(id);
  }

  private static Element data(Element command) {
    return command.need("AirSync", "ApplicationData");
  }

  static List<Element> list(Element parent) {
    List<Element> all = new ArrayList<>();
    parent.children().forEach(all::add);
    return all;
  }

  private void must(boolean good, String what) {
    if (!good) {
      throw new AssertionError("folder " + name() + ": " + what);
    }
  }
}

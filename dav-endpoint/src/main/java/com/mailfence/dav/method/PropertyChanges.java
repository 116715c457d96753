package com.mailfence.dav.method;

import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.dav.property.BasicProperties;
import com.mailfence.dav.property.DeadProperties;
import com.mailfence.dav.property.Properties;
import com.mailfence.dav.property.Settings;
import com.mailfence.dav.tree.Resource;
import com.mailfence.dav.tree.Resource.Folder;
import com.mailfence.dav.tree.Rows;
import com.mailfence.dav.tree.Shelf;
import com.mailfence.dav.wire.Condition;
import com.mailfence.dav.xml.BadWire;
import com.mailfence.dav.xml.Element;
import com.mailfence.dav.xml.Multistatus.Share;
import com.mailfence.dav.xml.Name;
import com.mailfence.dav.xml.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties to set and to remove, in order; all of them or none. RFC 4918 s9.2 */
final class PropertyChanges {
  private static final Name SET = Name.dav("set");
  private static final Name REMOVE = Name.dav("remove");
  private static final Name PROP = Name.dav("prop");

  private final List<Change> changes;

  /** One change. */
  private record Change(Element property, boolean remove) {}

  private PropertyChanges(List<Change> changes) {
    this.changes = changes;
  }

  static final PropertyChanges NONE = new PropertyChanges(List.of());

  /** Reads the instructions in an element. */
  static PropertyChanges read(Element around) {
    List<Change> changes = new ArrayList<>();
    for (Element instruction : around.elements()) {
      boolean remove = instruction.is(REMOVE);
      if (remove || instruction.is(SET)) {
        Element prop =
            instruction.child(PROP).orElseThrow(() -> new BadWire("instruction without prop"));
        prop.elements().forEach(property -> changes.add(new Change(property, remove)));
      }
    }
    return new PropertyChanges(changes);
  }

  boolean isEmpty() {
    return changes.isEmpty();
  }

  /** What is set under that name, with the last word. */
  Optional<Element> value(Name name) {
    Element last = null;
    for (Change change : changes) {
      if (change.property().name().equals(name)) {
        last = change.remove() ? null : change.property();
      }
    }
    return Optional.ofNullable(last);
  }

  /** The same without one property, which is dealt with elsewhere. */
  PropertyChanges without(Name name) {
    return new PropertyChanges(
        changes.stream().filter(change -> !change.property().name().equals(name)).toList());
  }

  /** How it would go with each property; a single share of 200 if it goes well. */
  List<Share> outcome() {
    Map<Condition, Map<Name, Value>> failed = new LinkedHashMap<>();
    Map<Name, Value> others = new LinkedHashMap<>();
    for (Change change : changes) {
      Optional<Condition> objection = objection(change);
      Map<Name, Value> share =
          objection.isPresent()
              ? failed.computeIfAbsent(objection.get(), each -> new LinkedHashMap<>())
              : others;
      share.put(change.property().name(), Value.NOTHING);
    }
    if (failed.isEmpty()) {
      return List.of(new Share(200, others, null));
    }
    List<Share> shares = new ArrayList<>();
    failed.forEach((why, names) -> shares.add(new Share(why.status(), names, why.element())));
    shares.add(new Share(424, others, null));
    return shares;
  }

  private static Optional<Condition> objection(Change change) {
    if (Properties.isProtected(change.property().name())) {
      return Optional.of(Condition.PROTECTED_PROPERTY);
    }
    return change.remove() ? Optional.empty() : Settings.objection(change.property());
  }

  /** How it went with properties of which only one can be changed, and was. */
  List<Share> outcome(Name changed) {
    return List.of(new Share(200, Map.of(changed, Value.NOTHING), null));
  }

  /** How it goes with properties some of which cannot be changed here. */
  List<Share> refused(PropertyChanges unfit) {
    Map<Name, Value> failed = new LinkedHashMap<>();
    unfit.changes.forEach(change -> failed.put(change.property().name(), Value.NOTHING));
    Map<Name, Value> others = new LinkedHashMap<>();
    changes.forEach(change -> others.put(change.property().name(), Value.NOTHING));
    others.keySet().removeAll(failed.keySet());
    return List.of(
        new Share(403, failed, Condition.PROTECTED_PROPERTY.element()),
        new Share(424, others, null));
  }

  boolean isRefused() {
    return changes.stream().anyMatch(change -> objection(change).isPresent());
  }

  /** Makes the changes. */
  void apply(Draft draft, Resource resource) {
    Map<Name, Element> kept = new LinkedHashMap<>(DeadProperties.own(Rows.of(draft), resource));
    for (Change change : changes) {
      Element property = change.property();
      if (isName(resource, property.name())) {
        if (!change.remove()) {
          rename(draft, ((Folder) resource).row(), property.text());
        }
      } else if (change.remove()) {
        kept.remove(property.name());
      } else {
        kept.put(property.name(), property);
      }
    }
    DeadProperties.write(draft, resource, kept);
  }

  /**
   * Whether the property is the name phones show as well. The names of the collections every
   * account has stay as they are there; another name is kept for DAV.
   */
  private static boolean isName(Resource resource, Name name) {
    return name.equals(BasicProperties.DISPLAY_NAME)
        && resource instanceof Folder folder
        && folder.shelf() != Shelf.FILES
        && folder.isOwn()
        && folder.row().role() == Role.NONE;
  }

  private static void rename(Draft draft, Collection collection, String text) {
    String name = text.strip();
    if (!name.isEmpty() && !name.equals(collection.name())) {
      draft.renameCollection(
          collection.id(), freeName(draft, collection, name), collection.parent());
    }
  }

  /** The name, or one like it if another collection of the kind has it. */
  private static String freeName(Draft draft, Collection collection, String wanted) {
    List<Collection> others =
        draft.collections(collection.id().account()).stream()
            .filter(other -> other.kind() == collection.kind())
            .filter(other -> other.number() != collection.number())
            .toList();
    return freeName(others, wanted);
  }

  static String freeName(List<Collection> others, String wanted) {
    String base = wanted.length() > 240 ? wanted.substring(0, 240) : wanted;
    String name = base;
    for (int i = 2; isTaken(others, name); i++) {
      name = base + " (" + i + ")";
    }
    return name;
  }

  private static boolean isTaken(List<Collection> others, String name) {
    return others.stream().anyMatch(other -> other.name().equalsIgnoreCase(name));
  }
}

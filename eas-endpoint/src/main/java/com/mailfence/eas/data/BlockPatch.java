package com.mailfence.eas.data;

import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.Property;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.Tag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a device wrote of one component, as changes to it: what it says differently from what it was
 * shown. When the event is, is patched elsewhere.
 */
final class BlockPatch {
  /** Categories of one event. [MS-ASCAL] R186 */
  private static final int MOST_CATEGORIES = 300;

  private final SeenEvent seen;
  private final Element data;
  private final Absence absence;

  /** What it means that a device leaves something out. */
  interface Absence {
    /** The value a field is to have. */
    String value(EventField field, String shown);

    /** Whether what has parts stays as it is. */
    boolean keeps(Tag tag);
  }

  BlockPatch(SeenEvent seen, Element data, Absence absence) {
    this.seen = seen;
    this.data = data;
    this.absence = absence;
  }

  Block on(Block before) {
    Block now = guests(before);
    for (EventField field : EventFields.ALL) {
      boolean elsewhere = field.tag().name().equals("Location") && seen.isModern();
      if (!elsewhere && seen.isAtLeast(field.since())) {
        now = field(field, now);
      }
    }
    Block filed = seen.isModern() ? EventFiles.with(now, data) : now;
    return body(categories(place(filed)));
  }

  private Block field(EventField field, Block block) {
    String shown = field.shown(seen, block);
    Tag tag = field.tag();
    Optional<Element> sent = data.child(tag.namespace(), tag.name());
    String said =
        sent.isPresent() ? TextBody.lines(sent.get().text()).strip() : absence.value(field, shown);
    String wanted = said.isEmpty() ? field.none() : said;
    return wanted.equals(shown) ? block : field.with(seen, block, wanted);
  }

  private Block guests(Block block) {
    Tag tag = EventField.calendar("Attendees");
    Optional<Element> sent = data.child(tag.namespace(), tag.name());
    return sent.isEmpty() && absence.keeps(tag)
        ? block
        : Guests.with(seen, block, sent.orElse(null));
  }

  private Block place(Block block) {
    Optional<Element> sent =
        seen.isModern() ? data.child("AirSyncBase", "Location") : Optional.empty();
    return sent.map(place -> EventPlace.with(block, place)).orElse(block);
  }

  private Block categories(Block block) {
    Tag tag = EventField.calendar("Categories");
    Optional<Element> sent = data.child(tag.namespace(), tag.name());
    if (sent.isEmpty() && absence.keeps(tag)) {
      return block;
    }
    var wanted = new LinkedHashSet<String>();
    sent.ifPresent(list -> read(list, wanted));
    List<String> all = new ArrayList<>(wanted);
    if (all.equals(EventLooks.categories(block))) {
      return block;
    }
    return all.isEmpty()
        ? block.without("CATEGORIES")
        : block.with(Property.texts("CATEGORIES", all));
  }

  private static void read(Element list, LinkedHashSet<String> into) {
    for (Element one : list.children(EventFields.CALENDAR, "Category")) {
      String text = one.text().strip();
      if (!text.isEmpty() && into.size() < MOST_CATEGORIES) {
        into.add(text);
      }
    }
  }

  /** A body that is left out says nothing. [MS-ASCMD] R878 */
  private Block body(Block block) {
    return data.child("AirSyncBase", "Body")
        .map(body -> new EventBody(block, seen.view()).read(body))
        .orElse(block);
  }
}

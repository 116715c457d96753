package com.mailfence.eas.data;

import com.mailfence.core.Refusal;
import com.mailfence.core.change.Change;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Mark;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.ElementBuilder;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.eas.wire.SyncAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns changes into what a device is told of them. */
public final class ItemNews {
  private static final Logger LOG = LoggerFactory.getLogger(ItemNews.class);

  private final ItemData items;
  private final Runnable leftOut;

  /**
   * @param leftOut told each time an item cannot be shown
   */
  public ItemNews(ItemData items, Runnable leftOut) {
    this.items = items;
    this.leftOut = leftOut;
  }

  /**
   * What a device is told.
   *
   * @param element for the list of commands
   * @param bytes of text in it, about
   */
  public record Told(Element element, long bytes) {}

  /** Nothing if the device does not know what changed, or the item cannot be shown. */
  public Optional<Told> of(Change<Item> change, View view) {
    if (items.hides(change.row())) {
      return Optional.empty();
    }
    String id = ServerId.of(change.row());
    if (change instanceof Change.Removed<Item> removed) {
      Element gone = removed.soft() ? SyncAnswer.softDelete(id) : SyncAnswer.delete(id);
      return Optional.of(new Told(gone, 0));
    }
    if (change instanceof Change.Added<Item>) {
      return all(change.row(), view).map(data -> told(SyncAnswer.add(id, data.element()), data));
    }
    if (change instanceof Change.Marked<Item> marked && !needsAll(marked.marks(), view)) {
      ElementBuilder data = data();
      return items.mark(data, marked.row(), marked.marks(), view.version())
          ? Optional.of(new Told(SyncAnswer.change(id, data.build()), 0))
          : Optional.empty();
    }
    return all(change.row(), view).map(data -> told(SyncAnswer.change(id, data.element()), data));
  }

  /** All of an item; nothing if it cannot be shown. */
  public Optional<Told> all(Item item, View view) {
    ElementBuilder data = data();
    OptionalLong bytes = fill(data, item, view, Outlet.INLINE);
    return bytes.isPresent()
        ? Optional.of(new Told(data.build(), bytes.getAsLong()))
        : Optional.empty();
  }

  /** Puts all of an item into an element; nothing if it cannot be shown, else its bytes, about. */
  public OptionalLong fill(ElementBuilder data, Item item, View view, Outlet outlet) {
    try {
      return OptionalLong.of(items.fill(data, item, view, outlet));
    } catch (IOException | UncheckedIOException | Refusal | IllegalArgumentException e) {
      // One bad item must not stop a folder. // EA12, SYNC-041
      LOG.warn("{} cannot be shown and is left out: {}", item.id(), e.toString());
      leftOut.run();
      return OptionalLong.empty();
    }
  }

  /** What is answered last is no mark of its own: the whole item is told. [MS-ASEMAIL] R94 */
  private static boolean needsAll(Set<Mark> marks, View view) {
    return marks.contains(Mark.ANSWER) && view.version().atLeast(Version.V14_0);
  }

  private static Told told(Element change, Told data) {
    return new Told(change, data.bytes());
  }

  private static ElementBuilder data() {
    return Element.grow("AirSync", "ApplicationData");
  }
}

package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.Item;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.CardData;
import com.mailfence.eas.data.CardPatch;
import com.mailfence.eas.data.CardPatch.Patched;
import com.mailfence.eas.data.ItemNews;
import com.mailfence.eas.data.View;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.engine.contact.Contacts;
import com.mailfence.engine.contact.StoredCard;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Contacts: a device makes, changes and deletes them, in any address book of its user. */
final class CardShelf implements Shelf {
  private static final String TYPE = "Contacts";

  private final Rooms rooms;
  private final Blobs blobs;
  private final Tokens tokens;
  private final CardData data;
  private final ItemNews news;

  CardShelf(Rooms rooms) {
    this.rooms = rooms;
    this.blobs = rooms.blobs();
    this.tokens = rooms.mail().tokens();
    this.data = new CardData(blobs);
    this.news = new ItemNews(data, rooms.oversight()::leftOut);
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public ItemNews news() {
    return news;
  }

  /** Contacts have no age: whatever window is asked for is ignored. // SYNC-021 */
  @Override
  public boolean hasWindow(int filter) {
    return true;
  }

  @Override
  public boolean converses() {
    return false;
  }

  @Override
  public Instant since(int filter, Instant now) {
    return Instant.EPOCH;
  }

  @Override
  public Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Add add && (add.type().isEmpty() || add.type().equals(TYPE))) {
        ready.put(command, Attempt.of(() -> made(patch(turn, add.data()))));
      } else if (command instanceof Change change) {
        Fetching.item(rooms, turn.call(), change.serverId())
            .filter(item -> item.collection().equals(turn.collection()))
            .ifPresent(
                item ->
                    ready.put(
                        command, Attempt.of(() -> changed(patch(turn, change.data()), item))));
      }
    }
    return ready;
  }

  private CardPatch patch(Turn turn, Element data) {
    var view = new View(turn.call().version(), turn.state().options(), false);
    boolean emptyIsNone = Quirks.EMPTY_PICTURE_IS_NONE.isOf(turn.call());
    return new CardPatch(data, turn.state().supported(), view, emptyIsNone);
  }

  private Ready made(CardPatch patch) {
    Patched patched = patch.fresh(tokens.next(), rooms.clock().instant());
    return new Written(this, patch, null, patched, StoredCard.of(blobs, patched.card()));
  }

  private Written changed(CardPatch patch, Item before) {
    Patched patched = patch.on(data.card(before), rooms.clock().instant());
    StoredCard stored = patched.changed() ? StoredCard.of(blobs, patched.card()) : null;
    return new Written(this, patch, before, patched, stored);
  }

  /**
   * A card that is stored.
   *
   * @param before what was patched; null for a new one
   * @param stored null if nothing changed
   */
  private record Written(
      CardShelf shelf,
      CardPatch patch,
      @Nullable Item before,
      Patched patched,
      @Nullable StoredCard stored)
      implements Ready {
    @Override
    public Laid add(Lay lay) {
      StoredCard card = Optional.ofNullable(stored).orElseThrow();
      Item item = Contacts.add(lay.draft(), lay.collection(), card, card.uid() + ".vcf", lay.now());
      return new Laid(item, null, patched.strange());
    }

    /** What somebody wrote in the meantime is patched in its turn. */
    @Override
    public Laid change(Lay lay, Item now) {
      if (before == null || !now.bytes().equals(before.bytes())) {
        return shelf.changed(patch, now).change(lay, now);
      }
      Item after = stored == null ? now : Contacts.rewrite(lay.draft(), now, stored);
      return new Laid(after, null, patched.strange());
    }
  }

  /** There is no Trash for contacts. // CAL-013 */
  @Override
  public Item delete(Draft draft, Item item, boolean keeps) {
    return draft.remove(item.id());
  }

  /**
   * @throws Refusal.Exists if the contact is there already
   */
  @Override
  public Draft.Moved move(Draft draft, Item item, CollectionId to) {
    return Contacts.move(draft, item, to);
  }
}

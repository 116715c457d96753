package com.mailfence.eas.command;

import com.mailfence.core.format.mime.MediaType;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.EventFacets;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Draft;
import com.mailfence.eas.data.StoredContent;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import com.mailfence.eas.wire.Composed.Source;
import com.mailfence.eas.wire.ServerId;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What is answered or forwarded. */
final class Originals {
  /** Bodies that a word more would break: what is signed or encrypted is sent as it came. */
  private static final List<String> SEALED =
      List.of(
          "multipart/signed",
          "multipart/encrypted",
          "application/pkcs7-mime",
          "application/x-pkcs7-mime");

  private final Rooms rooms;

  Originals(Rooms rooms) {
    this.rooms = rooms;
  }

  /** What was found, or the status that says why nothing was. */
  sealed interface Found {
    record Original(Item item, Message message) implements Found {}

    record None(int status) implements Found {}
  }

  /** Finds it among the account's own items, whatever name it is given. // EA03 */
  Found find(Call call, Source source) {
    Optional<Item> item =
        named(call, source)
            .flatMap(
                name -> rooms.catalog().item(call.who(), name.item()).filter(i -> name.means(i)));
    if (item.isEmpty()) {
      return new Found.None(Statuses.ITEM_NOT_FOUND); // [MS-ASCMD] R4930
    }
    if (!(item.get().facets() instanceof MailFacets)) {
      return new Found.None(Statuses.UNEXPECTED_CLASS);
    }
    if (source.occurrence()) {
      return new Found.None(Statuses.NO_SERIES); // [MS-ASCMD] R4919
    }
    return new Found.Original(
        item.get(), Message.of(new StoredContent(rooms.blobs(), item.get().bytes())));
  }

  /** The event that is meant, if it is one. // EA03 */
  Optional<Item> event(Call call, Source source) {
    return named(call, source)
        .flatMap(name -> rooms.catalog().item(call.who(), name.item()).filter(name::means))
        .filter(item -> item.facets() instanceof EventFacets);
  }

  /** By item and folder; where both are given they must agree. */
  private static Optional<ServerId.ItemName> named(Call call, Source source) {
    String id = source.longId() != null ? source.longId() : source.item();
    if (id == null) {
      throw new BadWire(Fault.SHAPE, "no item", "Source");
    }
    String folder = source.folder();
    return ServerId.item(call.account().id(), id)
        .filter(name -> folder == null || folder.equals(ServerId.of(name.collection())));
  }

  /** Whether words may be added to what the device wrote. */
  static boolean mayBeChanged(Message written) throws IOException {
    MediaType type = written.structure().root().type();
    return SEALED.stream().noneMatch(type::is);
  }

  /** Notes on the original what was done with it. */
  Consumer<Draft> marking(Item original, Answer.Verb verb) {
    var answer = new Answer(verb, rooms.clock().instant());
    return draft ->
        draft
            .item(original.id())
            .ifPresent(item -> draft.mark(item.id(), item.marks().answered(answer)));
  }
}

package com.mailfence.eas.command;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.eas.data.DraftData;
import com.mailfence.eas.data.DraftData.Written;
import com.mailfence.eas.data.MailPatch;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wire.ClientCommand;
import com.mailfence.eas.wire.ClientCommand.Add;
import com.mailfence.eas.wire.ClientCommand.Change;
import com.mailfence.engine.compose.Order;
import com.mailfence.engine.compose.Token;
import com.mailfence.engine.delivery.Post;
import java.io.IOException;
import java.io.InputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Composes and stores what devices write into Drafts, and sends what is to be sent, before the
 * commit that does the rest. A message is sent once however often that commit is asked for, since
 * it has one name for all of them. From 16.0 on. [MS-ASEMAIL] R1389, R1494 // SYNC-027
 */
final class Drafting {
  /** What one wrote oneself is read. */
  private static final Marks WRITTEN = Marks.NONE.asRead(true);

  private final Rooms rooms;
  private final DraftData drafts;

  Drafting(Rooms rooms) {
    this.rooms = rooms;
    this.drafts = new DraftData(rooms.blobs(), rooms.mail().tokens());
  }

  /**
   * A draft ready to be laid into its folder.
   *
   * @param before what it was composed from; null for a new one
   * @param sent whether it was sent, so that nothing of it is to stay
   */
  private record Letter(
      Post post, List<String> clientIds, MailPatch patch, @Nullable Item before, boolean sent)
      implements Ready {
    @Override
    public Laid add(Lay lay) {
      Marks marks = patch.on(WRITTEN);
      Item item = lay.draft().add(post.into(lay.draft(), lay.collection(), lay.now(), marks));
      return new Laid(sent ? lay.draft().remove(item.id()) : item, told(item), false);
    }

    @Override
    public Laid change(Lay lay, Item now) {
      if (before == null || !now.bytes().equals(before.bytes())) {
        throw new Refusal.Stale("the draft that was changed"); // someone was faster
      }
      if (sent) {
        return Laid.of(lay.draft().remove(now.id()));
      }
      Item after = lay.draft().rewrite(now.id(), post.content(), post.facets());
      return new Laid(lay.draft().mark(now.id(), patch.on(now.marks())), told(after), false);
    }

    private @Nullable Element told(Item draft) {
      return DraftData.told(draft, clientIds, before == null).orElse(null);
    }
  }

  /** What became of the commands that write drafts; there is none for any other command. */
  Map<ClientCommand, Attempt<Ready>> prepare(Turn turn) {
    Map<ClientCommand, Attempt<Ready>> ready = new IdentityHashMap<>();
    if (!turn.call().version().atLeast(Version.V16_0) || !isDrafts(turn)) {
      return ready;
    }
    for (ClientCommand command : turn.asked().commands()) {
      if (command instanceof Add add && add.type().isEmpty()) {
        ready.put(command, Attempt.handling(() -> ready(turn, add)));
      } else if (command instanceof Change change && writes(change)) {
        editable(turn, change)
            .ifPresent(
                item -> ready.put(command, Attempt.handling(() -> ready(turn, change, item))));
      }
    }
    return ready;
  }

  private static boolean writes(Change change) {
    return change.send() || DraftData.writes(change.data());
  }

  private boolean isDrafts(Turn turn) {
    return turn.asked().commands().stream().anyMatch(c -> c instanceof Add || c instanceof Change)
        && rooms
            .catalog()
            .collection(turn.call().who(), turn.collection())
            .map(Collection::role)
            .filter(role -> role == Role.DRAFTS)
            .isPresent();
  }

  /** The draft that is changed, unless the change will be refused anyway. */
  private Optional<Item> editable(Turn turn, Change change) {
    OwnWork own = new OwnWork(turn.state());
    boolean wins = turn.state().options().clientWins();
    return Fetching.item(rooms, turn.call(), change.serverId())
        .filter(item -> item.collection().equals(turn.collection()) && own.isHeld(item))
        .filter(item -> !own.isForeign(item) || wins && !own.wroteEarlier(item));
  }

  private Ready ready(Turn turn, Add add) throws IOException {
    Written written = drafts.compose(add.data(), null, writer(turn), rooms.clock().instant());
    Token token = add.send() ? token(turn, add.clientId()) : null;
    return ready(turn, new Source(written, MailPatch.of(add.data()), null), token);
  }

  private Ready ready(Turn turn, Change change, Item before) throws IOException {
    Written written =
        DraftData.writes(change.data())
            ? drafts.compose(change.data(), before, writer(turn), rooms.clock().instant())
            : new Written(drafts.stored(before), List.of());
    Token token = change.send() ? token(turn, change.serverId() + Digest.of(change.data())) : null;
    return ready(turn, new Source(written, MailPatch.of(change.data()), before), token);
  }

  /** What a draft is made of. */
  private record Source(Written written, MailPatch patch, @Nullable Item before) {}

  private Ready ready(Turn turn, Source source, @Nullable Token token) throws IOException {
    Content content = source.written.content();
    if (token != null) {
      Order order = Order.of(turn.call().account()).keeping(true).once(token);
      rooms.mail().submission().submit(order, Outgoing.of(content));
    }
    Post post = Post.read(rooms.blobs(), stored(content));
    return new Letter(post, source.written.clientIds(), source.patch, source.before, token != null);
  }

  private ContentRef stored(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return rooms.blobs().put(in, content.size());
    }
  }

  /** One name for all repetitions of a command; another key or another text is another message. */
  private static Token token(Turn turn, String words) {
    long name = Digest.of(turn.asked().key() + " " + words);
    return new Token(turn.call().device().client(), "sync-" + Long.toHexString(name));
  }

  private static Mailbox writer(Turn turn) {
    return new Mailbox(turn.call().account().displayName(), turn.call().account().address());
  }
}

package com.mailfence.engine.compose;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.client.ClientNotes;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Outgoing;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.Store;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.delivery.Post;
import com.mailfence.engine.folder.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sends users' messages, whatever way they were handed in. SEND-001, SYNC-035 */
public final class Submission {
  private final Desk desk;
  private final Accounts accounts;
  private final Clock clock;
  private final Tokens tokens;
  private final SendingLimits limits;
  private final Recipients recipients;
  private final Allowance allowance;

  /**
   * Where things are written.
   *
   * @param nudge tells the courier that there is something to carry
   */
  public record Desk(Store store, Blobs blobs, ClientNotes notes, Runnable nudge) {}

  public Submission(
      Desk desk, Accounts accounts, SendingLimits limits, Tokens tokens, Clock clock) {
    this.desk = desk;
    this.accounts = accounts;
    this.clock = clock;
    this.tokens = tokens;
    this.limits = limits;
    this.recipients = new Recipients(limits.recipients());
    this.allowance = new Allowance(limits.messages());
  }

  /** Whether the account may write as this envelope sender; empty is the null path. */
  public boolean maySendAs(Account account, String address) {
    return address.isEmpty() || accounts.maySendAs(account, address);
  }

  /** Refuses with {@code Busy} if the account has sent its messages for today. SMTP-004 */
  public void refuseIfSpent(AccountId account) {
    Instant now = clock.instant();
    desk.notes()
        .read(Allowance.key(account))
        .ifPresent(note -> allowance.refuseIfSpent(Allowance.sent(note, now), now));
  }

  /**
   * Sends a message; durable when it returns.
   *
   * @throws Refusal.Forbidden if it is written in another's name // SM08
   * @throws Refusal.Malformed at "recipients" or "recipient", see {@code Recipients} // SEND-003
   * @throws Refusal.TooLarge beyond the limit // LIMIT-002
   * @throws Refusal.OverQuota if a copy was asked for and does not fit // LIMIT-001
   * @throws Refusal.Busy if today's messages are sent
   */
  public Receipt submit(Order order, Outgoing mail) throws IOException {
    Account account = order.account();
    var identity = new Identity(accounts, account);
    String writer = identity.check(mail.message().headers());
    String from = order.from() == null ? writer : order.from();
    identity.check(from);
    List<String> to =
        order.recipients().isEmpty()
            ? recipients.named(mail.message().headers())
            : recipients.checked(order.recipients());
    if (mail.content().size() > limits.bytes()) {
      throw new Refusal.TooLarge("message", limits.bytes());
    }
    Outgoing whole = completed(account, mail);
    Post kept = order.keep() ? Post.read(desk.blobs(), put(whole.content())) : null;
    var voyage = new Voyage(from, to, put(travelling(order, to, whole)), kept);
    Receipt receipt =
        desk.store()
            .commit(Reader.owner(account.id()), account.id(), draft -> send(draft, order, voyage));
    if (!receipt.again()) {
      desk.nudge().run();
    }
    return receipt;
  }

  /**
   * Hands a message that the house wrote for the account to the outbox, in a commit of somebody
   * else's; {@link #nudge} once that is durable.
   *
   * @param from one of the account's own addresses
   * @throws Refusal.Busy if today's messages are sent // CA09
   */
  public void hand(
      Draft draft, AccountId account, String from, List<String> to, ContentRef content) {
    Instant now = clock.instant();
    allowance.take(draft, account, now);
    to.forEach(one -> draft.send(Dispatch.fresh(account, from, one, content, now)));
  }

  /** Tells the courier that there is something to carry. */
  public void nudge() {
    desk.nudge().run();
  }

  /** What one commit writes. */
  private record Voyage(String from, List<String> to, ContentRef content, @Nullable Post kept) {}

  private Receipt send(Draft draft, Order order, Voyage voyage) {
    AccountId account = order.account().id();
    if (order.token() != null && !SentBefore.note(draft, account, order.token())) {
      return new Receipt(true, voyage.to(), null);
    }
    Instant now = clock.instant();
    allowance.take(draft, account, now);
    Item kept = voyage.kept() == null ? null : keep(draft, account, voyage.kept(), now);
    for (String to : voyage.to()) {
      draft.send(Dispatch.fresh(account, voyage.from(), to, voyage.content(), now));
    }
    order.also().accept(draft);
    return new Receipt(false, voyage.to(), kept);
  }

  private static Item keep(Draft draft, AccountId account, Post post, Instant now) {
    var folder = Folders.playing(draft, account, Role.SENT).id();
    return draft.add(post.into(draft, folder, now, Marks.NONE.asRead(true)));
  }

  private Outgoing completed(Account account, Outgoing mail) throws IOException {
    boolean signed = mail.message().headers().has("From");
    Outgoing named =
        signed ? mail : mail.from(new Mailbox(account.displayName(), account.address()));
    String id = tokens.next() + "@" + accounts.brand().domain();
    return named.complete(clock.instant().atZone(ZoneOffset.UTC), id);
  }

  /** What leaves: without blind copies' names, with the trace on top. SEND-001, PG12 */
  private Content travelling(Order order, List<String> to, Outgoing whole) throws IOException {
    if (order.trace() == null) {
      return whole.relayed();
    }
    String sole = to.size() == 1 ? to.get(0) : null;
    String field = order.trace().received(sole, clock.instant());
    Content top = Content.of(field.getBytes(StandardCharsets.UTF_8));
    return Content.concat(List.of(top, whole.relayed()));
  }

  private ContentRef put(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return desk.blobs().put(in, content.size());
    }
  }
}

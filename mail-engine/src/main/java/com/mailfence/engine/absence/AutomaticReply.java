package com.mailfence.engine.absence;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Reader;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.Content;
import com.mailfence.core.format.mime.Form;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.MessageBuilder;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.outbox.Dispatch;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Address;
import com.mailfence.engine.delivery.Arrivals;
import com.mailfence.engine.delivery.BlobContent;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Post;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Answers for a user who is away, in the commit that lays the message into the Inbox: to the
 * envelope sender only, under the empty sender, at most once a sender in seven days, and never to
 * what no person wrote to the user. SET-009, SET-011 // RFC 3834 s2, s3
 */
public final class AutomaticReply implements Arrivals {
  /** Addresses of a message that are looked at. */
  private static final int MOST_NAMED = 200;

  private static final Set<String> NOBODY =
      Set.of("mailer-daemon", "postmaster", "noreply", "no-reply", "donotreply", "do-not-reply");

  private final Absences absences;
  private final House house;
  private final Tokens tokens;
  private final Clock clock;

  /** What it reads, and where it lays down what it writes. */
  public record House(Directory directory, Accounts accounts, Catalog catalog, Blobs blobs) {}

  public AutomaticReply(Absences absences, House house, Tokens tokens, Clock clock) {
    this.absences = absences;
    this.house = house;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Optional<Consumer<Draft>> of(AccountId id, Post post, Envelope envelope)
      throws IOException {
    Optional<Account> found = house.directory().account(id);
    if (found.isEmpty() || envelope.from().isEmpty()) {
      return Optional.empty();
    }
    Account account = found.get();
    Absence absence = absences.of(account);
    Instant now = clock.instant();
    if (!absence.isAway(now) || !isPersonal(account, post, envelope.from())) {
      return Optional.empty();
    }
    Words words = absence.to(audience(account, post, envelope.from()));
    if (!words.on()) {
      return Optional.empty();
    }
    ContentRef reply = stored(letter(account, absence, words, envelope.from(), post));
    return Optional.of(draft -> send(draft, account, envelope.from(), reply, now));
  }

  private static void send(Draft draft, Account account, String to, ContentRef reply, Instant now) {
    if (Told.note(draft, account.id(), to.toLowerCase(Locale.ROOT), now)) {
      draft.send(Dispatch.fresh(account.id(), "", to, reply, now));
    }
  }

  // To whom

  private boolean isPersonal(Account account, Post post, String sender) throws IOException {
    return Address.read(sender).isPresent()
        && !house.accounts().maySendAs(account, sender)
        && !isMachine(sender)
        && !message(post).isAutomatic()
        && names(account, post.facets());
  }

  private static boolean isMachine(String sender) {
    String local = sender.substring(0, sender.lastIndexOf('@')).toLowerCase(Locale.ROOT);
    return NOBODY.contains(local)
        || local.startsWith("owner-")
        || local.endsWith("-owner")
        || local.endsWith("-request")
        || local.contains("bounce"); // RFC 3834 s2
  }

  /** Whether the message names the user, and not only a group or nobody. */
  private boolean names(Account account, MailFacets mail) {
    return Addresses.parse(mail.to() + ", " + mail.cc()).mailboxes().stream()
        .limit(MOST_NAMED)
        .anyMatch(named -> house.accounts().maySendAs(account, named.address()));
  }

  private Audience audience(Account account, Post post, String sender) {
    String domain = Address.of(account.address()).domain();
    if (Address.of(sender).domain().equals(domain)) {
      return Audience.INTERNAL;
    }
    return answersUser(account, post.facets()) ? Audience.KNOWN : Audience.UNKNOWN;
  }

  /** Whether the sender answers a message of the user, so that the user has written before. */
  private boolean answersUser(Account account, MailFacets mail) {
    return !mail.inReplyTo().isEmpty()
        && house
            .catalog()
            .keyed(Reader.owner(account.id()), account.id(), mail.inReplyTo())
            .stream()
            .anyMatch(item -> item.facets() instanceof MailFacets own && wrote(account, own));
  }

  private boolean wrote(Account account, MailFacets mail) {
    return Addresses.parse(mail.from()).mailboxes().stream()
        .limit(1)
        .anyMatch(from -> house.accounts().maySendAs(account, from.address()));
  }

  // What is said

  private Content letter(Account account, Absence absence, Words words, String to, Post post)
      throws IOException {
    String subject =
        absence.subject().isEmpty()
            ? "Auto: " + post.facets().subject() // RFC 3834 s3.1.5
            : absence.subject();
    MessageBuilder letter =
        new MessageBuilder(tokens)
            .from(new Mailbox(account.displayName(), account.address()))
            .to(new Mailbox("", to))
            .subject(subject)
            .date(clock.instant().atZone(ZoneOffset.UTC))
            .messageId(tokens.next() + "@" + house.accounts().brand().domain())
            .answering(com.mailfence.core.format.mime.Envelope.of(message(post).headers()))
            .header("Auto-Submitted", "auto-replied") // RFC 3834 s3.1.7
            .header("X-Auto-Response-Suppress", "All");
    if (words.text().isBlank()) {
      return letter.plain(Absence.USUAL_TEXT).build();
    }
    if (words.page()) {
      letter.html(words.text());
    }
    return letter.plain(words.in(Form.PLAIN)).build();
  }

  private Message message(Post post) {
    return Message.of(new BlobContent(house.blobs(), post.content()));
  }

  private ContentRef stored(Content content) throws IOException {
    try (InputStream in = content.open()) {
      return house.blobs().put(in, content.size());
    }
  }
}

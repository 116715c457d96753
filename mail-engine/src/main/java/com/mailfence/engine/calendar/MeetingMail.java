package com.mailfence.engine.calendar;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Directory;
import com.mailfence.core.format.ical.BadCalendar;
import com.mailfence.core.format.ical.Block;
import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.ical.Inbound;
import com.mailfence.core.format.ical.Itip;
import com.mailfence.core.format.ical.Property;
import com.mailfence.core.format.mime.Addresses;
import com.mailfence.core.format.mime.Mailbox;
import com.mailfence.core.format.mime.Message;
import com.mailfence.core.format.mime.Part;
import com.mailfence.core.format.mime.Structure;
import com.mailfence.core.format.mime.Tokens;
import com.mailfence.core.item.ContentRef;
import com.mailfence.core.item.MailFacets;
import com.mailfence.core.store.Blobs;
import com.mailfence.core.store.Catalog;
import com.mailfence.core.store.Draft;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.delivery.Arrivals;
import com.mailfence.engine.delivery.BlobContent;
import com.mailfence.engine.delivery.Envelope;
import com.mailfence.engine.delivery.Post;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What mails about meetings do to calendars when they come. A mail speaks for the one address it is
 * from and for nobody else: only the organiser invites, changes and calls off, only an attendee
 * answers, and only for himself. What does not fit stays a mail. // RFC 6047 s2.3, CA05, CA06, CA07
 *
 * <p>Who a mail from outside is from nobody has proven. So it never speaks for somebody of the
 * house, and it changes no meeting that lies in a calendar: its invitation waits for an answer, its
 * update comes in when the user answers it, and of an answer nothing is booked but that guest's own
 * word. // RFC 6047 s3
 */
public final class MeetingMail implements Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(MeetingMail.class);

  private final House house;
  private final Diary diary;
  private final Vetting vetting;

  /** Where things are read. */
  public record House(Directory directory, Accounts accounts, Catalog catalog, Blobs blobs) {}

  public MeetingMail(House house, CalendarRules rules, Tokens tokens, Clock clock) {
    this.house = house;
    this.diary = new Diary(house.catalog(), house.blobs(), tokens, clock);
    this.vetting = new Vetting(rules);
  }

  /** A message of scheduling and the address it speaks for. */
  private record Said(CalendarObject message, String from, boolean inside) {}

  @Override
  public Optional<Consumer<Draft>> of(AccountId account, Post post, Envelope envelope)
      throws IOException {
    if (post.facets().nature() != MailFacets.Nature.MEETING) {
      return Optional.empty();
    }
    try {
      return house
          .directory()
          .account(account)
          .flatMap(owner -> prepared(owner, post, envelope.trace().isFromInside()));
    } catch (BadCalendar | Refusal e) {
      LOG.info("a mail about a meeting stays a mail: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private Optional<Consumer<Draft>> prepared(Account owner, Post post, boolean inside) {
    Said said = said(post, inside).orElse(null);
    if (said == null) {
      return Optional.empty();
    }
    Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    own.addAll(house.accounts().senders(owner));
    Diary.Change change = mine -> taken(mine, said, own);
    boolean answer = said.message().method().equals("REPLY");
    var wish = new Diary.Wish(owner.id(), said.message().uid(), !answer, change);
    return diary.prepare(wish).map(entry -> draft -> run(entry, draft));
  }

  /** The message of scheduling in a stored mail; empty if there is none that can be read. */
  Optional<CalendarObject> message(ContentRef mail, String structure) {
    Message read = Message.of(new BlobContent(house.blobs(), mail), Structure.fromText(structure));
    try {
      for (Part part : read.structure().all()) {
        if (part.isLeaf() && part.type().is("text/calendar")) {
          return parsed(read, part);
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<CalendarObject> parsed(Message mail, Part part) throws IOException {
    try (InputStream in = mail.decoded(part)) {
      CalendarObject object = CalendarObject.parse(in.readNBytes(vetting.bytes() + 1));
      String method =
          object.method().isEmpty()
              ? part.type().parameter("method").orElse("").toUpperCase(Locale.ROOT)
              : object.method();
      vetting.read(object.without("METHOD").bytes()); // CA01, CA03
      return Optional.of(object.with(Property.of("METHOD", method)));
    } catch (BadCalendar | Refusal.Malformed | Refusal.TooLarge e) {
      return Optional.empty(); // a mail like any other
    }
  }

  private Optional<Said> said(Post post, boolean inside) {
    List<Mailbox> from = Addresses.parse(post.facets().from()).mailboxes();
    if (from.size() != 1) {
      return Optional.empty();
    }
    String address = from.get(0).address().toLowerCase(Locale.ROOT);
    if (!inside && house.accounts().serves(address.substring(address.lastIndexOf('@') + 1))) {
      return Optional.empty(); // our own users hand their mail in
    }
    return message(post.content(), post.facets().structure())
        .map(message -> new Said(message, address, inside));
  }

  private static Optional<CalendarObject> taken(
      @Nullable CalendarObject mine, Said said, Set<String> own) {
    String organiser = said.message().leader().map(Itip::organiser).orElse("");
    boolean his = organiser.equals(said.from()) && !own.contains(organiser);
    boolean known = mine != null && said.inside() && organiser.equals(organiser(mine));
    return switch (said.message().method()) {
      case "REQUEST", "ADD" ->
          his && (mine == null || known) ? invited(mine, said.message(), own) : Optional.empty();
      case "CANCEL" ->
          his && known && mine != null ? Inbound.of(said.message()).cancel(mine) : Optional.empty();
      case "REPLY" ->
          mine != null && own.contains(organiser(mine)) && !own.contains(said.from())
              ? Inbound.of(said.message()).reply(mine, said.from())
              : Optional.empty();
      default -> Optional.empty(); // COUNTER, REFRESH and others are for people to read
    };
  }

  private static Optional<CalendarObject> invited(
      @Nullable CalendarObject mine, CalendarObject message, Set<String> own) {
    boolean me =
        message.subjects().stream().anyMatch(b -> Itip.attendee(b, own::contains).isPresent());
    if (!me || mine == null && message.method().equals("ADD")) {
      return Optional.empty(); // CA08: who is not invited has nothing of it in his calendar
    }
    // Nobody answers in my name: what is new waits for me.
    CalendarObject asked = mine == null ? message.mapped(b -> waiting(b, own)) : message;
    return Inbound.of(asked).request(mine, own::contains);
  }

  private static Block waiting(Block subject, Set<String> own) {
    return subject.mapped(
        p ->
            p.is("ATTENDEE") && own.contains(Itip.address(p))
                ? p.with("PARTSTAT", "NEEDS-ACTION")
                : p);
  }

  private static String organiser(CalendarObject object) {
    return object.leader().map(Itip::organiser).orElse("");
  }

  /** The mail lies in the Inbox, whatever becomes of the calendar. */
  private static void run(Diary.Entry entry, Draft draft) {
    try {
      entry.run(draft);
    } catch (BadCalendar | Refusal e) {
      LOG.info("a mail about a meeting stays a mail: {}", e.getMessage());
    }
  }
}

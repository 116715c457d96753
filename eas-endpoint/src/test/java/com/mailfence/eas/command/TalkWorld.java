package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Answer;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.CollectionId;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.ItemId;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Marks;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Draft;
import com.mailfence.core.store.NewCollection;
import com.mailfence.eas.Mails;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.device.Standing;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.contact.Contacts;
import com.mailfence.engine.contact.StoredCard;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What happens around the phones of a talk.
 *
 * <pre>
 * mail NAME FOLDER [DAYS]   a mail comes, so many days old; its id gets that name
 * html NAME FOLDER          the same, written in HTML
 * files NAME FOLDER         a mail with a file as its part 2
 * read|unread|flag|answer|remove NAME   (of what a phone moved to more: NAME_here)
 * tag NAME WORD
 * move NAME FOLDER          the new id gets the name with an apostrophe for a dash
 * gone FOLDER               the folder is removed
 * later AMOUNT days|minutes
 * broken NAME FOLDER        an item nobody can read
 * book FOLDER               a further address book
 * card NAME FOLDER LINE|... a contact, in these lines of a card
 * recard NAME LINE|...      its card is written anew
 * holds NAME LINE           its card, as it lies there now, has that line
 * calendar FOLDER           a further calendar
 * event NAME FOLDER LINE|... an event, in these lines of a calendar object
 * reevent NAME LINE|...     its object is written anew
 * todo NAME FOLDER LINE|... a task in the same way, and journal a note
 * tasklist FOLDER           a further list of tasks, and notelist one of notes
 * says NAME LINE            its object, as it lies there now, has that line
 * lacks NAME WORD           its object has no line that begins so
 * wipe PHONE                an administrator has the phone erase itself
 * </pre>
 *
 * <p>The folders are inbox, sent, trash, drafts and more; a mailbox of someone else is theirs.
 */
final class TalkWorld implements AutoCloseable {
  final Map<String, String> names = new LinkedHashMap<>();
  private final DeskHouse desk;
  private final AccountId bob;
  private final AccountId eve;
  private final Map<String, Collection> folders = new LinkedHashMap<>();
  private final Map<String, ItemId> items = new LinkedHashMap<>();

  /**
   * @param lists whether the house keeps tasks and notes
   */
  TalkWorld(boolean lists) {
    desk = lists ? DeskHouse.withLists() : new DeskHouse();
    bob = desk.account("bob@example.org");
    eve = desk.account("eve@example.org");
    if (lists) {
      place("tasks", desk.folder(bob, Kind.TASKS, Role.MAIN));
      place("notes", desk.folder(bob, Kind.NOTES, Role.MAIN));
    }
    place("inbox", desk.folder(bob, Kind.MAIL, Role.INBOX));
    place("sent", desk.folder(bob, Kind.MAIL, Role.SENT));
    place("trash", desk.folder(bob, Kind.MAIL, Role.TRASH));
    place("drafts", desk.folder(bob, Kind.MAIL, Role.DRAFTS));
    place("contacts", desk.folder(bob, Kind.CONTACTS, Role.MAIN));
    place("calendar", desk.folder(bob, Kind.CALENDAR, Role.MAIN));
    // Numbers are those of an account: theirs are made so high that none of bob's is the same.
    Collection inbox = desk.folder(eve, Kind.MAIL, Role.INBOX);
    for (int i = 0; i < 100; i++) {
      desk.deliver(inbox);
    }
    place("theirs", folder(eve, Kind.MAIL, "Theirs"));
    place("more", folder(bob, Kind.MAIL, "More"));
    names.put("nowhere", "999999");
  }

  private Collection folder(AccountId account, Kind kind, String name) {
    return desk.house.store.commit(
        Reader.owner(account),
        account,
        d -> d.addCollection(new NewCollection(account, kind, Role.NONE, name, null)));
  }

  private void place(String name, Collection folder) {
    folders.put(name, folder);
    names.put(name, ServerId.of(folder.id()));
  }

  DeskHouse.Phone phone(String device, String version, String agent) {
    return desk.new Phone(bob, device, version, agent);
  }

  void happens(String line) {
    String[] words = line.split(" +");
    switch (words[0]) {
      case "mail" -> mail(words, Mails.plain(words[1], "Text of " + words[1] + ".\n"));
      case "html" -> mail(words, Mails.html(words[1], "<p>Text of <b>" + words[1] + "</b></p>\n"));
      case "files" -> mail(words, Mails.withFile(words[1]));
      case "book" -> place(words[1], folder(bob, Kind.CONTACTS, words[1]));
      case "card" -> card(words[1], words[2], line.split(" +", 4)[3]);
      case "recard" -> recard(words[1], line.split(" +", 3)[2]);
      case "calendar" -> place(words[1], folder(bob, Kind.CALENDAR, words[1]));
      case "event" -> event(words[1], words[2], line.split(" +", 4)[3]);
      case "todo" -> object("VTODO", words[1], words[2], line.split(" +", 4)[3]);
      case "retodo" -> object("VTODO", words[1], "", line.split(" +", 3)[2]);
      case "journal" -> object("VJOURNAL", words[1], words[2], line.split(" +", 4)[3]);
      case "tasklist" -> place(words[1], folder(bob, Kind.TASKS, words[1]));
      case "notelist" -> place(words[1], folder(bob, Kind.NOTES, words[1]));
      case "reevent" -> event(words[1], "", line.split(" +", 3)[2]);
      case "says" -> assertThat(lines(words[1])).contains(line.split(" +", 3)[2]);
      case "lacks" -> assertThat(lines(words[1])).noneMatch(l -> l.startsWith(words[2]));
      case "holds" -> holds(words[1], line.split(" +", 3)[2]);
      case "broken" -> name(words[1], desk.deliver(folders.get(words[2])));
      case "later" -> later(Long.parseLong(words[1]), words[2]);
      case "wipe" ->
          new Devices(desk.house.notes, desk.clock)
              .change(
                  new DeviceKey(bob, words[1]),
                  tied -> tied.in(tied.standing().with(Standing.Wipe.DEVICE)));
      case "gone" -> commit(d -> d.removeCollection(folders.get(words[1]).id()));
      case "move" ->
          commit(
              d ->
                  name(
                      words[1] + "_moved",
                      d.move(items.get(words[1]), folders.get(words[2]).id()).added()));
      case "remove" -> commit(d -> d.remove(items.get(words[1])));
      default -> mark(words);
    }
  }

  private void mark(String[] words) {
    ItemId id = words[1].endsWith("_here") ? newest() : items.get(words[1]);
    commit(
        d -> {
          Marks marks = d.item(id).orElseThrow().marks();
          d.mark(
              id,
              switch (words[0]) {
                case "read" -> marks.asRead(true);
                case "unread" -> marks.asRead(false);
                case "tag" -> marks.tagged(Set.of(words[2]));
                case "flag" -> marks.flagged(new FollowUp(FollowUp.State.ACTIVE, Map.of()));
                case "answer" -> marks.answered(new Answer(Answer.Verb.REPLIED, Instant.EPOCH));
                default -> throw new IllegalArgumentException(words[0]);
              });
        });
  }

  /** The item that a phone moved. */
  private ItemId newest() {
    return desk.house
        .catalog
        .newest(Reader.owner(bob), folders.get("more").id(), Long.MAX_VALUE, 1)
        .get(0)
        .id();
  }

  private void mail(String[] words, String source) {
    Collection folder = folders.get(words[2]);
    long days = words.length > 3 ? Long.parseLong(words[3]) : 0;
    Instant received = desk.clock.instant().minus(Duration.ofDays(days));
    AccountId account = folder.id().account();
    Item item =
        desk.house.store.commit(
            Reader.house(),
            account,
            d -> d.add(Mails.of(desk.house.blobs, folder.id(), received, source)));
    name(words[1], item);
  }

  private void card(String name, String folder, String lines) {
    CollectionId book = folders.get(folder).id();
    StoredCard card = StoredCard.of(desk.house.blobs, card(name, lines));
    commit(d -> name(name, Contacts.add(d, book, card, name + ".vcf", desk.clock.instant())));
  }

  private void recard(String name, String lines) {
    StoredCard card = StoredCard.of(desk.house.blobs, card(name, lines));
    commit(d -> Contacts.rewrite(d, d.item(items.get(name)).orElseThrow(), card));
  }

  private static byte[] card(String uid, String lines) {
    String text = "BEGIN:VCARD|VERSION:3.0|UID:" + uid + "|" + lines + "|END:VCARD|";
    return text.replace("|", "\r\n").getBytes(UTF_8);
  }

  private void holds(String name, String line) {
    Item item = item(name);
    String card = new String(StoredCard.read(desk.house.blobs, item).write());
    assertThat(card.replace("\r\n ", "").split("\r\n")).contains(line);
  }

  /** Without a folder it takes the place of the event of that name. */
  private void event(String name, String folder, String lines) {
    object("VEVENT", name, folder, lines);
  }

  private void object(String component, String name, String folder, String lines) {
    String text =
        "BEGIN:VCALENDAR|VERSION:2.0|BEGIN:"
            + component
            + "|UID:"
            + name
            + "|DTSTAMP:20260301T000000Z|"
            + lines
            + "|END:"
            + component
            + "|END:VCALENDAR|";
    byte[] bytes = text.replace("|", "\r\n").getBytes(UTF_8);
    Place place =
        folder.isEmpty()
            ? new Place(item(name).collection(), item(name).name(), Expected.ANY)
            : new Place(folders.get(folder).id(), name + ".ics", Expected.ABSENT);
    Calendars calendars = desk.rooms.calendars();
    Reader who = Reader.owner(bob);
    name(
        name,
        calendars.commit(who, calendars.prepare(who, new Put(place, bytes), Manner.SILENT)).item());
  }

  private String[] lines(String name) {
    String text = new String(Calendars.read(desk.house.blobs, item(name)).bytes(), UTF_8);
    return text.replace("\r\n ", "").split("\r\n");
  }

  /** A name a phone gave is followed by what it captured. */
  private Item item(String name) {
    ItemId id =
        items.containsKey(name)
            ? items.get(name)
            : ServerId.item(bob, names.get(name)).orElseThrow().item();
    return desk.house.catalog.item(Reader.owner(bob), id).orElseThrow();
  }

  private void name(String name, Item item) {
    items.put(name, item.id());
    names.put(name, ServerId.of(item));
  }

  private void later(long amount, String unit) {
    desk.clock.forward(unit.equals("days") ? Duration.ofDays(amount) : Duration.ofMinutes(amount));
  }

  private void commit(Consumer<Draft> work) {
    desk.house.store.commit(
        Reader.owner(bob),
        bob,
        draft -> {
          work.accept(draft);
          return true;
        });
  }

  @Override
  public void close() {
    desk.close();
  }
}

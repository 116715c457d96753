package com.mailfence.deploy.flows;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.format.ical.CalendarObject;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.deploy.serve.OpenService;
import com.mailfence.testbed.dav.DavClient;
import com.mailfence.testbed.dav.DavFolder;
import com.mailfence.testbed.dav.DavFolder.Held;
import com.mailfence.testbed.dav.DavFolder.Outcome;
import com.mailfence.testbed.eas.Handset;
import com.mailfence.testbed.eas.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A program that speaks CalDAV and CardDAV. */
final class MixedProgram implements MixedClient {
  private static final String EVENT =
      """
      BEGIN:VCALENDAR
      VERSION:2.0
      PRODID:-//Sim//EN
      BEGIN:VEVENT
      UID:%1$s
      DTSTAMP:20260101T000000Z
      DTSTART:%2$s
      DTEND:%3$s
      SUMMARY:%1$s
      X-KEPT;X-BY="a:b":%1$s
      %4$sEND:VEVENT
      END:VCALENDAR
      """;
  private static final String CARD =
      """
      BEGIN:VCARD
      VERSION:3.0
      UID:%1$s
      FN:%1$s
      N:%1$s;;;;
      X-KEPT;X-BY="a:b":%1$s
      END:VCARD
      """;

  private final MixedWords words;
  private final Line line = Line.open();
  private final DavClient client;
  private final DavFolder calendar;
  private final DavFolder book;

  MixedProgram(OpenService open, String user, MixedWords words) {
    String address = user + "@house.example";
    this.words = words;
    this.client =
        new DavClient(open.https(), new Handset.Login(address, OpenService.PASSWORD), line);
    this.calendar =
        client.folder("/dav/calendars/" + address + "/default/", DavFolder.Kind.CALENDAR);
    this.book = client.folder("/dav/addressbooks/" + address + "/default/", DavFolder.Kind.BOOK);
  }

  @Override
  public void edit(boolean lossy) {
    line.loseAnswers(lossy ? 1 : 0);
    DavFolder folder = words.chance(2) ? calendar : book;
    List<String> seen = folder.held().keySet().stream().sorted().toList();
    Outcome outcome;
    if (seen.isEmpty() || words.chance(3)) {
      String word = words.word();
      String href = folder.path() + word + (folder == calendar ? ".ics" : ".vcf");
      String text = folder == calendar ? event(word) : crlf(CARD.formatted(word));
      outcome = folder.put(href, text);
    } else if (words.chance(6)) {
      outcome = folder.delete(words.any(seen));
    } else {
      String href = words.any(seen);
      String before = folder.held().get(href).text();
      outcome = folder.put(href, folder == calendar ? changedEvent(before) : changedCard(before));
    }
    line.loseAnswers(0);
    if (outcome == Outcome.CONFLICT) {
      folder.fetch();
    }
  }

  private String event(String word) {
    String start = words.hour();
    String rule = words.chance(3) ? "RRULE:FREQ=DAILY;COUNT=3\n" : "";
    return crlf(EVENT.formatted(word, start, MixedWords.later(start), rule));
  }

  private static String crlf(String text) {
    return text.replace("\n", "\r\n");
  }

  /** Another subject; what else is in the object stays. */
  private String changedEvent(String text) {
    CalendarObject object = CalendarObject.parse(text.getBytes(UTF_8));
    CalendarObject changed =
        object.mapped(
            block ->
                block.with(com.mailfence.core.format.ical.Property.text("SUMMARY", words.word())));
    return new String(changed.bytes(), UTF_8);
  }

  private String changedCard(String text) {
    Card card = Card.parse(text.getBytes(UTF_8));
    String word = words.word();
    var edit = card.edit();
    card.all("N").forEach(edit::remove);
    card.all("FN").forEach(edit::remove);
    edit.add(Property.text("FN", word));
    edit.add(Property.structured("N", List.of(word, "", "", "", "")));
    return new String(edit.card().write(Card.parse(text.getBytes(UTF_8)).version()), UTF_8);
  }

  @Override
  public void sync() {
    calendar.sync(words.random().nextInt(5));
    book.sync(words.random().nextInt(5));
    List<String> complaints = new ArrayList<>(calendar.complaints());
    complaints.addAll(book.complaints());
    if (!complaints.isEmpty()) {
      throw new AssertionError("a program complains: " + complaints);
    }
  }

  @Override
  public void startOver() {
    (words.chance(2) ? calendar : book).startOver();
  }

  @Override
  public void mustEqualANewcomer() {
    for (DavFolder folder : List.of(calendar, book)) {
      Map<String, String> listed = new TreeMap<>();
      client.tags(folder.path()).forEach(one -> listed.put(one.href(), one.tag()));
      Map<String, String> held = new TreeMap<>();
      folder.held().forEach((href, object) -> held.put(href, object.tag()));
      if (!held.equals(listed)) {
        throw new AssertionError(folder.path() + " holds " + held + ", there is " + listed);
      }
      for (var one : folder.multiget(List.copyOf(held.keySet())).responses()) {
        Held mine = folder.held().get(one.href());
        if (!mine.equals(new Held(one.tag(), one.data().orElse("")))) {
          throw new AssertionError(one.href() + " holds " + mine + ", there is " + one);
        }
      }
    }
  }

  @Override
  public List<String> common() {
    List<String> all = new ArrayList<>();
    for (Held held : calendar.held().values()) {
      var event = CalendarObject.parse(held.text().getBytes(UTF_8)).master().orElseThrow();
      all.add("event " + event.text("SUMMARY") + " " + event.text("DTSTART"));
    }
    for (Held held : book.held().values()) {
      Property name = Card.parse(held.text().getBytes(UTF_8)).first("N").orElseThrow();
      all.add("contact " + name.part(0));
    }
    return all.stream().sorted().toList();
  }

  @Override
  public String toString() {
    return "the program of DAV";
  }
}

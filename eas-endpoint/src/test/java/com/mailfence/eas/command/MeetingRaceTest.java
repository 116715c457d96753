package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.store.Store;
import com.mailfence.core.store.Work;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.eas.wire.ServerId;
import com.mailfence.engine.calendar.Calendars;
import com.mailfence.engine.calendar.Manner;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Somebody writes an event between the moment a phone's change was thought out and its commit. */
final class MeetingRaceTest {
  private final DeskHouse house = new DeskHouse();
  private final AccountId ann = house.account("ann@test.example");
  private final AccountId bob = house.account("bob@test.example");
  private final Interrupted store = new Interrupted(house.rooms.store());
  private final Desk desk = Desk.open(on(store));
  private final DeskHouse.Phone phone = house.new Phone(ann, "P1", "16.1");
  private String key = "0";

  @AfterEach
  void close() {
    house.close();
  }

  /** A store before whose next commit something happens. */
  private static final class Interrupted implements Store {
    private final Store store;
    private @Nullable Runnable before;
    private int commits;

    Interrupted(Store store) {
      this.store = store;
    }

    @Override
    public <T extends @Nullable Object> T commit(
        Reader who, Set<AccountId> accounts, Work<T> work) {
      Runnable now = before;
      before = null;
      commits++;
      if (now != null) {
        now.run();
      }
      return store.commit(who, accounts, work);
    }
  }

  private Rooms on(Store other) {
    Rooms r = house.rooms;
    return new Rooms(
        other,
        r.catalog(),
        r.changes(),
        r.blobs(),
        r.notes(),
        r.directory(),
        r.board(),
        r.clock(),
        r.mail(),
        r.calendars(),
        r.meetings(),
        r.times(),
        r.search(),
        r.trust(),
        r.limit(),
        r.policy(),
        r.oversight(),
        r.terms());
  }

  @Test
  void whatWasWrittenMeanwhileIsChangedInItsTurn() {
    Item lunch = meets();
    store.before = () -> rename(lunch, "dinner");
    store.commits = 0;
    String answer =
        sync(
            "<Options><Conflict>0</Conflict></Options>",
            "<Change><ServerId>"
                + ServerId.of(lunch)
                + "</ServerId><ApplicationData><Calendar:StartTime>20260310T120000Z</StartTime>"
                + "<Calendar:EndTime>20260310T130000Z</EndTime></ApplicationData></Change>");
    assertThat(store.commits).isEqualTo(2);
    assertThat(text(ann)).contains("SUMMARY:dinner", "DTSTART:20260310T120000Z");
    assertThat(text(bob)).contains("SUMMARY:dinner", "DTSTART:20260310T120000Z");
  }

  @Test
  void whoWinsIsDecidedByWhatLiesThereThen() { // SYNC-022
    Item lunch = meets();
    store.before = () -> rename(lunch, "dinner");
    String answer =
        sync(
            "",
            "<Change><ServerId>"
                + ServerId.of(lunch)
                + "</ServerId><ApplicationData><Calendar:StartTime>20260310T120000Z</StartTime>"
                + "<Calendar:EndTime>20260310T130000Z</EndTime></ApplicationData></Change>");
    assertThat(answer).contains("<Status>7</Status>");
    assertThat(text(ann)).contains("SUMMARY:dinner", "DTSTART:20260310T100000Z");
    assertThat(text(bob)).contains("SUMMARY:lunch", "DTSTART:20260310T100000Z");
  }

  @Test
  void aMeetingThatIsGoneMeanwhileIsCalledOffByNobodyTwice() {
    Item lunch = meets();
    int before = house.house.outbox.due(house.clock.instant(), 100).size();
    store.before =
        () -> house.rooms.calendars().delete(Reader.owner(ann), lunch.id(), Expected.ANY);
    sync("", "<Delete><ServerId>" + ServerId.of(lunch) + "</ServerId></Delete>");
    assertThat(house.house.outbox.due(house.clock.instant(), 100)).hasSize(before + 1);
    assertThat(text(bob)).contains("STATUS:CANCELLED");
  }

  private Item meets() {
    sync("", "");
    sync("", "");
    sync(
        "",
        "<Add><ClientId>c1</ClientId><ApplicationData>"
            + "<Calendar:StartTime>20260310T100000Z</StartTime><Calendar:Subject>lunch</Subject>"
            + "<Calendar:EndTime>20260310T110000Z</EndTime><Calendar:Attendees><Attendee>"
            + "<Email>bob@test.example</Email><Name>Bob</Name></Attendee></Calendar:Attendees>"
            + "</ApplicationData></Add>");
    sync("", ""); // what the house noted of the guest is told
    return only(ann);
  }

  private String sync(String options, String commands) {
    String document =
        "<AirSync:Sync><Collections><Collection><SyncKey>"
            + key
            + "</SyncKey><CollectionId>"
            + ServerId.of(calendar(ann).id())
            + "</CollectionId>"
            + options
            + (commands.isEmpty() ? "" : "<Commands>" + commands + "</Commands>")
            + "</Collection></Collections></AirSync:Sync>";
    List<Reply> answers = new ArrayList<>();
    byte[] body = DeskHouse.bytes(XmlReading.read(document));
    desk.serve(phone.call("Sync", "", body), answers::add);
    String answer = DeskHouse.shown(answers.get(0));
    Matcher named = Pattern.compile("<SyncKey>([^<]+)<").matcher(answer);
    if (named.find()) {
      key = named.group(1);
    }
    return answer;
  }

  private void rename(Item event, String subject) {
    String text = text(ann).replace("SUMMARY:lunch", "SUMMARY:" + subject);
    Calendars calendars = house.rooms.calendars();
    var place = new Place(event.collection(), event.name(), Expected.ANY);
    Reader who = Reader.owner(ann);
    var put = new Put(place, text.replace("\n", "\r\n").getBytes(UTF_8));
    calendars.commit(who, calendars.prepare(who, put, Manner.SILENT));
  }

  private Collection calendar(AccountId account) {
    return house.folder(account, Kind.CALENDAR, Role.MAIN);
  }

  private Item only(AccountId account) {
    return house
        .house
        .catalog
        .newest(Reader.house(), calendar(account).id(), Long.MAX_VALUE, 2)
        .get(0);
  }

  private String text(AccountId account) {
    byte[] bytes = Calendars.read(house.house.blobs, only(account)).bytes();
    return new String(bytes, UTF_8).replace("\r\n ", "").replace("\r\n", "\n");
  }
}

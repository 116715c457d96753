package com.mailfence.eas.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.engine.contact.Contacts;
import com.mailfence.engine.contact.StoredCard;
import com.mailfence.engine.resource.Expected;
import com.mailfence.engine.resource.Place;
import com.mailfence.engine.resource.Put;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private DeskHouse eas;
  private DeskHouse.Phone phone;

  @BeforeEach
  void aDirectory() {
    open(Terms.DEFAULT);
  }

  private void open(Terms terms) {
    eas = new DeskHouse(terms);
    AccountId alice = person("alice@test.example", "Alice Ammer");
    person("bob@test.example", "Bob Bauer");
    person("bea@test.example", "Bea Bauer");
    person("gone@test.example", "Bert Bauer");
    disable("gone@test.example");
    person("bill@other.example", "Bill Bauer");
    person("boris@third.example", "Boris Bauer");
    eas.house.directory.put(
        new Group(
            "team@test.example", "Team", List.of("alice@test.example", "bill@other.example")));
    eas.house.directory.addAlias(
        eas.house.directory.account("bob@test.example").orElseThrow().id(), "b.b@test.example");
    phone = eas.new Phone(alice, "d1", "14.1");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void searchFindsWhoeverBeginsSoByName() {
    assertThat(search("bau", ""))
        .containsSubsequence(">Bea Bauer<", ">Bill Bauer<", ">Bob Bauer<") // R421, R426
        .contains("<Range>0-2</Range><Total>3</Total>") // R4638
        .doesNotContain("Boris", "Bert"); // EA16
    assertThat(search("BOB", "")).contains(">bob@test.example<").doesNotContain("bea@");
    assertThat(search("b.b@", "")).contains("<Result/>");
  }

  @Test
  void searchFindsTheUsersOwnContactsToo() { // SEARCH-003
    contact("one", "FN:Anna Bauhaus", "EMAIL:not an address", "EMAIL:Anna@else.example");
    contact("two", "FN:Bob again", "EMAIL:BOB@test.example");
    contact("three", "FN:Bauleute", "X-ADDRESSBOOKSERVER-KIND:group", "EMAIL:g@else.example");
    contact("four", "FN:Bau without an address");
    assertThat(search("bau", ""))
        .contains(">Anna Bauhaus<", ">Anna@else.example<", "<Total>4</Total>")
        .doesNotContain("Bauleute", "without");
    assertThat(search("anna@", "")).contains("<Total>1</Total>");
    assertThat(search("bob", "")).contains("<Total>1</Total>", ">Bob Bauer<");
  }

  private void contact(String uid, String... lines) {
    AccountId alice = phone.account;
    String text = "BEGIN:VCARD\nUID:" + uid + "\n" + String.join("\n", lines) + "\nEND:VCARD\n";
    StoredCard card = StoredCard.of(eas.house.blobs, text.getBytes(UTF_8));
    Collection book =
        eas.house.catalog.collections(Reader.owner(alice), alice).stream()
            .filter(one -> one.kind() == Kind.CONTACTS)
            .findFirst()
            .orElseGet(() -> eas.house.collection(alice, Kind.CONTACTS, Role.MAIN, "Contacts"));
    eas.house.store.commit(
        Reader.owner(alice),
        alice,
        draft -> Contacts.add(draft, book.id(), card, uid, eas.clock.instant()));
  }

  @Test
  void searchWithoutAMatchHasOneEmptyResult() {
    assertThat(search("nobody", ""))
        .isEqualTo(
            "<Search:Search><Status>1</Status><Response><Store><Status>1</Status><Result/></Store>"
                + "</Response></Search>"); // R3850
  }

  @ParameterizedTest
  @CsvSource({"0-0, 1", "1-2, 1", "2-99, 1", "3-9, 12", "2-1, 2", "x, 2", "-1-2, 2"})
  void rangeCutsOutResults(String range, int status) {
    assertThat(search("bau", "<Range>" + range + "</Range>"))
        .contains("<Store><Status>" + status + "<");
  }

  @ParameterizedTest
  @ValueSource(strings = {"' or 1=1", "*)(uid=*", "%", "_", "\\"})
  void tricksFindNobody(String query) {
    assertThat(search(query, "")).contains("<Result/>"); // EA05
  }

  @Test
  void withoutAPublishedDomainOnlyCompanionsAreFound() {
    eas.close();
    Terms t = Terms.DEFAULT;
    open(new Terms(t.shortestWait(), t.longestWait(), t.mostFolders(), false, false, false, false));
    assertThat(search("b", "")).contains("bill@other.example").doesNotContain("bob@", "bea@");
    assertThat(search("ali", "")).contains("alice@test.example");
    assertThat(search("team", "")).contains("team@test.example");
    assertThat(resolve("bob@test.example", "")).contains("<Status>4<");
  }

  @Test
  void picturesAreBoundedInSizeAndNumber() {
    eas.house.directory.setAttribute("bob@test.example", "photo", new byte[] {1, 2, 3});
    eas.house.directory.setAttribute("bea@test.example", "photo", new byte[] {4, 5, 6, 7});
    assertThat(search("bob", "<Picture/>")).contains("<GAL:Picture><Status>1<");
    assertThat(search("bob", "<Picture><MaxSize>2</MaxSize></Picture>")).contains("Status>174<");
    assertThat(search("bill", "<Picture/>")).contains("Status>173<");
    assertThat(search("bau", "<Picture><MaxPictures>1</MaxPictures></Picture>"))
        .containsSubsequence("Status>1</", "Status>173</", "Status>175</");
  }

  @Test
  void otherMachinesAreNeverSearched() {
    assertThat(
            store(
                "DocumentLibrary",
                "<Query><EqualTo><DocumentLibrary:LinkId>\\\\host\\share</DocumentLibrary:LinkId>"
                    + "<Value>x</Value></EqualTo></Query>"))
        .contains("<Store><Status>5<"); // EA14
    assertThat(store("Other", "<Query>x</Query>")).contains("<Store><Status>2<");
    assertThat(phone.ask("Search", "<Search:Search/>")).contains("<Store><Status>2<");
  }

  @Test
  void addressAndClearNameAreResolved() {
    for (String to : List.of("bob@test.example", "b.b@test.example", "Bob B")) {
      assertThat(resolve(to, ""))
          .contains("<Status>1</Status><RecipientCount>1<", ">bob@test.example<");
    }
    assertThat(resolve("alice@test.example", "")).contains("<Status>1</Status><RecipientCount>1<");
    assertThat(resolve("boris@third.example", ""))
        .contains("<Status>4</Status><RecipientCount>0<"); // EA16
  }

  @Test
  void unclearNameBringsSuggestions() {
    assertThat(resolve("Bau", "")).contains("<Status>2</Status><RecipientCount>3<");
    assertThat(resolve("Bau", "<MaxAmbiguousRecipients>1</MaxAmbiguousRecipients>"))
        .contains("<Status>3</Status><RecipientCount>3<", "Bea Bauer")
        .doesNotContain("Bob Bauer");
  }

  @Test
  void certificatesAreGivenWholeWhereThereAreAny() {
    eas.house.directory.setAttribute("bob@test.example", "certificate", new byte[] {1, 2, 3});
    String whole = "<CertificateRetrieval>2</CertificateRetrieval>";
    assertThat(resolve("bob@test.example", whole)).contains("<Certificate>AQID</Certificate>");
    assertThat(resolve("bea@test.example", whole)).contains("<Certificates><Status>7<");
    assertThat(resolve("bob@test.example", "")).doesNotContain("Certificate");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T10:00:00.000Z, 2026-03-01T12:00:00.000Z, 1",
    "2026-03-01T10:00:00.000Z, 2026-03-01T10:29:00.000Z, 5",
    "2026-03-01T10:00:00.000Z, 2026-05-01T10:00:00.000Z, 5",
    "soon, 2026-05-01T10:00:00.000Z, 5"
  })
  void timesMustMakeSense(String start, String end, int status) {
    String times =
        "<Availability><StartTime>"
            + start
            + "</StartTime><EndTime>"
            + end
            + "</EndTime>"
            + "</Availability>";
    assertThat(resolve("bob@test.example", times)).contains("<Status>" + status + "<"); // R2264
  }

  @Test
  void tooManyAndTooLongNamesAreRefused() {
    String many = "<To>bob</To>".repeat(101);
    assertThat(
            phone.ask(
                "ResolveRecipients",
                "<ResolveRecipients:ResolveRecipients>" + many + "</ResolveRecipients>"))
        .isEqualTo("<ResolveRecipients:ResolveRecipients><Status>5</Status></ResolveRecipients>");
    assertThat(resolve("x".repeat(257), "")).contains("<Status>5<"); // R5175
  }

  @ParameterizedTest
  @CsvSource({
    "12:00:00, 13:00:00, 30", // R3334
    "12:04:59, 13:00:00, 30", // R3335
    "12:05:00, 13:00:00, 00", // R3336
    "11:00:00, 11:30:00, 0", // R3331
    "10:59:59, 11:30:00, 00",
    "11:00:00, 11:30:01, 00",
    "08:00:00, 10:30:00, 01220" // R3326, R3327
  })
  void eachHalfHourHasADigit(String start, String end, String digits) { // R3319, R3329
    busy("bob@test.example", "a", "120000", "120500", "X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    busy("bob@test.example", "b", "084500", "091000", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE");
    busy("bob@test.example", "c", "090500", "093500", "TRANSP:OPAQUE");
    busy("bob@test.example", "d", "100000", "103000", "TRANSP:TRANSPARENT");
    assertThat(resolve("bob@test.example", times(start, end)))
        .contains("<Availability><Status>1</Status><MergedFreeBusy>" + digits + "</");
  }

  @Test
  void aGroupIsBusyWhenOneOfItIs() { // R4625
    busy("alice@test.example", "a", "100000", "103000", "TRANSP:OPAQUE");
    busy("bill@other.example", "b", "103000", "110000", "X-MICROSOFT-CDO-BUSYSTATUS:OOF");
    assertThat(resolve("team@test.example", times("10:00:00", "11:30:00")))
        .contains("<RecipientCount>1<", "<MergedFreeBusy>230</");
  }

  @Test
  void ofALongListNothingIsTold() { // R4626, R4294
    List<String> members = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      members.add("m" + i + "@test.example");
      person("m" + i + "@test.example", "Member");
    }
    eas.house.directory.put(new Group("many@test.example", "Many", members));
    eas.house.directory.put(new Group("few@test.example", "Few", members.subList(0, 20)));
    assertThat(resolve("many@test.example", times("10:00:00", "11:00:00")))
        .contains("<Availability><Status>161</Status></Availability>");
    assertThat(resolve("few@test.example", times("10:00:00", "11:00:00")))
        .contains("<MergedFreeBusy>00</");
  }

  @Test
  void strangersAreBusyWithoutTellingWhen() { // R4299, EA16
    contact("one", "FN:Boris", "EMAIL:boris@third.example");
    busy("boris@third.example", "a", "100000", "110000", "TRANSP:OPAQUE");
    assertThat(resolve("boris", times("10:00:00", "11:00:00")))
        .contains("<Type>2</Type>", "<Availability><Status>163</Status></Availability>");
  }

  @Test
  void anUnclearNameBringsNoTimes() { // R4617, R4623
    assertThat(resolve("Bau", times("10:00:00", "11:00:00")))
        .contains("<Status>2</Status>")
        .doesNotContain("Availability");
  }

  @Test
  void withoutAnEndItIsAWeek() { // R2265
    String times = "<Availability><StartTime>2026-03-01T10:00:00.000Z</StartTime></Availability>";
    assertThat(resolve("bob@test.example", times))
        .contains("<MergedFreeBusy>" + "0".repeat(7 * 48) + "</");
  }

  @Test
  void olderPhonesAreToldNoTimes() { // R6085, R6193
    phone = eas.new Phone(phone.account, "d2", "12.1");
    assertThat(resolve("bob@test.example", times("10:00:00", "11:00:00")))
        .contains("<Status>1</Status>")
        .doesNotContain("Availability");
    phone = eas.new Phone(phone.account, "d3", "14.0");
    assertThat(resolve("bob@test.example", times("10:00:00", "11:00:00")))
        .contains("<MergedFreeBusy>00</");
  }

  @Test
  void certificatesOfAGroupAreAllOrNone() { // R3255, R3768, R4305
    eas.house.directory.setAttribute("alice@test.example", "certificate", new byte[] {1});
    eas.house.directory.setAttribute("bill@other.example", "certificate", new byte[] {2});
    String whole = "<CertificateRetrieval>2</CertificateRetrieval>";
    assertThat(resolve("team@test.example", whole))
        .contains(
            "<Certificates><Status>1</Status><CertificateCount>2</CertificateCount>"
                + "<RecipientCount>2</RecipientCount><Certificate>AQ==</Certificate>"
                + "<Certificate>Ag==</Certificate>");
    assertThat(resolve("team@test.example", whole + "<MaxCertificates>1</MaxCertificates>"))
        .contains(
            "<Certificates><Status>8</Status><CertificateCount>2</CertificateCount>"
                + "<RecipientCount>2</RecipientCount></Certificates>");
  }

  private static String times(String start, String end) {
    return "<Availability><StartTime>2026-03-01T"
        + start
        + ".000Z</StartTime><EndTime>2026-03-01T"
        + end
        + ".000Z</EndTime></Availability>";
  }

  private void busy(String address, String uid, String start, String end, String line) {
    AccountId account = eas.house.directory.account(address).orElseThrow().id();
    String text =
        "BEGIN:VCALENDAR|VERSION:2.0|BEGIN:VEVENT|UID:"
            + uid
            + "|DTSTAMP:20260101T000000Z|DTSTART:20260301T"
            + start
            + "Z|DTEND:20260301T"
            + end
            + "Z|"
            + line
            + "|END:VEVENT|END:VCALENDAR|";
    Collection calendar = eas.folder(account, Kind.CALENDAR, Role.MAIN);
    var place = new Place(calendar.id(), uid + ".ics", Expected.ANY);
    eas.rooms
        .calendars()
        .put(Reader.owner(account), new Put(place, text.replace("|", "\r\n").getBytes(UTF_8)));
  }

  private AccountId person(String address, String name) {
    AccountId id = eas.account(address);
    Account account = eas.house.directory.account(id).orElseThrow();
    eas.house.directory.put(account.named(name));
    return id;
  }

  private void disable(String address) {
    Account account = eas.house.directory.account(address).orElseThrow();
    eas.house.directory.put(account.in(Account.State.DISABLED));
  }

  private String search(String query, String options) {
    return store("GAL", "<Query>" + query + "</Query><Options>" + options + "</Options>");
  }

  private String store(String name, String words) {
    return phone.ask(
        "Search", "<Search:Search><Store><Name>" + name + "</Name>" + words + "</Store></Search>");
  }

  private String resolve(String to, String options) {
    return phone.ask(
        "ResolveRecipients",
        "<ResolveRecipients:ResolveRecipients><To>"
            + to
            + "</To><Options>"
            + options
            + "</Options></ResolveRecipients>");
  }
}

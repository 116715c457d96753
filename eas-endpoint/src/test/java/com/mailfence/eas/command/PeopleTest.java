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
    "2026-03-01T10:00:00.000Z, 2026-03-01T12:00:00.000Z, 163",
    "2026-03-01T10:00:00.000Z, 2026-03-01T10:29:00.000Z, 5",
    "2026-03-01T10:00:00.000Z, 2026-05-01T10:00:00.000Z, 5",
    "soon, 2026-05-01T10:00:00.000Z, 5"
  })
  void timesAreHonestlyUnknownAndMustMakeSense(String start, String end, int status) {
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

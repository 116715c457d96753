package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.format.vcard.Card;
import com.mailfence.core.format.vcard.Property;
import com.mailfence.eas.data.CardPatch.Patched;
import com.mailfence.eas.request.Version;
import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.XmlReading;
import com.mailfence.eas.wire.BodyPreference;
import com.mailfence.eas.wire.BodyPreference.Form;
import com.mailfence.eas.wire.Options;
import com.mailfence.eas.wire.Supported;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardPatchTest {
  private static final Instant NOW = Instant.parse("2026-03-02T10:00:05.9Z");
  private static final Supported GHOSTS = new Supported(true, Set.of());

  private static Card card(String... lines) {
    return Cards.read(
        "BEGIN:VCARD\nVERSION:3.0\nUID:u\nFN:Anna Berg\nN:Berg;Anna;;;\n"
            + String.join("\n", lines)
            + "\nEND:VCARD\n");
  }

  private static Element data(String xml) {
    return XmlReading.read("<AirSync:ApplicationData>" + xml + "</AirSync:ApplicationData>");
  }

  private static View view(BodyPreference... bodies) {
    Options none = Options.NONE;
    return new View(
        Version.V14_1,
        new Options(0, false, none.mime(), none.mimeCut(), List.of(bodies), List.of()),
        false);
  }

  private static Patched patch(Card card, Supported supported, String xml) {
    return new CardPatch(data(xml), supported, view(), false).on(card, NOW);
  }

  private static List<String> lines(Card card, String name) {
    return card.all(name).stream().map(Property::value).toList();
  }

  @Test
  void aFifthAddressMovesUpWhenTheFirstIsDeletedAndThePhoneMustHearOfIt() { // CAL-005
    Card five = card("EMAIL:1", "EMAIL:2", "EMAIL:3", "EMAIL:4", "EMAIL:5");
    Patched patched = patch(five, GHOSTS, "<Contacts:Email1Address/>");
    assertThat(lines(patched.card(), "EMAIL")).containsExactly("2", "3", "4", "5");
    assertThat(patched.strange()).isTrue();

    Patched calm = patch(card("EMAIL:1"), GHOSTS, "<Contacts:Email1Address/>");
    assertThat(calm.card().all("EMAIL")).isEmpty();
    assertThat(calm.strange()).isFalse();
  }

  @Test
  void aSecondPlaceStaysTheSecondWithoutAFirst() {
    Patched second =
        patch(card(), GHOSTS, "<Contacts:Home2PhoneNumber>2</Contacts:Home2PhoneNumber>");
    assertThat(second.strange()).isFalse();
    Property phone = second.card().first("TEL").orElseThrow();
    assertThat(phone.line().argument("X-PLACE")).contains("Home2PhoneNumber");

    Patched both =
        patch(second.card(), GHOSTS, "<Contacts:HomePhoneNumber>1</Contacts:HomePhoneNumber>");
    assertThat(lines(both.card(), "TEL")).containsExactly("2", "1");
    assertThat(both.strange()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "TEL;TYPE=CELL:1,MobilePhoneNumber",
    "TEL;TYPE=HOME;TYPE=FAX:1,HomeFaxNumber",
    "TEL;TYPE=FAX:1,BusinessFaxNumber",
    "TEL;TYPE=WORK;TYPE=VOICE:1,BusinessPhoneNumber",
    "TEL;TYPE=PAGER:1,PagerNumber",
    "TEL;TYPE=CAR:1,CarPhoneNumber",
    "TEL;TYPE=MAIN:1,CompanyMainPhone",
    "TEL:1,HomePhoneNumber",
    "TEL;VALUE=uri:tel:1,HomePhoneNumber"
  })
  void aNumberStandsWhereItsTypesSay(String line, String place) {
    SeenCard seen = new SeenCard(card(line));
    List<String> places =
        CardFields.ALL.stream()
            .filter(field -> field.shown(seen).equals("1"))
            .map(field -> field.tag().name())
            .toList();
    assertThat(places).containsExactly(place);
  }

  @Test
  void aThirdHomeNumberTakesAFreePlaceAndAChangeOfItKeepsItsTypes() {
    Card card =
        card("TEL;TYPE=home:1", "TEL;TYPE=home:2", "TEL;TYPE=home;X-P=kept:3", "TEL;TYPE=cell:4");
    SeenCard seen = new SeenCard(card);
    assertThat(seen.in(CardPlaces.PHONES, "BusinessPhoneNumber").orElseThrow().text())
        .isEqualTo("3");
    Patched patched =
        patch(card, GHOSTS, "<Contacts:BusinessPhoneNumber>9</Contacts:BusinessPhoneNumber>");
    assertThat(patched.strange()).isFalse();
    assertThat(patched.card().properties())
        .contains(
            Cards.read("BEGIN:VCARD\nTEL;TYPE=home;X-P=kept:9\nEND:VCARD").first("TEL").get());
  }

  @Test
  void theNameThatIsShownGoesWithItsParts() {
    Patched renamed = patch(card(), GHOSTS, "<Contacts:FirstName>Hanna</Contacts:FirstName>");
    assertThat(renamed.card().text("FN")).isEqualTo("Hanna Berg");
    assertThat(lines(renamed.card(), "N")).containsExactly("Berg;Hanna;;;");

    Patched filed = patch(card(), GHOSTS, "<Contacts:FileAs>Berg, Anna</Contacts:FileAs>");
    assertThat(filed.card().text("FN")).isEqualTo("Anna Berg");
    assertThat(filed.card().text("X-FILE-AS")).isEqualTo("Berg, Anna");
    Patched plain = patch(filed.card(), GHOSTS, "<Contacts:FileAs>Anna Berg</Contacts:FileAs>");
    assertThat(plain.card().all("X-FILE-AS")).isEmpty();
  }

  @Test
  void aCompanyWithoutAPersonIsShownByItsFileAs() {
    Card made =
        new CardPatch(
                data(
                    "<Contacts:CompanyName>Acme</Contacts:CompanyName>"
                        + "<Contacts:FileAs>Acme Ltd</Contacts:FileAs>"),
                Supported.ALL,
                view(),
                false)
            .fresh("u", NOW)
            .card();
    assertThat(made.text("FN")).isEqualTo("Acme Ltd");
    assertThat(lines(made, "N")).containsExactly(";;;;");
  }

  @Test
  void theLabelOfAnAddressGoesWithTheAddressAsItWas() {
    Card card = card("ADR;TYPE=home:;Apt 1;Street;Town;;1;X", "LABEL;TYPE=home:Street\\nTown");
    Patched patched =
        patch(card, GHOSTS, "<Contacts:HomeAddressCity>City</Contacts:HomeAddressCity>");
    assertThat(lines(patched.card(), "ADR")).containsExactly(";Apt 1;Street;City;;1;X");
    assertThat(patched.card().all("LABEL")).isEmpty();
  }

  @Test
  void aCutNoteThatComesBackCutIsNoChange() {
    Card card = card("NOTE:One two three");
    var cut = view(new BodyPreference(Form.PLAIN, 7, false, 0));
    String body = "<AirSyncBase:Body><Type>1</Type><Data>%s</Data></AirSyncBase:Body>";
    Patched same = new CardPatch(data(body.formatted("One two")), GHOSTS, cut, false).on(card, NOW);
    assertThat(same.changed()).isFalse();
    Patched other = new CardPatch(data(body.formatted("One")), GHOSTS, cut, false).on(card, NOW);
    assertThat(other.card().text("NOTE")).isEqualTo("One");
    assertThat(patch(card, Supported.ALL, "").card().text("NOTE")).isEqualTo("One two three");
    assertThat(patch(card, GHOSTS, body.formatted("")).card().all("NOTE")).isEmpty();
  }

  @Test
  void categoriesAndChildrenAreReplacedAndWhoWasThereStaysAsTold() {
    Card card =
        card(
            "CATEGORIES:a,b",
            "CATEGORIES:c",
            "i1.X-ABRELATEDNAMES;X-P=kept:Tim",
            "i1.X-ABLabel:_$!<Child>!$_",
            "i2.X-ABRELATEDNAMES:Sue",
            "i2.X-ABLabel:_$!<Child>!$_");
    Patched patched =
        patch(
            card,
            GHOSTS,
            "<Contacts:Categories><Category>c</Category><Category>d,e</Category>"
                + "</Contacts:Categories><Contacts:Children><Child>Tim</Child><Child>Eve</Child>"
                + "</Contacts:Children>");
    assertThat(lines(patched.card(), "CATEGORIES")).containsExactly("c,d\\,e");
    assertThat(CardFields.CHILDREN.allShown(patched.card())).containsExactly("Tim", "Eve");
    assertThat(patched.card().properties()).contains(card.first("X-ABRELATEDNAMES").get());
    Patched none = patch(card, Supported.ALL, "");
    assertThat(none.card().all("CATEGORIES")).isEmpty();
    assertThat(none.card().all("X-ABLABEL")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Contacts:Birthday>1990-02-03T23:00:00.000Z</Contacts:Birthday>",
        "<Contacts:Birthday>19900203T000000Z</Contacts:Birthday>"
      })
  void aDayIsReadWithoutItsTime(String xml) { // [MS-ASCNTC] R999
    assertThat(lines(patch(card(), GHOSTS, xml).card(), "BDAY")).containsExactly("1990-02-03");
    Card told = card("BDAY;VALUE=date:1990-02-03");
    assertThat(patch(told, GHOSTS, xml).changed()).isFalse();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    String many =
        IntStream.range(0, 301).mapToObj("<Child>%d</Child>"::formatted).reduce("", String::concat);
    for (String xml :
        List.of(
            "<Contacts:Birthday>soon</Contacts:Birthday>",
            "<Contacts:Picture>*</Contacts:Picture>",
            "<Contacts:Picture>" + "A".repeat(48 * 1024 + 4) + "</Contacts:Picture>",
            "<Contacts:Children>" + many + "</Contacts:Children>",
            "<AirSyncBase:Body><Type>3</Type><Data>e1xydGYx</Data></AirSyncBase:Body>")) {
      assertThatThrownBy(() -> patch(card(), GHOSTS, xml))
          .as(xml.substring(0, 30))
          .isInstanceOf(Refusal.Malformed.class); // [MS-ASCNTC] R384
    }
  }

  @Test
  void whenACardSaysWhenItWasChangedItSaysSoStill() {
    Card card = card("REV:2001-01-01T00:00:00Z");
    String xml = "<Contacts:JobTitle>Chief</Contacts:JobTitle>";
    assertThat(lines(patch(card, GHOSTS, xml).card(), "REV"))
        .containsExactly("2026-03-02T10:00:05Z");
    assertThat(patch(card, GHOSTS, "").card()).isSameAs(card);
    assertThat(patch(card(), GHOSTS, xml).card().all("REV")).isEmpty();
  }
}

package com.mailfence.core.format.vcard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;

class CardTest {
  private static final String THREE =
      """
      BEGIN:VCARD
      VERSION:3.0
      UID:a-1
      FN:Anna Berg
      N:Berg;Anna;Maria,Luise;Dr.;
      item1.TEL;type=CELL;type=pref:+32 1
      item1.X-ABLabel:_$!<Main>!$_
      EMAIL;TYPE=INTERNET,HOME:a@x.test
      PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ
      BDAY;VALUE=date:1990-02-03
      X-UNHEARD-OF;X-P="a:b":some\\;thing,else
      ADR;TYPE=home:;;Street 1;Town;;1000;BE
      LABEL;TYPE=home:Street 1\\nTown
      SORT-STRING:Berg
      REV:2013-12-17T10:20:30Z
      GEO:50.8;4.3
      X-ADDRESSBOOKSERVER-KIND:group
      X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b-2
      END:VCARD
      """;

  private static Card card(String text) {
    return Card.parse(text.getBytes(UTF_8));
  }

  private static List<String> lines(byte[] bytes) {
    return List.of(new String(bytes, UTF_8).replace("\r\n ", "").split("\r\n"));
  }

  private static Card oneOf(String version, String... lines) {
    return card(
        "BEGIN:VCARD\nVERSION:" + version + "\n" + String.join("\n", lines) + "\nEND:VCARD\n");
  }

  @Test
  void aCardIsReadAndWrittenWithoutLoss() {
    Card card = card(THREE);
    assertThat(card.version()).isEqualTo(Version.V3_0);
    assertThat(card.uid()).contains("a-1");
    assertThat(card.isGroup()).isTrue();
    assertThat(card.label(card.first("TEL").orElseThrow())).isEqualTo("_$!<Main>!$_");
    Card again = Card.parse(card.write());
    assertThat(again.properties()).isEqualTo(card.properties());
    assertThat(Card.parse(again.write()).write()).isEqualTo(again.write());
  }

  @Test
  void threeInTheWordsOfFour() {
    assertThat(lines(card(THREE).write(Version.V4_0)))
        .containsExactly(
            "BEGIN:VCARD",
            "VERSION:4.0",
            "UID:a-1",
            "FN:Anna Berg",
            "N;SORT-AS=Berg:Berg;Anna;Maria,Luise;Dr.;",
            "item1.TEL;TYPE=CELL;PREF=1:+32 1",
            "item1.X-ABLabel:_$!<Main>!$_",
            "EMAIL;TYPE=HOME:a@x.test",
            "PHOTO:data:image/jpeg;base64,/9j/4AAQ",
            "BDAY:19900203",
            "X-UNHEARD-OF;X-P=\"a:b\":some\\;thing,else",
            "ADR;TYPE=home;LABEL=\"Street 1^nTown\":;;Street 1;Town;;1000;BE",
            "REV:20131217T102030Z",
            "GEO:geo:50.8,4.3",
            "KIND:group",
            "MEMBER:urn:uuid:b-2",
            "END:VCARD");
  }

  @Test
  void fourInTheWordsOfThreeAndBack() {
    Card four = Card.parse(card(THREE).write(Version.V4_0));
    assertThat(lines(four.write(Version.V3_0)))
        .contains(
            "N:Berg;Anna;Maria,Luise;Dr.;",
            "SORT-STRING:Berg",
            "item1.TEL;TYPE=cell,pref:+32 1",
            "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ",
            "BDAY:1990-02-03",
            "ADR;TYPE=home:;;Street 1;Town;;1000;BE",
            "LABEL;TYPE=home:Street 1\\nTown",
            "GEO:50.8;4.3",
            "X-ADDRESSBOOKSERVER-KIND:group",
            "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:b-2");
    Card back = Card.parse(four.write(Version.V3_0));
    assertThat(lines(back.write(Version.V4_0)))
        .containsExactlyInAnyOrderElementsOf(
            lines(four.write()).stream()
                .map(line -> line.replace("TYPE=CELL", "TYPE=cell"))
                .toList());
  }

  @Test
  void aDayWithoutAYearIsToldAsAppleDoes() {
    Card four = oneOf("4.0", "FN:a", "BDAY:--0229", "ANNIVERSARY:20090808T1430-0500");
    assertThat(lines(four.write(Version.V3_0)))
        .contains("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", "X-ANNIVERSARY:2009-08-08");
    assertThat(lines(Card.parse(four.write(Version.V3_0)).write(Version.V4_0)))
        .contains("BDAY:--0229", "ANNIVERSARY:20090808");
  }

  @Test
  void aDayThatIsNoneStaysAText() {
    Card card = oneOf("4.0", "FN:a", "BDAY;VALUE=text:circa 1800", "ANNIVERSARY:20250231");
    assertThat(CardDate.of(card.first("BDAY").orElseThrow())).isEmpty();
    assertThat(CardDate.of(card.first("ANNIVERSARY").orElseThrow())).isEmpty();
    assertThat(lines(card.write(Version.V3_0))).contains("BDAY;VALUE=text:circa 1800");
  }

  @Test
  void twoPointOneIsRead() {
    Card card =
        oneOf(
            "2.1",
            "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller, sen.;J=C3=B6rg",
            "TEL;HOME;VOICE;PREF:1",
            "NOTE;QUOTED-PRINTABLE:one=0D=0A=",
            "two",
            "ADR;WORK:;;1, Main St;Town;;1;X",
            "PHOTO;JPEG;BASE64:",
            "  /9j/",
            "  4AAQ",
            "",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:inner",
            "END:VCARD",
            "FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=F6rg");
    assertThat(card.first("N").orElseThrow().parts()).containsExactly("Müller, sen.", "Jörg");
    Property phone = card.first("TEL").orElseThrow();
    assertThat(phone.types()).containsExactly("home", "voice");
    assertThat(phone.rank()).isEqualTo(1);
    assertThat(card.text("NOTE")).isEqualTo("one\ntwo");
    assertThat(card.first("ADR").orElseThrow().part(2)).isEqualTo("1, Main St");
    assertThat(card.text("FN")).isEqualTo("Jörg");
    assertThat(card.all("FN")).hasSize(1);
    assertThat(Picture.of(card.first("PHOTO").orElseThrow()))
        .contains(new Picture("image/jpeg", "/9j/4AAQ"));
    assertThat(lines(card.write()))
        .contains("VERSION:3.0", "N:Müller\\, sen.;Jörg", "PHOTO;TYPE=JPEG;ENCODING=b:/9j/4AAQ");
  }

  @Test
  void whatAVersionDemandsIsAdded() {
    assertThat(lines(oneOf("4.0", "ORG:Acme;R&D").write(Version.V3_0)))
        .containsExactly(
            "BEGIN:VCARD", "VERSION:3.0", "FN:Acme", "N:;;;;", "ORG:Acme;R&D", "END:VCARD");
    assertThat(lines(oneOf("3.0", "N:Berg;Anna;M.;Dr.;jr").write()))
        .contains("FN:Dr. Anna M. Berg jr");
    assertThat(lines(oneOf("3.0", "FN:Anna").write())).contains("N:Anna;;;;");
  }

  @Test
  void whatIsChangedLeavesTheRestAsItWas() {
    Card card = card(THREE);
    Property name = card.first("N").orElseThrow();
    Card edited =
        card.edit()
            .replace(name, name.withPart(1, "Hanna;x"))
            .remove(card.first("TEL").orElseThrow())
            .text("NOTE", "new")
            .text("FN", "Hanna")
            .text("SORT-STRING", "")
            .card();
    assertThat(edited.first("N").orElseThrow().value())
        .isEqualTo("Berg;Hanna\\;x;Maria,Luise;Dr.;");
    assertThat(edited.all("X-ABLABEL")).isEmpty();
    assertThat(edited.all("SORT-STRING")).isEmpty();
    assertThat(edited.text("NOTE")).isEqualTo("new");
    assertThat(edited.properties().get(1)).isEqualTo(Property.text("FN", "Hanna"));
    assertThat(edited.first("X-UNHEARD-OF")).isEqualTo(card.first("X-UNHEARD-OF"));
    assertThat(card.edit().freshGroup()).isEqualTo("item2");
  }

  @Test
  void addressesThatACardNamesAreNoPictures() { // SS04
    Card card = oneOf("4.0", "FN:a", "PHOTO:http://10.0.0.1/x.jpg", "LOGO:data:image/png,raw");
    assertThat(card.properties().stream().map(Picture::of)).allMatch(java.util.Optional::isEmpty);
    assertThat(lines(card.write(Version.V3_0))).contains("PHOTO;VALUE=uri:http://10.0.0.1/x.jpg");
  }

  @Test
  void aPictureTellsItsSizeAndWhetherItIsOne() {
    assertThat(new Picture("image/png", "QUJD").size()).isEqualTo(3);
    assertThat(new Picture("image/png", "QUI=").bytes().orElseThrow())
        .isEqualTo(new byte[] {65, 66});
    assertThat(new Picture("image/png", "Q*=").bytes()).isEmpty();
  }

  @Test
  void whatIsNotOneCardIsRefused() {
    for (String text :
        List.of(
            "",
            "hello",
            "BEGIN:VCARD\nFN:a\n",
            "END:VCARD\n",
            "BEGIN:VCARD\nFN:a\nEND:VCARD\nBEGIN:VCARD\nFN:b\nEND:VCARD\n")) {
      assertThatThrownBy(() -> card(text)).as(text).isInstanceOf(Refusal.Malformed.class);
    }
  }

  @Test
  void aFileOfCardsIsReadUpToABound() {
    String file = "BEGIN:VCARD\nFN:a\nEND:VCARD\n".repeat(5);
    assertThat(Card.parseAll(file.getBytes(UTF_8), 3)).hasSize(3);
    assertThat(Card.parseAll(file.getBytes(UTF_8), 10)).hasSize(5);
  }

  @Test
  void hostileCardsAreBoundedInTimeAndSize() { // DV10, CA14
    byte[] huge = new byte[Card.MOST_BYTES + 1];
    assertThatThrownBy(() -> Card.parse(huge)).isInstanceOf(Refusal.TooLarge.class);
    String many = "BEGIN:VCARD\n" + "MEMBER:x\n".repeat(100_000) + "END:VCARD\n";
    assertThatThrownBy(() -> card(many)).isInstanceOf(Refusal.TooLarge.class);
    String deep = "BEGIN:VCARD\n".repeat(100_000) + "END:VCARD\n".repeat(100_000);
    assertThat(card(deep).properties()).isEmpty();
    String wide = "BEGIN:VCARD\nTEL" + ";TYPE=a,b,\"c".repeat(100_000) + ":1\nFN:x\nEND:VCARD\n";
    assertThat(card(wide).text("FN")).isEqualTo("x");
    String escapes = "BEGIN:VCARD\nNOTE:" + "\\".repeat(1_000_000) + "\nEND:VCARD\n";
    assertThat(card(escapes).text("NOTE")).hasSize(500_000);
  }
}

package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {

  private static String read(String value) {
    StringBuilder out = new StringBuilder();
    for (Address entry : Addresses.parse(value).entries()) {
      if (entry instanceof Address.Group group) {
        out.append(group.name())
            .append(group.mailboxes().stream().map(AddressesTest::one).toList());
      } else if (entry instanceof Mailbox mailbox) {
        out.append(one(mailbox));
      }
    }
    return out.toString();
  }

  private static String one(Mailbox mailbox) {
    return "{" + mailbox.name() + "|" + mailbox.address() + "}";
  }

  @Test
  void usualListsAreRead() {
    assertThat(read("anna@example.com")).isEqualTo("{|anna@example.com}");
    assertThat(read("Anna Example <anna@example.com>, \"Berg, Bo\" <bo@example.org>"))
        .isEqualTo("{Anna Example|anna@example.com}{Berg, Bo|bo@example.org}");
    assertThat(read("\"a \\\"b\\\" c\" <x@y.z>")).isEqualTo("{a \"b\" c|x@y.z}");
    assertThat(read("\"odd name\"@example.com")).isEqualTo("{|\"odd name\"@example.com}");
  }

  @Test
  void encodedNamesAreDecoded() {
    assertThat(read("=?utf-8?Q?J=C3=BCrgen_M=C3=BCller?= <j@example.com>"))
        .isEqualTo("{Jürgen Müller|j@example.com}");
    assertThat(read("\"=?utf-8?B?w4Q=?=\" <j@example.com>")).isEqualTo("{Ä|j@example.com}");
    assertThat(read("=?iso-8859-1?Q?a=2C_b?= <j@example.com>, c@d.e"))
        .isEqualTo("{a, b|j@example.com}{|c@d.e}");
  }

  @Test
  void groupsKeepTheirMembers() {
    assertThat(read("Team: a@b.c, Bo <bo@b.c>;, d@e.f"))
        .isEqualTo("Team[{|a@b.c}, {Bo|bo@b.c}]{|d@e.f}");
    assertThat(read("undisclosed-recipients:;")).isEqualTo("undisclosed-recipients[]");
    assertThat(Addresses.parse("undisclosed-recipients:;").mailboxes()).isEmpty();
    assertThat(read("open: a@b.c")).isEqualTo("open[{|a@b.c}]");
  }

  @Test
  void oldAndCarelessWaysAreUnderstood() { // RFC 5322 s4.4
    assertThat(read("anna@example.com (Anna (the) Example)"))
        .isEqualTo("{Anna (the) Example|anna@example.com}");
    assertThat(read("<@a.b,@c.d:x@y.z>")).isEqualTo("{|x@y.z}");
    assertThat(read("Anna anna@example.com")).isEqualTo("{Anna|anna@example.com}");
    assertThat(read("a@b.c; d@e.f;")).isEqualTo("{|a@b.c}{|d@e.f}");
    assertThat(read("a b <a@b")).isEqualTo("{a b|a@b}");
    assertThat(read("A <a@b.c, B <d@e.f>")).isEqualTo("{A|a@b.c}{B|d@e.f}");
    assertThat(read("<mailto:a@b.c>")).isEqualTo("{|a@b.c}");
    assertThat(read("root")).isEqualTo("{|root}");
  }

  @Test
  void whatIsNoAddressIsNotSentTo() { // MI05
    for (String odd :
        List.of(
            "",
            "<>",
            ",,;,",
            "(only a comment)",
            "Anna Example",
            "@",
            "a@",
            "@b",
            "\"",
            "(",
            "<",
            ":",
            "a@b@c",
            ";:;")) {
      assertThat(Addresses.parse(odd).mailboxes()).as(odd).isEmpty();
      assertThat(Addresses.parse(odd).display()).as(odd).isNotNull();
    }
    assertThat(read("Anna Example <>")).isEqualTo("{Anna Example|}");
  }

  @Test
  void aNameCannotPassForAnotherAddress() { // MI07
    assertThat(read("\"ceo@bank.example\" <x@evil.example>"))
        .isEqualTo("{ceo@bank.example|x@evil.example}");
    assertThat(read("=?utf-8?Q?boss=40bank=2Eexample=00=0A?= <x@evil.example>"))
        .isEqualTo("{boss@bank.example|x@evil.example}");
    assertThat(read("=?utf-8?Q?=E2=80=AEmoc?= <x@evil.example>")).isEqualTo("{moc|x@evil.example}");
    assertThat(Addresses.parse("\"ceo@bank.example\" <x@evil.example>").display())
        .isEqualTo("\"ceo@bank.example\" <x@evil.example>");
  }

  @Test
  void whatIsShownReadsBackTheSame() {
    for (String value :
        List.of(
            "A <a@b.c>", "\"A, B\" <a@b.c>, c@d.e", "\"q\\\"uote\" <a@b.c>", "T: a@b.c, d@e.f;")) {
      Addresses once = Addresses.parse(value);
      assertThat(Addresses.parse(once.display())).isEqualTo(once);
    }
  }

  @Test
  void whatIsWrittenIsAsciiAndReadsBackTheSame() {
    Mailbox mailbox =
        new Mailbox(
            "Jürgen \u4e2d\u6587 M\u00fcller und noch viel mehr Namen 😀😀😀😀😀😀", "a@b.c");
    assertThat(mailbox.written()).matches("\\p{ASCII}+");
    assertThat(Addresses.parse(mailbox.written()).mailboxes()).containsExactly(mailbox);
    assertThat(new Mailbox("a\r\nBcc: x@y.z", "a@b.c\r\nX: y").written())
        .doesNotContain("\r", "\n");
  }

  @Test
  void floodsOfAddressesAreReadInTime() { // MI04
    for (String piece :
        List.of(
            "a@b.c,", "<", "<@,", "(", ")", "\"", "\\", ":", "a@:", ";", ",", "a ", "=?", "@",
            "<\"")) {
      String flood = piece.repeat(1_000_000 / piece.length());
      Bounded.within(Duration.ofSeconds(1), piece, () -> Addresses.parse(flood));
    }
    assertThat(Addresses.parse("a@b.c,".repeat(100_000)).mailboxes()).hasSize(5000);
  }
}

package com.mailfence.core.format.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {

  private static Headers headers(String text) throws IOException {
    return Message.of(Mails.mail(text)).headers();
  }

  private static String subject(String value) throws IOException {
    return headers("Subject: " + value + "\n\n").text("subject").orElseThrow();
  }

  @Test
  void fieldsKeepTheirOrderAndBytes() throws IOException {
    Headers headers = headers("A: 1\nb : 2\n folded\nA: 3\n\nC: body");
    assertThat(headers.fields()).extracting(HeaderField::name).containsExactly("A", "b", "A");
    assertThat(headers.all("a")).extracting(HeaderField::text).containsExactly("1", "3");
    assertThat(headers.text("B")).contains("2 folded");
    assertThat(new String(headers.fields().get(1).raw())).isEqualTo("b : 2\r\n folded\r\n");
    assertThat(headers.fields().get(1).start()).isEqualTo(6);
    assertThat(headers.has("C")).isFalse();
  }

  @Test
  void encodedWordsAreDecoded() throws IOException {
    assertThat(subject("=?iso-8859-1?Q?Gr=FC=DFe?= to =?UTF-8?b?w6Q=?=")).isEqualTo("Grüße to ä");
    assertThat(subject("=?utf-8?Q?=C3?=\n =?utf-8?Q?=A4b?=")).as("cut in two").isEqualTo("äb");
    assertThat(subject("=?utf-8*de?Q?a_b?=")).isEqualTo("a b");
    assertThat(subject("=?utf-8?Q?with blank?=")).isEqualTo("with blank");
    assertThat(subject("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=")).isEqualTo("日本");
    assertThat(subject("=?koi8-r?B?8NLJ18XU?=")).isEqualTo("Привет");
    assertThat(subject("=?gb2312?B?xOO6ww==?=")).isEqualTo("你好");
    assertThat(subject("=?nonsense?Q?=C3=A4?=")).isEqualTo("ä");
  }

  @Test
  void whatIsNoEncodedWordStaysAsWritten() throws IOException {
    for (String text : List.of("=?", "=?a?=", "=?utf-8?X?a?=", "=?utf-8?Q?open", "a=?b?c?d")) {
      assertThat(subject(text)).isEqualTo(text);
    }
  }

  @Test
  void bytesBeyondAsciiAreReadAsTheyLook() throws IOException { // RFC 6532
    assertThat(subject("Gr\u00c3\u00bc\u00c3\u009fe")).isEqualTo("Grüße");
    assertThat(subject("Gr\u00fc\u00dfe")).isEqualTo("Grüße");
  }

  @Test
  void nothingInASubjectBreaksALine() throws IOException { // SM05
    assertThat(subject("=?utf-8?Q?a=0D=0ABcc:_x=00=E2=80=A8y=C2=85z?="))
        .isEqualTo("a  Bcc: x  y z");
    assertThat(subject("a\rb")).isEqualTo("a b");
  }

  @Test
  void aLineThatIsNoFieldEndsTheHeader() throws IOException {
    Message message = Message.of(Mails.mail("A: b\nthe body begins\nC: d\n"));
    assertThat(message.headers().fields()).hasSize(1);
    assertThat(Mails.raw(message, "1")).isEqualTo("the body begins\r\nC: d\r\n");
  }

  @Test
  void theMarkOfAMailboxFileIsPassedOver() throws IOException {
    Headers headers = headers("From anna Mon Jan  1 00:00:00 2024\nA: b\n\n");
    assertThat(headers.fields()).extracting(HeaderField::name).containsExactly("A");
    assertThat(headers.fields().get(0).start()).isEqualTo(36);
  }

  @Test
  void floodsOfFieldsAreCut() throws IOException { // MI04
    assertThat(headers("Received: x\n".repeat(100_000)).fields()).hasSize(Limits.HEADER_FIELDS);
    assertThat(headers("Received: x\n".repeat(100_000)).cut()).isTrue();
    Headers large = headers("A: b\nTo: " + "a@b.c,\n ".repeat(300_000) + "\nC: d\n\n");
    assertThat(large.cut()).isTrue();
    assertThat(large.fields()).hasSize(2);
    assertThat(headers("A: b\n\n").cut()).isFalse();
  }

  @Test
  void theFirstOfTwoCounts() throws IOException { // MI06
    Structure structure =
        Mails.structure(
            "Content-Type: text/html\nContent-Type: multipart/x; boundary=b\n\n--b\n\nx");
    assertThat(structure.root().type().essence()).isEqualTo("text/html");
  }

  @Test
  void datesAreReadInManyWays() {
    Instant moment = Instant.parse("2024-02-01T13:04:05Z");
    for (String date :
        List.of(
            "Thu, 01 Feb 2024 14:04:05 +0100",
            "1 Feb 2024 13:04:05 GMT",
            "Thu, 1 Feb 24 13:04:05 -0000 (UTC)",
            "Thu Feb  1 13:04:05 2024",
            "Thu, 1 February 2024 08:04:05 EST",
            "Thu, 01 Feb 2024 14:04:05 GMT+0100 (CET)",
            "01-Feb-2024 14:04:05 +01:00",
            "Thu, 01 Feb 2024 01:04:05 PM UT",
            "2024-02-01T14:04:05+01:00")) {
      assertThat(MailDate.parse(date)).as(date).isEqualTo(moment);
    }
    assertThat(MailDate.parse("Thu, 1 Feb 2024 14:04 +0100")).isEqualTo("2024-02-01T13:04:00Z");
  }

  @Test
  void nonsenseIsNoDate() {
    for (String date :
        List.of(
            "",
            "now",
            "31 Feb 2024 00:00:00 +0000",
            "1 Feb 99999 1:1:1",
            "0 0 0",
            "25:61",
            "1 Feb 2024 99:00")) {
      assertThat(MailDate.parse(date)).as(date).isNull();
    }
  }

  @Test
  void idsLoseTheirBrackets() {
    assertThat(MessageIds.parse("<a@b> <c@\r\n d>\t<e@f")).containsExactly("a@b", "c@d", "e@f");
    assertThat(MessageIds.parse("a@b, c@d")).containsExactly("a@b", "c@d");
    assertThat(MessageIds.parse("<> text <<x@y>")).containsExactly("x@y");
    List<String> many = MessageIds.parse("<first@x>" + "<other@x>".repeat(1_000_000) + "<last@x>");
    assertThat(many).hasSize(50).startsWith("first@x").endsWith("last@x");
  }

  @Test
  void aTopicIsASubjectWithoutItsMarks() throws IOException {
    for (String subject :
        List.of("Plan", "Re: Plan", "RE: AW: Fwd:  Plan", "Re[2]: Plan", "re(3): Plan")) {
      Envelope envelope = Envelope.of(headers("Subject: " + subject + "\n\n"));
      assertThat(envelope.topic()).as(subject).isEqualTo("Plan");
    }
    assertThat(Envelope.of(headers("Subject: Resume: x\n\n")).topic()).isEqualTo("Resume: x");
    assertThat(Envelope.of(headers("Subject: Re:\n\n")).topic()).isEmpty();
  }

  @Test
  void importanceComesFromAnyOfItsHeaders() throws IOException {
    assertThat(Importance.of(headers("X-Priority: 1 (Highest)\n\n"))).isEqualTo(Importance.HIGH);
    assertThat(Importance.of(headers("Importance: low\n\n"))).isEqualTo(Importance.LOW);
    assertThat(Importance.of(headers("Priority: non-urgent\n\n"))).isEqualTo(Importance.LOW);
    assertThat(Importance.of(headers("X-Priority: 3\nImportance: normal\n\n")))
        .isEqualTo(Importance.NORMAL);
  }

  @Test
  void mailThatNobodyWroteIsKnown() throws IOException { // SM13
    for (String field :
        List.of(
            "Auto-Submitted: auto-replied",
            "Precedence: bulk",
            "List-Id: <x.example.com>",
            "Return-Path: <>",
            "From: No Reply <noreply@example.com>")) {
      Headers headers = headers(field + "\n\n");
      assertThat(Automation.made(headers, Addresses.in(headers, "From"))).as(field).isTrue();
    }
    Headers headers = headers("Auto-Submitted: no\nFrom: <>\nReturn-Path: <a@b.c>\n\n");
    assertThat(Automation.made(headers, Addresses.in(headers, "From"))).isFalse();
  }
}

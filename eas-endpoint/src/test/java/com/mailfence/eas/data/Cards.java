package com.mailfence.eas.data;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mailfence.core.format.line.TextValues;
import com.mailfence.core.format.vcard.Card;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Cards as programs write them, and as chance does. */
final class Cards {
  private static final List<String> WORDS =
      List.of(
          "Anna",
          "Berg",
          "van der Meer",
          "Müller",
          "佐藤",
          "O'Neil",
          "a;b",
          "c,d",
          "e\\f",
          "Иван",
          "two\nlines",
          "x".repeat(90),
          "😀",
          "\"quoted\"",
          "<b>&amp;",
          "spa  ced",
          "tab\there");
  private static final List<String> PHONE_TYPES =
      List.of(
          "HOME",
          "WORK",
          "CELL",
          "FAX",
          "PAGER",
          "CAR",
          "VOICE",
          "pref",
          "MAIN",
          "iPhone",
          "x-odd",
          "OTHER",
          "x-assistant",
          "x-radio");

  /** As real programs write them, each with something of its own. */
  static final List<String> REAL =
      List.of(
          """
          BEGIN:VCARD
          VERSION:3.0
          PRODID:-//Apple Inc.//iOS 17.4//EN
          N:Appleseed;John;Quincy;Dr.;Jr.
          FN:Dr. John Quincy Appleseed Jr.
          NICKNAME:Johnny
          X-PHONETIC-FIRST-NAME:Jon
          ORG:Orchard\\, Inc.;Cider;Press
          TITLE:Chief
          EMAIL;type=INTERNET;type=HOME;type=pref:john@orchard.test
          item1.EMAIL;type=INTERNET:work@orchard.test
          item1.X-ABLabel:_$!<Other>!$_
          TEL;type=IPHONE;type=CELL;type=VOICE:+1 555 1
          TEL;type=MAIN:+1 555 2
          item2.ADR;type=HOME;type=pref:;;1 Apple Way\\nSuite 2;Town;CA;95014;USA
          item2.X-ABADR:us
          item3.URL;type=pref:http\\://orchard.test
          item3.X-ABLabel:_$!<HomePage>!$_
          BDAY;X-APPLE-OMIT-YEAR=1604:1604-03-05
          item4.X-ABDATE;type=pref:2001-06-07
          item4.X-ABLabel:_$!<Anniversary>!$_
          item5.X-ABRELATEDNAMES;type=pref:Jane
          item5.X-ABLabel:_$!<Spouse>!$_
          item6.X-ABRELATEDNAMES:Tim
          item6.X-ABLabel:_$!<Child>!$_
          IMPP;X-SERVICE-TYPE=Jabber;type=HOME:xmpp:john@jabber.test
          X-SOCIALPROFILE;type=twitter:http://twitter.com/x
          NOTE:Line one\\nLine two
          PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg==
          REV:2024-02-03T04:05:06Z
          UID:real-1
          END:VCARD
          """,
          """
          BEGIN:VCARD
          VERSION:4.0
          UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
          FN;PID=1.1:J. Doe
          N:Doe;J.;;;
          EMAIL;PID=4.1,5.1;PREF=2:jdoe@example.test
          EMAIL;PREF=1:first@example.test
          TEL;VALUE=uri;TYPE="voice,work";PREF=1:tel:+1-418-656-9254;ext=102
          TEL;TYPE="cell,text":+1 418
          CLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556
          BDAY:--0203
          ANNIVERSARY:20090808T1430-0500
          RELATED;TYPE=spouse;VALUE=text:Please contact Jane
          RELATED;TYPE=friend:urn:uuid:f81d4fae
          PHOTO:https://example.test/x.jpg
          CATEGORIES:INTERNET,IETF\\,x,work
          ADR;LABEL="One^nTwo";GEO="geo:1,2":;Apt 3;Street;Town;;1;X
          KEY:data:application/pgp-keys;base64,AAAA
          LANG;PREF=1:fr
          X-CUSTOM;X-P=1:kept
          END:VCARD
          """,
          """
          BEGIN:VCARD
          VERSION:2.1
          N;LANGUAGE=en;CHARSET=windows-1252;ENCODING=QUOTED-PRINTABLE:M=FCller;J=F6rg
          FN:Jorg
          UID:outlook-1
          ORG:Acme;Sales
          TEL;WORK;VOICE:1
          TEL;WORK;VOICE:2
          TEL;WORK;VOICE:3
          TEL;HOME;FAX:4
          ADR;WORK;PREF:;;Street 1;Town;;1;X
          LABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:Street 1=0D=0A1 Town
          X-MS-OL-DEFAULT-POSTAL-ADDRESS:2
          EMAIL;PREF;INTERNET:a@x.test
          REV:20080424T195243Z
          END:VCARD
          """,
          """
          BEGIN:VCARD
          VERSION:3.0
          UID:evolution-1
          FN:Only a name
          X-EVOLUTION-FILE-AS:Name\\, Only a
          X-EVOLUTION-SPOUSE:Sam
          X-EVOLUTION-MANAGER:Boss
          X-EVOLUTION-ASSISTANT:Helper
          X-EVOLUTION-ANNIVERSARY:1999-12-31
          TEL;TYPE="x-evolution-assistant":5
          X-JABBER;TYPE=HOME:jabber@x.test
          EMAIL:1@x.test
          EMAIL:2@x.test
          EMAIL:3@x.test
          EMAIL:4@x.test
          EMAIL:5@x.test
          END:VCARD
          """);

  private Cards() {}

  static Card read(String text) {
    return Card.parse(text.getBytes(UTF_8));
  }

  static List<Card> real() {
    return REAL.stream().map(Cards::read).toList();
  }

  /** A card by chance. */
  static Card random(Random random) {
    boolean four = random.nextBoolean();
    List<String> lines = new ArrayList<>();
    lines.add("BEGIN:VCARD");
    lines.add("VERSION:" + (four ? "4.0" : "3.0"));
    lines.add("UID:u" + random.nextInt(1_000_000));
    lines.add("FN:" + text(random));
    maybe(random, lines, "N:" + texts(random, 5, ';'));
    maybe(random, lines, "ORG:" + texts(random, 1 + random.nextInt(3), ';'));
    maybe(random, lines, "TITLE:" + text(random));
    maybe(random, lines, "NICKNAME:" + texts(random, 1 + random.nextInt(2), ','));
    maybe(random, lines, "NOTE:" + text(random) + "\\n" + text(random));
    maybe(random, lines, "URL:https://x.test/" + random.nextInt());
    maybe(random, lines, "CATEGORIES:" + texts(random, 1 + random.nextInt(3), ','));
    maybe(random, lines, "BDAY:" + day(random, four));
    maybe(random, lines, (four ? "ANNIVERSARY:" : "X-ANNIVERSARY:") + day(random, four));
    maybe(random, lines, "X-PHONETIC-ORG:" + text(random));
    maybe(random, lines, "X-OFFICE-LOCATION:" + text(random));
    maybe(random, lines, "X-MMS:" + text(random));
    maybe(random, lines, "X-FILE-AS:" + text(random));
    maybe(random, lines, "item1.X-ABRELATEDNAMES:" + text(random));
    maybe(random, lines, "item1.X-ABLabel:_$!<" + (random.nextBoolean() ? "Child" : "Spouse"));
    for (int n = random.nextInt(7); n > 0; n--) {
      lines.add("EMAIL" + ranked(random, four) + ":" + n + "@x.test");
    }
    for (int n = random.nextInt(9); n > 0; n--) {
      lines.add("TEL" + types(random) + ":+" + random.nextInt(99_999));
    }
    for (int n = random.nextInt(4); n > 0; n--) {
      String type = List.of("", ";TYPE=home", ";TYPE=WORK", ";TYPE=x").get(random.nextInt(4));
      lines.add("ADR" + type + ":" + texts(random, 7, ';'));
    }
    for (int n = random.nextInt(5); n > 0; n--) {
      lines.add("IMPP:" + List.of("xmpp:", "im:", "").get(random.nextInt(3)) + n + "@x.test");
    }
    maybe(random, lines, photo(random, four));
    maybe(random, lines, "X-UNHEARD;X-P=\"a;b\":" + text(random));
    maybe(random, lines, "g.TZ:Europe/Brussels");
    lines.add("END:VCARD");
    return read(String.join("\r\n", lines) + "\r\n");
  }

  private static void maybe(Random random, List<String> lines, String line) {
    if (random.nextBoolean()) {
      lines.add(line);
    }
  }

  private static String text(Random random) {
    return TextValues.escape(WORDS.get(random.nextInt(WORDS.size())));
  }

  private static String texts(Random random, int many, char separator) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      texts.add(random.nextInt(3) == 0 ? "" : WORDS.get(random.nextInt(WORDS.size())));
    }
    return TextValues.join(texts, separator);
  }

  private static String day(Random random, boolean four) {
    int year = 1900 + random.nextInt(150);
    int month = 1 + random.nextInt(12);
    int day = 1 + random.nextInt(30);
    return four
        ? "%04d%02d%02d".formatted(year, month, day)
        : "%04d-%02d-%02d".formatted(year, month, day);
  }

  private static String ranked(Random random, boolean four) {
    if (random.nextInt(3) > 0) {
      return ";TYPE=HOME";
    }
    return four ? ";PREF=" + (1 + random.nextInt(100)) : ";TYPE=pref";
  }

  private static String types(Random random) {
    var types = new StringBuilder();
    for (int n = random.nextInt(3); n > 0; n--) {
      types.append(";TYPE=").append(PHONE_TYPES.get(random.nextInt(PHONE_TYPES.size())));
    }
    return types.toString();
  }

  private static String photo(Random random, boolean four) {
    byte[] bytes = new byte[random.nextInt(random.nextInt(20) == 0 ? 50_000 : 200)];
    random.nextBytes(bytes);
    String base64 = Base64.getEncoder().encodeToString(bytes);
    return four ? "PHOTO:data:image/png;base64," + base64 : "PHOTO;ENCODING=b:" + base64;
  }
}

package com.mailfence.core.format.mime;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails that touch every rule of the reader, to be changed at random. */
final class Seeds {
  private Seeds() {}

  static final List<byte[]> ALL =
      List.of(
              """
              From: =?utf-8?B?w4Q=?= <a@b.c>, "x, y" <d@e.f>
              To: Team: g@h.i;, (c) j@k.l
              Bcc: hidden@example.com
              Subject: =?iso-8859-1?Q?Gr=FC=DFe?= =?iso-8859-1?Q?_2?=
              Date: Thu, 1 Feb 2024 14:04:05 +0100
              Message-ID: <one@x>
              References: <a@x> <b@x>
              Content-Type: text/plain; charset=utf-8; format=flowed
              Content-Transfer-Encoding: quoted-printable

              Gr=C3=BC=C3=9Fe =
              und =F0=9F=98=80 mehr
              """,
              """
              Content-Type: multipart/mixed; boundary="a b"

              before
              --a b
              Content-Type: multipart/alternative; boundary=c

              --c

              plain
              --c
              Content-Type: multipart/related; start="<s>"; boundary=d

              --d
              Content-Type: text/html; charset=windows-1251
              Content-ID: <s>

              <html><head><style>x</style></head><body><p>\u00cf\u00f0 &amp; <a href="http://x/">y</a>
              <blockquote>q</blockquote><pre> z
              </pre></body></html>
              --d
              Content-Type: image/png; name="../p.png"
              Content-ID: <pic>
              Content-Transfer-Encoding: base64

              iVBORw0KGgo=
              --d--
              --c
              Content-Type: text/calendar; method=REQUEST; charset=utf-8

              BEGIN:VCALENDAR
              END:VCALENDAR
              --c--
              --a b
              Content-Type: message/rfc822

              Subject: inner
              Content-Type: multipart/digest; boundary=e

              --e

              Subject: one

              first
              --e--
              --a b
              Content-Type: application/pdf; name*0*=iso-8859-1'de'%DC; name*1=ber.pdf
              Content-Disposition: attachment; filename="=?utf-8?Q?=C3=9Cber?=.pdf"

              \u0000\u0001\u00ff
              --a b--
              after
              """,
              """
              Content-Type: text/html

              <meta charset="shift_jis">\u0082\u00b1\u0082\u00f1&#x1F600;&nbsp;<!-- x --><br>
              """,
              """
              Content-Type: multipart/report; report-type=delivery-status; boundary="b"

              --b
              Content-Type: text/plain; charset=iso-2022-jp

              \u001b$BF|K\\\u001b(B
              --b
              Content-Type: message/delivery-status

              Action: failed
              --b
              Content-Type: text/rfc822-headers

              From: a@b.c
              """,
              "From x y\n>From z\nA: b\rc\nno field\n\nbody",
              "Content-Type: text/plain; charset=utf-16\n\n\u00fe\u00ff\u0000a\u00d8\u0000")
          .stream()
          .map(seed -> seed.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1))
          .toList();
}

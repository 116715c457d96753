package com.mailfence.dav.method;

import static com.mailfence.dav.DavHouse.BOOK;
import static com.mailfence.dav.DavHouse.CALENDAR;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.dav.DavHouse;
import com.mailfence.dav.DavHouse.Answer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueriesTest {
  private final DavHouse dav = new DavHouse();

  @BeforeEach
  void someObjects() {
    dav.putEvent("one.ics", "one", "20260301T100000Z", "SUMMARY:Lunch", "LOCATION;X-A=b:Here");
    dav.putEvent(
        "daily.ics",
        "daily",
        "20260301T120000Z",
        "RRULE:FREQ=DAILY;COUNT=10",
        "SUMMARY:Stand-up",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:x",
        "TRIGGER:-PT15M",
        "END:VALARM");
    dav.putEvent("float.ics", "float", "20260305T230000");
    dav.putCard("ann.vcf", "ann", "Ann Ångström", "EMAIL;TYPE=WORK:ann@example.org", "NOTE:x");
    dav.putCard("bob.vcf", "bob", "Bob", "EMAIL;TYPE=HOME:bob@example.com");
  }

  @AfterEach
  void close() {
    dav.close();
  }

  @ParameterizedTest
  @CsvSource({
    "20260301T100000Z, 20260301T110000Z, one",
    "20260301T103000Z, 20260301T104000Z, one",
    "20260301T110000Z, 20260301T113000Z, ''",
    "20260303T120000Z, 20260303T130000Z, daily",
    "20260310T125900Z, 20260310T140000Z, daily",
    "20260311T000000Z, 20260312T000000Z, ''",
    "20260305T233000Z, 20260306T000000Z, float"
  })
  void timeRangeFindsWhatHappensThen(String start, String end, String found) {
    assertThat(names(events("<C:time-range start=\"%s\" end=\"%s\"/>".formatted(start, end))))
        .isEqualTo(found.isEmpty() ? List.of() : List.of(found + ".ics"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<C:prop-filter name='SUMMARY'><C:text-match>lunch</C:text-match></C:prop-filter>|1",
        "<C:prop-filter name='SUMMARY'><C:text-match collation='i;octet'>lunch</C:text-match></C:prop-filter>|0",
        "<C:prop-filter name='SUMMARY'><C:text-match negate-condition='yes'>Lunch</C:text-match></C:prop-filter>|1",
        "<C:prop-filter name='SUMMARY'><C:is-not-defined/></C:prop-filter>|1",
        "<C:prop-filter name='LOCATION'><C:param-filter name='X-A'><C:text-match>b</C:text-match></C:param-filter></C:prop-filter>|1",
        "<C:prop-filter name='LOCATION'><C:param-filter name='X-A'><C:is-not-defined/></C:param-filter></C:prop-filter>|0",
        "<C:prop-filter name='UID'/>|3",
        "<C:comp-filter name='VALARM'/>|1",
        "<C:comp-filter name='VALARM'><C:is-not-defined/></C:comp-filter>|2",
        "<C:comp-filter name='VALARM'><C:time-range start='20260302T114000Z' end='20260302T114600Z'/></C:comp-filter>|1",
        "<C:comp-filter name='VALARM'><C:time-range start='20260302T115000Z' end='20260302T115500Z'/></C:comp-filter>|0"
      })
  void filterLooksAtWhatItNames(String condition, int found) {
    assertThat(names(events(condition.replace('\'', '"')))).hasSize(found); // RFC 4791 s9.7
  }

  @Test
  void expandedSeriesIsSingleEvents() {
    String body =
        query(
                "<C:calendar-data><C:expand start=\"20260302T000000Z\" end=\"20260304T000000Z\"/>"
                    + "</C:calendar-data>",
                "<C:time-range start=\"20260302T000000Z\" end=\"20260304T000000Z\"/>")
            .body();
    assertThat(body)
        .contains("RECURRENCE-ID:20260302T120000Z")
        .contains("RECURRENCE-ID:20260303T120000Z")
        .doesNotContain("RRULE")
        .doesNotContain("20260304T120000Z");
  }

  @Test
  void partOfAnObjectIsGiven() {
    String body =
        query(
                "<C:calendar-data><C:comp name=\"VCALENDAR\"><C:comp name=\"VEVENT\">"
                    + "<C:prop name=\"UID\"/></C:comp></C:comp></C:calendar-data>",
                "")
            .body();
    assertThat(body).contains("UID:daily").doesNotContain("SUMMARY").doesNotContain("VALARM");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<C:time-range/>",
        "<C:time-range start=\"20260301\" end=\"20260302\"/>",
        "<C:time-range start=\"20260301T000000\"/>",
        "<C:time-range start=\"20260302T000000Z\" end=\"20260301T000000Z\"/>",
        "<C:nonsense/>",
        "<C:prop-filter name=\"UID\"><C:text-match collation=\"i;none\">x</C:text-match></C:prop-filter>"
      })
  void filtersThatAreNoneAreRefusedWithTheirWord(String condition) {
    Answer told = events(condition);
    assertThat(told.status()).isEqualTo(403);
    assertThat(told.body())
        .containsAnyOf("valid-filter", "supported-filter", "supported-collation");
  }

  @Test
  void busyTimesAreMergedAndSayNothingElse() {
    String asked =
        """
        <C:free-busy-query xmlns:C="urn:ietf:params:xml:ns:caldav">
        <C:time-range start="20260301T000000Z" end="20260302T000000Z"/></C:free-busy-query>
        """;
    Answer told = dav.ask("REPORT", CALENDAR, asked);
    assertThat(told.body())
        .contains("20260301T100000Z/20260301T110000Z")
        .contains("20260301T120000Z/20260301T130000Z")
        .doesNotContain("Lunch");
  }

  @Test
  void explosiveRulesAreAnsweredInTime() {
    dav.putEvent("s.ics", "s", "20260301T000000Z", "RRULE:FREQ=SECONDLY");
    dav.putEvent("b.ics", "b", "20260301T000000Z", "RRULE:FREQ=MINUTELY;BYSETPOS=2");
    dav.putEvent("n.ics", "n", "20260301T000000Z", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5),
        () -> {
          Answer told =
              events("<C:time-range start=\"20400101T000000Z\" end=\"20400102T000000Z\"/>");
          assertThat(told.status()).isEqualTo(207); // CA01
        });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<A:prop-filter name='FN'><A:text-match>ANGSTROM</A:text-match></A:prop-filter>|0",
        "<A:prop-filter name='FN'><A:text-match>ångström</A:text-match></A:prop-filter>|1",
        "<A:prop-filter name='EMAIL'><A:text-match match-type='ends-with'>.org</A:text-match></A:prop-filter>|1",
        "<A:prop-filter name='EMAIL'><A:text-match match-type='starts-with'>bob</A:text-match></A:prop-filter>|1",
        "<A:prop-filter name='FN'><A:text-match match-type='equals'>bob</A:text-match></A:prop-filter>|1",
        "<A:prop-filter name='NOTE'><A:is-not-defined/></A:prop-filter>|1",
        "<A:prop-filter name='EMAIL'><A:param-filter name='TYPE'><A:text-match>home</A:text-match></A:param-filter></A:prop-filter>|1",
        "<A:prop-filter name='NOTE'/>|1",
        "|2"
      })
  void cardsAreFoundByEveryOperator(String condition, int found) {
    assertThat(names(cards(condition == null ? "" : condition.replace('\'', '"'), "anyof")))
        .hasSize(found); // RFC 6352 s10.5
  }

  @Test
  void allConditionsOrAny() {
    String two =
        "<A:prop-filter name=\"FN\"><A:text-match>bob</A:text-match></A:prop-filter>"
            + "<A:prop-filter name=\"NOTE\"/>";
    assertThat(names(cards(two, "anyof"))).hasSize(2);
    assertThat(names(cards(two, "allof"))).isEmpty();
    Answer cut =
        cards("<A:prop-filter name=\"FN\"/>", "anyof\"><x/></A:filter><A:filter test=\"anyof");
    assertThat(cut.status()).isEqualTo(403);
  }

  @Test
  void cardsAreGivenInPartAndInAVersion() {
    String asked =
        """
        <A:addressbook-multiget xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop>
        <A:address-data version="4.0"><A:prop name="UID"/><A:prop name="FN"/></A:address-data>
        </D:prop><D:href>%s</D:href></A:addressbook-multiget>
        """
            .formatted(BOOK + "ann.vcf");
    assertThat(dav.ask("REPORT", BOOK, asked).body())
        .contains("VERSION:4.0")
        .contains("Ann")
        .doesNotContain("EMAIL");
    assertThat(dav.ask("REPORT", BOOK, asked.replace("4.0", "5.0")).status()).isEqualTo(406);
  }

  @Test
  void resultsEndAtTheLimit() {
    String asked =
        """
        <A:addressbook-query xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop>
        <D:getetag/></D:prop><A:filter/><A:limit><A:nresults>1</A:nresults></A:limit>
        </A:addressbook-query>
        """;
    Answer told = dav.ask("REPORT", BOOK, asked);
    assertThat(told.hrefs()).hasSize(2);
    assertThat(told.body()).contains("507");
  }

  private Answer events(String condition) {
    return query("<D:getetag/>", condition);
  }

  private Answer query(String properties, String condition) {
    String asked =
        """
        <C:calendar-query xmlns:D="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><D:prop>%s</D:prop>
        <C:filter><C:comp-filter name="VCALENDAR"><C:comp-filter name="VEVENT">%s</C:comp-filter>
        </C:comp-filter></C:filter></C:calendar-query>
        """
            .formatted(properties, condition);
    return dav.ask("REPORT", CALENDAR, asked, "depth", "1");
  }

  private Answer cards(String condition, String test) {
    String asked =
        """
        <A:addressbook-query xmlns:D="DAV:" xmlns:A="urn:ietf:params:xml:ns:carddav"><D:prop>
        <D:getetag/></D:prop><A:filter test="%s">%s</A:filter></A:addressbook-query>
        """
            .formatted(test, condition);
    return dav.ask("REPORT", BOOK, asked, "depth", "1");
  }

  private static List<String> names(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(207);
    return answer.hrefs().stream().map(href -> href.substring(href.lastIndexOf('/') + 1)).toList();
  }
}

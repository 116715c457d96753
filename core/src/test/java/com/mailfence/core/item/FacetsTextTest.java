package com.mailfence.core.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.core.item.MailFacets.Importance;
import com.mailfence.core.item.MailFacets.Nature;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FacetsTextTest {
  private static final MailFacets FULL =
      new MailFacets(
          "tabs\tlines\nand \\ backslashes \\n",
          "Anna <anna@example.org>",
          "",
          "reply@example.org",
          "a@example.org, b@example.org",
          "",
          "",
          Instant.ofEpochMilli(1_700_000_000_123L),
          "first@example.org",
          List.of("first@example.org", "second@example.org"),
          "a preview",
          Importance.HIGH,
          Nature.MEETING,
          List.of(
              new Attachment("2", "a\tb\n.pdf", "application/pdf", 12, "", false, false),
              new Attachment("1.3", "mail.eml", "message/rfc822", 0, "cid@x", true, true)),
          "structure\nof several\tlines");

  @Test
  void allFieldsSurvive() {
    assertThat(FacetsText.read(FacetsText.write(FULL))).isEqualTo(FULL);
  }

  @Test
  void missingDateAndListsSurvive() {
    var bare =
        new MailFacets(
            "",
            "",
            "",
            "",
            "",
            "",
            "",
            null,
            "",
            List.of(),
            "",
            Importance.NORMAL,
            Nature.PLAIN,
            List.of(),
            "");
    assertThat(FacetsText.read(FacetsText.write(bare))).isEqualTo(bare);
  }

  @Test
  void noFacetsAreAnEmptyColumn() {
    assertThat(FacetsText.write(Facets.NONE)).isEmpty();
    assertThat(FacetsText.read("")).isSameAs(Facets.NONE);
  }

  @Test
  void aColumnThatIsNotOursIsRefused() {
    assertThatThrownBy(() -> FacetsText.read("X\n")).isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> FacetsText.read("M\n")).isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> FacetsText.read(FacetsText.write(FULL) + "broken\n"))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void calendarObjectsComeBackAsTheyWere() {
    var event =
        new EventFacets(
            Component.TODO,
            Instant.ofEpochMilli(-5),
            null,
            Set.of(EventFacets.Trait.RECURRING, EventFacets.Trait.FLOATING),
            "a\nb\tc\\",
            "",
            EventFacets.Status.IN_PROCESS,
            "ann@example.test",
            2,
            "tag");

    assertThat(FacetsText.read(FacetsText.write(event))).isEqualTo(event);
    assertThatThrownBy(() -> FacetsText.read("E\nEVENT\n")).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void whatBeginsAndEndsAtOnceSpansItsMoment() {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    var event =
        new EventFacets(
            Component.EVENT, noon, noon, Set.of(), "", "", EventFacets.Status.NONE, "", 0, "");

    assertThat(event.span().meets(new Period(noon, noon.plusNanos(1)))).isTrue();
    assertThat(event.span().meets(new Period(noon.minusSeconds(9), noon))).isFalse();
  }

  @Test
  void cardsComeBackAsTheyWere() {
    var card =
        new CardFacets(
            CardFacets.Sort.GROUP,
            "Anna\\n",
            "Berg, Anna",
            "",
            "Acme",
            List.of("a@x.test", "b@x.test"),
            List.of(),
            true,
            Instant.ofEpochMilli(7));
    var bare =
        new CardFacets(
            CardFacets.Sort.PERSON, "", "", "", "", List.of(), List.of("1"), false, null);

    assertThat(FacetsText.read(FacetsText.write(card))).isEqualTo(card);
    assertThat(FacetsText.read(FacetsText.write(bare))).isEqualTo(bare);
    assertThatThrownBy(() -> FacetsText.read("C\nNOBODY\n")).isInstanceOf(Refusal.Malformed.class);
  }
}

package com.mailfence.core.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.MailFacets.Attachment;
import com.mailfence.core.item.MailFacets.Importance;
import com.mailfence.core.item.MailFacets.Nature;
import java.time.Instant;
import java.util.List;
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
}

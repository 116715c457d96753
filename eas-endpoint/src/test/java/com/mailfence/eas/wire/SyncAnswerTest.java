package com.mailfence.eas.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.eas.wbxml.Element;
import com.mailfence.eas.wbxml.XmlNotation;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SyncAnswerTest {
  private static final Element DATA =
      Element.grow("AirSync", "ApplicationData").flag("Email", "Read", true).build();

  @Test
  void moreStandsBetweenStatusAndChanges() {
    var answer =
        new SyncAnswer(
            "5",
            "k2",
            1,
            true,
            List.of(SyncAnswer.added("c", "5:8").build()),
            List.of(SyncAnswer.add("5:9", DATA), SyncAnswer.delete("5:1")));
    assertThat(text(answer, false))
        .isEqualTo(
            "<AirSync:Sync><Collections><Collection><SyncKey>k2</SyncKey>"
                + "<CollectionId>5</CollectionId><Status>1</Status><MoreAvailable/>"
                + "<Responses><Add><ClientId>c</ClientId><ServerId>5:8</ServerId>"
                + "<Status>1</Status></Add></Responses><Commands><Add><ServerId>5:9</ServerId>"
                + "<ApplicationData><Email:Read>1</Read></ApplicationData></Add>"
                + "<Delete><ServerId>5:1</ServerId></Delete></Commands></Collection>"
                + "</Collections></Sync>");
  }

  @Test
  void noListIsEmpty() { // [MS-ASCMD] R3835, R3836, R2053
    assertThat(text(new SyncAnswer("5", "k2", 1, false, List.of(), List.of()), false))
        .doesNotContain("Responses", "Commands", "MoreAvailable");
  }

  @Test
  void oldVersionsHearTheClass() { // [MS-ASCMD] R6319
    assertThat(text(SyncAnswer.refused("5", 3), true))
        .contains("<Collection><Class>Email</Class><SyncKey>0</SyncKey>");
  }

  private static String text(SyncAnswer answer, boolean withClass) {
    return XmlNotation.show(
        SyncAnswer.document(List.of(answer), withClass), XmlNotation.Style.WHOLE);
  }
}

package com.mailfence.eas.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.FollowUp.State;
import com.mailfence.core.item.Marks;
import com.mailfence.eas.wbxml.XmlReading;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailPatchTest {
  private static final String DATES =
      "<Tasks:StartDate>2026-03-01T00:00:00.000Z</StartDate>"
          + "<Tasks:DueDate>2026-03-02T00:00:00.000Z</DueDate>"
          + "<Tasks:UtcStartDate>2026-03-01T00:00:00.000Z</UtcStartDate>"
          + "<Tasks:UtcDueDate>2026-03-02T00:00:00.000Z</UtcDueDate>";
  private static final Marks MARKED =
      new Marks(
          true,
          new FollowUp(State.ACTIVE, Map.of("FlagType", "Call", "Subject", "s")),
          Set.of("blue"),
          Marks.NONE.answer());

  @Test
  void onlyWhatIsNamedIsChanged() { // [MS-ASCMD] R873, R5825, R5826
    assertThat(patch("<Email:Read>0</Read>")).isEqualTo(MARKED.asRead(false));
    assertThat(patch("<Email:Categories/>")).isEqualTo(MARKED.tagged(Set.of()));
    assertThat(patch("<Email:Flag/>")).isEqualTo(MARKED.flagged(FollowUp.NONE));
    assertThat(patch("")).isEqualTo(MARKED);
  }

  @Test
  void otherPropertiesAreLeft() { // [MS-ASCMD] R875
    assertThat(patch("<Email:Subject>new</Subject><Email:Read>0</Read>"))
        .isEqualTo(MARKED.asRead(false));
  }

  @Test
  void categoriesAreReplaced() { // [MS-ASEMAIL] R319, R320
    assertThat(
            patch("<Email:Categories><Category>red</Category><Category>a</Category></Categories>"))
        .isEqualTo(MARKED.tagged(Set.of("a", "red")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Email:Flag/>", "<Email:Flag><Status>0</Status></Flag>"})
  void aFlagIsClearedInTwoWays(String flag) { // [MS-ASEMAIL] R88, R8800
    assertThat(patch(flag).flag()).isEqualTo(FollowUp.NONE);
  }

  @Test
  void aFlagIsSetWithItsDetails() { // [MS-ASEMAIL] R940
    FollowUp flag =
        patch("<Email:Flag><Status>2</Status><FlagType>Later</FlagType>" + DATES + "</Flag>")
            .flag();
    assertThat(flag.state()).isEqualTo(State.ACTIVE);
    assertThat(flag.details())
        .containsEntry("FlagType", "Later")
        .containsEntry("DueDate", "2026-03-02T00:00:00.000Z")
        .doesNotContainKey("Subject");
  }

  @Test
  void aFlagIsCompleted() { // [MS-ASEMAIL] R86
    FollowUp flag =
        patch(
                "<Email:Flag><Status>1</Status><CompleteTime>2026-03-02T00:00:00.000Z"
                    + "</CompleteTime><Tasks:DateCompleted>2026-03-02T00:00:00.000Z"
                    + "</DateCompleted></Flag>")
            .flag();
    assertThat(flag.state()).isEqualTo(State.COMPLETE);
  }

  @Test
  void aFlagIsUpdatedByWhatChangedOfIt() { // [MS-ASEMAIL] R90
    FollowUp flag = patch("<Email:Flag><Tasks:Subject>t</Subject></Flag>").flag();
    assertThat(flag)
        .isEqualTo(new FollowUp(State.ACTIVE, Map.of("FlagType", "Call", "Subject", "t")));
  }

  @Test
  void ofTwoChildrenTheFirstCounts() { // [MS-ASEMAIL] R581
    FollowUp flag =
        patch("<Email:Flag><Status>2</Status><FlagType>a</FlagType><FlagType>b</FlagType></Flag>")
            .flag();
    assertThat(flag.details()).containsEntry("FlagType", "a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<Email:Read>2</Read>", // [MS-ASEMAIL] R643
        "<Email:Read/>",
        "<Email2:Sender>x@x.org</Sender>", // [MS-ASEMAIL] R723
        "<Email2:ConversationId>x</ConversationId>", // [MS-ASEMAIL] R347
        "<Email2:ReceivedAsBcc>1</ReceivedAsBcc>", // [MS-ASEMAIL] R648
        "<Email2:UmCallerID>1</UmCallerID>", // [MS-ASEMAIL] R817
        "<Email2:UmUserNotes>1</UmUserNotes>", // [MS-ASEMAIL] R835
        "<Email:Flag><Status>3</Status></Flag>", // [MS-ASEMAIL] R757
        "<Email:Flag><Status>2</Status></Flag>", // [MS-ASEMAIL] R92
        "<Email:Flag><Status>1</Status></Flag>",
        "<Email:Flag><Status>1</Status><CompleteTime>2026-03-02T00:00:00.000Z</CompleteTime></Flag>",
        "<Email:Flag><Status>2</Status><FlagType>a</FlagType>"
            + "<Tasks:DueDate>2026-03-02T00:00:00.000Z</DueDate></Flag>", // [MS-ASEMAIL] R409
        "<Email:Flag><Status>2</Status><FlagType>a</FlagType>"
            + "<Tasks:ReminderSet>1</ReminderSet></Flag>", // [MS-ASEMAIL] R702
        "<Email:Flag><Tasks:StartDate>2026-03-03T00:00:00.000Z</StartDate>"
            + "<Tasks:DueDate>2026-03-02T00:00:00.000Z</DueDate></Flag>", // [MS-ASEMAIL] R739
      })
  void whatADeviceMayNotWriteIsRefused(String data) {
    assertThatThrownBy(() -> patch(data)).isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void aTimeThatIsNoneIsAFaultOfTheItem() {
    assertThatThrownBy(
            () ->
                patch(
                    "<Email:Flag><Tasks:StartDate>soon</StartDate>"
                        + "<Tasks:DueDate>2026-03-02T00:00:00.000Z</DueDate></Flag>"))
        .isInstanceOf(com.mailfence.eas.wbxml.BadWire.class);
  }

  @Test
  void categoriesHaveBounds() {
    String many = "<Email:Categories>" + "<Category>%d</Category>".repeat(101) + "</Categories>";
    Object[] numbers = new Object[101];
    java.util.Arrays.setAll(numbers, i -> i);
    assertThatThrownBy(() -> patch(String.format(many, numbers)))
        .isInstanceOf(Refusal.Malformed.class);
    String wide = "<Email:Categories><Category>" + "x".repeat(129) + "</Category></Categories>";
    assertThatThrownBy(() -> patch(wide)).isInstanceOf(Refusal.Malformed.class);
  }

  private static Marks patch(String data) {
    return MailPatch.of(XmlReading.read("<AirSync:ApplicationData>" + data + "</ApplicationData>"))
        .on(MARKED);
  }
}

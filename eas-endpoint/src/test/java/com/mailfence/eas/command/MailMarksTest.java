package com.mailfence.eas.command;

import static com.mailfence.eas.command.MailWire.one;
import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.Reader;
import com.mailfence.core.item.FollowUp;
import com.mailfence.core.item.Item;
import com.mailfence.core.item.Role;
import com.mailfence.eas.Mails;
import com.mailfence.eas.wire.ServerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What phones mark on mail and hear of marks, flags as tasks among them, at every version. */
class MailMarksTest {
  private final MailWire wire = new MailWire();

  @AfterEach
  void close() {
    wire.close();
  }

  /** A phone that holds the Inbox. */
  private final class Reading {
    final DeskHouse.Phone phone;
    private String key;

    Reading(String device, String version) {
      phone = wire.desk.new Phone(wire.bob, device, version);
      key = one("<SyncKey>([^<]*)<", MailWire.sync(phone, wire.inbox, "")).orElseThrow();
    }

    String sync(String commands) {
      String answer =
          phone.ask(
              "Sync",
              "<AirSync:Sync><Collections><Collection><SyncKey>"
                  + key
                  + "</SyncKey><CollectionId>"
                  + ServerId.of(wire.inbox.id())
                  + "</CollectionId>"
                  + commands
                  + "</Collection></Collections></Sync>");
      key = one("<SyncKey>([^<]*)<", answer).orElse(key);
      return answer;
    }

    String change(Item mail, String data) {
      return sync("<Commands>" + command(mail, data) + "</Commands>");
    }
  }

  private static String command(Item mail, String data) {
    return "<Change><ServerId>"
        + ServerId.of(mail)
        + "</ServerId><ApplicationData>"
        + data
        + "</ApplicationData></Change>";
  }

  private static final String DAYS =
      "<Tasks:StartDate>2026-03-02T00:00:00.000Z</Tasks:StartDate>"
          + "<Tasks:UtcStartDate>2026-03-01T23:00:00.000Z</Tasks:UtcStartDate>"
          + "<Tasks:DueDate>2026-03-05T00:00:00.000Z</Tasks:DueDate>"
          + "<Tasks:UtcDueDate>2026-03-04T23:00:00.000Z</Tasks:UtcDueDate>";
  private static final String TASK =
      "<Email:Flag><Tasks:Subject>Call</Tasks:Subject><Email:Status>2</Email:Status>"
          + "<Email:FlagType>Flag for follow up</Email:FlagType>"
          + DAYS
          + "<Tasks:ReminderSet>1</Tasks:ReminderSet>"
          + "<Tasks:ReminderTime>2026-03-02T08:00:00.000Z</Tasks:ReminderTime></Email:Flag>";
  private static final String DONE =
      "<Email:Flag><Email:Status>1</Email:Status>"
          + "<Tasks:DateCompleted>2026-03-03T08:00:00.000Z</Tasks:DateCompleted>"
          + "<Email:CompleteTime>2026-03-03T08:00:00.000Z</Email:CompleteTime></Email:Flag>";

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aTaskOfAMailIsSetDoneAndClearedAndOthersHearOfNothingElse(String version) {
    // [MS-ASEMAIL] R941, R942, R87, R89, R8900, R100, R81, R336, R334, R692, R1021
    Item mail = wire.add(Mails.plain("call", "x\n"));
    var one = new Reading("one", version);
    var two = new Reading("two", version);
    one.change(mail, TASK);
    assertThat(wire.now(mail.id()).marks().flag().state()).isEqualTo(FollowUp.State.ACTIVE);
    assertThat(two.sync(""))
        .contains("<ApplicationData><Email:Flag><Tasks:Subject>Call</Subject>")
        .contains("<Tasks:ReminderSet>1<", "<Tasks:UtcDueDate>2026-03-04T23:00:00.000Z<")
        .endsWith(
            "</Flag></ApplicationData></Change></Commands></Collection></Collections></Sync>");
    assertThat(two.sync("")).isEqualTo(Reply.nothing().toString()); // R81
    one.change(mail, DONE);
    assertThat(two.sync(""))
        .contains("<Status>1</Status>", "<Tasks:DateCompleted>", "<CompleteTime>");
    one.change(mail, "<Email:Flag><Email:Status>0</Email:Status></Email:Flag>");
    assertThat(two.sync("")).contains("<ApplicationData><Email:Flag/></ApplicationData>");
    one.change(mail, TASK);
    one.change(mail, "<Email:Flag/>");
    assertThat(wire.now(mail.id()).marks().flag()).isEqualTo(FollowUp.NONE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void datesThatContradictEachOtherAreNoFlag(String version) {
    // [MS-ASEMAIL] R406, R407, R409, R738, R741, R850, R851, R861, R864, R702
    Item mail = wire.add(Mails.plain("call", "x\n"));
    var phone = new Reading("one", version);
    String[] wrong = {
      TASK.replace("DueDate>2026-03-05", "DueDate>2026-02-05"),
      TASK.replace("UtcDueDate>2026-03-04", "UtcDueDate>2026-02-04"),
      TASK.replaceAll("<Tasks:UtcStartDate>[^<]*</Tasks:UtcStartDate>", ""),
      TASK.replaceAll("<Tasks:DueDate>[^<]*</Tasks:DueDate>", ""),
      TASK.replaceAll("<Tasks:ReminderTime>[^<]*</Tasks:ReminderTime>", ""),
      TASK.replaceAll("<Email:FlagType>[^<]*</Email:FlagType>", ""),
      DONE.replaceAll("<Email:CompleteTime>[^<]*</Email:CompleteTime>", ""),
    };
    for (String flag : wrong) {
      assertThat(phone.change(mail, flag)).as(flag).contains("<Status>6</Status>");
      assertThat(wire.now(mail.id()).marks().flag()).isEqualTo(FollowUp.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void ofWhatStandsTwiceTheFirstCounts(String version) {
    // [MS-ASEMAIL] R581, R634, R697, R706, R746, R761, R777, R858, R869
    Item mail = wire.add(Mails.plain("call", "x\n"));
    var phone = new Reading("one", version);
    String ordinal =
        "<Tasks:OrdinalDate>2026-03-02T08:00:00.000Z</Tasks:OrdinalDate>"
            + "<Tasks:SubOrdinalDate>a</Tasks:SubOrdinalDate>";
    String inner =
        TASK.substring("<Email:Flag>".length(), TASK.length() - "</Email:Flag>".length());
    String twice = "<Email:Flag>" + inner + ordinal + inner + ordinal + "</Email:Flag>";
    assertThat(phone.change(mail, twice)).doesNotContain("<Status>6</Status>");
    assertThat(wire.now(mail.id()).marks().flag().details())
        .containsEntry("SubOrdinalDate", "a")
        .containsEntry("Subject", "Call");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void aConversationIsMarkedMailByMail(String version) {
    // [MS-ASCON] R326, R337, R203, R284, R204, R324, R325, R162, R206 to R209
    Item first = wire.add(Mails.plain("talk", "x\n"));
    Item second = wire.add(Mails.plain("more", "x\n"));
    var phone = new Reading("one", version);
    phone.sync(
        "<Commands>"
            + command(first, "<Email:Read>1</Email:Read>")
            + command(second, "<Email:Read>1</Email:Read>" + TASK)
            + "</Commands>");
    assertThat(wire.now(first.id()).marks().read()).isTrue();
    assertThat(wire.now(first.id()).marks().flag()).isEqualTo(FollowUp.NONE);
    assertThat(wire.now(second.id()).marks().flag().state()).isEqualTo(FollowUp.State.ACTIVE);
    phone.sync(
        "<Commands>"
            + command(first, "<Email:Read>0</Email:Read><Email:Flag/>")
            + command(second, "<Email:Read>0</Email:Read>" + DONE)
            + "</Commands>");
    assertThat(wire.now(first.id()).marks().read()).isFalse();
    assertThat(wire.now(second.id()).marks().flag().state()).isEqualTo(FollowUp.State.COMPLETE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"12.1", "14.0", "14.1", "16.0", "16.1"})
  void aConversationIsDeletedMailByMailAndWhatComesLaterIsNot(String version) {
    // [MS-ASCON] R157, R158, R199, R200, R201
    Item first = wire.add(Mails.plain("talk", "x\n"));
    Item second = wire.add(Mails.plain("more", "x\n"));
    var phone = new Reading("one", version);
    phone.sync(
        "<Commands><Delete><ServerId>"
            + ServerId.of(first)
            + "</ServerId></Delete><Delete><ServerId>"
            + ServerId.of(second)
            + "</ServerId></Delete></Commands>");
    assertThat(
            wire.desk.house.catalog.newest(
                Reader.owner(wire.bob), wire.folder(Role.TRASH).id(), Long.MAX_VALUE, 9))
        .hasSize(2);
    Item later = wire.add(Mails.plain("talk", "y\n"));
    assertThat(phone.sync("")).contains("<Add><ServerId>" + ServerId.of(later) + "</ServerId>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void whatAPhoneMayNotSayIsRefused(String version) {
    // [MS-ASEMAIL] R347, R643, R648, R722, R723, R817, R835
    Item mail = wire.add(Mails.plain("talk", "x\n"));
    var phone = new Reading("one", version);
    String[] wrong = {
      "<Email:Read>2</Email:Read>",
      "<Email2:Sender>eve@x</Email2:Sender>",
      "<Email2:ReceivedAsBcc>1</Email2:ReceivedAsBcc>",
      "<Email2:UmCallerID>1</Email2:UmCallerID>",
      "<Email2:UmUserNotes>1</Email2:UmUserNotes>",
      "<Email2:ConversationId>x</Email2:ConversationId>",
    };
    for (String data : wrong) {
      assertThat(phone.change(mail, data)).as(data).contains("<Status>6</Status>");
    }
    assertThat(wire.now(mail.id()).marks().read()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"14.0", "14.1", "16.0", "16.1"})
  void textMessagesAreRefusedWithoutHarm(String version) { // [MS-ASCMD] R907, R935
    Item mail = wire.add(Mails.plain("talk", "x\n"));
    var phone = new Reading("one", version);
    String sms =
        "<Commands><Add><Class>SMS</Class><ClientId>s</ClientId><ApplicationData>"
            + "<Email:To>+123</Email:To></ApplicationData></Add>"
            + command(mail, "<Email:Read>1</Email:Read>")
            + "</Commands>";
    assertThat(phone.sync(sms)).contains("<Add><ClientId>s</ClientId><Status>6</Status></Add>");
    assertThat(wire.now(mail.id()).marks().read()).isTrue();
    String both =
        "<Options><AirSync:Class>Email</AirSync:Class></Options>"
            + "<Options><AirSync:Class>SMS</AirSync:Class></Options>";
    assertThat(phone.sync(both)).doesNotContain("<Status>4</Status>");
  }
}

package com.mailfence.eas.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.item.Seq;
import com.mailfence.core.wake.Topic;
import com.mailfence.eas.device.DeviceKey;
import com.mailfence.eas.device.Devices;
import com.mailfence.eas.request.Verb;
import com.mailfence.eas.wbxml.BadWire;
import com.mailfence.eas.wbxml.BadWire.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeskTest {
  private final DeskHouse eas = new DeskHouse();
  private AccountId alice;

  @BeforeEach
  void anAccount() {
    alice = eas.account("alice@test.example");
  }

  @AfterEach
  void close() {
    eas.close();
  }

  @Test
  void refusalBecomesTheStatusOfTheCommand() {
    assertThat(answer("FolderDelete", "14.1", refusing(new Refusal.NotFound("x"))))
        .isEqualTo("<FolderHierarchy:FolderDelete><Status>4</Status></FolderDelete>");
    assertThat(answer("FolderSync", "12.1", refusing(new Refusal.Stale("x"))))
        .isEqualTo("<FolderHierarchy:FolderSync><Status>9</Status></FolderSync>");
  }

  @Test
  void commonStatusIsAnHttpCodeUpTo121() {
    Refusal full = new Refusal.OverQuota(1, 2, 3);
    assertThat(answer("FolderSync", "14.0", refusing(full))).contains("<Status>113<");
    assertThat(answer("FolderSync", "12.1", refusing(full))).contains("code=507"); // R7553
  }

  @ParameterizedTest
  @EnumSource(Refusal.Kind.class)
  void everyKindHasAWordForEveryCommand(Refusal.Kind kind) {
    for (Verb verb : Verb.values()) {
      assertThat(Statuses.of(one(kind), verb)).isBetween(2, 184);
    }
  }

  @Test
  void busyIsHttp503WithATimeInEveryVersion() {
    var busy = refusing(new Refusal.Busy("x", Duration.ofSeconds(7)));
    for (String version : List.of("12.1", "16.1")) {
      Reply.Refused reply = (Reply.Refused) reply("FolderSync", version, busy);
      assertThat(reply.code()).isEqualTo(503);
      assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    }
  }

  @Test
  void bugIsTheCommandsServerErrorAndNothingMore() {
    Command bug =
        call -> {
          throw new IllegalStateException("secret detail");
        };
    assertThat(answer("FolderSync", "14.1", bug))
        .isEqualTo("<FolderHierarchy:FolderSync><Status>6</Status></FolderSync>");
    assertThat(answer("MoveItems", "14.1", bug)).contains("<Status>110<");
    assertThat(answer("MoveItems", "12.1", bug)).contains("code=500");
  }

  @ParameterizedTest
  @CsvSource({
    "WBXML, FolderSync, 14.1, <Status>102<",
    "WBXML, FolderSync, 12.1, code=400",
    "SHAPE, FolderSync, 12.1, <Status>10<",
    "SHAPE, SendMail, 14.0, <Status>103<",
    "SHAPE, SendMail, 12.1, code=400",
    "TIME, MeetingResponse, 14.0, <Status>104<"
  })
  void faultsOfTheRequestAreToldApart(Fault fault, String verb, String version, String told) {
    Command unread =
        call -> {
          throw new BadWire(fault, "what", "where");
        };
    assertThat(answer(verb, version, unread)).contains(told); // R4815, R4817, R7547
  }

  @Test
  void unknownCommandIsSaidToBeSo() {
    Desk empty =
        new Desk(
            Map.of(), new Gate(eas.rooms), new Waits(eas.house.wakes), eas.oversight.tracing());
    List<Reply> answers = new ArrayList<>();
    DeskHouse.Phone phone = eas.new Phone(alice, "d", "14.1");
    empty.serve(phone.call("ValidateCert", "", new byte[0]), answers::add);
    assertThat(DeskHouse.shown(answers.get(0))).contains("<Status>137<");
    DeskHouse.Phone old = eas.new Phone(alice, "d", "12.1");
    empty.serve(old.call("ValidateCert", "", new byte[0]), answers::add);
    assertThat(DeskHouse.shown(answers.get(1))).contains("code=501"); // R7558
  }

  @Test
  void whatBreaksAfterAWaitIsAnsweredToo() {
    var topic = new Topic.Folders(alice);
    Command waits =
        call ->
            new Reply.Later(
                Map.of(topic, new Seq(1_000_000)),
                Duration.ofHours(1),
                moved -> {
                  throw new Refusal.Stale("x");
                });
    List<Reply> answers = new ArrayList<>();
    Desk desk = desk("FolderSync", waits);
    desk.serve(eas.new Phone(alice, "d", "14.1").call("FolderSync", "", new byte[0]), answers::add);
    assertThat(answers).isEmpty();
    eas.house.wakes.reached(Map.of(topic, new Seq(1_000_001)));
    assertThat(DeskHouse.shown(answers.get(0))).contains("<Status>9<");
    assertThat(desk.waiting()).isZero();
  }

  @Test
  void waitMayBeTakenUpAgainUntilItIsDisplaced() {
    var topic = new Topic.Folders(alice);
    List<Set<Topic>> asked = new ArrayList<>();
    Desk desk = desk("Ping", call -> again(topic, 1_000_000, asked));
    List<Reply> answers = new ArrayList<>();
    Call call = eas.new Phone(alice, "d", "14.1").call("Ping", "", new byte[0]);
    desk.serve(call, answers::add);
    eas.house.wakes.reached(Map.of(topic, new Seq(1_000_001)));
    eas.house.wakes.reached(Map.of(topic, new Seq(1_000_002)));
    assertThat(asked).hasSize(2).doesNotContain(Set.of());
    assertThat(answers).isEmpty();
    desk.serve(call, answers::add);
    assertThat(answers).hasSize(1);
    assertThat(asked).last().isEqualTo(Set.of());
    assertThat(desk.waiting()).isEqualTo(1);
  }

  private static Reply again(Topic topic, long seq, List<Set<Topic>> asked) {
    return new Reply.Later(
        Map.of(topic, new Seq(seq)),
        Duration.ofHours(1),
        moved -> {
          asked.add(moved);
          return moved.isEmpty() ? Reply.nothing() : again(topic, seq + 1, asked);
        });
  }

  @Test
  void planBoundsTheDevicesOfAnAccount() {
    eas.limits.put("alice@test.example", 2);
    String sync = "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";
    DeskHouse.Phone first = eas.new Phone(alice, "d1", "14.1");
    DeskHouse.Phone third = eas.new Phone(alice, "d3", "14.1");
    assertThat(first.ask("FolderSync", sync)).contains("<Status>1<");
    assertThat(eas.new Phone(alice, "d2", "12.1").ask("FolderSync", sync)).contains("<Status>1<");
    assertThat(third.ask("FolderSync", sync)).contains("<Status>177<"); // SYNC-009
    assertThat(eas.new Phone(alice, "d3", "12.1").ask("FolderSync", sync)).contains("code=403");
    assertThat(eas.new Phone(alice, "validate", "14.1").ask("FolderSync", sync)).contains(">1<");
    assertThat(first.ask("FolderSync", sync)).contains("<Status>1<");
    new Devices(eas.house.notes, eas.clock).forget(new DeviceKey(alice, "d2"));
    assertThat(third.ask("FolderSync", sync)).contains("<Status>1<"); // SYNC-011
  }

  @Test
  void planWithoutDevicesLetsNoneIn() {
    eas.limits.put("alice@test.example", 0);
    String sync = "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";
    assertThat(eas.new Phone(alice, "d1", "16.1").ask("FolderSync", sync))
        .contains("<Status>126<"); // SYNC-010
    assertThat(eas.new Phone(alice, "d1", "12.1").ask("FolderSync", sync)).contains("code=403");
  }

  @Test
  void probeLeavesNothingBehind() {
    String sync = "<FolderHierarchy:FolderSync><SyncKey>0</SyncKey></FolderSync>";
    assertThat(eas.new Phone(alice, "validate", "14.1").ask("FolderSync", sync)).contains(">1<");
    assertThat(eas.house.notes.clients(alice, "")).isEmpty();
  }

  private Desk desk(String verb, Command command) {
    return new Desk(
        Map.of(eas.new Phone(alice, "d", "12.1").call(verb, "", new byte[0]).verb(), command),
        new Gate(eas.rooms),
        new Waits(eas.house.wakes),
        eas.oversight.tracing());
  }

  private Reply reply(String verb, String version, Command command) {
    List<Reply> answers = new ArrayList<>();
    desk(verb, command)
        .serve(eas.new Phone(alice, "d", version).call(verb, "", new byte[0]), answers::add);
    assertThat(answers).hasSize(1);
    return answers.get(0);
  }

  private String answer(String verb, String version, Command command) {
    return DeskHouse.shown(reply(verb, version, command));
  }

  private static Command refusing(Refusal refusal) {
    return call -> {
      throw refusal;
    };
  }

  private static Refusal one(Refusal.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> new Refusal.NotFound("x");
      case FORBIDDEN -> new Refusal.Forbidden("x");
      case CONFLICT -> new Refusal.Conflict("a", "b");
      case STALE -> new Refusal.Stale("x");
      case EXISTS -> new Refusal.Exists("x");
      case OVER_QUOTA -> new Refusal.OverQuota(1, 2, 3);
      case TOO_LARGE -> new Refusal.TooLarge("x", 1);
      case MALFORMED -> new Refusal.Malformed("x", "y");
      case BUSY -> new Refusal.Busy("x", Duration.ofSeconds(1));
    };
  }
}

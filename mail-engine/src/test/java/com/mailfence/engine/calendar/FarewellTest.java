package com.mailfence.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.ItemId;
import com.mailfence.engine.resource.Expected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FarewellTest {
  private static final String TEA =
      "BEGIN:VEVENT\nUID:tea\nDTSTAMP:20260301T000000Z\nSUMMARY:Tea\n"
          + "DTSTART:20990305T150000Z\nDURATION:PT1H\nORGANIZER:mailto:ann@example.test\n"
          + "ATTENDEE:mailto:ann@example.test\nATTENDEE:mailto:bob@example.test\n"
          + "ATTENDEE:mailto:eve@far.test\nEND:VEVENT\n";

  private final Office office = new Office();
  private final AccountId ann = office.person("ann");
  private final AccountId bob = office.person("bob");

  @AfterEach
  void close() {
    office.close();
  }

  private Collection calendar(AccountId account) {
    return office
        .house
        .catalog
        .collection(Reader.owner(account), office.calendar(account))
        .orElseThrow();
  }

  private void goes(AccountId account) {
    Farewell farewell = office.calendars.prepareFarewell(Reader.owner(account), calendar(account));
    office.house.store.commit(
        farewell.tells() ? Reader.house() : Reader.owner(account),
        farewell.accounts(),
        draft -> {
          farewell.run(draft);
          return account;
        });
    farewell.after();
  }

  @Test
  void meetingsOfACalendarThatGoesAreCalledOff() {
    office.put(ann, "tea.ics", TEA);
    office.put(ann, "alone.ics", TEA.replace("tea", "alone").replaceAll("(ATT|ORG).*\n", ""));
    office.forget();

    goes(ann);

    assertThat(office.sent()).contains("bob@example.test CANCEL", "eve@far.test CANCEL");
    assertThat(office.text(bob, "tea")).contains("STATUS:CANCELLED");
  }

  @Test
  void invitationsInACalendarThatGoesAreDeclined() {
    office.put(ann, "tea.ics", TEA);
    office.forget();

    goes(bob);

    assertThat(office.sent()).containsExactly("ann@example.test REPLY");
    assertThat(office.text(ann, "tea")).contains("PARTSTAT=DECLINED");
  }

  @Test
  void whoDeletesQuietlyAnswersNothingButCallsOffHisOwn() { // RFC 6638 s8.1
    office.put(ann, "tea.ics", TEA);
    office.forget();
    delete(bob, office.copy(bob, "tea").orElseThrow().id());
    assertThat(office.sent()).isEmpty();
    assertThat(office.text(ann, "tea")).doesNotContain("DECLINED");

    delete(ann, office.copy(ann, "tea").orElseThrow().id());
    assertThat(office.sent()).contains("eve@far.test CANCEL");
  }

  private void delete(AccountId account, ItemId id) {
    Reader who = Reader.owner(account);
    office.calendars.commit(
        who, office.calendars.prepareDelete(who, id, Expected.ANY, Manner.UNANSWERED));
  }
}

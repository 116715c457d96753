package com.mailfence.engine.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Group;
import com.mailfence.core.account.Reader;
import com.mailfence.core.item.Collection;
import com.mailfence.core.item.Kind;
import com.mailfence.core.item.Role;
import com.mailfence.core.share.Access;
import com.mailfence.core.share.Grant;
import com.mailfence.core.share.Share;
import com.mailfence.engine.share.Lent.Way;
import com.mailfence.engine.share.Neighbours.Person;
import com.mailfence.testbed.clock.HandClock;
import com.mailfence.testbed.store.MemoryHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SharingTest {
  private static final String TEAM = "team@example.test";
  private static final String ALL = "all@example.test";

  private final MemoryHouse house = new MemoryHouse(new HandClock());
  private final Sharing sharing = sharing(false);
  private final Account ann = person("ann@example.test");
  private final Account bob = person("bob@example.test");
  private final Collection calendar = house.collection(ann.id(), Kind.CALENDAR, Role.MAIN, "C");
  private final Collection book = house.collection(ann.id(), Kind.CONTACTS, Role.MAIN, "B");

  @AfterEach
  void close() {
    house.close();
  }

  private Sharing sharing(boolean published) {
    return new Sharing(
        new Sharing.House(house.directory, house.grants, house.catalog, house.store), published);
  }

  private Account person(String address) {
    return house.directory.account(house.account(address)).orElseThrow();
  }

  private void group(String address, String... members) {
    house.directory.put(new Group(address, "", List.of(members)));
  }

  private List<Way> ways(Account who) {
    return sharing.standing(who).lent().stream().map(Lent::way).toList();
  }

  @Test
  void nothingIsLentToWhomNobodyLends() {
    assertThat(sharing.standing(bob).lent()).isEmpty();
    assertThat(sharing.standing(bob).reader()).isEqualTo(Reader.owner(bob.id()));
  }

  @Test
  void memberOfAGroupInAGroupReadsWhatBothHave() {
    group(TEAM, "bob@example.test");
    group(ALL, TEAM);

    Standing standing = sharing.standing(bob);

    assertThat(standing.groups()).extracting(Account::address).containsExactly(TEAM, ALL);
    assertThat(standing.lent()).hasSize(4).allMatch(lent -> lent.access() == Access.READ);
    assertThat(ways(ann)).isEmpty();
    assertThat(sharing.standing(bob).groups()).isEqualTo(standing.groups());
  }

  @Test
  void rightInAGroupEndsWithMembership() { // GROUP-001, SH07
    group(TEAM, "bob@example.test");
    Account estate = sharing.estate(TEAM);
    Collection row = house.catalog.collections(Reader.house(), estate.id()).get(0);
    sharing.lend(estate, row, bob, Access.WRITE, Share.Answer.ACCEPTED);
    assertThat(sharing.standing(bob).of(row.id()).orElseThrow().access()).isEqualTo(Access.WRITE);
    Reader before = sharing.standing(bob).reader();
    assertThat(row.id().isWritableBy(before)).isTrue();

    group(TEAM);
    assertThat(sharing.standing(bob).lent()).isEmpty();
    assertThatThrownBy(() -> sharing.lend(estate, row, bob, Access.READ, Share.Answer.ACCEPTED))
        .isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void offerIsAskedAcceptedDeclinedAndAskedAgain() {
    sharing.lend(ann, calendar, bob, Access.READ, Share.Answer.ASKED);
    assertThat(ways(bob)).containsExactly(Way.ASKED);
    sharing.answer(bob, ann.id(), calendar.number(), Share.Answer.ACCEPTED);
    assertThat(ways(bob)).containsExactly(Way.SHARED);
    sharing.lend(ann, calendar, bob, Access.WRITE, Share.Answer.ASKED);
    assertThat(ways(bob)).as("what was said stays said").containsExactly(Way.SHARED);
    assertThat(calendar.id().isWritableBy(sharing.standing(bob).reader())).isTrue();

    sharing.answer(bob, ann.id(), calendar.number(), Share.Answer.DECLINED);
    assertThat(ways(bob)).isEmpty();
    sharing.lend(ann, calendar, bob, Access.READ, Share.Answer.ASKED);
    assertThat(ways(bob)).containsExactly(Way.ASKED);
    sharing.takeBack(ann, calendar, bob.id());
    assertThatThrownBy(
            () -> sharing.answer(bob, ann.id(), calendar.number(), Share.Answer.ACCEPTED))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void whatCannotBeLentIsNot() { // SHARE-004, SH04
    Collection mail = house.collection(ann.id(), Kind.MAIL, Role.INBOX, "Inbox");
    Collection files = house.collection(ann.id(), Kind.FILES, Role.MAIN, "Files");
    group(TEAM, "ann@example.test");
    for (Collection row : List.of(mail, files)) {
      assertThatThrownBy(() -> sharing.lend(ann, row, bob, Access.READ, Share.Answer.ACCEPTED))
          .isInstanceOf(Refusal.Forbidden.class);
    }
    assertThatThrownBy(() -> sharing.lend(bob, calendar, ann, Access.READ, Share.Answer.ASKED))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> sharing.lend(ann, calendar, ann, Access.READ, Share.Answer.ASKED))
        .isInstanceOf(Refusal.Forbidden.class);
    Account estate = sharing.estate(TEAM);
    assertThatThrownBy(() -> sharing.lend(ann, calendar, estate, Access.READ, Share.Answer.ASKED))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThat(sharing.given(ann.id())).isEmpty();
  }

  @Test
  void deputySeesCalendarsAndSpeaksOnlyIfHeWrites() { // RFC 6638 s6.2
    sharing.appoint(ann, bob, Access.READ);
    assertThat(ways(bob)).containsExactly(Way.DEPUTY);
    assertThat(sharing.standing(bob).speaksFor(ann.id())).isFalse();
    assertThat(sharing.deputies(ann.id(), Access.READ)).containsExactly(bob);
    sharing.appoint(ann, bob, Access.WRITE);
    assertThat(sharing.standing(bob).speaksFor(ann.id())).isTrue();
    assertThat(sharing.deputies(ann.id(), Access.READ)).isEmpty();
    sharing.lend(ann, calendar, bob, Access.READ, Share.Answer.ACCEPTED);
    Lent both = sharing.standing(bob).of(calendar.id()).orElseThrow();
    assertThat(both.way()).isEqualTo(Way.SHARED);
    assertThat(both.access()).isEqualTo(Access.WRITE);
    sharing.appoint(ann, bob, null);
    assertThat(sharing.standing(bob).speaksFor(ann.id())).isFalse();
    assertThat(ways(bob)).containsExactly(Way.SHARED);
  }

  @Test
  void contactsOfASharedMailboxAreReadAndLieNowhere() { // SHARE-002, SHARE-010, SH01
    house.grants.put(
        new Grant(
            ann.id(),
            bob.id(),
            Set.of(Grant.Right.READ_MAIL, Grant.Right.WRITE_MAIL, Grant.Right.READ_CONTACTS)));
    Standing standing = sharing.standing(bob);
    assertThat(standing.lent()).hasSize(1);
    assertThat(standing.lent().get(0).isBeside()).isFalse();
    assertThat(book.id().isReadableBy(standing.reader())).isTrue();
    assertThat(book.id().isWritableBy(standing.reader())).isFalse();
    assertThat(calendar.id().isReadableBy(standing.reader())).isFalse();
  }

  @Test
  void oneKnowsOfOnesGroupsAndOfWhomOneLendsTo() { // DV04
    person("zoe@other.test");
    Account eve = person("eve@example.test");
    assertThat(known(sharing, bob)).containsExactly("bob@example.test");
    group(TEAM, "bob@example.test", "ann@example.test");
    assertThat(known(sharing, bob)).containsExactly("ann@example.test", "bob@example.test", TEAM);
    sharing.lend(ann, calendar, eve, Access.READ, Share.Answer.ASKED);
    assertThat(known(sharing, eve)).contains("ann@example.test").doesNotContain(TEAM);
    assertThat(known(sharing(true), eve))
        .contains("bob@example.test", TEAM)
        .doesNotContain("zoe@other.test");
    assertThat(sharing.neighbours().account(bob, TEAM)).isEmpty();
    assertThat(sharing.neighbours().account(bob, "eve@example.test")).isEmpty();
    assertThat(sharing.neighbours().account(bob, "ANN@example.test")).contains(ann);
  }

  private static List<String> known(Sharing sharing, Account who) {
    List<Person> people = new ArrayList<>();
    assertThat(sharing.neighbours().tell(who, 100, people::add)).isTrue();
    assertThat(sharing.neighbours().tell(who, 0, person -> {})).isFalse();
    return people.stream().map(Person::address).toList();
  }
}

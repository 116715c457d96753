package com.mailfence.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.core.account.Group;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class AccountsTest {
  private final Desk desk = new Desk();
  private final Directory directory = desk.directory;
  private final Accounts accounts = desk.accounts;
  private Account anna;

  @BeforeEach
  void annaMovesIn() {
    accounts.putDomain("own.test", 0);
    anna = accounts.create("Anna@Main.Test", "Anna", null);
  }

  private void reaches(String address, Account... expected) {
    assertThat(accounts.resolve(address)).isEqualTo(new Route.Local(List.of(expected)));
  }

  private void nobody(String address) {
    assertThat(accounts.resolve(address)).isEqualTo(new Route.Nobody());
  }

  @Test
  void mailReachesTheAccountInEverySpelling() {
    reaches("anna@main.test", anna);
    reaches("ANNA@MAIN.TEST.", anna);
    nobody("berta@main.test");
    nobody("no address");
    nobody("anna@");
    nobody("anna%else.test@main.test"); // SM06
    assertThat(accounts.resolve("x@else.test")).isEqualTo(new Route.Elsewhere("else.test"));
    assertThat(accounts.resolve("anna@main.test@ELSE.test"))
        .isEqualTo(new Route.Elsewhere("else.test"));
  }

  @Test
  void aliasIsAFurtherAddressOfTheSameAccount() { // ALIAS-001, ALIAS-002, ALIAS-003
    accounts.addAlias(anna, "Aennchen@own.test");
    reaches("aennchen@own.test", anna);
    assertThat(accounts.maySendAs(anna, "AENNCHEN@own.test")).isTrue();
    assertThat(accounts.senders(anna)).containsExactly("anna@main.test", "aennchen@own.test");
    accounts.removeAlias(anna, "aennchen@own.test");
    nobody("aennchen@own.test");
    assertThat(accounts.maySendAs(anna, "aennchen@own.test")).isFalse();
  }

  @Test
  void anAddressBelongsToOneOnly() { // ALIAS-003, ID02
    Account berta = accounts.create("berta@main.test", "", null);
    accounts.putGroup("all@main.test", "All", List.of("anna@main.test"));
    assertThatThrownBy(() -> accounts.addAlias(berta, "anna@main.test"))
        .isInstanceOf(Refusal.Exists.class);
    assertThatThrownBy(() -> accounts.addAlias(berta, "ALL@main.test"))
        .isInstanceOf(Refusal.Exists.class);
    assertThatThrownBy(() -> accounts.create("all@main.test", "", null))
        .isInstanceOf(Refusal.Exists.class);
    assertThatThrownBy(() -> accounts.putGroup("anna@main.test", "", List.of()))
        .isInstanceOf(Refusal.Exists.class);
  }

  @Test
  void plusReachesTheAddressBeforeIt() { // PLUS-001, PLUS-003
    accounts.addAlias(anna, "aennchen@own.test");
    reaches("anna+shop@main.test", anna);
    reaches("anna+a+b@main.test", anna);
    reaches("aennchen+shop@own.test", anna);
    nobody("berta+shop@main.test");
    nobody("+shop@main.test");
    nobody("anna+shop@own.test");
    accounts.change(anna.withShort(true));
    reaches("anna+shop@m.test", directory.account(anna.id()).orElseThrow());
  }

  @Test
  void literalPlusGoesFirst() { // PLUS-003, ID01
    Account club = accounts.create("anna+club@main.test", "", null);
    reaches("anna+club@main.test", club);
    reaches("anna+club+spring@main.test", club);
    reaches("anna+other@main.test", anna);
    assertThat(accounts.maySendAs(anna, "anna+club@main.test")).isFalse();
    assertThat(accounts.maySendAs(anna, "anna+other@main.test")).isTrue();
  }

  @Test
  void shortTwinsComeAndGoWithActivation() { // SHORT-001, SHORT-002, SHORT-003, SHORT-006
    accounts.addAlias(anna, "aennchen@main.test");
    accounts.addAlias(anna, "anna@own.test");
    nobody("anna@m.test");
    assertThat(accounts.maySendAs(anna, "anna@m.test")).isFalse();
    Account active = anna.withShort(true);
    accounts.change(active);
    reaches("anna@m.test", active);
    reaches("aennchen@m.test", active);
    nobody("berta@m.test");
    assertThat(accounts.maySendAs(active, "anna@m.test")).isTrue();
    assertThat(accounts.senders(active))
        .containsExactly(
            "anna@main.test",
            "aennchen@main.test",
            "anna@own.test",
            "anna@m.test",
            "aennchen@m.test");
    accounts.change(anna);
    nobody("anna@m.test");
    assertThat(accounts.senders(anna)).doesNotContain("anna@m.test");
  }

  @Test
  void shortAddressesCannotBeTaken() { // SHORT-004, SHORT-005
    Account berta = accounts.create("berta@own.test", "", null);
    accounts.change(berta.withShort(true));
    nobody("berta@m.test");
    assertThatThrownBy(() -> accounts.addAlias(berta, "anna@m.test"))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> accounts.create("carl@m.test", "", null))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> accounts.putGroup("all@m.test", "", List.of()))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> accounts.putDomain("M.test", 0)).isInstanceOf(Refusal.Forbidden.class);
  }

  @Test
  void namesThatSpeakForTheDomainAreGroupsOnly() { // ID02
    for (String name : List.of("Postmaster", "abuse", "webmaster")) {
      assertThatThrownBy(() -> accounts.create(name + "@main.test", "", null))
          .isInstanceOf(Refusal.Forbidden.class);
      assertThatThrownBy(() -> accounts.addAlias(anna, name + "@main.test"))
          .isInstanceOf(Refusal.Forbidden.class);
    }
    assertThatThrownBy(() -> accounts.addAlias(anna, "admin@main.test"))
        .isInstanceOf(Refusal.Forbidden.class);
    accounts.putGroup("postmaster@main.test", "", List.of("anna@main.test"));
    reaches("postmaster@main.test", anna);
  }

  @Test
  void lookalikesAndForeignDomainsAreRefused() { // ID01
    assertThatThrownBy(() -> accounts.create("\uff41nna@main.test", "", null))
        .isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> accounts.create("a%b@main.test", "", null))
        .isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> accounts.create("anna@else.test", "", null))
        .isInstanceOf(Refusal.NotFound.class);
    assertThatThrownBy(() -> accounts.create("b@main.test", "a\r\nb", null))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void givenUpAddressRestsForAMonth() { // ID02, ID04
    accounts.addAlias(anna, "aennchen@main.test");
    accounts.removeAlias(anna, "aennchen@main.test");
    Account berta = accounts.create("berta@main.test", "", null);
    assertThatThrownBy(() -> accounts.addAlias(berta, "aennchen@main.test"))
        .isInstanceOf(Refusal.Forbidden.class);
    accounts.addAlias(anna, "aennchen@main.test");
    accounts.remove(anna);
    nobody("anna@main.test");
    nobody("aennchen@main.test");
    assertThatThrownBy(() -> accounts.create("anna@main.test", "", null))
        .isInstanceOf(Refusal.Forbidden.class);
    desk.clock.forward(Duration.ofDays(30));
    Account other = accounts.create("anna@main.test", "", null);
    assertThat(other.id()).isNotEqualTo(anna.id());
    accounts.addAlias(berta, "aennchen@main.test");
  }

  @Test
  void administratorMayGiveAnAddressOutAgain() {
    accounts.remove(anna);
    Account again = accounts.create("anna@main.test", "", null, true);
    reaches("anna@main.test", again);
  }

  @Test
  void groupReachesEachMemberOnce() { // SM15
    Account berta = accounts.create("berta@main.test", "", null);
    accounts.addAlias(anna, "aennchen@main.test");
    accounts.putGroup("inner@main.test", "", List.of("berta@main.test", "anna@main.test"));
    accounts.putGroup(
        "all@main.test",
        "",
        List.of("aennchen@main.test", "inner@main.test", "berta@main.test", "anna@main.test"));
    reaches("all@main.test", anna, berta);
    accounts.removeAlias(anna, "aennchen@main.test");
    reaches("all@main.test", anna, berta);
    accounts.remove(anna);
    reaches("all@main.test", berta);
    accounts.remove(berta);
    nobody("all@main.test");
  }

  @Test
  void groupsThatWouldNeverEndAreRefusedAtSetUp() { // SM15
    accounts.putGroup("a@main.test", "", List.of("anna@main.test"));
    assertThatThrownBy(() -> accounts.putGroup("a@main.test", "", List.of("A@main.test")))
        .isInstanceOf(Refusal.Forbidden.class);
    accounts.putGroup("b@main.test", "", List.of("a@main.test"));
    assertThatThrownBy(() -> accounts.putGroup("a@main.test", "", List.of("b@main.test")))
        .isInstanceOf(Refusal.Forbidden.class);
    accounts.putGroup("c@main.test", "", List.of("b@main.test"));
    accounts.putGroup("d@main.test", "", List.of("c@main.test"));
    accounts.putGroup("e@main.test", "", List.of("d@main.test"));
    reaches("e@main.test", anna);
    assertThatThrownBy(() -> accounts.putGroup("f@main.test", "", List.of("e@main.test")))
        .isInstanceOf(Refusal.Forbidden.class);
    assertThatThrownBy(() -> accounts.putGroup("g@main.test", "", List.of("who@main.test")))
        .isInstanceOf(Refusal.NotFound.class);
  }

  @Test
  void loopThatGotIntoTheRegisterEndsAllTheSame() { // SM15
    directory.put(new Group("x@main.test", "", List.of("y@main.test")));
    directory.put(
        new Group("y@main.test", "", List.of("x@main.test", "y@main.test", "anna@main.test")));
    reaches("x@main.test", anna);
  }

  @Test
  void newAccountHasItsDomainsQuota() {
    accounts.putDomain("own.test", 5000);
    assertThat(accounts.create("b@own.test", "", null).quotaBytes()).isEqualTo(5000);
    assertThat(accounts.create("c@own.test", "", 7L).quotaBytes()).isEqualTo(7);
    assertThatThrownBy(() -> accounts.create("d@own.test", "", -1L))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void mainDomainStays() {
    assertThatThrownBy(() -> accounts.removeDomain("main.test"))
        .isInstanceOf(Refusal.Forbidden.class);
    accounts.removeDomain("OWN.test");
    assertThat(accounts.serves("own.test")).isFalse();
  }
}

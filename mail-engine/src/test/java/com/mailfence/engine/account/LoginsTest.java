package com.mailfence.engine.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginsTest {
  private static final String SECRET = "correct horse: battery ";

  private final Desk desk = new Desk();
  private final Logins logins =
      new Logins(
          desk.directory,
          desk.brand,
          desk.passwords,
          new Logins.Patience(5, Duration.ofMinutes(50), Duration.ofMinutes(10)),
          desk.clock);
  private final InetAddress home = address("192.0.2.7");
  private final InetAddress abroad = address("198.51.100.9");
  private Account anna;

  @BeforeEach
  void annaMovesIn() {
    anna = desk.accounts.create("anna@main.test", "Anna", null);
    desk.credentials.setPassword(anna.id(), SECRET);
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new AssertionError(e);
    }
  }

  private Outcome tryIt(String login, String password) {
    return logins.check(login, password, home);
  }

  private void fails(int times, InetAddress from) {
    for (int i = 0; i < times; i++) {
      assertThat(logins.check("anna@main.test", "guess " + i, from))
          .isInstanceOf(Outcome.Denied.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@main.test",
        "ANNA@Main.Test",
        "anna",
        "Anna",
        "\\anna",
        "main.test\\anna",
        "MAILFENCE\\anna",
        "whatever\\anna@main.test",
        " anna "
      })
  void everyFormOfTheLoginOpens(String login) { // BASE-002
    assertThat(tryIt(login, SECRET)).isEqualTo(new Outcome.Granted(anna, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aennchen@main.test",
        "aennchen",
        "anna@m.test",
        "m.test\\anna",
        "anna+phone@main.test",
        "own.test\\anna",
        "anna@own.test",
        "",
        "\\",
        "@",
        "\u0000"
      })
  void whatIsNoLoginIsDenied(String login) { // BASE-002, ID01
    desk.accounts.putDomain("own.test", 0);
    desk.accounts.addAlias(anna, "aennchen@main.test");
    desk.accounts.change(anna.withShort(true));
    assertThat(tryIt(login, SECRET)).isEqualTo(new Outcome.Denied());
  }

  @Test
  void passwordIsComparedExactly() { // AU06
    for (String near : new String[] {SECRET.strip(), SECRET + " ", SECRET + "\u0000", "", "x"}) {
      assertThat(tryIt("anna", near)).isEqualTo(new Outcome.Denied());
    }
  }

  @Test
  void longAndOddPasswordsAreNotCut() { // AU06
    String hundred = "x".repeat(100);
    desk.credentials.setPassword(anna.id(), hundred + "1");
    assertThat(tryIt("anna", hundred + "2")).isEqualTo(new Outcome.Denied());
    assertThat(tryIt("anna", hundred + "1")).isInstanceOf(Outcome.Granted.class);
    assertThat(tryIt("anna", "x".repeat(1 << 20))).isEqualTo(new Outcome.Denied());
    byte[] noText = {(byte) 0xff, (byte) 0xfe, 'a', 'b', 'c', 'd', 'e', 'f'};
    assertThat(logins.check("anna", noText, home)).isEqualTo(new Outcome.Denied());
  }

  @Test
  void shortAndEndlessPasswordsCannotBeSet() {
    assertThatThrownBy(() -> desk.credentials.setPassword(anna.id(), "seven77"))
        .isInstanceOf(Refusal.Malformed.class);
    assertThatThrownBy(() -> desk.credentials.setPassword(anna.id(), "x".repeat(1 << 17)))
        .isInstanceOf(Refusal.Malformed.class);
  }

  @Test
  void disabledAccountIsDeniedEvenWhileItsSecretIsTrusted() { // AU08
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
    desk.accounts.change(anna.in(Account.State.DISABLED));
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Denied());
  }

  @Test
  void changedPasswordIsInForceAtOnce() { // AU08
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
    desk.credentials.setPassword(anna.id(), "another secret");
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Denied());
    assertThat(tryIt("anna", "another secret")).isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void removedAccountIsGoneAndItsSuccessorIsAnother() { // ID04
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
    desk.accounts.remove(anna);
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Denied());
    Account next = desk.accounts.create("anna@main.test", "", null, true);
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Denied());
    desk.credentials.setPassword(next.id(), SECRET);
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Granted(next, ""));
  }

  @Test
  void appPasswordOpensUntilItIsTakenAway() {
    String secret = desk.credentials.addApp(anna.id(), "Phone");
    assertThat(secret).matches("[a-z2-7]{4}(-[a-z2-7]{4}){3}");
    assertThat(tryIt("anna", secret)).isEqualTo(new Outcome.Granted(anna, "Phone"));
    assertThatThrownBy(() -> desk.credentials.addApp(anna.id(), "Phone"))
        .isInstanceOf(Refusal.Exists.class);
    assertThat(desk.credentials.apps(anna)).singleElement().matches(c -> c.label().equals("Phone"));
    desk.credentials.removeApp(anna.id(), "Phone");
    assertThat(tryIt("anna", secret)).isEqualTo(new Outcome.Denied());
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Granted(anna, ""));
  }

  @Test
  void twoAccountsWithOnePasswordStayTwo() { // AU08
    Account berta = desk.accounts.create("berta@main.test", "", null);
    desk.credentials.setPassword(berta.id(), SECRET);
    assertThat(tryIt("berta", SECRET)).isEqualTo(new Outcome.Granted(berta, ""));
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Granted(anna, ""));
  }

  @Test
  void afterTooManyFailuresNobodyLooksUntilSomeAreForgotten() { // AU02
    fails(5, home);
    assertThat(tryIt("anna", SECRET)).isEqualTo(new Outcome.Throttled(Duration.ofMinutes(10)));
    assertThat(tryIt("nobody", "x")).isEqualTo(new Outcome.Throttled(Duration.ofMinutes(10)));
    desk.clock.forward(Duration.ofMinutes(10));
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void unknownUserIsCountedLikeAKnownOne() { // AU01
    for (int i = 0; i < 5; i++) {
      assertThat(logins.check("who", "guess", home)).isEqualTo(new Outcome.Denied());
    }
    assertThat(logins.check("who", "guess", abroad)).isInstanceOf(Outcome.Throttled.class);
  }

  @Test
  void strangersCannotLockAKnownClientOut() { // AU03
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
    fails(5, abroad);
    assertThat(logins.check("anna", "guess", home)).isInstanceOf(Outcome.Throttled.class);
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
    desk.clock.forward(Duration.ofMinutes(11));
    fails(1, abroad);
    assertThat(logins.check("anna", "guess", home)).isInstanceOf(Outcome.Throttled.class);
    assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
  }

  @Test
  void successesAreNotCounted() {
    for (int i = 0; i < 20; i++) {
      assertThat(tryIt("anna", SECRET)).isInstanceOf(Outcome.Granted.class);
      desk.clock.forward(Duration.ofMinutes(1));
    }
    fails(5, home);
  }

  @Test
  void oneNetworkOfManyAddressesIsOne() { // AU04
    for (int i = 0; i < 5; i++) {
      InetAddress other = address("2001:db8:1:2:" + i + "::1");
      assertThat(logins.check("user" + i, "x", other)).isEqualTo(new Outcome.Denied());
    }
    assertThat(logins.check("user9", "x", address("2001:db8:1:2:ffff::")))
        .isInstanceOf(Outcome.Throttled.class);
    assertThat(logins.check("user9", "x", address("2001:db8:1:3::")))
        .isEqualTo(new Outcome.Denied());
  }

  @Test
  void everyFailureCostsExactlyOneHash() { // AU01
    desk.credentials.addApp(anna.id(), "Phone");
    desk.credentials.addApp(anna.id(), "Tablet");
    long known = hashes(() -> tryIt("anna", "wrong"));
    long unknown = hashes(() -> tryIt("who", "wrong"));
    long tooLong = hashes(() -> tryIt("anna", "x".repeat(1 << 17)));
    assertThat(new long[] {known, unknown, tooLong}).containsOnly(1);
  }

  private long hashes(Runnable attempt) {
    long before = desk.passwords.computed();
    attempt.run();
    return desk.passwords.computed() - before;
  }

  @Test
  void hashOfAnotherHouseIsTaken() {
    String hash = desk.passwords.hash(utf8("their secret"), List.of());
    desk.credentials.setHash(anna.id(), hash);
    assertThat(tryIt("anna", "their secret")).isInstanceOf(Outcome.Granted.class);
    for (String bad :
        new String[] {
          "",
          "plain",
          "$2y$10$abcdefghijklmnopqrstuu",
          hash.replace("m=19456", "m=999999"),
          hash.replace("t=2", "t=99"),
          hash.replace("p=1", "p=0"),
          hash.substring(0, hash.lastIndexOf('$'))
        }) {
      assertThatThrownBy(() -> desk.credentials.setHash(anna.id(), bad))
          .isInstanceOf(Refusal.Malformed.class);
    }
  }

  @Test
  void floodOfLoginsIsToldToComeAgainAndIsNotCounted() throws Exception { // AU07
    int visitors = 60;
    var together = new CyclicBarrier(visitors);
    var strangers = Executors.newFixedThreadPool(visitors);
    List<Future<Outcome>> tries = new ArrayList<>();
    for (int i = 0; i < visitors; i++) {
      InetAddress from = address("203.0.113." + i);
      String login = "user" + i;
      tries.add(
          strangers.submit(
              () -> {
                together.await();
                return logins.check(login, "guess", from);
              }));
    }
    int throttled = 0;
    for (Future<Outcome> one : tries) {
      throttled += one.get() instanceof Outcome.Throttled ? 1 : 0;
    }
    strangers.shutdown();
    // Two are hashed at a time and sixteen may wait; some of the rest come late enough.
    assertThat(throttled).isBetween(1, visitors - 3);
    assertThat(desk.passwords.computed()).isEqualTo(1 + visitors - throttled);
    fails(5, home);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

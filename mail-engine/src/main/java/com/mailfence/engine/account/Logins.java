package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Directory;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets users in, at every port of the house alike. Failed tries are counted for all ports together,
 * by account and by network (AU02, AU04). A secret that opened the account before is always tried,
 * so that strangers cannot lock a user's phone out (AU03).
 */
public final class Logins {
  private final Directory directory;
  private final Brand brand;
  private final Passwords passwords;
  private final Clock clock;
  private final Proven proven;
  private final Tally byAccount;
  private final Tally byNetwork;

  /**
   * How patient the house is.
   *
   * @param failures tries that may fail, by account and by network
   * @param span the time in which so many are forgotten
   * @param trust how long a secret once proven need not be hashed again
   */
  public record Patience(int failures, Duration span, Duration trust) {
    /** 100 failures an hour; proven secrets are trusted for ten minutes. */
    public static Patience usual() {
      return new Patience(100, Duration.ofHours(1), Duration.ofMinutes(10));
    }
  }

  public Logins(
      Directory directory, Brand brand, Passwords passwords, Patience patience, Clock clock) {
    this.directory = directory;
    this.brand = brand;
    this.passwords = passwords;
    this.clock = clock;
    this.proven = new Proven(passwords.random(), patience.trust());
    this.byAccount = new Tally(patience.failures(), patience.span());
    this.byNetwork = new Tally(patience.failures(), patience.span());
  }

  /** The same for passwords that come as text. */
  public Outcome check(String login, String password, InetAddress from) {
    return check(login, password.getBytes(StandardCharsets.UTF_8), from);
  }

  /**
   * Tries a login.
   *
   * @param login main address; the local part alone for the main domain; or {@code \\user}, {@code
   *     DOMAIN\\user} (BASE-002). Aliases and short addresses are no logins
   * @param password the octets as sent, compared exactly (AU06)
   * @param from where the client is
   */
  public Outcome check(String login, byte[] password, InetAddress from) {
    Instant now = clock.instant();
    String address = mainAddress(login).map(Address::toString).orElse("");
    Account account = directory.account(address).orElse(null);
    List<Credential> credentials =
        account == null ? List.of() : directory.credentials(account.id());
    boolean possible = password.length > 0 && password.length <= Credentials.LONGEST;
    byte[] secret = possible ? password : new byte[0];
    if (account != null && account.active() && possible) {
      for (Credential credential : credentials) {
        if (proven.opens(credential, secret, now)) {
          return new Outcome.Granted(account, credential.label());
        }
      }
    }
    var attempt = new Attempt(address, network(from), now);
    Duration wait = take(attempt);
    boolean known = credentials.stream().anyMatch(c -> proven.mayKnow(c, secret));
    if (!wait.isZero() && !known) {
      return new Outcome.Throttled(wait);
    }
    Outcome outcome = hashed(possible ? account : null, secret, credentials, now);
    if (!(outcome instanceof Outcome.Denied) && wait.isZero()) {
      giveBack(attempt);
    }
    return outcome;
  }

  private Outcome hashed(
      @Nullable Account account, byte[] secret, List<Credential> credentials, Instant now) {
    try {
      List<String> hashes = credentials.stream().map(Credential::hash).toList();
      String found = passwords.find(secret, hashes).orElse("");
      Credential match =
          credentials.stream().filter(c -> c.hash().equals(found)).findFirst().orElse(null);
      if (match == null || account == null || !account.active()) {
        return new Outcome.Denied();
      }
      proven.remember(match, secret, now);
      return new Outcome.Granted(account, match.label());
    } catch (Refusal.Busy busy) {
      return new Outcome.Throttled(busy.retryAfter());
    }
  }

  private record Attempt(String address, String network, Instant at) {}

  private Duration take(Attempt attempt) {
    Duration wait = byNetwork.take(attempt.network(), attempt.at());
    if (!wait.isZero()) {
      return wait;
    }
    wait = byAccount.take(attempt.address(), attempt.at());
    if (!wait.isZero()) {
      byNetwork.giveBack(attempt.network(), attempt.at());
    }
    return wait;
  }

  private void giveBack(Attempt attempt) {
    byNetwork.giveBack(attempt.network(), attempt.at());
    byAccount.giveBack(attempt.address(), attempt.at());
  }

  /** The main address a login stands for; empty if it is none. */
  private Optional<Address> mainAddress(String login) {
    String text = login.strip();
    int slash = text.indexOf('\\');
    String user = text.substring(slash + 1);
    if (user.indexOf('@') >= 0) {
      return Address.read(user);
    }
    String before = slash < 0 ? "" : text.substring(0, slash);
    String domain = Address.canonicalDomain(before).orElse("");
    if (brand.isShort(domain)) {
      return Optional.empty();
    }
    // Phones fill in a Windows domain of their own making: what we do not serve says nothing.
    boolean served = !domain.isEmpty() && directory.domain(domain).isPresent();
    return Address.read(user + "@" + (served ? domain : brand.domain()));
  }

  /** One customer's line: an IPv4 address, or a /64 of IPv6 (AU04). */
  private static String network(InetAddress from) {
    byte[] octets = from.getAddress();
    return HexFormat.of()
        .formatHex(from instanceof Inet6Address ? Arrays.copyOf(octets, 8) : octets);
  }
}

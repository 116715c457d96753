package com.mailfence.engine.account;

import com.mailfence.core.Refusal;
import com.mailfence.core.account.Account;
import com.mailfence.core.account.AccountId;
import com.mailfence.core.account.Credential;
import com.mailfence.core.account.Directory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

/** The secrets of accounts: one password each, and app passwords for devices and programs. */
public final class Credentials {
  /** ASVS 6.2.1, in characters. */
  private static final int SHORTEST = 8;

  /** What a login compares is bounded (AU06), in octets. */
  static final int LONGEST = 64 * 1024;

  private static final int MOST_APPS = 100;

  private final Directory directory;
  private final Passwords passwords;
  private final Clock clock;

  public Credentials(Directory directory, Passwords passwords, Clock clock) {
    this.directory = directory;
    this.passwords = passwords;
    this.clock = clock;
  }

  /**
   * Sets the account password, in force at once; app passwords stay.
   *
   * @throws Refusal.Malformed if it is shorter than 8 characters or longer than 64 KiB
   */
  public void setPassword(AccountId account, String password) {
    refuseUnfit(password);
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    put(account, "", passwords.hash(secret, hashes(account)));
  }

  /**
   * Sets the account password by its hash, brought from another house.
   *
   * @param hash Argon2id in PHC string form, at most 256 MiB and 16 passes
   */
  public void setHash(AccountId account, String hash) {
    if (!isHash(hash)) {
      throw new Refusal.Malformed("password hash", "expected $argon2id$v=19$m=...,t=...,p=...$");
    }
    put(account, "", hash);
  }

  /** Refuses what cannot be an account password. */
  public static void refuseUnfit(String password) {
    if (!isFit(password)) {
      throw new Refusal.Malformed("password", "8 characters to 64 KiB");
    }
  }

  /** Whether this can be an account password. */
  public static boolean isFit(String password) {
    return password.codePointCount(0, password.length()) >= SHORTEST
        && password.getBytes(StandardCharsets.UTF_8).length <= LONGEST;
  }

  /** Whether this is a hash that can be checked. */
  public static boolean isHash(String text) {
    return Passwords.understands(text);
  }

  /** Whether the account password is kept as this very hash. */
  public boolean isKeptAs(AccountId account, String hash) {
    return directory.credentials(account).stream()
        .anyMatch(credential -> credential.isMain() && credential.hash().equals(hash));
  }

  /** Whether the account password is this; costs one hash. */
  public boolean isPassword(AccountId account, String password) {
    byte[] secret = password.getBytes(StandardCharsets.UTF_8);
    List<String> main =
        directory.credentials(account).stream()
            .filter(Credential::isMain)
            .map(Credential::hash)
            .toList();
    return passwords.find(secret, main).isPresent();
  }

  /**
   * Makes an app password.
   *
   * @param label the device's or program's name, unique in the account
   * @return the password, which nobody can be shown again
   */
  public String addApp(AccountId account, String label) {
    String name = label.strip();
    boolean control = name.codePoints().anyMatch(Character::isISOControl);
    if (name.isEmpty() || name.length() > 64 || control) {
      throw new Refusal.Malformed("label", "1 to 64 characters in one line");
    }
    List<Credential> there = directory.credentials(account);
    if (there.stream().anyMatch(c -> c.label().equals(name))) {
      throw new Refusal.Exists("app password " + name);
    }
    if (there.size() > MOST_APPS) {
      throw new Refusal.Forbidden("an account has at most " + MOST_APPS + " app passwords");
    }
    String secret = passwords.invent();
    put(account, name, passwords.hash(secret.getBytes(StandardCharsets.UTF_8), hashes(account)));
    return secret;
  }

  /** Takes an app password away, in force at once. */
  public void removeApp(AccountId account, String label) {
    if (label.isEmpty()) {
      throw new Refusal.Malformed("label", "1 to 64 characters");
    }
    directory.removeCredential(account, label);
  }

  /** The app passwords, by label, without their secrets. */
  public List<Credential> apps(Account account) {
    return directory.credentials(account.id()).stream().filter(c -> !c.isMain()).toList();
  }

  private void put(AccountId account, String label, String hash) {
    directory.put(new Credential(account, label, hash, clock.instant()));
  }

  private List<String> hashes(AccountId account) {
    return directory.credentials(account).stream().map(Credential::hash).toList();
  }
}

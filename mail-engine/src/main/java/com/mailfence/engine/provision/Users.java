package com.mailfence.engine.provision;

import com.mailfence.core.account.Account;
import com.mailfence.core.account.Directory;
import com.mailfence.engine.account.Accounts;
import com.mailfence.engine.account.Credentials;
import com.mailfence.engine.account.Profiles;
import com.mailfence.engine.provision.Plan.Secret;
import com.mailfence.engine.provision.Plan.UserEntry;
import com.mailfence.engine.provision.Report.Line;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes users what their entries say. */
final class Users {
  private final Directory directory;
  private final Accounts accounts;
  private final Credentials credentials;
  private final Profiles profiles;

  Users(Directory directory, Accounts accounts, Credentials credentials, Profiles profiles) {
    this.directory = directory;
    this.accounts = accounts;
    this.credentials = credentials;
    this.profiles = profiles;
  }

  Line settle(UserEntry entry) {
    var steps = new Steps("user " + entry.address());
    Account before = directory.account(entry.address()).orElse(null);
    if (before == null) {
      String name = entry.name() == null ? "" : entry.name();
      before = accounts.create(entry.address(), name, entry.quota(), true);
      steps.created();
    }
    Account after = settled(entry, before);
    if (!after.equals(before)) {
      accounts.change(after);
      tellDifference(before, after, steps);
    }
    Secret secret = entry.secret();
    if (secret != null) {
      settle(secret, after, steps);
    }
    aliases(entry.aliases(), after, steps);
    belongings(entry, after, steps);
    return steps.line();
  }

  private static Account settled(UserEntry entry, Account before) {
    Account after = before;
    if (entry.name() != null) {
      after = after.named(entry.name().strip());
    }
    if (entry.quota() != null) {
      after = after.withQuota(entry.quota());
    }
    if (entry.shortDomain() != null) {
      after = after.withShort(entry.shortDomain());
    }
    if (entry.disabled() != null) {
      after = after.in(entry.disabled() ? Account.State.DISABLED : Account.State.ACTIVE);
    }
    return after;
  }

  private static void tellDifference(Account before, Account after, Steps steps) {
    if (!before.displayName().equals(after.displayName())) {
      steps.did("name");
    }
    if (before.quotaBytes() != after.quotaBytes()) {
      steps.did("quota");
    }
    if (before.shortActive() != after.shortActive()) {
      steps.did(after.shortActive() ? "short domain on" : "short domain off");
    }
    if (before.state() != after.state()) {
      steps.did(after.active() ? "enabled" : "disabled");
    }
  }

  private void settle(Secret secret, Account account, Steps steps) {
    boolean holds =
        switch (secret.sort()) {
          case ALWAYS -> !steps.isCreated() && credentials.isPassword(account.id(), secret.text());
          case INITIAL -> !steps.isCreated();
          case HASH -> credentials.isKeptAs(account.id(), secret.text());
        };
    if (holds) {
      return;
    }
    if (secret.sort() == Secret.Sort.HASH) {
      credentials.setHash(account.id(), secret.text());
    } else {
      credentials.setPassword(account.id(), secret.text());
    }
    steps.did("password");
  }

  private void aliases(@Nullable List<String> wanted, Account account, Steps steps) {
    if (wanted == null) {
      return;
    }
    List<String> before = accounts.aliases(account);
    for (String alias : before) {
      if (!wanted.contains(alias)) {
        accounts.removeAlias(account, alias);
        steps.did("alias " + alias + " removed");
      }
    }
    for (String alias : wanted) {
      if (!before.contains(alias)) {
        accounts.addAlias(account, alias, true);
        steps.did("alias " + alias);
      }
    }
  }

  private void belongings(UserEntry entry, Account account, Steps steps) {
    String address = account.address();
    Integer devices = entry.devices();
    if (devices != null && profiles.devices(account, -1) != devices) {
      profiles.setDevices(account, devices);
      steps.did("devices");
    }
    byte[] photo = entry.photo();
    if (photo != null && !Arrays.equals(profiles.photo(address).orElse(new byte[0]), photo)) {
      profiles.setPhoto(address, photo);
      steps.did("photo");
    }
    byte[] der = entry.certificate();
    if (der != null && !Arrays.equals(profiles.certificate(address).orElse(new byte[0]), der)) {
      profiles.setCertificate(address, der);
      steps.did("certificate");
    }
    String policy = entry.policy();
    if (policy != null && !policy.equals(profiles.assigned(address).orElse(""))) {
      profiles.assign(address, policy);
      steps.did("policy");
    }
  }
}
